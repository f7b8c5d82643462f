use std::sync::Arc;

fn main() {
    let tray = Arc::new(vec!["rye"]);
    let window = Arc::clone(&tray);
    tray.push("spelt");
    println!("tray: {tray:?}");
    println!("window: {window:?}");
}
