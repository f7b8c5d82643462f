// `whole @ Some(_)` takes all of it; a number is copied; a reference's `@` points.
#[derive(Clone, Copy)]
struct Spot {
    x: u8,
    y: u8,
}
fn main() {
    let word = Some(String::from("elm"));
    let kept = match word {
        whole @ Some(_) => whole, //~ word is moved ; block 1 owner whole
        None => None,
    }; //~ kept = Some("elm") ; block 1 owner kept ; word is moved
    let spot = Spot { x: 3, y: 9 };
    let all @ Spot { x, .. } = spot; //~ all = Spot { x: 3, y: 9 } ; x = 3 ; spot is live ; no event moved
    let list = [5, 6, 7];
    if let [_, rest @ ..] = &list { //~ rest → list byte 4
        println!("{rest:?}");
    }
    let class = match spot.y {
        n @ 0..=4 => n,
        n @ 5..=9 => n + 100, //~ n = 9
        _ => 0,
    }; //~ class = 109
    println!("{kept:?} {} {x} {class}", all.y);
} //~ freed 1 ; kept is dropped
//~ leaked 0
