fn pick(a: String, b: String, first: bool) -> String { //~ a = "a" ; b = "b"
    if first {
        return a;
    }
    b
} //~ 1: b is dropped ; 1: a is moved ; 2: a is dropped ; 2: b is moved
fn main() {
    println!("{}", pick(String::from("a"), String::from("b"), true));
    println!("{}", pick(String::from("a"), String::from("b"), false));
}
//~ leaked 0
