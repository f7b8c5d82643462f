fn main() {
    let mut s = String::from("one"); //~ block 1 owner s
    let t = s; //~ s is moved ; block 1 owner t
    s = String::from("four"); //~ s is live ; s = "four" ; block 2 owner s ; block 2 size 4 ; block 1 owner t
    println!("{s} {t}");
}
//~ leaked 0
