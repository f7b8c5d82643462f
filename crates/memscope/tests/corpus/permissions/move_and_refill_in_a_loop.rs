// In a loop that refills what it gives away, a move is allowed.
fn main() {
    let mut name = String::from("ash"); //~ name rwam
    for i in 0..2 {
        drop(name); //~ name --a- moved (5)
        name = i.to_string(); //~ name rwam; i r--c
    } //~ name rwam
    println!("{name}"); //~ name rwam
}
