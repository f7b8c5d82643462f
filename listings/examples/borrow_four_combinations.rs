fn main() {
    let (mut blue, mut gold) = (12, 40);
    let label = &blue;
    let mut shown = &blue;
    println!("{label} and {shown}");
    shown = &gold;
    println!("{label} and {shown}");
    let counter = &mut blue;
    *counter += 1;
    let mut cursor = &mut blue;
    *cursor += 1;
    cursor = &mut gold;
    *cursor += 1;
    println!("{blue} and {gold}");
}
