fn make(x: i32) -> impl Fn() -> i32 {
    || x + 1
}
fn main() {
    let f = make(1);
    println!("{}", f());
}

// outcome: reads-dead-frame
// line: 6
// why: the closure reads the parameter of a function that has ended
