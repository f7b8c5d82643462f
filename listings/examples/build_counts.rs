use std::collections::BTreeMap;

fn main() {
    let mut counts = BTreeMap::new();
    for dish in ["soup", "fish", "soup"] {
        *counts.entry(dish).or_insert(0) += 1;
    }
    for count in counts.values_mut() {
        *count *= 10;
    }
    println!("{counts:?}");
}
