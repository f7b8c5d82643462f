//! A second witness: Valgrind runs every rewritten listing without the recorder. It must see the accidents that
//! `NAME.accident` records, of the same kind, on the same lines, and no others.
//!
//! ```text
//! reads-freed                  an invalid read
//! writes-freed                 an invalid write
//! frees-twice                  an invalid free; what the second drop reads before it belongs to it
//! breaks-promise, nothing,
//! stopped                      nothing of these three
//! reads-dead-frame             left out: a place on the stack stays mapped, and Valgrind sees but a part of that
//! ```
//!
//! Valgrind tells errors once whose four innermost calls are the same.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use libtest_mimic::{Arguments, Failed, Trial};
use memscope::{Options, Source};

/// So many listings have an accident on record at least.
const LISTINGS: usize = 100;

/// Left out, with the reason.
const LEFT_OUT: &[(&str, &str)] = &[];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let Ok(entries) = fs::read_dir("../../listings/fail") else {
        println!("no listings here: memscope stands alone");
        return ExitCode::SUCCESS;
    };
    let mut recorded: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    recorded.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "accident")
    });
    recorded.sort();
    let valgrind = Command::new("valgrind").arg("--version").output();
    let here = valgrind.is_ok_and(|output| output.status.success());
    if !here {
        println!("left out: Valgrind is missing (Debian: `apt-get install valgrind`)");
    }
    let count = recorded.len();
    let mut trials: Vec<Trial> = recorded
        .into_iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let left_out = LEFT_OUT.iter().any(|(other, _)| *other == name);
            let dead = fs::read_to_string(&path).unwrap();
            let dead = dead.starts_with("outcome: reads-dead-frame");
            Trial::test(name, move || witness(&path)).with_ignored_flag(!here || left_out || dead)
        })
        .collect();
    trials.push(Trial::test(
        "there_are_enough_listings",
        move || match count {
            0..LISTINGS => Err(format!("{count} accidents on record, of {LISTINGS}").into()),
            _ => Ok(()),
        },
    ));
    libtest_mimic::run(&arguments, trials).exit_code()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Read,
    Write,
    Free,
}

/// One error: its kind and the line of the listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seen(Kind, usize);

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let does = match self.0 {
            Kind::Read => "reads freed memory",
            Kind::Write => "writes freed memory",
            Kind::Free => "frees a second time",
        };
        write!(f, "line {} {does}", self.1)
    }
}

fn witness(path: &Path) -> Result<(), Failed> {
    let listing = path.with_extension("rs");
    let source = Source::read(&listing).map_err(|failure| failure.to_string())?;
    let options = Options::default();
    let twin =
        memscope::accident::twin(&source, &options).map_err(|failure| failure.to_string())?;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("accident-witness");
    fs::create_dir_all(&folder)?;
    let name = path.file_stem().unwrap().to_string_lossy();
    let xml = valgrind(&folder, &name, &twin, &options.edition)?;
    let lines = |line: usize| statement(&source, line);
    let recorded = sightings(&fs::read_to_string(path)?);
    let told: BTreeSet<usize> = recorded.iter().map(|one| lines(one.1)).collect();
    // Of the calls that led to an error, the one of which the record tells; else the innermost.
    let errors = errors(&xml, &format!("{name}.rs")).into_iter();
    let errors = errors.map(|(kind, calls)| {
        let known = calls.iter().find(|line| told.contains(&lines(**line)));
        Seen(kind, known.or(calls.first()).copied().unwrap_or(0))
    });
    let seen = simplified(errors.collect(), lines);
    let wanted = simplified(recorded, lines);
    if seen == wanted {
        return Ok(());
    }
    let list = |all: &BTreeSet<Seen>| {
        let all: Vec<String> = all.iter().map(|one| format!("  {one}")).collect();
        all.join("\n")
    };
    Err(format!(
        "{}: two witnesses differ\n--- recorded in {}\n{}\n+++ Valgrind saw\n{}\nfind out which is wrong",
        listing.display(),
        path.display(),
        list(&wanted),
        list(&seen)
    )
    .into())
}

