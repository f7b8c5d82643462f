//! Runs the compiler and reads what it says.
//!
//! ```text
//! arguments -> rustc --error-format=json (under a time limit) -> Outcome -> Diagnostic -> Label
//! ```

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;

/// How long one run of the compiler may take.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);
/// How many bytes of messages are read. A file with more than that many mistakes is not worth more.
const MESSAGE_LIMIT: u64 = 64 * 1024 * 1024;

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
}

impl Label {
    /// Whether it marks the move that took a value away.
    pub fn says_moved(&self) -> bool {
        says_moved(self.text.as_deref().unwrap_or_default())
    }
}

/// Whether a label's text marks the move that took a value away: "`s` moved due to this method call", "value moved
/// here", "value partially moved into closure here" … (and not "move occurs because `moved` has type `String`").
pub(crate) fn says_moved(text: &str) -> bool {
    text.starts_with("value moved")
        || text.starts_with("value partially moved")
        || text.contains("` moved due to")
        || text.contains("` partially moved due to")
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
/// The compiler runs in the caller's own folder, so that a `rust-toolchain.toml` there counts.
///
/// # Errors
/// One clause for the user: it could not be started, ran past the limit, or crashed.
pub fn compile(
    folder: &Path,
    file: &str,
    edition: &str,
    arguments: &[&str],
) -> Result<Outcome, String> {
    let path = folder.join(file);
    let mut command = command();
    command
        .arg(&path)
        .args(["--edition", edition, "--error-format=json", "--out-dir"])
        .arg(folder)
        .args(arguments);
    let (success, stderr) = run(&mut command, TIME_LIMIT)?;
    let mut diagnostics = Vec::new();
    for line in stderr.lines() {
        match serde_json::from_str::<Raw>(line) {
            Ok(raw) => diagnostics.push(raw.into_diagnostic(&path)),
            Err(_) if line.contains("the compiler unexpectedly panicked") => {
                return Err("the compiler crashed on it".to_owned());
            }
            // Anything else that is no JSON is chatter, such as rustup's.
            Err(_) => {}
        }
    }
    Ok(Outcome {
        success,
        diagnostics,
    })
}

/// `rustc -vV`, asked once.
///
/// # Errors
/// One clause for the user when there is no usable rustc.
pub fn version() -> Result<&'static str, String> {
    static VERSION: OnceLock<Result<String, String>> = OnceLock::new();
    let version = VERSION.get_or_init(|| {
        let output = command()
            .arg("-vV")
            .output()
            .map_err(|error| format!("rustc cannot be started ({error})"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("rustc does not work: {}", said.trim()));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    });
    version.as_deref().map_err(Clone::clone)
}

/// The compiler, told to leave no crash report behind and to speak plainly.
fn command() -> Command {
    let mut command = Command::new("rustc");
    command
        .env("RUSTC_ICE", "0")
        .env("RUST_BACKTRACE", "0")
        .env_remove("RUSTC_LOG")
        .stdin(Stdio::null());
    command
}

/// Runs to the end or to the limit; gives whether it succeeded and its standard error.
fn run(command: &mut Command, limit: Duration) -> Result<(bool, String), String> {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("rustc cannot be started ({error})"))?;
    let stderr = child.stderr.take();
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(stderr) = stderr {
            // A read that fails leaves what was read so far.
            let _ = stderr.take(MESSAGE_LIMIT).read_to_end(&mut bytes);
        }
        bytes
    });
    let ended = wait(&mut child, limit);
    let bytes = reader.join().unwrap_or_default();
    let success = ended.ok_or_else(|| {
        format!(
            "the compiler was still at work after {} s and was stopped",
            limit.as_secs()
        )
    })?;
    Ok((success, String::from_utf8_lossy(&bytes).into_owned()))
}

/// Waits for the child's end and says whether it succeeded; `None` when it had to be killed.
fn wait(child: &mut Child, limit: Duration) -> Option<bool> {
    let start = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status.success());
        }
        if start.elapsed() >= limit {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        thread::sleep(Duration::from_millis(1));
    }
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
}
