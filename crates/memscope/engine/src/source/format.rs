//! Format strings.

/// The names that a format string captures: `{name}`, `{name:?}`.
pub(crate) fn names(format: &str) -> Vec<String> {
    let mut names = Vec::new();
    let text = format.replace("{{", "").replace("}}", "");
    for part in text.split('{').skip(1) {
        let inside = part.split('}').next().unwrap_or_default();
        let name = inside.split(':').next().unwrap_or_default().trim();
        let first = name.chars().next();
        if first.is_some_and(|c| c.is_alphabetic() || c == '_') {
            names.push(name.to_owned());
        }
    }
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn captured_names_are_those_in_braces() {
        assert_eq!(names("{a} {b:?} {{c}} {0} {:>1$}"), ["a", "b"]);
    }
}
