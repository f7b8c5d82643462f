fn main() {
    let mut v = vec![1, 2];
    let first = &v[0]; let show = || println!("{first}");
    v.push(3);
    show();
}

// outcome: reads-freed
// line: 5
// block: 1
// why: the closure is written on line 3 and reads when it is called
