fn make<'a>() -> &'a i32 {
    let x = 5;
    &x
}
fn main() {
    let _r = make();
    println!("done");
}

// outcome: nothing
// why: a dangling reference that nobody uses does nothing
