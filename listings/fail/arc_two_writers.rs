use std::thread;

fn main() {
    let mut rolls = 0;
    thread::scope(|s| {
        s.spawn(|| rolls += 12);
        s.spawn(|| rolls += 30);
    });
    println!("{rolls} rolls");
}
