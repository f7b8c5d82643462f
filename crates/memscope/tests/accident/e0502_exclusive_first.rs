fn main() {
    let mut v = vec![1];
    let a = &mut v;
    println!("{}", v.len());
    a.push(2);
}

// outcome: nothing
// why: the length is read while the exclusive reference waits
