fn tally(rows: u32) -> &'static u32 {
    let mut seeds = rows * 12;
    seeds += 3;
    &seeds
}

fn main() {
    println!("{} seeds", tally(4));
}
