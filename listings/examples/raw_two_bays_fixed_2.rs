fn main() {
    let mut bays = [17, 23];
    bays.swap(0, 1);
    println!("{bays:?}");
}
