use std::collections::HashMap;
fn main() {
    let mut m = HashMap::new();
    m.insert(String::from("b"), 2); //~ m = {"b": 2}
    m.insert(String::from("a"), 1); //~ m = {"a": 1, "b": 2}
    *m.entry(String::from("a")).or_insert(0) += 10; //~ m = {"a": 11, "b": 2}
    let one = m["b"]; //~ one = 2
    println!("{one}{}", m.len());
}
//~ leaked 0
