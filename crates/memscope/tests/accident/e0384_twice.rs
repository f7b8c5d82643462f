fn main() {
    let x = 1;
    println!("{x}");
    x = 2;
    println!("{x}");
}

// outcome: nothing
// why: only the word mut is missing
