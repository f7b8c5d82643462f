fn pick(a: String, b: String, first: bool) -> String { //~ a = "a" ; b = "b"
    if first {
        return a; //~ b is dropped ; a is moved ; freed 1
    }
    b
} //~ steps 1 ; a is dropped ; b is moved
fn main() {
    println!("{}", pick(String::from("a"), String::from("b"), true));
    println!("{}", pick(String::from("a"), String::from("b"), false));
}
//~ leaked 0
