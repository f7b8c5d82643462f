fn store(crates: Vec<u32>) {
    println!("{} crates stored", crates.len());
}

fn main() {
    let crates = vec![3, 5];
    store(crates);
    if crates.capacity() > 100 {
        println!("large: {}", crates.len());
    }
    println!("closed");
}
// outcome: frees-twice
// line: 12
// block: 1
// why: line 8 asks `crates` after the move, so both own it, and `main` frees it again where it ends
