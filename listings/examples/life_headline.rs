fn headline(article: &str) -> &str {
    &article[..12]
}

fn main() {
    let article = String::from("Bridge opens at noon");
    let short = headline(&article);
    println!("{short}");
    println!("{article}");
}
