fn main() {
    let mut x = 5;
    let r = &mut x; //~ x is borrowed ; r → x
    *r += 1; //~ x = 6 ; x is live
    println!("{x}");
}
