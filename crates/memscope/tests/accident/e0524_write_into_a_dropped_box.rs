struct Shelf {
    top: Box<u32>,
}

fn main() {
    let mut shelf = Shelf { top: Box::new(1) };
    let at = &mut shelf;
    let mut write = || *at.top = 5;
    let mut renew = || at.top = Box::new(2);
    renew();
    write();
    println!("{}", shelf.top);
}

// outcome: writes-freed
// line: 11
// block: 1
// why: the first closure borrows the number in the box itself; the second drops that box, and the first writes into it
