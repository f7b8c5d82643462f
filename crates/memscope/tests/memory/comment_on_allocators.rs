// A comment that mentions global_allocator changes nothing.
fn main() {
    let s = String::from("x"); //~ block 1 owner s ; block 1 size 1
    println!("{s}");
}
//~ leaked 0
