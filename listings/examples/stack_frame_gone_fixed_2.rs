fn tally(rows: u32) -> Box<u32> {
    let mut seeds = rows * 12;
    seeds += 3;
    Box::new(seeds)
}

fn main() {
    println!("{} seeds", tally(4));
}
