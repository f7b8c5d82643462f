// An array is moved whole or not at all; its elements may be borrowed and assigned.
fn main() {
    let mut row = [String::from("a"), String::from("b")]; //~ row rwam; row[1] rwa-
    row[1] = String::from("c"); //~ row rwam; row[1] rwa-
    println!("{}", row[1]); //~ row rwam
}
