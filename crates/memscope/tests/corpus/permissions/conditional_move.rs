// Moved on one way only: after the `if` it is maybe moved, which forbids as much as moved.
fn main() {
    let urgent = std::env::args().count() > 1; //~ urgent r--c
    let mut letter = String::from("ash"); //~ letter rwam
    if urgent {
        drop(letter); //~ letter --a- moved (6)
    } //~ letter --a- maybe moved (6)
    letter = String::new(); //~ letter rwam
    println!("{letter}"); //~ letter rwam
}
