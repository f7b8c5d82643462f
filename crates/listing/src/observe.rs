//! Runs a listing and says what it did, in the words in which evidence is recorded.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::catalog::{Catalog, Folder, Language, Listing};
use crate::evidence::{Evidence, Exit};
use crate::run::{self, Finished};
use crate::sanitizer;

/// Compiling a C listing or starting a Java one takes longer than running it.
pub(crate) const TOOL_TIME_LIMIT: Duration = Duration::from_secs(60);

/// The programs that cargo built from `listings/examples`, by listing name.
pub type Binaries = BTreeMap<String, PathBuf>;

/// Builds every listing in `listings/examples` of the book at `root` with cargo.
///
/// # Errors
/// The compiler's own words, when a listing does not compile.
pub fn build_examples(root: &Path) -> Result<Binaries, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root)
        .args(["build", "--quiet", "--package", "listings", "--examples"])
        .arg("--message-format=json-render-diagnostics")
        // Inside the listings' tests RUSTC names a program for skeptic's snippets alone.
        .env_remove("RUSTC")
        .output()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let stdout = String::from_utf8_lossy(&output.stdout);
    Ok(stdout.lines().filter_map(example_binary).collect())
}

/// The programs in `folder` (`target/debug/examples`), if every listing of `listings/examples` has one there that is
/// newer than its source. A plain `cargo test` has built them; asking cargo again for this package alone would
/// compile the dependencies a second time, with another set of features.
pub fn fresh_examples(root: &Path, folder: &Path, catalog: &Catalog) -> Option<Binaries> {
    let changed = |file: &Path| {
        std::fs::metadata(file)
            .and_then(|about| about.modified())
            .ok()
    };
    let examples = catalog
        .iter()
        .filter(|listing| listing.folder == Folder::Examples);
    examples
        .map(|listing| {
            let program = folder.join(format!("{}{}", listing.name, env::consts::EXE_SUFFIX));
            let fresh = changed(&program)? >= changed(&root.join(&listing.path))?;
            fresh.then(|| (listing.name.clone(), program))
        })
        .collect()
}

/// The example's name and program in one line of cargo's JSON, if the line reports one.
fn example_binary(line: &str) -> Option<(String, PathBuf)> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    let target = &message["target"];
    (target["kind"][0] == "example").then_some(())?;
    let name = target["name"].as_str()?.to_owned();
    Some((name, message["executable"].as_str()?.into()))
}

/// Why a listing could not be observed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unavailable {
    /// This machine lacks the tool, named here.
    Tool(String),
    /// The program could not be built or did not end within its limits.
    Failed(String),
}

/// What a listing did when it ran.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observed {
    /// Its standard output.
    pub stdout: String,
    /// How it ended, where that was not a clean exit.
    pub exit: Option<Exit>,
}

impl Observed {
    /// What differs from the recorded evidence, one sentence each; empty when the recording is true.
    pub fn differences(&self, listing: &Listing) -> Vec<String> {
        let recorded = &listing.evidence;
        let bless = format!(
            "if the new one is right, run `cargo book bless {}` and reread the chapter",
            listing.name
        );
        let mut differences = Vec::new();
        if let Some(difference) =
            first_difference(recorded.stdout.as_deref().unwrap_or(""), &self.stdout)
        {
            let path = listing.evidence_path("stdout");
            differences.push(format!("{path}:{difference}; {bless}"));
        }
        if self.ended(listing) != as_compared(listing, recorded) {
            let was = recorded
                .exit
                .as_ref()
                .map_or("a clean exit\n".into(), Exit::to_string);
            let is = self
                .exit
                .as_ref()
                .map_or("a clean exit\n".into(), Exit::to_string);
            let path = listing.evidence_path("exit");
            differences.push(format!(
                "{path}: recorded\n{was}but the program ended with\n{is}{bless}"
            ));
        }
        differences
    }

    fn ended(&self, listing: &Listing) -> Vec<String> {
        as_compared(
            listing,
            &Evidence {
                exit: self.exit.clone(),
                ..Evidence::default()
            },
        )
    }
}

/// The ending as it is compared: a sanitizer's report by kind of error, function and line; all else by the letter.
fn as_compared(listing: &Listing, evidence: &Evidence) -> Vec<String> {
    match (&evidence.exit, listing.language) {
        (None, _) => Vec::new(),
        (Some(exit), Language::C) => {
            let mut essence = sanitizer::essence(&exit.message);
            essence.push(exit.ending.clone());
            essence
        }
        (Some(exit), _) => vec![exit.to_string()],
    }
}

