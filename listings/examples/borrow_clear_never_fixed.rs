fn main() {
    let mut titles = vec![String::from("Gold"), String::from("Reed")];
    for title in &titles {
        if title == "Blue" {
            titles.clear();
            break;
        }
    }
    println!("{} left", titles.len());
}
