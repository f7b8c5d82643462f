fn main() {
    let label = String::from("basil, bed 4");
    let place: &str = &label[7..12];
    let start = label.as_ptr().addr();
    let skipped = place.as_ptr().addr() - start;
    println!("{place:?} has {} bytes", place.len());
    println!("it starts at byte {skipped} of the block");

    let rows = [12, 30, 18, 24];
    let middle: &[u32] = &rows[1..3];
    let same = std::ptr::eq(&middle[0], &rows[1]);
    println!("{middle:?} has {} items", middle.len());
    println!("its item 0 is item 1 of rows: {same}");
}
