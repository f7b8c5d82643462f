fn add_twice(total: &mut u32, plays: &u32) {
    *total += *plays;
    *total += *plays;
}

fn main() {
    let mut plays = 10;
    let before = plays;
    add_twice(&mut plays, &before);
    println!("{plays}");
}
