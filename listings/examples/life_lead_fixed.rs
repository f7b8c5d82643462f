fn lead(article: &str, length: usize) -> &str {
    &article[..length]
}

fn main() {
    let article = String::from("Bridge opens at noon");
    let start = lead(&article, 12);
    println!("{start}");
    drop(article);
}
