use std::sync::Arc;

fn main() {
    let tray = Arc::new(vec!["rye"]);
    let window = Arc::clone(&tray);
    let first = &window[0];
    tray.push("spelt");
    println!("first: {first}");
}
