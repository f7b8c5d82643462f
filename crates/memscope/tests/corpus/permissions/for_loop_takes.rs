// `for x in v` takes the vector.
fn main() {
    let v = vec![String::from("ash")]; //~ v r--m
    for x in v { //~> v ---- moved (4); x r--m
        println!("{x}"); //~ v ---- moved (4); x r--m
    } //~ v ---- moved (4)
}
