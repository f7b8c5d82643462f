fn main() {
    let mut titles = vec![String::from("Blue"), String::from("Gold")];
    for title in &titles {
        if title == "Blue" {
            titles.clear();
            break;
        }
    }
    println!("{} left", titles.len());
}
