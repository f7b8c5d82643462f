fn main() {
    let mut titles = vec![String::from("Blue"), String::from("Gold")];
    for title in &titles {
        if title == "Blue" {
            titles.clear();
        }
    }
    println!("{} left", titles.len());
}
