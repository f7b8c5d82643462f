use std::sync::OnceLock;
use std::thread;

static MENU: OnceLock<String> = OnceLock::new();

fn menu() -> &'static str {
    MENU.get_or_init(|| {
        println!("writing the menu");
        String::from("rye, spelt")
    })
}

fn main() {
    thread::scope(|s| {
        s.spawn(menu);
        s.spawn(menu);
    });
    println!("menu: {}", menu());
    let again = MENU.set(String::from("oat"));
    println!("set again: {}", again.is_ok());
}
