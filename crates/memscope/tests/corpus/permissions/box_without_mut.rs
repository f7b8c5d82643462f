// A box is an owner: without `mut` neither it nor what it holds may be written.
fn main() {
    let b = Box::new(5); //~ b r--m; *b r--c
    println!("{b}"); //~ b r--m; *b r--c
}
