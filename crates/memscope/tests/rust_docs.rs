//! Programs that the authors of memscope never wrote: the code blocks with a `main` of the installed Rust Book and of Rust
//! by Example, a seeded sample of them (`MEMSCOPE_SEED`, `MEMSCOPE_PROGRAMS`).
//!
//! Both commands answer or say why not; the output and the exit code are those of a native run; and what is said of
//! reading and writing some places is judged by compiling the program with that one use in it. Where the component
//! rust-docs is not installed, the cases are shown as ignored.

#[path = "support/random.rs"]
#[allow(dead_code)]
mod random;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use memscope::permissions::{Place, Step};
use memscope::{Options, Source, rustc};
use random::Random;

/// Both books have more than this many programs.
const PROGRAMS: usize = 200;
/// So many are tried.
const SAMPLE: u64 = 12;
/// So many answers are judged a program.
const JUDGED: usize = 3;

fn main() -> ExitCode {
    let programs = programs();
    let installed = !programs.is_empty();
    let number = |variable: &str, default| {
        let told = std::env::var(variable).ok();
        told.and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let mut random = Random(number("MEMSCOPE_SEED", 1));
    let found = programs.len();
    let mut trials = vec![
        Trial::test("there_are_enough_programs", move || match found {
            PROGRAMS.. => Ok(()),
            _ => Err(format!("{found} programs with a main").into()),
        })
        .with_ignored_flag(!installed),
    ];
    for case in 0..number("MEMSCOPE_PROGRAMS", SAMPLE) {
        let (name, text) = match installed {
            true => programs[random.below(programs.len())].clone(),
            false => ("rust-docs is not installed".to_owned(), String::new()),
        };
        let mut random = Random(random.0);
        let trial = Trial::test(format!("{case}: {name}"), move || {
            examine(&text, &mut random)
        });
        trials.push(trial.with_ignored_flag(!installed));
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Every code block with a `main`: where it stands, and its text.
fn programs() -> Vec<(String, String)> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = sysroot.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let html = PathBuf::from(sysroot.unwrap_or_default()).join("share/doc/rust/html");
    let mut pages = Vec::new();
    for book in ["book", "rust-by-example"] {
        collect(&html.join(book), &mut pages);
    }
    pages.sort();
    let mut programs = Vec::new();
    for page in pages {
        // The page with all pages has everything a second time.
        if page.ends_with("print.html") {
            continue;
        }
        let text = fs::read_to_string(&page).unwrap_or_default();
        let blocks = text.split("<code class=\"language-rust").skip(1);
        let code = blocks.filter_map(|block| block.split_once('>')?.1.split_once("</code>"));
        let name = page
            .strip_prefix(&html)
            .unwrap_or(&page)
            .display()
            .to_string();
        let with_main = code
            .map(|(code, _)| plain(code))
            .filter(|code| code.contains("fn main()"));
        programs.extend(with_main.map(|code| (name.clone(), code)));
    }
    programs
}

fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.extension() {
            Some(extension) if extension == "html" => pages.push(path),
            _ if path.is_dir() => collect(&path, pages),
            _ => {}
        }
    }
}

/// The text of HTML.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        // The first part has no tag before it.
        text += part.split_once('>').map_or(part, |(_, text)| text);
    }
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
    ];
    for (sign, plain) in signs {
        text = text.replace(sign, plain);
    }
    text.replace("&amp;", "&")
}

fn examine(text: &str, random: &mut Random) -> Result<(), Failed> {
    // What does not parse is answered with one message.
    let Ok(source) = Source::parse(Path::new("program.rs"), text) else {
        return Ok(());
    };
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        cache: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("docs")),
        ..Options::default()
    };
    let report = memscope::permissions(&source, &options).map_err(|failure| failure.to_string())?;
    let record = memscope::memory(&source, &options);
    let sound = compile(
        folder.path(),
        text,
        &["--crate-type=bin", "--emit=link", "-Awarnings"],
    );
    if !sound {
        return match record {
            Ok(_) => Err(format!("rustc rejects it, and `memory` ran it:\n{text}").into()),
            Err(_) => Ok(()),
        };
    }
    if let Ok(record) = record {
        let native = Command::new(folder.path().join("program"))
            .stdin(Stdio::null())
            .output();
        let native = native.map_err(|error| error.to_string())?;
        if record.stdout != String::from_utf8_lossy(&native.stdout) {
            return Err(format!("another output: {:?}\n{text}", record.stdout).into());
        }
        if record.exit != native.status.code() {
            return Err(format!("exit {:?} and not {}\n{text}", record.exit, native.status).into());
        }
    }
    for (function, table) in source.functions.iter().zip(&report.functions) {
        let steps = table.steps.iter().filter(|step| !step.places.is_empty());
        let steps: Vec<&Step> = steps.collect();
        for _ in 0..JUDGED.min(steps.len()) {
            let step = steps[random.below(steps.len())];
            let place = &step.places[random.below(step.places.len())];
            judge(folder.path(), text, &function.statements[step.index], place)?;
        }
    }
    Ok(())
}

/// Compiles the program with one use of a place in it.
fn judge(
    folder: &Path,
    text: &str,
    statement: &memscope::source::Statement,
    place: &Place,
) -> Result<(), Failed> {
    if matches!(place.state.as_str(), "not asked" | "unreachable") {
        return Ok(());
    }
    for (said, use_of) in [(place.read, "&"), (place.write, "&mut ")] {
        let (before, after) = text.split_at(statement.after);
        let end = if statement.needs_semicolon { ";" } else { "" };
        let used = format!(
            "{before}{end} {{ let _seen = {use_of}{}; }} {after}",
            place.place
        );
        let checked = ["--crate-type=bin", "--emit=metadata", "-Awarnings"];
        if compile(folder, &used, &checked) != said {
            let line = statement.line;
            return Err(format!(
                "line {line}, `{use_of}{}`: we say {said}\n{used}",
                place.place
            )
            .into());
        }
    }
    Ok(())
}

fn compile(folder: &Path, text: &str, arguments: &[&str]) -> bool {
    fs::write(folder.join("program.rs"), text).unwrap();
    let outcome = rustc::compile(folder, "program.rs", "2024", arguments);
    outcome.is_ok_and(|outcome| outcome.success)
}
