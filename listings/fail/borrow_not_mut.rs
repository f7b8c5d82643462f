fn main() {
    let plays = vec![12, 40];
    plays.push(7);
    println!("{plays:?}");
}
