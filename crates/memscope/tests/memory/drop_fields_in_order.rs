struct D(u8);
impl Drop for D {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}
struct Two {
    first: D,
    second: D,
}
fn main() {
    let t = Two { first: D(1), second: D(2) }; //~ t : Two 2 ; t = Two { first: D(1), second: D(2) }
    let _ = (&t.first, &t.second);
}
//~ stdout "1\n2\n"
