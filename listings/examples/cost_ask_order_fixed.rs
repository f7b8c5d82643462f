fn main() {
    let emma = String::from("Emma");
    let mut titles = vec![emma, String::from("Persuasion")];
    for at in 0..titles.len() {
        if titles[at].len() < 6 {
            titles.push(titles[at].clone());
        }
    }
    println!("{titles:?}");
}
