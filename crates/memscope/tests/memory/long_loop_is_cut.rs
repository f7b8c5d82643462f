// The record has an end, the program goes on to its own.
fn main() {
    let mut list = Vec::new();
    for n in 0..200_000u32 {
        list.push(Box::new(n)); //~ 1: list = [Box(0)]
    }
    println!("{}", list.len());
}
//~ truncated
//~ stdout "200000\n"
//~ exit 0
