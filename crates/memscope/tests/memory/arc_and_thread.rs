use std::sync::Arc;
use std::thread;
fn main() {
    let a = Arc::new(5); //~ a = Arc(5) ; block 1 size 24 ; strong a 1
    let b = Arc::clone(&a); //~ strong a 2
    let t = thread::spawn(move || {
        let n = *b + 1; //~ n = 6 ; thread thread 2
        n
    }); //~ 1: b is moved
    let n = t.join().unwrap(); //~ n = 6 ; t is moved ; thread main
    println!("{n}{}", Arc::strong_count(&a)); //~ event printed "61\n"
}
//~ leaked 0
