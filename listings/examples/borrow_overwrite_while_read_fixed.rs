fn main() {
    let mut now = String::from("Blue");
    let title = now.clone();
    now = String::from("Gold");
    println!("was {title}, now {now}");
}
