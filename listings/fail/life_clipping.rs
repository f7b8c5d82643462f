fn main() {
    let headline;
    {
        let edition = String::from("Bridge opens at noon");
        headline = &edition[..12];
    }
    println!("{headline}");
}
