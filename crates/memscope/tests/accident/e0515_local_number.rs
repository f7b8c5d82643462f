fn make<'a>() -> &'a i32 {
    let x = 5;
    &x
}
fn main() {
    println!("{}", make());
}

// outcome: reads-dead-frame
// line: 6
// why: the reference leads into the frame of a function that has ended
