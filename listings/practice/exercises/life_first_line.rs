// TODO: The signature does not say what the result borrows
// from. Mend it without a new `String`.
/// The first line of an article, or another text if the article is empty.
fn first_line(article: &str, otherwise: &str) -> &str {
    match article.lines().next() {
        Some(line) => line,
        None => otherwise,
    }
}

fn main() {
    println!("{}", first_line("Bridge opens\nat noon", "no news"));
    println!("{}", first_line("", "no news"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_no_copy() {
        let article = String::from("Bridge opens\nat noon");
        let line = first_line(&article, "no news");
        assert_eq!(line, "Bridge opens");
        assert_eq!(line.as_ptr(), article.as_ptr());
    }

    #[test]
    fn an_empty_article_has_the_other_text() {
        assert_eq!(first_line("", "no news"), "no news");
    }
}
