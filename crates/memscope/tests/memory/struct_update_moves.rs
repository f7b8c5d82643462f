struct C {
    name: String,
    size: u32,
}
fn main() {
    let a = C { name: String::from("a"), size: 1 };
    let c = C { size: 5, ..a }; //~ c = C { name: "a", size: 5 } ; block 1 owner c.name
    println!("{}{}{}", a.size, c.name, c.size);
}
//~ leaked 0
