// A value from outside the loop may be read in it, not moved: it would be moved again in the next round.
fn main() {
    let name = String::from("ash"); //~ name r--m
    for i in 0..2 {
        println!("{i} {name}"); //~ name r---; i r--c
    } //~ name r--m
    println!("done"); //~ name r--m
}
