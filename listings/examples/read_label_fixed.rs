fn label(platform: u32) -> String {
    format!("Platform {platform}")
}

fn main() {
    println!("{}", label(4));
}