/// The first line at which two texts differ, as `LINE: recorded … but …`.
fn first_difference(recorded: &str, printed: &str) -> Option<String> {
    if recorded == printed {
        return None;
    }
    let (mut old, mut new) = (recorded.lines(), printed.lines());
    for number in 1.. {
        match (old.next(), new.next()) {
            (None, None) => break,
            (a, b) if a == b => {}
            (a, b) => {
                let show =
                    |line: Option<&str>| line.map_or("the end".to_owned(), |l| format!("'{l}'"));
                return Some(format!(
                    "{number}: recorded {} but the program printed {}",
                    show(a),
                    show(b)
                ));
            }
        }
    }
    Some("1: recorded and printed text differ in their final line ending".to_owned())
}

/// Runs one listing of `listings/examples` or `listings/other`, from the book's `root`.
///
/// # Errors
/// When a tool is missing, a C program does not compile, or the program does not end within its limits.
pub fn observe(
    root: &Path,
    listing: &Listing,
    binaries: &Binaries,
) -> Result<Observed, Unavailable> {
    match listing.language {
        Language::Rust => rust(root, listing, binaries),
        Language::C => c(root, listing),
        Language::JavaScript | Language::Java => managed(root, listing),
    }
}

/// The program that a listing needs beside Rust, if it needs one.
pub fn tool_for(listing: &Listing) -> Option<&'static str> {
    match listing.language {
        Language::Rust => None,
        Language::C => Some("cc"),
        Language::JavaScript => Some("node"),
        Language::Java => Some("java"),
    }
}

fn rust(root: &Path, listing: &Listing, binaries: &Binaries) -> Result<Observed, Unavailable> {
    let name = &listing.name;
    let binary = binaries.get(name).ok_or_else(|| {
        Unavailable::Failed(format!(
            "{}: cargo built no program '{name}' from this file",
            listing.path
        ))
    })?;
    started(root, listing, binary)
}

pub(crate) fn started(
    root: &Path,
    listing: &Listing,
    program: &Path,
) -> Result<Observed, Unavailable> {
    let mut command = Command::new(program);
    command.current_dir(root).env("RUST_BACKTRACE", "0");
    let finished = limited(listing, &mut command, run::TIME_LIMIT)?;
    let stderr = text(listing, finished.stderr)?;
    let exit = Exit::of_rust(finished.ending, &stderr);
    Ok(Observed {
        stdout: text(listing, finished.stdout)?,
        exit,
    })
}

fn c(root: &Path, listing: &Listing) -> Result<Observed, Unavailable> {
    if !cfg!(target_os = "linux") {
        let why = "the C listings' sanitizer reports are compared on Linux only";
        return Err(Unavailable::Tool(why.to_owned()));
    }
    let folder = root.join("target").join("other");
    std::fs::create_dir_all(&folder)
        .map_err(|error| Unavailable::Failed(format!("target/other cannot be made: {error}")))?;
    let program = folder.join(listing.name.trim_end_matches(".c"));
    let mut compile = Command::new("cc");
    compile
        .current_dir(root)
        .args(["-g", "-O0"])
        .args(listing.cc_flags().split_whitespace())
        .args([&listing.path, "-o"])
        .arg(&program);
    let compiled = limited(listing, &mut compile, TOOL_TIME_LIMIT)?;
    if compiled.ending != run::Ending::Code(0) || !compiled.stderr.is_empty() {
        return Err(Unavailable::Failed(format!(
            "{}: the C compiler has something to say; a listing compiles without a word:\n{}",
            listing.path,
            String::from_utf8_lossy(&compiled.stderr)
        )));
    }
    let mut ran = sanitized(root, listing, &program, &[])?;
    // An older ThreadSanitizer cannot run where addresses are spread widely; `setarch` places them as it expects.
    if ran.1.contains("unexpected memory mapping") {
        ran = sanitized(root, listing, &program, &["setarch", "-R"])?;
    }
    let (finished, report) = ran;
    let here = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let report = sanitizer::trim(&report, &here.display().to_string());
    let clean = finished.ending == run::Ending::Code(0);
    // The sanitizer's first word on a signal goes to the terminal, whatever the log is.
    let stdout = text(listing, finished.stdout)?.replace("AddressSanitizer:DEADLYSIGNAL\n", "");
    Ok(Observed {
        stdout,
        exit: (!clean).then(|| Exit {
            ending: finished.ending.to_string(),
            message: report,
        }),
    })
}

