fn make<'a>() -> &'a i32 {
    let x = 5;
    &x
}
fn main() {
    let r = make();
    println!("{r}");
}

// outcome: reads-dead-frame
// line: 7
// why: the same through a variable
