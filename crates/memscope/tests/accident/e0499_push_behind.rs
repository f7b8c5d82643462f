fn main() {
    let mut v = vec![1, 2];
    let a = &mut v[0];
    (&mut v).push(3);
    *a = 9;
    println!("{v:?}");
}

// outcome: writes-freed
// line: 5
// block: 1
// why: the vector moves to a larger block; the first reference writes to the old one
