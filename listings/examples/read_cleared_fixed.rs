fn main() {
    let mut platform = Some(String::from("Mail Train"));
    if let Some(train) = &platform {
        println!("{train} has left");
        platform = None;
    }
    println!("free: {}", platform.is_none());
}
