//! Whether a program passes its own tests: compiled and run as `cargo test` would, in a folder that is gone afterwards.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};
use listing::run;

use super::Fails;
use crate::scratch;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All tests are green.
    Passes,
    /// The compiler rejects it, with this message.
    Rejected(String),
    /// A test is red, or the tests did not end well; what they said.
    Red(String),
}

impl Outcome {
    /// Whether this is how an exercise says that its start fails.
    pub fn is(&self, fails: &Fails) -> bool {
        match (self, fails) {
            (Self::Rejected(message), Fails::Code(code)) => {
                let errors: Vec<&str> = message
                    .lines()
                    .filter(|line| line.starts_with("error["))
                    .collect();
                !errors.is_empty()
                    && errors
                        .iter()
                        .all(|line| line.starts_with(&format!("error[{code}]")))
            }
            (Self::Red(_), Fails::Test) => true,
            _ => false,
        }
    }

    /// What the compiler or the tests said; nothing if all is well.
    pub fn said(&self) -> &str {
        match self {
            Self::Passes => "",
            Self::Rejected(text) | Self::Red(text) => text,
        }
    }
}

/// How long the compiler may take.
const COMPILER: Duration = Duration::from_secs(60);

/// Compiles and runs the tests of `source`, which messages call `name.rs`; `root` is the book's folder.
///
/// # Errors
/// When there is no compiler, or no folder to work in.
pub fn try_out(root: &Path, name: &str, source: &str) -> Result<Outcome> {
    let folder = scratch::Folder::new()?;
    let file = format!("{name}.rs");
    std::fs::write(folder.path().join(&file), source)?;
    let program = folder
        .path()
        .join(format!("tests{}", std::env::consts::EXE_SUFFIX));
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut compile = Command::new(rustc);
    // The toolchain is the one that the book's folder names.
    if let Some(toolchain) = listing::toolchain::pinned(root) {
        compile.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    compile
        .current_dir(folder.path())
        .args([
            "--edition",
            "2024",
            "--test",
            "--color",
            "never",
            "-Awarnings",
            "-Cdebuginfo=0",
            "--crate-name",
            name,
            "-o",
        ])
        .args([program.as_os_str(), file.as_ref()]);
    let compiled = run::run(&mut compile, COMPILER, run::OUTPUT_LIMIT)
        .map_err(|why| anyhow::anyhow!("rustc {why}"))?;
    let message = String::from_utf8_lossy(&compiled.stderr).into_owned();
    if compiled.ending != run::Ending::Code(0) {
        if !message.contains("error") {
            bail!(
                "rustc {} without an error that could be read: {message}",
                compiled.ending
            );
        }
        return Ok(Outcome::Rejected(without_end(&message)));
    }
    let mut tests = Command::new(&program);
    tests
        .current_dir(folder.path())
        .env("RUST_BACKTRACE", "0")
        .args(["--test-threads", "1"]);
    let said = match run::run(&mut tests, run::TIME_LIMIT, run::OUTPUT_LIMIT) {
        Ok(done) if done.ending == run::Ending::Code(0) => {
            let stdout = String::from_utf8_lossy(&done.stdout).into_owned();
            // A program without a test passes and shows nothing.
            return Ok(if stdout.contains("running 0 tests") {
                Outcome::Red("there is no test in it\n".to_owned())
            } else {
                Outcome::Passes
            });
        }
        Ok(done) => {
            let both = [done.stdout, done.stderr].concat();
            red(&String::from_utf8_lossy(&both))
        }
        Err(why) => format!("the tests {why}\n"),
    };
    Ok(Outcome::Red(said))
}

/// A compiler's message without the lines that count errors and name other commands.
fn without_end(message: &str) -> String {
    let end = |line: &&str| {
        !line.starts_with("error: aborting")
            && !line.starts_with("For more information")
            && !line.starts_with("Some errors have")
    };
    let kept: Vec<&str> = message.lines().filter(end).collect();
    kept.join("\n").trim().to_owned() + "\n"
}

/// What red tests said, without the time that they took and the number of the thread.
fn red(output: &str) -> String {
    let lines = output.lines().filter_map(|line| {
        let skip = line.starts_with("note: run with") || line.starts_with("error: test failed");
        let line = match line.split_once("; finished in") {
            Some((before, _)) => before,
            None => line,
        };
        let line = match (line.strip_prefix("thread '"), line.find("' (")) {
            (Some(_), Some(from)) => match line[from..].find(") ") {
                Some(to) => format!("{}'{}", &line[..from], &line[from + to + 1..]),
                None => line.to_owned(),
            },
            _ => line.to_owned(),
        };
        (!skip).then_some(line)
    });
    let mut text: Vec<String> = Vec::new();
    for line in lines {
        // Two blank lines say no more than one.
        if !(line.is_empty() && text.last().is_none_or(String::is_empty)) {
            text.push(line);
        }
    }
    text.join("\n").trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(source: &str) -> Outcome {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        try_out(root, "tried", source).expect("a compiler")
    }

    #[test]
    fn green_red_and_rejected_are_told_apart() {
        let with = |body: &str| {
            format!(
                "fn main() {{}}\n#[cfg(test)]\nmod tests {{\n #[test]\n fn works() {{ {body} }}\n}}\n"
            )
        };
        assert_eq!(tried(&with("")), Outcome::Passes);
        let red = tried(&with("assert_eq!(1, 2);"));
        assert!(red.is(&Fails::Test), "{red:?}");
        assert!(
            red.said()
                .contains("thread 'tests::works' panicked at tried.rs:5:"),
            "{}",
            red.said()
        );
        assert!(!red.said().contains("finished in"), "{}", red.said());
        let rejected = tried(&with("let a = String::new(); drop(a); drop(a);"));
        assert!(
            rejected.is(&Fails::Code("E0382".to_owned())),
            "{rejected:?}"
        );
        assert!(!rejected.is(&Fails::Code("E0499".to_owned())) && !rejected.is(&Fails::Test));
    }

    #[test]
    fn a_program_without_tests_does_not_pass() {
        assert!(tried("fn main() {}").is(&Fails::Test));
    }

    #[test]
    fn tests_that_do_not_end_are_stopped() {
        let endless = "fn main() {}\n#[test]\nfn works() { loop { std::thread::yield_now(); } }\n";
        assert!(tried(endless).said().contains("was killed"));
    }
}
