// An assignment without a semicolon ends a block: the moved variable is filled again, and the program runs as it is.
fn main() {
    let mut next = Some(Box::new(5));
    let mut rounds = 0;
    while let Some(post) = next { //~ 1: next is partly moved ; 1: post = Box(5) ; 2: post = Box(1)
        rounds += 1;
        if *post > 1 {
            next = Some(Box::new(1)) //~ steps 1 ; next = Some(Box(1)) ; next is live
        } else {
            next = None //~ steps 1 ; next = None ; next is live
        }
    } //~ 1: post is dropped ; 2: post is dropped
    println!("{rounds} {next:?}"); //~ next is live
}
//~ leaked 0
//~ stdout "2 None\n"
