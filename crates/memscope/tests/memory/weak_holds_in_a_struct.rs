// The same for a Weak in a struct, and at the end of main.
use std::sync::{Arc, Weak};

struct Letter {
    to: Weak<String>,
}

fn main() {
    let home = Arc::new(String::from("Mill"));
    let letter = Letter { to: Arc::downgrade(&home) };
    drop(home); //~ block 1 freed ; text block 1 freed, 4 bytes (it belonged to `*home`)
    println!("{}", letter.to.upgrade().is_none());
} //~ text block 2 freed, 40 bytes (it was held by `letter.to`)
//~ leaked 0
