// `*rc` compiles, but only references and boxes have a starred place.
use std::rc::Rc;

fn main() {
    let a = Rc::new(5); //~ a r--m; !*a
    let s = String::from("ash"); //~ s r--m; !*s
    println!("{} {}", *a, &*s); //~ a r--m; s r--m; !*a; !*s
}
