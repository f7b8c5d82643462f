// `break` gives a value away, whole or a part: what it was taken from is moved, not dropped; the rest is dropped there.
struct Pair {
    left: String,
    right: String,
}
fn main() {
    let mut round = 0;
    let word = 'all: loop {
        round += 1;
        let pair = Pair { left: String::from("l"), right: format!("r{round}") };
        for _ in 0..2 {
            if round == 2 {
                break 'all pair.right; //~ event what is left of `pair` dropped ; freed 1 ; pair is dropped
            }
        }
    }; //~ word = "r2" ; block 4 owner word
    let boxed = loop {
        let inner = Box::new(5); //~ inner = Box(5)
        break inner;
    }; //~ boxed = Box(5) ; block 5 owner boxed ; text `inner` moved to `boxed`
    println!("{word} {boxed}");
}
//~ leaked 0
