struct Excerpt {
    text: String,
}

fn main() {
    let mut quotes = Vec::new();
    for page in 1..=2 {
        let article = format!("Page {page}: rain expected");
        quotes.push(Excerpt {
            text: article[..6].to_string(),
        });
    }
    for quote in quotes {
        println!("{}", quote.text);
    }
}
