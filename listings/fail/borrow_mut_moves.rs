fn main() {
    let mut plays = 12;
    let counter = &mut plays;
    let guest = counter;
    *guest += 1;
    *counter += 1;
    println!("{plays}");
}
