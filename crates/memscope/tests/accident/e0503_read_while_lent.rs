fn main() {
    let mut x = 1;
    let a = &mut x;
    let y = x + 1;
    *a = 5;
    println!("{y}");
}

// outcome: nothing
// why: the number is read between two writes
