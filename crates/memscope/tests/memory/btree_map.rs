use std::collections::{BTreeMap, BTreeSet};
fn main() {
    let mut m = BTreeMap::new(); //~ blocks 0
    m.insert(2, "two"); //~ m = {2: "two"} ; block 1 owner m
    m.insert(1, "one"); //~ m = {1: "one", 2: "two"}
    let s: BTreeSet<i32> = m.keys().copied().collect(); //~ s = [1, 2]
    println!("{m:?}{s:?}");
}
//~ leaked 0
