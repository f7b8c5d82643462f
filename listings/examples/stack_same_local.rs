fn sow(row: u32, outer: &u32) {
    let seeds = row * 10;
    let same = std::ptr::eq(&seeds, outer);
    println!("row {row}: {seeds} seeds, same place: {same}");
    if row < 3 {
        sow(row + 1, &seeds);
    }
    println!("back in row {row}: {seeds} seeds");
}

fn main() {
    let seeds = 0;
    sow(1, &seeds);
}
