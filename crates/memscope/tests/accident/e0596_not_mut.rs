fn main() {
    let v = vec![1];
    v.push(2);
    println!("{v:?}");
}

// outcome: nothing
// why: only the word mut is missing
