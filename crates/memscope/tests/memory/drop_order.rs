struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) { //~ 1: self → c ; 2: self → b ; 3: self → a
        println!("{}", self.0); //~ 1: event printed "c\n" ; 2: event printed "b\n" ; 3: event printed "a\n"
    }
}
fn main() {
    let a = D("a"); //~ a is live
    let b = D("b");
    let c = D("c"); //~ a is live ; b is live ; c is live
    let _ = (&a, &b, &c);
} //~ a is dropped ; b is dropped ; c is dropped
//~ stdout "c\nb\na\n"
