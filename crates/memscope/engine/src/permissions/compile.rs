//! One run of the compiler over a generated file.

use std::fs;

use crate::rustc::{self, Outcome};
use crate::scratch::Folder;
use crate::{Options, Source};

use super::probe_file::Generated;

/// Checks `text` without building it.
///
/// # Errors
/// One clause when the compiler cannot be run or was stopped.
pub(super) fn compile(text: &str, options: &Options) -> Result<Outcome, String> {
    let folder =
        Folder::new().map_err(|error| format!("no temporary folder can be made ({error})"))?;
    fs::write(folder.path().join("program.rs"), text)
        .map_err(|error| format!("a temporary file cannot be written ({error})"))?;
    let arguments = [
        // A library needs no `main`, and the program is not going to be built.
        "--crate-type=lib",
        "--emit=metadata",
        "--crate-name=program",
        "-Awarnings",
        // Long type names are cut to the width of a terminal otherwise.
        "--diagnostic-width=100000",
    ];
    rustc::compile(folder.path(), "program.rs", &options.edition, &arguments)
}

/// A message without traces of the generated file: `{closure@FILE:7:13: 7:16}` becomes `{closure at line 3}`.
pub(super) fn plain(source: &Source, generated: &Generated, message: &str) -> String {
    let mut text = String::new();
    let mut rest = message;
    while let Some(at) = rest.find('@') {
        let (before, after) = rest.split_at(at);
        text.push_str(before);
        let Some(end) = after.find('}') else { break };
        match position(generated, &after[1..end]).and_then(|byte| generated.source_byte(byte)) {
            Some(offset) => {
                text.push_str(&format!(" at line {}", source.line(offset)));
            }
            None => text.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    text.push_str(rest);
    text
}

/// The byte that `FILE:LINE:COLUMN: LINE:COLUMN` starts at.
fn position(generated: &Generated, span: &str) -> Option<usize> {
    let (start, _) = span.rsplit_once(": ")?;
    let mut parts = start.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let mut before = 0;
    let mut lines = generated.woven.text.split_inclusive('\n');
    for _ in 1..line {
        before += lines.next()?.len();
    }
    let within = lines.next()?.char_indices().nth(column.checked_sub(1)?)?.0;
    Some(before + within)
}
