fn main() {
    let mut plays = vec![12, 40];
    let (left, right) = plays.split_at_mut(1);
    let blue = &mut left[0];
    let gold = &mut right[0];
    std::mem::swap(blue, gold);
    println!("{plays:?}");
}
