fn show(plays: &Vec<u32>) {
    println!("{plays:?}");
}

fn main() {
    let plays = vec![12, 40];
    let first = &plays[0];
    show(&plays);
    println!("first song: {first} plays");
}
