fn main() {
    let emma = String::from("Emma");
    let mut titles = vec![emma, String::from("Persuasion")];
    for title in titles.clone() {
        if title.len() < 6 {
            titles.push(title);
        }
    }
    println!("{titles:?}");
}
