// Behind a loop without `break` nothing is reached.
fn main() {
    let n = std::env::args().count(); //~ n r--c
    loop {
        if n == 1 {
            return; //~ n ---- unreachable
        } //~ n r--c
    } //~ n ---- unreachable
}
