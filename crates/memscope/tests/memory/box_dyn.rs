trait Shape {
    fn area(&self) -> f64;
}
struct Sq(f64);
impl Shape for Sq {
    fn area(&self) -> f64 { //~ self → block 1
        self.0 * self.0
    }
}
fn main() {
    let s: Box<dyn Shape> = Box::new(Sq(2.0)); //~ s = Box((opaque)) ; s : Box<dyn Shape> 16 ; block 1 size 8 ; block 1 owner s
    println!("{}", s.area());
}
//~ leaked 0
