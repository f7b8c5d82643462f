fn main() {
    let x: u32 = "one";
    println!("{x}");
}

// outcome: not-a-program
// line: 2
// why: a wrong type is not the borrow checker's
