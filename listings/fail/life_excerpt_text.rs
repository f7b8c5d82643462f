struct Excerpt<'a> {
    text: &'a str,
}

impl<'a> Excerpt<'a> {
    fn text(&self) -> &str {
        self.text
    }
}

fn main() {
    let article = String::from("Bridge opens at noon");
    let text;
    {
        let excerpt = Excerpt {
            text: &article[..12],
        };
        text = excerpt.text();
    }
    println!("{text}");
}
