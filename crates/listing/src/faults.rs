//! Faults of a listing that can be told from its text and from what was recorded.

use std::fs;
use std::path::Path;

use crate::catalog::{Language, Listing};
use crate::problem::{Problem, utf8};

/// The program text of a file, if it can be a listing.
pub(crate) fn usable(path: &str, name: &str, file: &Path) -> Result<String, Problem> {
    let stem = name.split('.').next().unwrap_or(name);
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if stem.is_empty() || !stem.chars().all(good) {
        return Err(Problem::in_file(
            path,
            "a listing's name is made of lower-case letters, digits and _",
            "rename the file, and what is recorded beside it",
        ));
    }
    let bytes = fs::read(file).map_err(|error| {
        let what = format!("it cannot be read: {error}");
        Problem::in_file(path, what, "make it a file that you may read")
    })?;
    Ok(utf8(path, bytes)?.replace("\r\n", "\n"))
}

/// Anchors shift the line numbers in the compiler's message, so a rejected listing has none.
pub(crate) fn anchors(path: &str, source: &str) -> Vec<Problem> {
    let anchored = |line: &str| line.contains("ANCHOR:") || line.contains("ANCHOR_END:");
    source
        .lines()
        .enumerate()
        .filter(|(_, line)| anchored(line))
        .map(|(index, _)| {
            Problem::at(
                path,
                index + 1,
                "an anchor would shift the line numbers in the compiler's message",
                "remove it: a rejected listing is shown whole",
            )
        })
        .collect()
}

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

/// Whether a listing that ends so (`exit code 139`, `ended by signal 11`) was killed.
pub fn ends_by_signal(listing: &Listing, ending: &str) -> bool {
    let code = ending
        .strip_prefix("exit code ")
        .and_then(|code| code.parse::<i32>().ok());
    // `script`, which runs the C programs, adds 128 to the signal.
    let of_c = listing.language == Language::C && code.is_some_and(|code| code > 128);
    of_c || ending.starts_with("ended by signal")
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
