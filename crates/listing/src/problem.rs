//! One thing that is wrong with the book, said so that a contributor can act on it.

use std::fmt;
use std::path::{Path, PathBuf};

/// A problem: where, what is wrong, what to do next.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the book's root.
    pub file: PathBuf,
    /// The 1-based line, where one line is to blame.
    pub line: Option<usize>,
    /// What is wrong, in one clause.
    pub what: String,
    /// What to do next, in one clause.
    pub remedy: String,
}

impl Problem {
    /// A problem with a whole file.
    pub fn in_file(
        file: impl AsRef<Path>,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            file: file.as_ref().to_path_buf(),
            line: None,
            what: what.into(),
            remedy: remedy.into(),
        }
    }

    /// A problem on one 1-based line of a file.
    pub fn at(
        file: impl AsRef<Path>,
        line: usize,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            line: Some(line),
            ..Self::in_file(file, what, remedy)
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Windows prints the same path as everybody else, so that messages can be compared and searched for.
        write!(f, "{}", self.file.display().to_string().replace('\\', "/"))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}; {}", self.what, self.remedy)
    }
}

/// The text of a file.
///
/// # Errors
/// When it is no UTF-8, with the line where that begins.
pub fn utf8(file: impl AsRef<Path>, bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|byte| *byte == b'\n').count();
        Problem::at(file, line, "it is no UTF-8 text", "save it as UTF-8")
    })
}

/// The candidate closest to `wanted`, if one is close enough to be a slip of the keyboard: alike for the most part, or, of short
/// words, another in one letter or in two that changed places.
pub fn nearest<'a>(wanted: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let one_slip = |candidate: &str| {
        wanted.len() > 2
            && wanted.len().abs_diff(candidate.len()) < 2
            && strsim::osa_distance(wanted, candidate) < 2
    };
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(wanted, candidate), candidate))
        .filter(|(similarity, candidate)| *similarity > 0.85 || one_slip(candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_place_fault_and_remedy() {
        let problem = Problem::at(
            "src/moves.md",
            41,
            "no listing named 'moves_clon'",
            "did you mean 'moves_clone'?",
        );
        assert_eq!(
            problem.to_string(),
            "src/moves.md:41: no listing named 'moves_clon'; did you mean 'moves_clone'?"
        );
    }

    #[test]
    fn the_nearest_name_is_offered_only_when_it_is_near() {
        let names = ["moves_clone", "drop_order", "moves_copy"];
        assert_eq!(nearest("moves_clon", names), Some("moves_clone"));
        assert_eq!(nearest("lifetimes", names), None);
        assert_eq!(nearest("dya", ["day"]), Some("day"));
        assert_eq!(nearest("b", ["a"]), None);
    }

    #[test]
    fn what_is_no_text_is_told_with_its_line() {
        let said = utf8("a.rs", b"one\ntwo \xff\n".to_vec()).expect_err("no text");
        assert_eq!(
            said.to_string(),
            "a.rs:2: it is no UTF-8 text; save it as UTF-8"
        );
        assert_eq!(utf8("a.rs", b"one\n".to_vec()).expect("text"), "one\n");
    }
}
