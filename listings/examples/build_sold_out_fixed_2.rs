use std::collections::BTreeMap;

fn main() {
    let mut left = BTreeMap::new();
    left.insert(String::from("cake"), 4);
    left.insert(String::from("fish"), 0);
    for (dish, portions) in &left.clone() {
        if *portions == 0 {
            left.remove(dish);
            println!("no more {dish}");
        }
    }
}
