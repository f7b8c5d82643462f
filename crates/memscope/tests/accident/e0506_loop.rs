fn main() {
    let mut x = 1;
    let r = &x;
    for _ in 0..2 {
        x += 1;
        println!("{r}");
    }
}

// outcome: breaks-promise
// line: 5
// why: from the second round on, the number behind the last reference has changed
