fn main() {
    let mut platform = Some(String::from("Mail Train"));
    if let Some(train) = &platform {
        platform = None;
        println!("{train} has left");
    }
    println!("free: {}", platform.is_none());
}
