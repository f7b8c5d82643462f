// Moved on every way: after the `if` it is moved for certain.
fn main() {
    let urgent = std::env::args().count() > 1; //~ urgent r--c
    let letter = String::from("ash"); //~ letter r--m
    if urgent {
        drop(letter); //~ letter ---- moved (6)
    } else {
        println!("{}", letter.len()); //~ letter r--m
        drop(letter); //~ letter ---- moved (9)
    } //~ letter ---- moved (6 9)
    println!("{urgent}"); //~ letter ---- moved (6 9); urgent r--c
}
