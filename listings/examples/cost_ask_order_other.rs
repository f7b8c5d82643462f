fn main() {
    let emma = String::from("Emma");
    let titles = vec![emma, String::from("Persuasion")];
    let mut order = Vec::new();
    for title in &titles {
        if title.len() < 6 {
            order.push(title.clone());
        }
    }
    println!("{titles:?} and {order:?}");
}
