struct Song {
    title: String,
    plays: u32,
}

fn main() {
    let title = String::from("Blue");
    let song = Song { title, plays: 12 };
    let plays = &song.plays;
    let reader = &song;
    let outer = &reader;
    println!("{}", *plays + 1);
    println!("{}", reader.plays);
    println!("{}", outer.title.len());
}
