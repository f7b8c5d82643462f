fn main() {
    let mut plays = vec![12, 40];
    println!("{} of {}", plays.len(), plays.capacity());
    plays.push(7);
    println!("{} of {}", plays.len(), plays.capacity());
}
