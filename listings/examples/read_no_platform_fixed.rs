fn main() {
    let delay = 12;
    let platform = if delay < 10 { 4 } else { 9 };
    println!("platform {platform}");
}
