fn main() {
    let mut plays = [12, 40, 7];
    let (left, right) = plays.split_at_mut(1);
    left[0] += 1;
    right[0] += 100;
    println!("{plays:?}");
}
