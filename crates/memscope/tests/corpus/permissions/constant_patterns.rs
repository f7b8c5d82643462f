// `FULL` in a pattern is a constant, and `None` a variant: neither is a binding.
const FULL: u8 = 3;

fn main() {
    let n = 3; //~ n r--c; !FULL
    match n {
        FULL => println!("full"),
        other => { //~> n r--c; other r--c; !FULL
            println!("{other}"); //~ n r--c; other r--c; !FULL
        }
    } //~ n r--c; !FULL
}
