fn main() {
    let mut s = String::from("old"); //~ block 1 owner s
    s = String::from("new!"); //~ s = "new!" ; block 1 freed ; block 2 owner s ; text block 1 freed, 3 bytes (it belonged to `s`)
    println!("{s}");
}
//~ leaked 0
