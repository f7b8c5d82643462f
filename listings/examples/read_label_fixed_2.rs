fn label(platform: u32, text: &mut String) -> &str {
    *text = format!("Platform {platform}");
    text.as_str()
}

fn main() {
    println!("{}", label(4, &mut String::new()));
}
