fn main() {
    let mut label = String::from("salt");
    let place = &raw const label;
    let kept = label;
    label = String::from("sand");
    println!("{kept}, {label}");
    println!("same place: {}", place == &raw const label);
}
