struct P {
    name: String,
}
fn main() {
    let name = String::from("n"); //~ block 1 owner name
    let p = P { name }; //~ name is moved ; block 1 owner p.name
    println!("{}", p.name);
}
//~ leaked 0
