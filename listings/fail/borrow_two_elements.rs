fn main() {
    let mut plays = vec![12, 40];
    let blue = &mut plays[0];
    let gold = &mut plays[1];
    std::mem::swap(blue, gold);
    println!("{plays:?}");
}
