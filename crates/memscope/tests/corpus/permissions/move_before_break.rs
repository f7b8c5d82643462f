// A move right before `break` happens once.
fn main() {
    let name = String::from("ash"); //~ name r--m
    loop {
        println!("round"); //~ name r--m
        break; //~ name ---- unreachable
    } //~ name r--m
}
