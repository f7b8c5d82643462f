//! Format strings: what a `println!` puts between its arguments, and which values a printed line has there.

/// A format string, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template {
    /// The text around the holes: one piece more than there are holes.
    pieces: Vec<String>,
    /// The expression in each hole, without spaces: `x`, `a.len()`, `Rc::strong_count(&a)`.
    pub holes: Vec<String>,
}

impl Template {
    /// `format` with its positional `arguments`, as source text.
    pub(super) fn new(format: &str, arguments: &[String]) -> Self {
        let (mut pieces, mut holes) = (vec![String::new()], Vec::new());
        let mut next = arguments.iter();
        let mut letters = format.chars().peekable();
        while let Some(letter) = letters.next() {
            let twice = matches!(letter, '{' | '}') && letters.peek() == Some(&letter);
            if twice {
                letters.next();
            }
            if letter == '{' && !twice {
                let inside: String = letters.by_ref().take_while(|c| *c != '}').collect();
                let name = inside.split(':').next().unwrap_or("").trim();
                let expression = match name {
                    "" => next.next().cloned().unwrap_or_default(),
                    name => name.to_owned(),
                };
                holes.push(expression);
                pieces.push(String::new());
            } else if let Some(piece) = pieces.last_mut() {
                piece.push(letter);
            }
        }
        Self { pieces, holes }
    }

    /// The values in the holes, if `line` was printed with this template.
    pub(super) fn values(&self, line: &str) -> Option<Vec<String>> {
        let (first, rest) = self.pieces.split_first()?;
        let mut left = line.strip_prefix(first.as_str())?;
        let mut values = Vec::new();
        for (index, piece) in rest.iter().enumerate() {
            let last = index + 1 == rest.len();
            let end = if last {
                left.len()
                    .checked_sub(piece.len())
                    .filter(|at| left.is_char_boundary(*at) && left[*at..] == **piece)?
            } else if piece.is_empty() {
                return None;
            } else {
                left.find(piece.as_str())?
            };
            values.push(left[..end].to_owned());
            left = &left[end + piece.len()..];
        }
        let has_text = self.pieces.iter().any(|piece| !piece.trim().is_empty());
        (left.is_empty() && (has_text || !self.holes.is_empty())).then_some(values)
    }

    /// The line with these values in the holes.
    pub(super) fn fill(&self, values: &[String]) -> String {
        let mut line = self.pieces.first().cloned().unwrap_or_default();
        for (value, piece) in values.iter().zip(&self.pieces[1..]) {
            line += value;
            line += piece;
        }
        line
    }

    /// Whether there is text around the holes, by which a line can be told.
    pub(super) fn has_words(&self) -> bool {
        self.pieces
            .iter()
            .any(|piece| piece.chars().any(char::is_alphabetic))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_and_put_back() {
        let template = Template::new("{}: {n} of {}", &["a.len()".to_owned(), "b".to_owned()]);
        assert_eq!(template.holes, ["a.len()", "n", "b"]);
        let values = template.values("3: two of 7").expect("it matches");
        assert_eq!(values, ["3", "two", "7"]);
        assert_eq!(template.fill(&values), "3: two of 7");
        assert_eq!(template.values("3 - two of 7"), None);
    }

    #[test]
    fn braces_that_are_doubled_are_text() {
        let template = Template::new("{{}} {x:?}", &[]);
        assert_eq!(template.values("{} [1]"), Some(vec!["[1]".to_owned()]));
    }
}
