//! Rejected programs that the authors of memscope never wrote: those of the installed Rust Book and of Rust by Example
//! (the component rust-docs). Each gets an outcome, or one message that says why not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use libtest_mimic::{Arguments, Failed, Trial};
use memscope::accident::Outcome;
use memscope::{Options, Source};

/// Both books have at least so many programs that rustc rejects, so many of them have an outcome of their own, and so
/// many do something that the borrow checker is there for.
const REJECTED: usize = 110;
const ANSWERED: usize = 28;
const DANGEROUS: usize = 11;
/// So many are refused with a reason at most: a mutex that a loop moves into each thread.
const NOT_REWRITTEN: usize = 1;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let programs = programs();
    let installed = !programs.is_empty();
    if !installed {
        println!(
            "left out: the component rust-docs is not installed (`rustup component add rust-docs`)"
        );
        return ExitCode::SUCCESS;
    }
    let told: Arc<Mutex<BTreeMap<&'static str, Vec<String>>>> = Arc::default();
    let watched = cfg!(all(
        target_os = "linux",
        target_env = "gnu",
        any(target_arch = "x86_64", target_arch = "aarch64")
    ));
    let mut trials = Vec::new();
    for (name, text) in programs {
        let told = Arc::clone(&told);
        let shown = name.clone();
        let trial = Trial::test(name, move || {
            let what = examine(&text)?;
            told.lock().unwrap().entry(what).or_default().push(shown);
            Ok(())
        });
        trials.push(trial.with_ignored_flag(!watched));
    }
    let some = arguments.filter.is_some() || !arguments.skip.is_empty() || arguments.list;
    let conclusion = libtest_mimic::run(&arguments, trials);
    let told = told.lock().unwrap();
    for (what, names) in told.iter() {
        println!("{what}: {}", names.len());
    }
    if some || !watched {
        return conclusion.exit_code();
    }
    let count = |what: &str| told.get(what).map_or(0, Vec::len);
    let outcomes = || {
        Outcome::ALL
            .iter()
            .filter(|one| **one != Outcome::NotAProgram)
    };
    let answered: usize = outcomes().map(|one| count(one.name())).sum();
    let harmless = count("nothing") + count("stopped");
    let rejected = answered + count("not-a-program") + count(REFUSED);
    let floors = [
        (rejected, REJECTED, "rejected programs"),
        (answered, ANSWERED, "with an outcome"),
        (answered - harmless, DANGEROUS, "with an accident"),
    ];
    let mut enough = count(REFUSED) <= NOT_REWRITTEN;
    println!("{} {REFUSED}, of at most {NOT_REWRITTEN}", count(REFUSED));
    for (found, floor, what) in floors {
        println!("{found} {what}, of at least {floor}");
        enough &= found >= floor;
    }
    match enough {
        true => conclusion.exit_code(),
        false => ExitCode::FAILURE,
    }
}

const ACCEPTED: &str = "accepted";
const REFUSED: &str = "cannot be rewritten";
const UNREADABLE: &str = "cannot be read";

fn examine(text: &str) -> Result<&'static str, Failed> {
    let options = Options {
        cache: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("accident-books")),
        time_limit: Duration::from_secs(10),
        ..Options::default()
    };
    let source = match Source::parse(Path::new("program.rs"), text) {
        Ok(source) => source,
        Err(why) => return message(&why.to_string(), UNREADABLE),
    };
    match memscope::accident(&source, &options) {
        Err(why) if why.to_string().contains("the compiler accepts it") => Ok(ACCEPTED),
        Err(why) => message(&format!("{why}"), REFUSED),
        Ok(accident) => {
            if accident.text.is_empty() {
                return Err("an outcome without its sentence".into());
            }
            let json = serde_json::to_string(&accident).unwrap();
            if json.contains("__twin") {
                return Err("a helper's name shows".into());
            }
            let lines = text.lines().count();
            let line = accident.line.is_none_or(|line| (1..=lines).contains(&line));
            let step = accident.step.is_none_or(|step| step < accident.steps.len());
            match line && step {
                true => Ok(accident.outcome.name()),
                false => Err("a line or a step that there is not".into()),
            }
        }
    }
}

/// A reason in one message, which is not that something broke.
fn message(why: &str, what: &'static str) -> Result<&'static str, Failed> {
    let broken = [
        "panicked",
        "did not end",
        "was killed",
        "took longer",
        "still running",
    ];
    match broken.iter().find(|sign| why.contains(**sign)) {
        Some(_) => Err(why.into()),
        None => {
            println!("{what}: {}", why.lines().next().unwrap_or_default());
            Ok(what)
        }
    }
}

/// Every code block with a `main` that is not built with its book: where it stands, and its text.
fn programs() -> Vec<(String, String)> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = sysroot.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let html = PathBuf::from(sysroot.unwrap_or_default()).join("share/doc/rust/html");
    let mut pages = Vec::new();
    for book in ["book", "rust-by-example"] {
        collect(&html.join(book), &mut pages);
    }
    pages.sort();
    let mut known = BTreeSet::new();
    let mut programs = Vec::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap_or_default();
        let name = page.strip_prefix(&html).unwrap_or(&page).with_extension("");
        let name = name.display().to_string().replace('\\', "/");
        let blocks = text.split("<code class=\"language-rust").skip(1);
        let blocks = blocks.filter_map(|block| {
            let (classes, rest) = block.split_once('>')?;
            Some((classes, rest.split_once("</code>")?.0))
        });
        for (number, (classes, code)) in (1..).zip(blocks) {
            let code = plain(code);
            // A class of its own marks what is not compiled or fails.
            let marked = ["ignore", "compile_fail", "does_not_compile"];
            let marked = marked.iter().any(|mark| classes.contains(mark));
            if marked && code.contains("fn main()") && known.insert(code.clone()) {
                programs.push((format!("{name} {number}"), code));
            }
        }
    }
    programs
}

/// The pages of a folder, without the translations and the page that has all of them once more.
fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["ja", "ko", "es", "zh"].contains(&&*name) {
                collect(&path, pages);
            }
        } else if name.ends_with(".html") && name != "print.html" {
            pages.push(path);
        }
    }
}

/// The text of HTML.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for (number, part) in html.split('<').enumerate() {
        // The first part has no tag before it.
        text += match part.split_once('>') {
            Some((_, text)) if number > 0 => text,
            _ => part,
        };
    }
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&nbsp;", " "),
    ];
    for (sign, plain) in signs {
        text = text.replace(sign, plain);
    }
    text.replace("&amp;", "&")
}
