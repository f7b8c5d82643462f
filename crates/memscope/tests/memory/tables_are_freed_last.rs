// A hash table drops its entries first and gives its own block back last.
use std::collections::{HashMap, HashSet};
fn main() {
    let mut m = HashMap::new();
    m.insert(1, String::from("one"));
    m.insert(2, String::from("two"));
    drop(m); //~ text block 1 freed, 3 bytes (it belonged to `m[1]`); block 3 freed, 3 bytes (it belonged to `m[2]`); block 2 freed
    let s: HashSet<String> = [String::from("x")].into_iter().collect();
    let t = [(1, Box::new(1))].into_iter().collect::<HashMap<u8, Box<u8>>>();
    drop(t); //~ text (it belonged to `t[1]`); block
    println!("{}", s.len());
}
//~ leaked 0
