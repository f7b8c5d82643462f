fn main() {
    let mut x = 1;
    let a = &mut x;
    let b = a;
    *b += 1;
    *a += 1;
    println!("{x}");
}

// outcome: nothing
// why: two names for one exclusive reference, used one after the other
