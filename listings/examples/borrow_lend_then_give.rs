fn show(plays: &Vec<u32>) {
    println!("{} songs", plays.len());
}

fn archive(plays: Vec<u32>) {
    println!("stored {}", plays.len());
}

fn main() {
    let plays = vec![12, 40];
    show(&plays);
    archive(plays);
    println!("done");
}
