fn main() {
    let mut plays = 12;
    let counter = &mut plays;
    *counter += 1;
    plays += 1;
    println!("{plays}");
}
