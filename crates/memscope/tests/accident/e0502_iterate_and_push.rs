fn main() {
    let mut v = vec![1, 2];
    for one in &v {
        if *one > 0 { v.push(one + 10); }
    }
}

// outcome: reads-freed
// line: 4
// block: 1
// why: after the first push the loop goes on over the old block
