fn main() {
    let b = Box::new(String::from("in")); //~ block 1 owner *b ; block 2 owner b ; block 2 size 24
    let s = *b; //~ s = "in" ; block 1 owner s ; b is partly moved
    println!("{s}");
}
//~ leaked 0
