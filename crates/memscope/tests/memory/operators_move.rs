fn main() {
    let a = String::from("a"); //~ block 1 owner a
    let b = a + "b"; //~ a is moved ; b = "ab"
    println!("{b}");
}
//~ leaked 0
