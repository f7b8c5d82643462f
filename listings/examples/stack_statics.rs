static SEASON: &str = "spring";

fn label() -> &'static str {
    "mint"
}

fn main() {
    let text = label();
    let copy = String::from(text);
    println!("{SEASON}: {text} and {copy}");
}
