// Assigning to what is borrowed.
fn main() {
    let mut n = 5; //~ n rwac
    let r = &n; //~ n r--c borrowed (4 6); r r--c
    n = 6; //~! E0506 assign n = 6
    println!("{r}"); //~ n rwac; r ???? not asked
}
