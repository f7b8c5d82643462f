fn main() {
    let mut v = Vec::with_capacity(4);
    v.push(1);
    let first = &v[0];
    v.push(3);
    println!("{first}");
}

// outcome: nothing
// why: there is room: nothing moves, and the first element stays what it was
