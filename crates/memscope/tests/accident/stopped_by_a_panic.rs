fn main() {
    let mut v = vec![1, 2];
    let a = &mut v;
    let b = &mut v;
    let x = b[7];
    a.push(x);
}

// outcome: stopped
// line: 5
// why: the index is out of range before anything else goes wrong
