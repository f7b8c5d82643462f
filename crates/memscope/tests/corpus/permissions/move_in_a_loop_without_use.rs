// The same when nothing else in the loop uses it.
fn main() {
    let name = String::from("ash"); //~ name r--m
    for i in 0..2 {
        println!("{i}"); //~ name r---; i r--c
    } //~ name r--m
}
