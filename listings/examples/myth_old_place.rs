fn main() {
    let mut label = String::from("salt");
    let place = &raw const label;
    let moved = label;
    label = String::from("sand");
    println!("{moved}, {label}");
    println!("same place: {}", place == &raw const label);
}
