use std::sync::Arc;

fn main() {
    let mut tray = Arc::new(vec!["rye"]);
    let window = Arc::clone(&tray);
    Arc::make_mut(&mut tray).push("spelt");
    println!("tray: {tray:?}");
    println!("window: {window:?}");
}
