//! Asks rustc about one listing, with what cargo and trybuild would ask for: a second for one instead of a minute for all.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::catalog::{Folder, Listing};
use crate::observe::Unavailable;
use crate::run::{self, Ending};

/// The name that a rejected program's crate has while it is asked about; a message calls it `$CRATE`.
const CRATE: &str = "a_rejected_listing";
/// The width at which trybuild has its messages written.
const WIDTH: &str = "--diagnostic-width=140";

/// Compiles a listing of `listings/examples` as cargo's dev profile does and returns the program, which lies in `folder`.
///
/// # Errors
/// When rustc cannot be started, rejects the listing, or warns of it; with rustc's words.
pub fn compile_example(
    root: &Path,
    listing: &Listing,
    folder: &Path,
) -> Result<PathBuf, Unavailable> {
    compile(root, listing, folder, &[])
}

/// The same with `-O`.
pub(crate) fn compile_optimized(
    root: &Path,
    listing: &Listing,
    folder: &Path,
) -> Result<PathBuf, Unavailable> {
    compile(root, listing, folder, &["-O"])
}

fn compile(
    root: &Path,
    listing: &Listing,
    folder: &Path,
    flags: &[&str],
) -> Result<PathBuf, Unavailable> {
    let name = format!("{}{}", listing.name, flags.concat());
    let program = folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    let mut command = rustc(root, &listing.name);
    command.args(flags);
    // The path as cargo gives it: a panic names it. Nobody steps into the program, so it has no debug information.
    command.arg(&listing.path).arg("-o").arg(&program);
    let (ending, said) = said(listing, &mut command)?;
    let clean = ending == Ending::Code(0);
    if clean && said.trim().is_empty() {
        return Ok(program);
    }
    let what = if clean {
        "compiles with a warning"
    } else {
        "does not compile"
    };
    Err(Unavailable::Failed(format!(
        "{}: it {what}; mend what the compiler says:\n{}",
        listing.path,
        said.trim_end()
    )))
}

/// The compiler's message on a listing of `listings/fail`, as trybuild records it.
///
/// # Errors
/// When rustc cannot be started, or accepts the listing.
pub fn rejection(root: &Path, listing: &Listing, folder: &Path) -> Result<String, Unavailable> {
    debug_assert_eq!(listing.folder, Folder::Fail);
    let home = root
        .join("listings")
        .canonicalize()
        .map_err(|why| Unavailable::Failed(format!("listings cannot be found: {why}")))?;
    let mut command = rustc(root, CRATE);
    // trybuild's own flags: what it does not show is not in the recording.
    command
        .args(["--cfg", "trybuild", "-Adead_code", "--emit=metadata"])
        .args([WIDTH, "--error-format=json", "--out-dir"])
        .arg(folder)
        .arg(home.join("fail").join(format!("{}.rs", listing.name)));
    let (ending, said) = said(listing, &mut command)?;
    match ending {
        Ending::Code(0) => Err(Unavailable::Failed(format!(
            "{}: the compiler accepts it; mend it, or move it to {}",
            listing.path,
            Folder::Examples.path()
        ))),
        Ending::Code(1) => Ok(message(&said, &home.display().to_string())),
        ending => Err(Unavailable::Failed(format!(
            "{}: rustc did not answer ({ending}):\n{said}",
            listing.path
        ))),
    }
}

fn rustc(root: &Path, name: &str) -> Command {
    let mut command = Command::new("rustc");
    command
        .current_dir(root)
        .args(["--edition=2024", "--crate-type=bin", "--crate-name", name])
        // The lints of listings/Cargo.toml.
        .arg("-Aunsafe_code");
    command
}

/// How rustc ended and what it said on standard error.
fn said(listing: &Listing, command: &mut Command) -> Result<(Ending, String), Unavailable> {
    const LONGEST_MESSAGES: usize = 1 << 20;
    let finished = run::run(command, crate::observe::TOOL_TIME_LIMIT, LONGEST_MESSAGES)
        .map_err(|stopped| Unavailable::Failed(format!("{}: rustc {stopped}", listing.path)))?;
    let said = String::from_utf8_lossy(&finished.stderr).into_owned();
    Ok((finished.ending, said))
}

/// The messages in rustc's JSON, one after the other, without what differs between machines. `home` is the folder that
/// paths count from.
fn message(json: &str, home: &str) -> String {
    let mut messages: Vec<String> = Vec::new();
    for line in json.lines() {
        let Ok(one) = serde_json::from_str::<serde_json::Value>(line) else {
            continue;
        };
        let rendered = one["rendered"].as_str().unwrap_or_default();
        let summary =
            one["level"] == "failure-note" || rendered.starts_with("error: aborting due to ");
        if summary || rendered.is_empty() {
            continue;
        }
        messages.push(unindented(&portable(rendered, home)));
    }
    messages.join("\n")
}

