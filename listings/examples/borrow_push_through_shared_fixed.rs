fn show(plays: &mut Vec<u32>) {
    plays.push(0);
    println!("{plays:?}");
}

fn main() {
    let mut plays = vec![12, 40];
    let first = plays[0];
    show(&mut plays);
    println!("first song: {first} plays");
}
