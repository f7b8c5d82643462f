fn main() {
    let a = String::from("a");
    let b = String::from("b");
    let v = vec![a, b]; //~ a is moved ; b is moved ; v = ["a", "b"] ; block 1 owner v[0]
    println!("{v:?}");
}
//~ leaked 0
