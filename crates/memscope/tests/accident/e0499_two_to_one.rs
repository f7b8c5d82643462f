fn main() {
    let mut x = 1;
    let a = &mut x;
    let b = &mut x;
    *b += 10;
    println!("{a}");
}

// outcome: breaks-promise
// line: 5
// why: the second changes what the first has for itself
