fn add_twice(total: &mut u32, plays: &u32) {
    *total += *plays;
    *total += *plays;
}

fn main() {
    let mut plays = 10;
    add_twice(&mut plays, &plays);
    println!("{plays}");
}
