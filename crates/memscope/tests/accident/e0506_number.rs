fn main() {
    let mut x = 1;
    let r = &x;
    x = 2;
    println!("{r}");
}

// outcome: breaks-promise
// line: 4
// why: the number behind the reference is another one
