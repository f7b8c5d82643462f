//! One reason why a file could not be examined, said so that its author can act on it.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::on_one_line;

/// Where, what is wrong, what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file, as the caller named it.
    pub file: PathBuf,
    /// The 1-based line, where one line is to blame.
    pub line: Option<usize>,
    /// What is wrong, in one clause.
    pub what: String,
    /// What to do next, in one clause.
    pub remedy: String,
}

impl Failure {
    /// A failure that concerns the whole file.
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

    /// A failure on one 1-based line.
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

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Windows prints the same path as everybody else, so that messages can be compared and searched for.
        let file = self.file.display().to_string().replace('\\', "/");
        write!(f, "{}", on_one_line(&file))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(
            f,
            ": {}; {}",
            on_one_line(&self.what),
            on_one_line(&self.remedy)
        )
    }
}

impl std::error::Error for Failure {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_steers_no_terminal() {
        let failure = Failure::in_file("a\u{1b}c\n.rs", "`\u{9b}2J` is odd", "go");
        assert_eq!(
            failure.to_string(),
            "a\\u{1b}c\\u{a}.rs: `\\u{9b}2J` is odd; go"
        );
    }

    #[test]
    fn a_failure_reads_as_place_fault_and_remedy() {
        let failure = Failure::at("a.rs", 4, "`asm!` is not supported", "take it out");
        assert_eq!(
            failure.to_string(),
            "a.rs:4: `asm!` is not supported; take it out"
        );
    }
}
