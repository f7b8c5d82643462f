fn store(crates: Vec<u32>) {
    println!("{} crates stored", crates.len());
}

fn main() {
    let crates = vec![3, 5];
    loop {
        store(crates);
        if true {
            break;
        }
        println!("{} crates left", crates.len());
    }
    println!("closed");
}
// outcome: nothing
// why: the loop is left in its first round, before the second use; nobody names `crates` after the move
