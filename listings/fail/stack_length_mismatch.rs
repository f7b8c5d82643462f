fn total(rows: [u32; 3]) -> u32 {
    rows.iter().sum()
}

fn main() {
    println!("{}", total([12, 30, 18]));
    println!("{}", total([12, 30, 18, 24]));
}
