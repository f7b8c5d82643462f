fn main() {
    let s; //~ s is uninitialised
    let n: i32; //~ n is uninitialised
    if std::hint::black_box(true) {
        s = String::from("a"); //~ s = "a" ; block 1 owner s
        n = 1; //~ n = 1 ; n : i32 4
    } else {
        s = String::new();
        n = 2;
    }
    println!("{s}{n}"); //~ s is live ; n = 1
}
//~ leaked 0
