fn main() {
    let x = Box::new(7);
    let inside = &*x;
    drop(x);
    println!("{inside}");
}

// outcome: reads-freed
// line: 5
// block: 1
// why: the number lies in the box, and the box is gone
