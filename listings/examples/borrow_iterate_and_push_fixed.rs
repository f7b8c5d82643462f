fn main() {
    let mut plays = vec![12, 40];
    for at in 0..plays.len() {
        plays.push(plays[at] + 1);
    }
    println!("{plays:?}");
}
