fn main() {
    let mut v = vec![1, 2];
    let a = &mut v[0];
    let b = &mut v[1];
    *b += 1;
    *a += 1;
    println!("{v:?}");
}

// outcome: nothing
// why: two elements that do not overlap