/// A message with paths that every machine has, without line numbers into std, and without rustc's closing advice.
fn portable(rendered: &str, home: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut in_std = false;
    for line in rendered.lines() {
        let line = line.trim_end();
        let arrow = ["--> ", "::: "].iter().find_map(|arrow| {
            let at = line.find(arrow)? + arrow.len();
            line[..at - arrow.len()].trim().is_empty().then_some(at)
        });
        if let Some(at) = arrow {
            let path = line[at..].replace('\\', "/");
            let own = path
                .strip_prefix(home)
                .map(|path| path.trim_start_matches('/').to_owned());
            in_std = own.is_none();
            let path = own.unwrap_or_else(|| path_in_std(&path));
            lines.push(format!("{}{path}", &line[..at]));
            continue;
        }
        // What is quoted from std has its numbers in front.
        let quoted = line
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || "|.".contains(c));
        in_std &= quoted;
        let line = if in_std {
            without_number(line)
        } else {
            line.to_owned()
        };
        let advice = [
            "the full type name has been written to",
            "the full name for the type has been written to",
        ];
        if advice.iter().any(|advice| line.contains(advice)) {
            continue;
        }
        // Blank lines stand alone.
        if line.is_empty() && lines.last().is_some_and(String::is_empty) {
            continue;
        }
        let line = others(&line).replace(CRATE, "$CRATE");
        lines.push(line.replace(&format!("{home}/"), "$DIR/"));
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.join("\n") + "\n"
}

/// `…/library/std/src/x.rs:3:5` becomes `$RUST/std/src/x.rs`.
fn path_in_std(path: &str) -> String {
    let Some((_, inside)) = path.split_once("/library/") else {
        return path.to_owned();
    };
    let file = inside.split(".rs:").next().unwrap_or(inside);
    format!("$RUST/{}.rs", file.trim_end_matches(".rs"))
}

fn without_number(line: &str) -> String {
    let number = line.len()
        - line
            .trim_start_matches([' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            .len();
    " ".repeat(number) + &line[number..]
}

/// `and 12 others` becomes `and $N others`: std's types are counted, and more come with each release.
fn others(line: &str) -> String {
    let number = line
        .trim_start()
        .strip_prefix("and ")
        .and_then(|rest| rest.strip_suffix(" others"));
    match number {
        Some(number) if number.bytes().all(|b| b.is_ascii_digit()) => line.replace(number, "$N"),
        _ => line.to_owned(),
    }
}

/// A message whose gutter is as narrow as its shortest line allows: rustc makes it as wide as a line number of std.
fn unindented(message: &str) -> String {
    let lines: Vec<&str> = message.lines().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < lines.len() {
        out.push_str(lines[at]);
        out.push('\n');
        at += 1;
        let begins = is_heading(lines[at - 1])
            && lines
                .get(at)
                .is_some_and(|next| next.trim_start().starts_with("--> "));
        if !begins {
            continue;
        }
        let end = (at..lines.len())
            .find(|&line| {
                is_heading(lines[line]) || (gutter(lines[line]).is_none() && !is_note(lines[line]))
            })
            .unwrap_or(lines.len());
        let spare = lines[at..end]
            .iter()
            .filter_map(|line| gutter(line))
            .min()
            .unwrap_or(0);
        for line in &lines[at..end] {
            match (gutter(line), line.find(' ')) {
                (Some(_), Some(space)) => {
                    out.push_str(&line[..space]);
                    out.push_str(&line[space + spare..]);
                }
                _ => out.push_str(line),
            }
            out.push('\n');
        }
        at = end;
    }
    out
}

fn is_heading(line: &str) -> bool {
    ["error:", "error[", "warning:", "warning["]
        .iter()
        .any(|start| line.starts_with(start))
}

/// What stands at the left edge between the parts of a message, and the further lines of such a note.
fn is_note(line: &str) -> bool {
    let first = ["note:", "help:"]
        .iter()
        .any(|start| line.starts_with(start));
    first || line == "..." || (line.starts_with("      ") && gutter(line).is_none())
}

/// How many spaces the gutter of a line could spare; `None` for a line without one.
fn gutter(line: &str) -> Option<usize> {
    if let Some(rest) = line.strip_prefix("... ") {
        return Some(rest.len() - rest.trim_start_matches(' ').len());
    }
    let before = line.len() - line.trim_start_matches(' ').len();
    let number = line[before..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let rest = line[before + number..].trim_start_matches(' ');
    let spaces = line.len() - rest.len() - number;
    let numbered = ["|", "~", "+", "-"];
    let bare = ["|", "-->", ":::", "="];
    let marks = if number > 0 { &numbered[..] } else { &bare[..] };
    let marked = marks.iter().any(|mark| {
        rest.strip_prefix(mark)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    });
    (marked && spaces > 0).then(|| spaces - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalog;

    #[test]
    fn every_recorded_message_is_what_rustc_says_when_asked_about_one_listing() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        if crate::toolchain::check(&root).is_err() {
            return;
        }
        let catalog = Catalog::load(&root);
        let folder = tempfile::tempdir().expect("a folder");
        let mut asked = 0;
        let mut differ = Vec::new();
        for listing in catalog.iter().filter(|one| one.folder == Folder::Fail) {
            let message = rejection(&root, listing, folder.path());
            if message.as_deref() != Ok(listing.evidence.stderr.as_deref().unwrap_or_default()) {
                differ.push(format!(
                    "{}:\n{}",
                    listing.path,
                    message.unwrap_or_else(|why| format!("{why:?}"))
                ));
            }
            asked += 1;
        }
        assert!(asked >= 50, "{asked} listings are rejected");
        assert!(
            differ.is_empty(),
            "{} of {asked}:\n{}",
            differ.len(),
            differ.join("\n")
        );
    }
}
