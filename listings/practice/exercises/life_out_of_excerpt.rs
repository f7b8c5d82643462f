// TODO: The letters outlive the excerpt that they are read
// through. Say so in one signature.
struct Excerpt<'a> {
    text: &'a str,
}

impl<'a> Excerpt<'a> {
    fn text(&self) -> &str {
        self.text
    }
}

/// The first twelve bytes of an article.
fn headline(article: &str) -> &str {
    let excerpt = Excerpt {
        text: &article[..12],
    };
    excerpt.text()
}

fn main() {
    println!("{}", headline("Bridge opens at noon"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_is_no_copy() {
        let article = String::from("Bridge opens at noon");
        let found = headline(&article);
        assert_eq!(found, "Bridge opens");
        assert_eq!(found.as_ptr(), article.as_ptr());
    }
}
