fn main() {
    let mut titles = vec![String::from("Gold"), String::from("Reed")];
    for title in &titles {
        if title == "Blue" {
            titles.clear();
        }
    }
    println!("{} left", titles.len());
}
