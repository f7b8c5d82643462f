fn play(plays: &mut u32) {
    *plays += 1;
}

fn main() {
    let mut plays = 12;
    let counter = &mut plays;
    play(counter);
    play(counter);
    let again = &mut *counter;
    *again += 1;
    println!("{counter}");
}
