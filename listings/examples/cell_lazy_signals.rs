use std::sync::LazyLock;

static SIGNALS: LazyLock<Vec<String>> = LazyLock::new(|| {
    println!("painting the signals");
    vec![String::from("fog"), String::from("wreck")]
});

fn main() {
    println!("lamp lit");
    println!("{} signals", SIGNALS.len());
    println!("first: {}", SIGNALS[0]);
}
