struct Article {
    text: String,
    title: String,
}

fn main() {
    let text = String::from("Bridge opens at noon");
    let title = text[..12].to_string();
    let mut article = Article { text, title };
    article.text.push_str(", says the mayor");
    println!("{}", article.title);
}
