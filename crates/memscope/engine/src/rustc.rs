//! Runs the compiler and reads what it says.
//!
//! ```text
//! arguments -> rustc --error-format=json (under a time limit) -> Outcome -> Diagnostic -> Label
//! ```

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;
use std::{env, fs};

use serde::Deserialize;
use supervise::{Finished, Limits, Stopped};

/// How much processor time one run of the compiler may take.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);
/// How long it may be at it, on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(600);
/// How many bytes of messages are read. A file with more than that many mistakes is not worth more.
const MESSAGE_LIMIT: usize = 64 << 20;
/// How many bytes the compiler, and the linker, may map each. (It takes a tenth for what memscope asks of it.)
const MEMORY_LIMIT: u64 = 4 << 30;
/// How large a file they may write.
const FILE_LIMIT: u64 = 512 << 20;

/// One diagnostic.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// `error`, `warning`, `note` …
    pub level: String,
    /// `E0382`, or a lint's name.
    pub code: Option<String>,
    /// The headline.
    pub message: String,
    /// The labeled spans, the primary one(s) among them.
    pub labels: Vec<Label>,
    /// Attached notes and helps.
    pub children: Vec<Diagnostic>,
    /// As rustc prints it in a terminal, without color.
    pub rendered: Option<String>,
}

impl Diagnostic {
    /// An error that is no lint set to `deny`.
    pub fn is_error(&self) -> bool {
        // Lints are named in lower case; some errors have no code at all.
        self.level.starts_with("error")
            && self
                .code
                .as_deref()
                .is_none_or(|code| code.starts_with('E'))
    }

    /// The first primary span in the compiled file.
    pub fn primary(&self) -> Option<&Label> {
        self.labels
            .iter()
            .find(|label| label.primary && label.in_file)
    }
}

/// A labeled span. When the span lies in a macro's expansion it is the outermost call in the compiled file.
#[derive(Debug, Clone)]
pub struct Label {
    /// Whether the diagnostic is about this span.
    pub primary: bool,
    /// What it says there.
    pub text: Option<String>,
    /// Bytes of the compiled file.
    pub start: usize,
    /// Bytes of the compiled file.
    pub end: usize,
    /// 1-based line in the compiled file.
    pub line: usize,
    /// Whether the span lies in the compiled file at all (and not in std's source).
    pub in_file: bool,
    /// What the compiler proposes to write there.
    pub suggestion: Option<String>,
}

