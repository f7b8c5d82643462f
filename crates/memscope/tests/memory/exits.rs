struct D;
impl Drop for D {
    fn drop(&mut self) {
        println!("never");
    }
}
fn main() {
    let _d = D; //~ _d = D
    println!("bye"); //~ event printed
    std::process::exit(3);
}
//~ exit 3
//~ stdout "bye\n"
