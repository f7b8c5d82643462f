use std::collections::BTreeMap;

fn main() {
    let mut left = BTreeMap::new();
    left.insert(String::from("cake"), 4);
    left.insert(String::from("fish"), 0);
    left.retain(|dish, portions| {
        if *portions == 0 {
            println!("no more {dish}");
        }
        *portions > 0
    });
}
