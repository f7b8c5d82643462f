// A list in a block that two handles own, and one in a block that one owns: a loop over it borrows the one that it names.
use std::rc::Rc;
fn show(post: &str) { //~ 1: ash is live ; 1: birch is borrowed ; 3: only is borrowed
    println!("{post}");
}
fn main() {
    let ash = Rc::new(vec![String::from("Mill"), String::from("Ford")]);
    let birch = Rc::clone(&ash);
    for post in birch.iter() { //~ 1: birch is borrowed ; 1: ash is live
        show(post);
    }
    println!("{}", ash.len());
    let only = Rc::new(vec![String::from("Gate")]);
    for post in only.iter() { //~ only is borrowed
        show(post);
    }
}
//~ leaked 0
