fn main() {
    let a = String::from("one");
    if a.len() > 9 {
        drop(a);
    }
    println!("{a}");
}

// outcome: nothing
// why: the branch that gives it away is not taken in this run
