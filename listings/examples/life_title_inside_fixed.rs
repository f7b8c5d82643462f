struct Article {
    text: String,
    title_ends: usize,
}

fn main() {
    let text = String::from("Bridge opens at noon");
    let mut article = Article {
        text,
        title_ends: 12,
    };
    article.text.push_str(", says the mayor");
    println!("{}", &article.text[..article.title_ends]);
}
