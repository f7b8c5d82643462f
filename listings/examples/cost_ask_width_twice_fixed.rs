fn longest(titles: &[String]) -> usize {
    let lengths = titles.iter().map(String::len);
    lengths.max().unwrap_or(0)
}

fn main() {
    let emma = String::from("Emma");
    let titles = vec![emma, String::from("Persuasion")];
    println!("width: {}", longest(&titles));
    drop(titles);
}
