// `unsafe` changes nothing about borrows; a raw pointer holds none.
fn main() {
    let mut n = 5; //~ n rwac
    let p = &raw mut n; //~ n rwac; p r--c; !*p
    unsafe {
        *p += 1; //~ n rwac; p r--c
    } //~ n rwac; p r--c
    println!("{n}"); //~ n rwac
}
