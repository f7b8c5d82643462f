// Without `mut` there is neither write nor assign, borrowed or not.
fn main() {
    let s = String::from("ash"); //~ s r--m
    let r = &s; //~ s r--- borrowed (4 5); r r--c
    println!("{r}"); //~ s r--m; r r--c
}
