fn sow(rows: usize) {
    let seeds = [0u8; rows];
    println!("{} rows", seeds.len());
}

fn main() {
    sow(4);
    sow(9);
}
