fn main() {
    let r = std::cell::Cell::new(5).get_mut();
    println!("{r}");
}

// outcome: reads-dead-frame
// line: 3
// why: the temporary ended at the semicolon
