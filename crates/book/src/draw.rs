//! One program of a reader's own, drawn: what the server's page *Your own program* shows.
//!
//! ```text
//! serve::own --{"program": …}--> this, in a process of its own --memscope--> figure::card --lines--> serve::own
//! ```
//!
//! In a process of its own, with next to no environment: a program that ends it ends nothing else, and whoever started it
//! closes its standard input to have everything stopped and removed.

use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::process::exit;
use std::thread;

use figure::Program;
use memscope::accident::Accident;
use memscope::memory::Record;
use memscope::permissions::Report;
use memscope::{Failure, Options, Source};
use serde::{Deserialize, Serialize};

use crate::brought_in::brought_in;
use crate::scratch;

/// The longest program, in bytes.
pub(crate) const LONGEST: usize = 256 << 10;

/// What is asked.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// The program's text.
    pub(crate) program: String,
}

/// What is said, one a line.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Said {
    /// What is being done.
    Doing(String),
    /// The card, as HTML: the last line.
    Card(String),
    /// Why there is none: the last line.
    Failed(String),
}

/// What the program is called: nobody's file.
const NAME: &str = "your_program.rs";

/// Reads what is asked from standard input, a line of JSON, and answers on standard output. The end of the input is the
/// sign to stop. `root` is the book's folder.
pub fn run(root: &Path) {
    let mut line = String::new();
    let mut input = io::stdin().lock();
    let read = input.by_ref().take(LONGEST as u64 * 8).read_line(&mut line);
    let asked = read.map_err(|why| why.to_string()).and_then(|_| {
        serde_json::from_str::<Asked>(&line).map_err(|why| format!("it cannot be read ({why})"))
    });
    drop(input);
    thread::spawn(|| {
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        scratch::remove_all();
        exit(130);
    });
    let root = root.to_path_buf();
    let work = thread::Builder::new()
        .stack_size(memscope::STACK)
        .spawn(move || asked.and_then(|asked| draw(&root, &asked.program)));
    let done = work.map_err(|why| format!("no thread can be started ({why})"));
    say(&match done.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(card))) => Said::Card(card),
        Ok(Ok(Err(why))) | Err(why) => Said::Failed(why),
        Ok(Err(_)) => Said::Failed(
            "it failed in an unforeseen way; please report the program that did it".to_owned(),
        ),
    });
}

fn say(said: &Said) {
    let line = serde_json::to_string(said).unwrap_or_default();
    // Whoever asked is gone: then the end of the input says so, too.
    let _ = writeln!(io::stdout().lock(), "{line}");
}

fn doing(what: &str) {
    say(&Said::Doing(what.to_owned()));
}

/// The program's card, or why there is none: as memscope says it in a terminal.
fn draw(root: &Path, program: &str) -> Result<String, String> {
    if program.len() > LONGEST {
        return Err(format!(
            "{NAME}: it has {} bytes; a program here has at most {LONGEST}",
            program.len()
        ));
    }
    let source = Source::parse(Path::new(NAME), program).map_err(|why| why.to_string())?;
    if let Some((line, what)) = brought_in(program).into_iter().next() {
        return Err(format!(
            "{NAME}:{line}: `{what}` brings something from outside into the program; a program here stands by itself"
        ));
    }
    doing("compiling");
    let message = said_of(&source).map_err(|why| format!("{NAME}: {why}"))?;
    let options = Options {
        cache: Some(root.join("target/memscope")),
        ..Options::default()
    };
    let accepted = message.is_empty();
    doing(if accepted {
        "running it, step by step, and asking what each line may do"
    } else {
        "running it as if the borrow checker had not looked, and asking what each line may do"
    });
    let found = find(&source, &options, accepted);
    let mut notes = Vec::new();
    let report = noted("Permissions", found.report, &mut notes);
    let record = found
        .record
        .and_then(|one| noted("Memory", one, &mut notes));
    let accident = found.accident.and_then(|one| match one {
        Ok(found) if !figure::is_program(&found) => {
            notes.push("The error is not the borrow checker's: there is no program to run.".into());
            None
        }
        other => noted("Had it run", other, &mut notes),
    });
    Ok(figure::card(&Program {
        name: NAME,
        source: &source.text,
        message: Some(&message),
        permissions: report.as_ref(),
        memory: record.as_ref(),
        accident: accident.as_ref(),
        command: "cargo run -p memscope -- accident FILE",
        notes,
    }))
}

