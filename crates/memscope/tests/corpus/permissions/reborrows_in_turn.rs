// `&mut *r` lends what r borrows; r waits, and is used again; passing `r` to a `&mut` parameter lends it, too.
fn grow(list: &mut Vec<u8>) {
    list.push(9);
}
fn main() {
    let mut list = vec![1];
    let r = &mut list; //~ list ---- mutably borrowed; r r--m
    let inner = &mut *r; //~ r ---- mutably borrowed; inner r--m
    inner.push(2); //~ r r--m
    grow(r); //~ r r--m
    let shared = &*r; //~ r r--- borrowed; shared r--c
    println!("{shared:?}"); //~ r r--m
    let moved = r; //~ r ---- moved; moved r--m
    moved.clear(); //~ list rwam
    println!("{list:?}");
}

