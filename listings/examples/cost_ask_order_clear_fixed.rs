fn main() {
    let emma = String::from("Emma");
    let mut titles = vec![emma, String::from("Persuasion")];
    for title in &titles {
        println!("{title}");
    }
    titles.clear();
}