/// What a run of the compiler gave.
#[derive(Debug)]
pub struct Outcome {
    /// Whether it succeeded.
    pub success: bool,
    /// What it said, in its order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Runs `rustc FOLDER/FILE --edition E --error-format=json` with more arguments; all outputs land in `folder`.
///
/// The compiler runs in the caller's own folder, so that a `rust-toolchain.toml` there counts. Its silence is taken for
/// consent only when it succeeded, and what it refuses only when it ended in good order: an outcome is an answer.
///
/// # Errors
/// One clause for the user: the compiler could not be started, ran past the limit, died, or failed without an error
/// that concerns the program.
pub fn compile(
    folder: &Path,
    file: &str,
    edition: &str,
    arguments: &[&str],
) -> Result<Outcome, String> {
    let path = folder.join(file);
    let mut command = command(behind_rustup().unwrap_or(Path::new(RUSTC)));
    command
        .arg(&path)
        .args(["--edition", edition, "--error-format=json", "--out-dir"])
        .arg(folder)
        .args(arguments);
    let finished = run(&mut command)?;
    let stderr = String::from_utf8_lossy(&finished.stderr);
    let success = ended_in_order(&finished)?;
    let mut diagnostics = Vec::new();
    // What is no JSON is chatter, such as rustup's.
    for line in stderr.lines().filter(|line| line.starts_with('{')) {
        let raw: Raw = serde_json::from_str(line)
            .map_err(|error| format!("the compiler said what cannot be read ({error})"))?;
        diagnostics.push(raw.into_diagnostic(&path));
    }
    diagnostics.retain(|said| !is_summary(said));
    if let Some(trouble) = diagnostics.iter().find(|said| is_own_trouble(said)) {
        return Err(format!("the compiler failed: {}", trouble.message));
    }
    if !success
        && !diagnostics
            .iter()
            .any(|said| said.level.starts_with("error"))
    {
        let said = stderr.lines().find(|line| !line.starts_with('{'));
        let said = said.map_or(String::new(), |line| format!(" ({})", line.trim()));
        return Err(format!("the compiler failed and did not say why{said}"));
    }
    Ok(Outcome {
        success,
        diagnostics,
    })
}

/// `rustc -vV`, asked until there is an answer, and then no more.
///
/// # Errors
/// One clause for the user when there is no usable rustc.
pub fn version() -> Result<&'static str, String> {
    static VERSION: OnceLock<String> = OnceLock::new();
    if let Some(known) = VERSION.get() {
        return Ok(known);
    }
    let output = run(command(Path::new(RUSTC)).arg("-vV"))?;
    if !ended_in_order(&output)? {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("rustc does not work: {}", said.trim()));
    }
    Ok(VERSION.get_or_init(|| String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// The compiler, told to leave no crash report behind and to speak plainly.
fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("RUSTC_ICE", "0")
        .env("RUST_BACKTRACE", "0")
        .env_remove("RUSTC_LOG");
    command
}

/// The one that the `PATH` finds.
const RUSTC: &str = "rustc";

/// The compiler that rustup starts where `rustc` is a link to rustup. It reads its settings anew at each start, which
/// takes as long as the check of a small program: so it is asked once where its compiler is.
fn behind_rustup() -> Option<&'static Path> {
    static BEHIND: OnceLock<Option<PathBuf>> = OnceLock::new();
    let ask = || {
        let folders = env::var_os("PATH")?;
        let mut programs = env::split_paths(&folders).map(|folder| folder.join(RUSTC));
        let first = fs::canonicalize(programs.find(|program| program.is_file())?).ok()?;
        if first.file_name()? != "rustup" {
            return None;
        }
        let said = run(command(Path::new(RUSTC)).args(["--print", "sysroot"])).ok()?;
        let sysroot = String::from_utf8(said.stdout).ok()?;
        let compiler = Path::new(sysroot.trim()).join("bin").join(RUSTC);
        compiler.is_file().then_some(compiler)
    };
    BEHIND.get_or_init(ask).as_deref()
}

/// SIGXCPU, on Linux and macOS.
const OUT_OF_TIME: i32 = 24;

/// Whether the compiler succeeded.
///
/// # Errors
/// One clause when it died: what it had said until then is no answer. It ends with 1 where it refuses a program, with
/// 101 when it panics, and a script in its place with 128 and the number of the signal that ended the compiler.
fn ended_in_order(finished: &Finished) -> Result<bool, String> {
    let status = finished.status;
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    #[cfg(not(unix))]
    let signal = None;
    let by_script = status.code().filter(|code| (129..160).contains(code));
    match (status.code(), signal.or(by_script.map(|code| code - 128))) {
        (_, Some(9)) => Err(
            "the compiler was killed (SIGKILL), as the system does when memory runs out".to_owned(),
        ),
        // rustc and LLVM say so before they abort.
        (_, Some(_)) if says(&finished.stderr, "memory allocation of") => Err(format!(
            "the compiler needs more than {} GiB of memory",
            MEMORY_LIMIT >> 30
        )),
        (_, Some(OUT_OF_TIME)) => Err(format!(
            "the compiler was still at work after {} s and was stopped",
            TIME_LIMIT.as_secs()
        )),
        (_, Some(signal)) => Err(format!("the compiler crashed (signal {signal})")),
        (Some(0), _) => Ok(true),
        (Some(1), _) => Ok(false),
        (Some(code), _) => Err(format!("the compiler crashed (exit code {code})")),
        (None, None) => Err("the compiler ended without a status".to_owned()),
    }
}

fn says(bytes: &[u8], words: &str) -> bool {
    String::from_utf8_lossy(bytes).contains(words)
}

/// Whether it is the count at the end.
fn is_summary(said: &Diagnostic) -> bool {
    said.labels.is_empty() && said.code.is_none() && said.message.starts_with("aborting due to")
}

/// Whether an error is about no line of any program, but about the disk, the linker, the compiler's own libraries.
fn is_own_trouble(said: &Diagnostic) -> bool {
    said.level.starts_with("error") && said.labels.is_empty() && said.code.is_none()
}

