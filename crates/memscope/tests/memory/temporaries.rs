struct D(u8);
impl Drop for D {
    fn drop(&mut self) { //~ 1: self = → an unnamed place
        println!("drop {}", self.0); //~ 1: event drop 1\n ; 2: event printed "drop 2\n"
    }
}
fn make(n: u8) -> D {
    D(n)
}
fn main() {
    println!("{}", make(1).0);
    let _ = make(2);
    let _kept = make(3); //~ _kept = D(3) ; no event printed
    println!("end");
} //~ _kept is dropped
//~ stdout "1\ndrop 1\ndrop 2\nend\ndrop 3\n"
