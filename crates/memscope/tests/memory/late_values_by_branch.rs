// Declared without a value: given one in one branch only and used there, or in both.
fn text(long: bool) -> String {
    let word; //~ word is uninitialised
    let unused: String; //~ unused is uninitialised
    if long {
        unused = String::from("waste"); //~ unused = "waste" ; block 1 owner unused
        word = unused + "d"; //~ unused is moved ; word = "wasted"
    } else {
        word = String::from("w"); //~ word = "w" ; unused is uninitialised
    }
    word
} //~ freed 0 ; event `word` moved out
fn main() {
    println!("{}{}", text(true), text(false)); //~ freed 2
}
//~ leaked 0