/// Runs a C program as a reader's terminal runs it, and returns the sanitizer's report apart from what it printed.
///
/// C keeps what it prints to a pipe until the program ends, and the sanitizer ends it before that; to a terminal it
/// prints each line at once. `script` is that terminal, and the report goes to a file.
fn sanitized(
    root: &Path,
    listing: &Listing,
    program: &Path,
    before: &[&str],
) -> Result<(Finished, String), Unavailable> {
    let log = program.with_extension("report");
    let mut options = format!("log_path={}", log.display());
    let options_key = if listing.cc_flags().contains("-fsanitize=thread") {
        "TSAN_OPTIONS"
    } else {
        "ASAN_OPTIONS"
    };
    let mut command = Command::new("script");
    command
        .current_dir(root)
        .args(["--quiet", "--return", "--flush", "--command"])
        .arg(format!("{} {}", before.join(" "), program.display()).trim_start())
        .arg("/dev/null");
    for pair in listing
        .header("env")
        .iter()
        .flat_map(|line| line.split_whitespace())
    {
        match pair.split_once('=') {
            Some((key, value)) if key == options_key => options = format!("{value}:{options}"),
            Some((key, value)) => drop(command.env(key, value)),
            None => {}
        }
    }
    let finished = limited(listing, command.env(options_key, options), run::TIME_LIMIT)?;
    Ok((finished, take_report(&log)))
}

/// Reads and removes the sanitizer's report: the file's name goes on with the process's number.
fn take_report(log: &Path) -> String {
    let prefix = format!("{}.", log.file_name().unwrap_or_default().to_string_lossy());
    let mut report = String::new();
    for entry in std::fs::read_dir(log.parent().unwrap_or(Path::new(".")))
        .into_iter()
        .flatten()
        .flatten()
    {
        if entry.file_name().to_string_lossy().starts_with(&prefix) {
            report.push_str(&std::fs::read_to_string(entry.path()).unwrap_or_default());
            let _ = std::fs::remove_file(entry.path());
        }
    }
    report
}

fn managed(root: &Path, listing: &Listing) -> Result<Observed, Unavailable> {
    let tool = tool_for(listing).unwrap_or_default();
    let mut command = Command::new(tool);
    command.current_dir(root);
    command.args(
        listing
            .header("flags")
            .iter()
            .flat_map(|flags| flags.split_whitespace()),
    );
    let finished = limited(listing, command.arg(&listing.path), TOOL_TIME_LIMIT)?;
    Ok(Observed {
        stdout: text(listing, finished.stdout)?,
        exit: Exit::of_rust(finished.ending, &text(listing, finished.stderr)?),
    })
}

fn limited(
    listing: &Listing,
    command: &mut Command,
    time: Duration,
) -> Result<Finished, Unavailable> {
    run::run(command, time, run::OUTPUT_LIMIT).map_err(|stopped| match stopped {
        run::Stopped::NotStarted(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Unavailable::Tool(format!(
                "'{}' is not installed",
                command.get_program().to_string_lossy()
            ))
        }
        stopped => Unavailable::Failed(format!("{}: the program {stopped}", listing.path)),
    })
}

fn text(listing: &Listing, bytes: Vec<u8>) -> Result<String, Unavailable> {
    String::from_utf8(bytes)
        .map(|text| text.replace("\r\n", "\n"))
        .map_err(|_| {
            Unavailable::Failed(format!(
                "{}: the program prints bytes that are not UTF-8 text",
                listing.path
            ))
        })
}

impl Observed {
    /// The files that record this observation, as path (relative to the root) and content; `None` where the
    /// file must not be there.
    pub fn files(&self, listing: &Listing) -> [(String, Option<String>); 2] {
        debug_assert_ne!(
            listing.folder,
            Folder::Fail,
            "trybuild records compiler messages"
        );
        [
            (listing.evidence_path("stdout"), Some(self.stdout.clone())),
            (
                listing.evidence_path("exit"),
                self.exit.as_ref().map(Exit::to_string),
            ),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_differing_line_is_named() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(
            first_difference("a\nb\n", "a\nc\n").as_deref(),
            Some("2: recorded 'b' but the program printed 'c'")
        );
        assert_eq!(
            first_difference("a\n", "a\nb\n").as_deref(),
            Some("2: recorded the end but the program printed 'b'")
        );
        assert!(first_difference("a\n", "a").is_some());
    }
}
