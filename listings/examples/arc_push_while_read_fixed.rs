use std::sync::Arc;

fn main() {
    let mut tray = Arc::new(vec!["rye"]);
    let window = Arc::clone(&tray);
    let first = &window[0];
    Arc::make_mut(&mut tray).push("spelt");
    println!("first: {first}");
}
