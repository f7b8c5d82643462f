//! What is recorded about a listing, and how a program's end is written down.

use std::fmt;
use std::path::Path;

use crate::catalog::{Folder, read};
use crate::run::Ending;

/// What a tool established about a listing, as recorded in the files beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What the program printed to its standard output (`NAME.stdout`).
    pub stdout: Option<String>,
    /// How it ended, where that was not a silent clean exit (`NAME.exit`).
    pub exit: Option<Exit>,
    /// The compiler's message for a rejected listing (`NAME.stderr`), as trybuild normalizes it.
    pub stderr: Option<String>,
}

impl Evidence {
    /// The error code in the compiler's message (`E0382`); `None` where rustc gives none.
    pub fn code(&self) -> Option<&str> {
        let message = self.stderr.as_deref()?;
        message.lines().find_map(|line| {
            let rest = line.strip_prefix("error[")?;
            rest.split_once(']').map(|(code, _)| code)
        })
    }
}

/// Reads the evidence of one listing; a file that is not there is `None`.
pub(crate) fn load(root: &Path, folder: Folder, name: &str) -> Evidence {
    let file = |ending: &str| read(&root.join(folder.path()).join(format!("{name}.{ending}"))).ok();
    Evidence {
        stdout: file("stdout"),
        exit: file("exit").map(|text| Exit::parse(&text)),
        stderr: file("stderr"),
    }
}

/// How a program ended, and what it said on standard error: the content of `NAME.exit`.
///
/// The first line is the ending (`exit code 101`, `aborted`), the rest the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// `exit code N` or `aborted`.
    pub ending: String,
    /// The normalized standard error: a panic's message, a sanitizer's report.
    pub message: String,
}

impl Exit {
    /// Reads what [`Exit`]'s `Display` wrote.
    pub fn parse(text: &str) -> Self {
        let (ending, message) = text.split_once('\n').unwrap_or((text, ""));
        Self {
            ending: ending.trim().to_owned(),
            message: message.to_owned(),
        }
    }

    /// The exit of a Rust program, or `None` for a clean one that wrote nothing to standard error.
    pub fn of_rust(ending: Ending, stderr: &str) -> Option<Self> {
        let message = normalize_panic(stderr);
        match ending {
            Ending::Code(0) if message.is_empty() => None,
            ending => Some(Self {
                ending: ending.to_string(),
                message,
            }),
        }
    }

    /// Whether the program ended cleanly and had something to say on standard error, such as a caught panic.
    pub fn is_clean(&self) -> bool {
        self.ending == "exit code 0"
    }

    /// Whether the program ended in a panic that unwound out of `main`.
    pub fn is_panic(&self) -> bool {
        self.ending == "exit code 101" && self.message.contains("panicked at ")
    }
}

impl fmt::Display for Exit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.ending, self.message)
    }
}

/// Takes out of a Rust program's standard error what differs from run to run: the thread's id, the hint about
/// backtraces, a backtrace, and the direction of the slashes in paths.
pub(crate) fn normalize_panic(stderr: &str) -> String {
    let mut out = String::new();
    let mut in_backtrace = false;
    for line in stderr.lines() {
        in_backtrace |= line == "stack backtrace:";
        in_backtrace &= line.starts_with(' ') || line == "stack backtrace:";
        let hint = line.starts_with("note: run with `RUST_BACKTRACE")
            || line.starts_with("note: Some details are omitted");
        if in_backtrace || hint {
            continue;
        }
        out.push_str(&without_thread_id(line));
        out.push('\n');
    }
    let trimmed = out.trim_matches('\n');
    if trimmed.is_empty() {
        String::new()
    } else {
        format!("{trimmed}\n")
    }
}

/// `thread 'main' (4711) panicked at a\b.rs:1:2:` becomes `thread 'main' panicked at a/b.rs:1:2:`.
fn without_thread_id(line: &str) -> String {
    let shortened = (|| {
        let rest = line.strip_prefix("thread '")?;
        let (name, rest) = rest.split_once("' (")?;
        let (id, rest) = rest.split_once(')')?;
        id.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| format!("thread '{name}'{}", rest.replace('\\', "/")))
    })();
    shortened.unwrap_or_else(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_recorded_without_what_changes_from_run_to_run() {
        let stderr = "\nthread 'main' (31337) panicked at listings\\examples\\a.rs:3:5:\nindex out of bounds\n\
                      note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
        let exit = Exit::of_rust(Ending::Code(101), stderr).expect("not a clean exit");
        assert_eq!(
            exit.to_string(),
            "exit code 101\nthread 'main' panicked at listings/examples/a.rs:3:5:\nindex out of bounds\n"
        );
        assert!(exit.is_panic());
        assert_eq!(Exit::parse(&exit.to_string()), exit);
    }

    #[test]
    fn a_clean_exit_records_nothing() {
        assert_eq!(Exit::of_rust(Ending::Code(0), ""), None);
    }

    #[test]
    fn a_backtrace_is_left_out_and_what_follows_it_is_kept() {
        let stderr = "thread 'main' panicked at a.rs:1:1:\nno\nstack backtrace:\n   0: x\n             at y\n\
                      thread caused non-unwinding panic. aborting.\n";
        assert_eq!(
            normalize_panic(stderr),
            "thread 'main' panicked at a.rs:1:1:\nno\nthread caused non-unwinding panic. aborting.\n"
        );
    }

    #[test]
    fn the_code_is_the_first_one_in_the_message() {
        let evidence = Evidence {
            stderr: Some("error[E0382]: use of moved value: `a`\n --> $DIR/a.rs:1:1\n".into()),
            ..Evidence::default()
        };
        assert_eq!(evidence.code(), Some("E0382"));
    }
}
