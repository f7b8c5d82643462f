fn main() {
    let headline = &String::from("Bridge opens");
    println!("{headline}");
}
