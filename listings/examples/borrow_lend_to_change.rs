fn add(plays: &mut Vec<u32>) {
    plays.push(7);
}

fn main() {
    let mut plays = vec![12, 40];
    add(&mut plays);
    for count in &mut plays {
        *count += 1;
    }
    println!("{plays:?}");
}
