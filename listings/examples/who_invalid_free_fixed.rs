fn archive(text: String) {
    println!("archived: {text}");
}

fn main() {
    let line = String::from("  4.5 C");
    archive(line.trim_start().to_string());
}
