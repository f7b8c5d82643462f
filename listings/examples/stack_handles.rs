fn main() {
    let count = Box::new(7u8);
    let label = String::from("basil, bed 4");
    let place = &label[7..12];
    println!("{count} of {label}, in {place}");
}
