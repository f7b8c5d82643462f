fn main() {
    let owner = String::from("Bridge opens");
    let headline = owner.as_str();
    println!("{headline}");
}
