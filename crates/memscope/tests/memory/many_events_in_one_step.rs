// More happens in one statement than is written down: what is there afterwards has to be right all the same.
fn main() {
    let v: Vec<Box<u32>> = (0..600).map(Box::new).collect(); //~ event 101 more events ; text 485 more things happened
    drop(v); //~ event 102 more events ; blocks 0 ; text 499 blocks
    let s = String::from("x"); //~ block 602 owner s ; blocks 1
    println!("{s}");
}
//~ leaked 0
