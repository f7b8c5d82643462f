//! What is recorded about a listing, and how a program's end is written down.

use std::fmt;
use std::path::Path;

use crate::catalog::{Folder, read};
use crate::observe::Observed;
use crate::optimized;
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
    /// What a rejected listing would have done, had it run (`NAME.accident`); none where the compiler's error is not
    /// the borrow checker's.
    pub accident: Option<Accident>,
    /// What it did when it was compiled with `-O`, where its first lines ask for that
    /// (`listings/optimized/NAME.stdout` and `.exit`).
    pub optimized: Option<Observed>,
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

/// The error codes for which a rejected listing can be rewritten and run; memscope has a rule for each.
const OF_THE_BORROW_CHECKER: [&str; 26] = [
    "E0106", "E0309", "E0310", "E0373", "E0382", "E0384", "E0499", "E0502", "E0503", "E0505",
    "E0506", "E0507", "E0508", "E0509", "E0515", "E0521", "E0594", "E0596", "E0597", "E0621",
    "E0700", "E0713", "E0716", "E0500", "E0501", "E0524",
];

impl Evidence {
    /// Whether the compiler's message is the borrow checker's, so that the listing has an accident: what it would have
    /// done, had it run. An error of types leaves nothing to run.
    pub fn may_have_run(&self) -> bool {
        let message = self.stderr.as_deref().unwrap_or_default();
        let mut errors = message.lines().filter(|line| line.starts_with("error"));
        let covered = |line: &str| {
            let code = line.strip_prefix("error[").and_then(|rest| rest.get(..5));
            // That a future is not `Send` has no code: what it holds across its waits is in no line of the program to rewrite.
            let crosses = code == Some("E0277") && line.contains("between threads safely");
            let lifetime = line.contains("lifetime may not live long enough");
            code.is_some_and(|code| OF_THE_BORROW_CHECKER.contains(&code)) || crosses || lifetime
        };
        !message.is_empty() && errors.all(covered)
    }
}

/// Reads the evidence of one listing; a file that is not there is `None`.
pub(crate) fn load(root: &Path, folder: Folder, name: &str) -> Evidence {
    let file = |ending: &str| read(&root.join(folder.path()).join(format!("{name}.{ending}"))).ok();
    Evidence {
        stdout: file("stdout"),
        exit: file("exit").map(|text| Exit::parse(&text)),
        stderr: file("stderr"),
        accident: file("accident").map(|text| Accident::parse(&text)),
        optimized: optimized::load(root, folder, name),
    }
}

/// What a rejected listing would have done, had it run: the content of `NAME.accident`, one `key: value` a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accident {
    /// `reads-freed`, `frees-twice` … as memscope names them.
    pub outcome: String,
    /// The outcome in one sentence, without a capital and a full stop.
    pub text: String,
    /// The 1-based line that does it.
    pub line: Option<usize>,
    /// The block concerned.
    pub block: Option<u32>,
    /// Whether the optimized program prints something else.
    pub optimized_differs: bool,
    /// What else went wrong after that, a sentence each.
    pub also: Vec<String>,
}

impl Accident {
    /// Reads what [`Accident`]'s `Display` wrote. Lines that it does not know are left out.
    pub fn parse(text: &str) -> Self {
        let mut accident = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once(": ")) {
            match key {
                "outcome" => value.clone_into(&mut accident.outcome),
                "text" => value.clone_into(&mut accident.text),
                "line" => accident.line = value.parse().ok(),
                "block" => accident.block = value.parse().ok(),
                "optimized" => accident.optimized_differs = value == "differs",
                "also" => accident.also.push(value.to_owned()),
                _ => {}
            }
        }
        accident
    }
}

impl fmt::Display for Accident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "outcome: {}\ntext: {}", self.outcome, self.text)?;
        if let Some(line) = self.line {
            writeln!(f, "line: {line}")?;
        }
        if let Some(block) = self.block {
            writeln!(f, "block: {block}")?;
        }
        if self.optimized_differs {
            writeln!(f, "optimized: differs")?;
        }
        self.also
            .iter()
            .try_for_each(|also| writeln!(f, "also: {also}"))
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

    /// The sanitizer that stopped a C program.
    pub fn sanitizer(&self) -> &'static str {
        if self.message.contains("ThreadSanitizer") {
            "ThreadSanitizer"
        } else {
            "AddressSanitizer"
        }
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
    fn what_crosses_to_a_thread_may_have_run_and_a_future_may_not() {
        let rejected = |message: &str| Evidence {
            stderr: Some(format!("{message}\n --> fail/a.rs:5:5\n")),
            ..Evidence::default()
        };
        let says = |what: &str| format!("{what} cannot be sent between threads safely");
        assert!(rejected(&says("error[E0277]: `Rc<u32>`")).may_have_run());
        assert!(!rejected(&says("error: future")).may_have_run());
        assert!(!rejected("error[E0277]: `Ticket` doesn't implement `Display`").may_have_run());
    }

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
    fn an_accident_is_read_as_it_was_written() {
        let accident = Accident {
            outcome: "reads-freed".into(),
            text: "line 5 reads block 1, which line 4 freed".into(),
            line: Some(5),
            block: Some(1),
            optimized_differs: true,
            also: vec!["line 6 frees block 1 twice".into()],
        };
        assert_eq!(Accident::parse(&accident.to_string()), accident);
        let nothing = Accident::parse("outcome: nothing\n");
        assert_eq!((nothing.line, nothing.block), (None, None));
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
