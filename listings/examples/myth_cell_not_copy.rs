use std::cell::Cell;

struct Sample(u32);

fn main() {
    let pan = Cell::new(Sample(7));
    let hand = &pan;
    let first = hand.replace(Sample(9));
    hand.set(Sample(12));
    let last = pan.into_inner();
    println!("first {} g, last {} g", first.0, last.0);
}