/// Builds the program and runs it; gives Valgrind's XML.
fn valgrind(folder: &Path, name: &str, twin: &str, edition: &str) -> Result<String, Failed> {
    let file = |extension: &str| folder.join(name).with_extension(extension);
    fs::write(file("rs"), twin)?;
    let built = Command::new("rustc")
        .args([
            "--edition",
            edition,
            "--cap-lints",
            "allow",
            "-Cdebuginfo=line-tables-only",
        ])
        .arg("-o")
        .arg(file("out"))
        .arg(file("rs"))
        .output()?;
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned().into());
    }
    let ran = Command::new("timeout")
        .args([
            "60",
            "valgrind",
            "--xml=yes",
            "--leak-check=no",
            "--num-callers=40",
        ])
        .args(["--fair-sched=yes", "--undef-value-errors=no"])
        .arg(format!("--xml-file={}", file("xml").display()))
        .arg(file("out"))
        .output()?;
    if ran.status.code() == Some(124) {
        return Err("it did not end within 60 seconds under Valgrind".into());
    }
    let xml = fs::read_to_string(file("xml"))?;
    if !xml.contains("<state>FINISHED</state>") {
        return Err("Valgrind did not finish".into());
    }
    for extension in ["rs", "out", "xml"] {
        let _ = fs::remove_file(file(extension));
    }
    Ok(xml)
}

/// The errors in Valgrind's XML, with the lines of the listing that led to each, the innermost first.
fn errors(xml: &str, file: &str) -> Vec<(Kind, Vec<usize>)> {
    let inside = |text: &str, tag: &str| -> Option<String> {
        let (_, rest) = text.split_once(&format!("<{tag}>"))?;
        Some(rest.split_once(&format!("</{tag}>"))?.0.to_owned())
    };
    let mut found = Vec::new();
    for error in xml.split("<error>").skip(1) {
        let kind = match inside(error, "kind").as_deref() {
            Some("InvalidRead") => Kind::Read,
            Some("InvalidWrite") => Kind::Write,
            Some("InvalidFree") => Kind::Free,
            _ => continue,
        };
        let stack = inside(error, "stack").unwrap_or_default();
        let frames = stack.split("<frame>").skip(1);
        let own = frames.filter(|frame| inside(frame, "file").as_deref() == Some(file));
        let lines = own.filter_map(|frame| inside(frame, "line")?.parse().ok());
        found.push((kind, lines.collect()));
    }
    found
}

/// The accidents of blocks in what is recorded.
fn sightings(recorded: &str) -> Vec<Seen> {
    let texts = recorded
        .lines()
        .filter_map(|line| line.strip_prefix("text: ").or(line.strip_prefix("also: ")));
    texts.filter_map(sighting).collect()
}

/// `line 3, where … ends, frees block 1 twice`.
fn sighting(text: &str) -> Option<Seen> {
    let line = text.strip_prefix("line ")?;
    let line: String = line.chars().take_while(char::is_ascii_digit).collect();
    let kinds = [
        (" reads block ", Kind::Read),
        (" writes to block ", Kind::Write),
        (" frees block ", Kind::Free),
    ];
    let (_, kind) = kinds.iter().find(|(words, _)| text.contains(words))?;
    Some(Seen(*kind, line.parse().ok()?))
}

/// The first line of the statement that a line belongs to.
fn statement(source: &Source, line: usize) -> usize {
    let all = source.functions.iter().flat_map(|one| &one.statements);
    let around = all.filter(|one| (one.start_line..=one.line).contains(&line));
    let inner = around.min_by_key(|one| one.span.len());
    inner.map_or(line, |one| one.start_line)
}

/// Each error once. The recorder tells the first touch of a block in a statement: what a line reads while it frees a second
/// time belongs to that, and `*first += 1` counts as the read with which it begins.
fn simplified(seen: Vec<Seen>, statement: impl Fn(usize) -> usize) -> BTreeSet<Seen> {
    let all: BTreeSet<Seen> = seen
        .into_iter()
        .map(|Seen(kind, line)| Seen(kind, statement(line)))
        .collect();
    let also = |kind: Kind, line: usize| all.contains(&Seen(kind, line));
    let told = |one: &&Seen| match one.0 {
        Kind::Free => true,
        Kind::Read => !also(Kind::Free, one.1),
        Kind::Write => !also(Kind::Free, one.1) && !also(Kind::Read, one.1),
    };
    all.iter().filter(told).copied().collect()
}
