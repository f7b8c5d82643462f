#[derive(Clone)]
struct C {
    name: String,
    size: u32,
}
fn main() {
    let a = C { name: String::from("a"), size: 1 };
    let b = C { size: 2, ..a.clone() }; //~ b = C { name: "a", size: 2 } ; a is live
    let c = C { name: String::from("c"), ..a }; //~ c = C { name: "c", size: 1 } ; a is live
    println!("{}{}{}{}", a.name, b.name, b.size + c.size, c.name);
}
//~ leaked 0
