fn main() {
    let mut plays = vec![12, 40];
    for count in &plays.clone() {
        plays.push(count + 1);
    }
    println!("{plays:?}");
}
