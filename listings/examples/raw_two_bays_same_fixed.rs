fn main() {
    let mut bays = [17, 23];
    bays.swap(1, 1);
    println!("{bays:?}");
}