/// Runs to the end or to a limit.
///
/// # Errors
/// One clause for the user: it could not be started, or ran past a limit.
fn run(command: &mut Command) -> Result<Finished, String> {
    let limits = Limits {
        time: PATIENCE,
        processor: Some(TIME_LIMIT),
        memory: Some(MEMORY_LIMIT),
        file: Some(FILE_LIMIT),
        stack: None,
    };
    supervise::run(command, &limits, MESSAGE_LIMIT).map_err(|stopped| match stopped {
        Stopped::NotStarted(error) => format!("rustc cannot be started ({error})"),
        Stopped::TimeLimit(limit) => format!(
            "the compiler was still at work after {} s and was stopped",
            limit.as_secs()
        ),
        Stopped::OutputLimit(limit) => format!(
            "the compiler said more than {} MiB and was stopped",
            limit >> 20
        ),
    })
}

#[derive(Deserialize)]
struct Raw {
    message: String,
    code: Option<RawCode>,
    level: String,
    spans: Vec<RawSpan>,
    children: Vec<Raw>,
    rendered: Option<String>,
}

#[derive(Deserialize)]
struct RawCode {
    code: String,
}

#[derive(Deserialize)]
struct RawSpan {
    file_name: PathBuf,
    byte_start: usize,
    byte_end: usize,
    line_start: usize,
    is_primary: bool,
    label: Option<String>,
    suggested_replacement: Option<String>,
    expansion: Option<Box<RawExpansion>>,
}

#[derive(Deserialize)]
struct RawExpansion {
    span: RawSpan,
}

impl Raw {
    fn into_diagnostic(self, file: &Path) -> Diagnostic {
        Diagnostic {
            level: self.level,
            code: self.code.map(|code| code.code),
            message: self.message,
            labels: self
                .spans
                .into_iter()
                .map(|span| span.into_label(file))
                .collect(),
            children: self
                .children
                .into_iter()
                .map(|child| child.into_diagnostic(file))
                .collect(),
            rendered: self.rendered,
        }
    }
}

impl RawSpan {
    fn into_label(self, file: &Path) -> Label {
        let (primary, text) = (self.is_primary, self.label.clone());
        let suggestion = self.suggested_replacement.clone();
        let mut span = self;
        // `println!("{s}")` reports inside std's macro: go out to the call.
        while span.file_name != file {
            match span.expansion {
                Some(outer) => span = outer.span,
                None => break,
            }
        }
        Label {
            primary,
            text,
            start: span.byte_start,
            end: span.byte_end,
            line: span.line_start,
            in_file: span.file_name == file,
            suggestion,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compiled(text: &str) -> Outcome {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.rs"), text).unwrap();
        compile(folder.path(), "a.rs", "2024", &["--emit=metadata"]).unwrap()
    }

    #[test]
    fn a_sound_program_gives_no_diagnostics() {
        let outcome = compiled("fn main() {}");
        assert!(outcome.success);
        assert!(outcome.diagnostics.is_empty());
    }

    #[test]
    fn a_label_inside_a_macro_is_the_call_in_the_file() {
        let text = "fn main() { let s = String::new(); drop(s); println!(\"{}\", s); }";
        let outcome = compiled(text);
        let error = outcome.diagnostics.iter().find(|d| d.is_error()).unwrap();
        assert_eq!(error.code.as_deref(), Some("E0382"));
        assert!(error.labels.iter().all(|label| label.in_file));
        let primary = error.primary().unwrap();
        assert_eq!(&text[primary.start..primary.end], "s");
    }

    #[test]
    fn the_version_names_the_host() {
        assert!(version().unwrap().contains("host: "));
    }

    #[test]
    fn behind_rustup_stands_the_compiler_that_it_starts() {
        // Elsewhere `rustc` is the compiler itself.
        let Some(compiler) = behind_rustup() else {
            return;
        };
        assert_ne!(
            fs::canonicalize(compiler).unwrap().file_name().unwrap(),
            "rustup"
        );
        let said = Command::new(compiler).arg("-vV").output().unwrap();
        assert_eq!(String::from_utf8(said.stdout).unwrap(), version().unwrap());
    }
}
