struct Excerpt<'a> {
    text: &'a str,
}

impl<'a> Excerpt<'a> {
    fn text(&self) -> &str {
        self.text
    }
}

fn main() {
    let excerpt;
    let text;
    {
        let article = String::from("Bridge opens at noon");
        excerpt = Excerpt {
            text: &article[..12],
        };
        text = excerpt.text();
        println!("{text}");
    }
}
