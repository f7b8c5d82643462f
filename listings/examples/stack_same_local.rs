fn sow(row: u32) {
    let seeds = row * 10;
    println!("row {row}: {seeds} seeds");
    if row < 3 {
        sow(row + 1);
    }
    println!("back in row {row}: {seeds} seeds");
}

fn main() {
    let seeds = 5;
    sow(1);
    println!("in main: {seeds} seeds");
}
