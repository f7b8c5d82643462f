struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("{}", self.0); //~ 1: unwinding ; 1: event printed "b\n"
    }
}
fn inner() {
    let _b = D("b"); //~ _b = D("b")
    panic!("boom");
} //~ unwinding ; _b is dropped
fn main() {
    let _a = D("a");
    inner();
} //~ unwinding ; _a is dropped
//~ exit 101
//~ stdout "b\na\n"
//~ stderr panic_unwinds.rs:9:5:
//~ stderr boom
//~ leaked 0
