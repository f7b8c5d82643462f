use std::collections::HashMap;

fn main() {
    let mut delays = HashMap::from([("Bern", 5)]);
    if let Some(delay) = delays.get("Bern") {
        delays.insert("Rome", 20);
        println!("Bern: {delay} minutes late");
    }
    println!("{} trains late", delays.len());
}
