struct Article<'a> {
    text: String,
    title: &'a str,
}

fn main() {
    let text = String::from("Bridge opens at noon");
    let mut article = Article { text, title: "" };
    article.title = &article.text[..12];
    article.text.push_str(", says the mayor");
    println!("{}", article.title);
}
