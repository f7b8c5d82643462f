// A reference is not what it points to: said is where that lies.
struct Song {
    title: String,
    plays: u32,
}
fn main() {
    let song = Song { title: String::from("Blue"), plays: 3 };
    let title: &str = &song.title; //~ text `title` points to block 1, length 4 ("Blue"). ; title = "Blue"
    let plays = &song.plays; //~ text `plays` points to `song.plays` (byte 24).
    let all = [1u16, 40, 7];
    let middle = &all[1..]; //~ text `middle` points to `all`, byte 2, length 2.
    let whole = &song; //~ text `whole` points to `song`.
    let mut one = &all[0]; //~ text `one` points to `all[0]`.
    println!("{one}{}", whole.plays);
    one = &all[2]; //~ text `one` now points to `all[2]` (byte 4) (`all[0]` before)
    let fixed = "tin"; //~ text `fixed` points to static memory, length 3 ("tin").
    let boxes = vec![Box::new(5u8)];
    let inner = &*boxes[0]; //~ text `inner` points to `*boxes[0]` (block 3).
    println!("{title}{plays}{middle:?}{one}{fixed}{inner}");
}
//~ leaked 0
