fn label(platform: u32) -> &'static str {
    format!("Platform {platform}").as_str()
}

fn main() {
    println!("{}", label(4));
}
