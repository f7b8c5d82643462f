fn main() {
    let headline = String::from("Bridge opens").as_str();
    println!("{headline}");
}
