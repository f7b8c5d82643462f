// The `entry` of a map holds the map borrowed only in its own statement.
use std::collections::HashMap;

fn main() {
    let mut counts: HashMap<&str, u32> = HashMap::new(); //~ counts rwam
    *counts.entry("ash").or_insert(0) += 1; //~ counts rwam
    let n = counts["ash"]; //~ counts rwam; counts["ash"] r--c; n r--c
    counts.insert("oak", n); //~ counts rwam; counts["ash"] r--c
    println!("{}", counts.len()); //~ counts rwam
}
