use std::rc::Rc;
fn main() {
    let a = Rc::new(5);
    let b = a;
    println!("{a} {b}");
}

// outcome: reads-freed
// line: 6
// block: 1
// why: the count was 1 for two handles: the first drop frees the block, the second reads the count in it
