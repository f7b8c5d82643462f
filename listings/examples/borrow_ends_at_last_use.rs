fn main() {
    let mut plays = vec![12, 40];
    let first = &plays[0];
    println!("first song: {first} plays");
    plays.push(7);
    println!("{} songs", plays.len());
}
