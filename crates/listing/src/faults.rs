//! Faults of a listing that can be told from its text and from what was recorded.

use crate::catalog::{Language, Listing};

/// What reads standard input, by language.
fn readers(language: Language) -> &'static [&'static str] {
    match language {
        Language::Rust => &["stdin()", "read_to_string(stdin", "io::stdin"],
        Language::C => &[
            "scanf(", "getchar(", "fgets(", "getline(", "fread(", "getc(",
        ],
        Language::JavaScript => &["process.stdin", "readFileSync(0", "readline"],
        Language::Java => &["System.in", "System.console"],
    }
}

/// The 1-based line on which a listing reads its standard input, if it does. Comments do not count.
pub fn reads_input(listing: &Listing) -> Option<usize> {
    let readers = readers(listing.language);
    let reads = |line: &str| {
        let code = line.split("//").next().unwrap_or("");
        readers.iter().any(|reader| code.contains(reader))
    };
    listing.source.lines().position(reads).map(|at| at + 1)
}

/// How many errors a compiler's message holds.
pub fn errors_in(message: &str) -> usize {
    let is_error = |line: &&str| line.starts_with("error: ") || line.starts_with("error[");
    message.lines().filter(is_error).count()
}

/// Whether a line of output holds an address: `0x` and at least six hexadecimal digits.
pub fn shows_address(line: &str) -> bool {
    line.split("0x")
        .skip(1)
        .any(|rest| rest.bytes().take_while(u8::is_ascii_hexdigit).count() >= 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_small_number() {
        assert!(shows_address("at 0x7ffe12ab34cd"));
        assert!(!shows_address("the byte 0x7f, the code 0x1F980"));
    }

    #[test]
    fn the_lines_that_begin_an_error_are_counted() {
        assert_eq!(
            errors_in("error[E0382]: a\n --> b\n\nerror: c\nwarning: error: d\n"),
            2
        );
    }
}
