// s = f(s): while f runs the caller's s is empty; afterwards it holds the value again.
fn same(s: String) -> String { //~ s = "x" ; block 1 owner s
    s
}
fn main() {
    let mut s = String::from("x"); //~ s = "x"
    s = same(s); //~ s = "x" ; s is live ; block 1 owner s
    s.push('y'); //~ s = "xy" ; event block 1 of 1 byte grew into block 2 of 8 bytes
    println!("{s}");
}
//~ leaked 0
