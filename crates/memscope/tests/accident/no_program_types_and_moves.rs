fn main() {
    let a = String::from("one");
    drop(a);
    let x: u32 = a;
    println!("{x}");
}

// outcome: not-a-program
// line: 4
// why: with a wrong type in it, the moved value is never looked at