struct Found {
    report: Result<Report, Failure>,
    record: Option<Result<Record, Failure>>,
    accident: Option<Result<Accident, Failure>>,
}

/// Asks memscope, both halves side by side: each waits for a compiler most of its time.
fn find(source: &Source, options: &Options, accepted: bool) -> Found {
    // A source holds a syntax tree, which belongs to one thread.
    let (path, text) = (source.path.clone(), source.text.clone());
    let other = options.clone();
    let asked = thread::Builder::new()
        .stack_size(memscope::STACK)
        .spawn(move || memscope::permissions(&Source::parse(&path, &text)?, &other));
    let record = accepted.then(|| memscope::memory(source, options));
    let accident = (!accepted).then(|| memscope::accident(source, options));
    let report = asked
        .ok()
        .and_then(|thread| thread.join().ok())
        .unwrap_or_else(|| {
            let what = "the permissions could not be asked";
            Err(Failure::in_file(NAME, what, "try again"))
        });
    Found {
        report,
        record,
        accident,
    }
}

/// What was found, or a note of what is missing.
fn noted<T>(what: &str, found: Result<T, Failure>, notes: &mut Vec<String>) -> Option<T> {
    found
        .map_err(|why| notes.push(format!("{what}: {why}.")))
        .ok()
}

/// What the compiler says of the program: nothing, when it accepts it.
fn said_of(source: &Source) -> Result<String, String> {
    let folder = scratch::Folder::new().map_err(|why| format!("{why:#}"))?;
    std::fs::write(folder.path().join(NAME), &source.text)
        .map_err(|why| format!("nothing can be written ({why}); free some space"))?;
    let outcome = memscope::rustc::compile(folder.path(), NAME, "2024", &["--emit=metadata"])?;
    if outcome.success {
        return Ok(String::new());
    }
    let here = format!("{}/", folder.path().display());
    let errors = outcome
        .diagnostics
        .iter()
        .filter(|said| said.level.starts_with("error"))
        .filter_map(|said| said.rendered.as_deref());
    Ok(errors.collect::<Vec<_>>().join("\n").replace(&here, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(program: &str) -> Result<String, String> {
        draw(
            Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")),
            program,
        )
    }

    #[test]
    fn a_program_that_runs_is_drawn_with_its_permissions_and_its_memory() {
        let html = drawn("fn main() {\n    let letter = String::from(\"Ada\");\n    let copy = letter.clone();\n    println!(\"{letter} {copy}\");\n}\n").expect("a card");
        for part in ["✓", "class=\"margin\"", "block 2", "<samp>Ada Ada</samp>"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    fn one_line_less_and_it_shows_which_block_would_be_freed_twice() {
        let html = drawn("fn main() {\n    let letter = String::from(\"Ada\");\n    let copy = letter;\n    println!(\"{letter} {copy}\");\n}\n").expect("a card");
        for part in [
            "rejected by the compiler with E0382",
            "your_program.rs:4:16",
            "had it run: frees a block twice",
            "freed twice",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn what_is_no_rust_or_too_long_is_told_with_its_place() {
        let why = drawn("fn main( {").expect_err("no Rust");
        assert!(why.starts_with("your_program.rs:1: "), "{why}");
        let why = drawn(&"// long\n".repeat(LONGEST / 8 + 1)).expect_err("too long");
        assert!(why.contains("at most 262144"), "{why}");
        let html = drawn("fn main() {\n    let n: u8 = \"a\";\n}\n").expect("a card");
        assert!(
            html.contains("E0308") && html.contains("no program to run"),
            "{html}"
        );
    }
}
