// An assignment drops the old value when the new one is made; a moved variable has nothing to drop then.
struct Loud(u8);
impl Drop for Loud {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn main() {
    let mut a = Loud(1);
    a = Loud(2); //~ a = Loud(2) ; a is live
    let b = a; //~ a is moved ; b = Loud(2) ; no event printed
    a = Loud(3); //~ a = Loud(3) ; a is live ; no event printed
    let _c = [b, Loud(4)]; //~ b is moved
    println!("end {}", a.0);
}
//~ stdout "drop 1\nend 3\ndrop 2\ndrop 4\ndrop 3\n"
