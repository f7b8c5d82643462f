fn main() {
    let delay = 12;
    let platform;
    if delay < 10 {
        platform = 4;
    }
    println!("platform {platform}");
}
