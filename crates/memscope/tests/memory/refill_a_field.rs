struct Pair {
    a: String,
    b: String,
}
fn main() {
    let mut p = Pair { a: String::from("a"), b: String::from("bb") };
    let a = p.a; //~ p is partly moved ; block 1 owner a
    p.a = String::from("ccc"); //~ p is live ; p = Pair { a: "ccc", b: "bb" } ; block 3 owner p.a
    println!("{a} {} {}", p.a, p.b);
}
//~ leaked 0
