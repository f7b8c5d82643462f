fn main() {
    let mut now = String::from("Blue");
    let title = now.as_str();
    now = String::from("Gold");
    println!("was {title}, now {now}");
}
