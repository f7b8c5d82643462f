fn main() {
    let mut plays = 12;
    let counter = &mut plays;
    let guest: &mut i32 = counter;
    *guest += 1;
    *counter += 1;
    println!("{plays}");
}
