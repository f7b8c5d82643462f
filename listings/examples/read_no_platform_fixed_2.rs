fn main() {
    let delay = 12;
    let mut platform = 9;
    if delay < 10 {
        platform = 4;
    }
    println!("platform {platform}");
}
