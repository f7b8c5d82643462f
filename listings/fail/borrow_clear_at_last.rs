fn main() {
    let mut titles = vec![String::from("Gold"), String::from("Blue")];
    for title in &titles {
        if title == "Blue" {
            titles.clear();
        }
    }
    println!("{} left", titles.len());
}
