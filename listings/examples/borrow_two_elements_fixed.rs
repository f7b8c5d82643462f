fn main() {
    let mut plays = vec![12, 40];
    plays.swap(0, 1);
    println!("{plays:?}");
}
