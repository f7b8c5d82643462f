// Blocks change their owner without a move that the source shows: the new owners are said.
fn main() {
    let mut left = vec![String::from("a")];
    let mut right = Vec::new();
    std::mem::swap(&mut left, &mut right); //~ text line 5: block 1 now owned by `right`; `left` is now [] (["a"] before)
    let mut a = String::from("Ada");
    let mut b = String::from("Bob");
    std::mem::swap(&mut a, &mut b); //~ text line 8: block 3 now owned by `b`, block 4 by `a`; `a` is now "Bob"
    let taken = std::mem::take(&mut a); //~ text line 9: block 4 now owned by `taken`; `a` is now ""
    let mut bag = vec![taken, b]; //~ no event block 4 now
    let first = bag.remove(0); //~ text line 11: block 3 now owned by `bag[0]`, block 4 by `first`; `bag` is now ["Ada"]
    println!("{left:?}{right:?}{first}{bag:?}");
}
//~ leaked 0
