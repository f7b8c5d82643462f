use std::sync::Arc;

struct Oven {
    celsius: u32,
}

fn main() {
    let oven = Arc::new(Oven { celsius: 20 });
    let panel = Arc::clone(&oven);
    panel.celsius = 230;
    println!("oven at {} C", oven.celsius);
}
