//! How long `accident` takes, beside a bare build and run of the rewritten program, in one run.
//!
//! Budget: 3 x the bare build and run. Nothing here asserts it. The rewritten program is taken, since rustc builds no
//! other one; the recorder is compiled once beforehand, as it is kept in the cache. Where nothing goes wrong in the first
//! build, `accident` builds and runs a second, optimized one; so does its counterpart here.

#[path = "support/cost.rs"]
mod cost;

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use cost::{fastest, said};
use memscope::{Options, Source};

const STATEMENTS: [usize; 3] = [10, 30, 100];
const BUDGET: f64 = 3.0;
/// The fastest of so many runs counts.
const RUNS: usize = 5;

/// How a program is built.
const ONCE: &[&[&str]] = &[&[]];
const TWICE: &[&[&str]] = &[&[], &["-O"]];

/// The ends: with what a program is rejected, and in which builds the answer is looked for.
const ENDS: [(&str, &str, &[&[&str]]); 4] = [
    ("used after a move", "drop(s0); println!(\"{s0}\");", ONCE),
    (
        "read after growth",
        "let r = &v[0]; v.push(1); println!(\"{r}\");",
        ONCE,
    ),
    (
        "written after growth",
        "let r = &mut v[0]; v.push(1); *r = 2;",
        ONCE,
    ),
    (
        "harmless, two builds",
        "let r = &s0; let heir = s0; println!(\"{r}\");",
        TWICE,
    ),
];

fn main() {
    println!(
        "statements, end                 bare build and run           accident      ratio (clock, processor)"
    );
    let mut worst: (f64, f64) = (0.0, 0.0);
    for statements in STATEMENTS {
        for (name, end, builds) in ENDS {
            let cache = tempfile::tempdir().unwrap();
            let options = Options {
                cache: Some(cache.path().to_path_buf()),
                ..Options::default()
            };
            let text = program(statements, end);
            let source = Source::parse(Path::new("bench.rs"), &text).unwrap();
            let twin = memscope::accident::twin(&source, &options).unwrap();
            memscope::accident(&source, &options).unwrap();
            let bare = fastest(RUNS, || builds.iter().for_each(|flags| bare(&twin, flags)));
            let ours = fastest(RUNS, || {
                forget(cache.path());
                memscope::accident(&source, &options).unwrap();
            });
            let (clock, processor) = (ours.clock / bare.clock, ours.processor / bare.processor);
            println!(
                "{:<32} {}  {}  {clock:>6.1} {processor:>6.1}",
                format!("{statements}, {name}"),
                said(bare),
                said(ours),
            );
            worst = (worst.0.max(clock), worst.1.max(processor));
        }
    }
    println!(
        "\nbudget: at most {BUDGET} x a bare build and run; here up to {:.1} x (processor {:.1} x)",
        worst.0, worst.1
    );
}

/// Statements over strings, vectors and numbers, and one end that the borrow checker rejects.
fn program(statements: usize, end: &str) -> String {
    let mut text = String::from(
        "fn main() {\n    let mut v = vec![7];\n    let mut n = 0;\n    let s0 = String::from(\"s0\");\n",
    );
    for number in 1..statements {
        let _ = match number % 3 {
            0 => writeln!(text, "    let s{number} = String::from(\"s{number}\");"),
            1 => writeln!(text, "    n += {number};"),
            _ => writeln!(text, "    println!(\"{{n}}\");"),
        };
    }
    let _ = writeln!(text, "    {}\n}}", end.replace("; ", ";\n    "));
    text
}

/// Builds and runs it as anybody does.
fn bare(text: &str, flags: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bench.rs"), text).unwrap();
    let mut rustc = Command::new("rustc");
    let built = rustc
        .current_dir(folder.path())
        .args(["--edition", "2024", "--cap-lints", "allow", "bench.rs"])
        .args(flags)
        .status();
    assert!(built.unwrap().success());
    // Whether the second free ends it is no concern here.
    Command::new(folder.path().join("bench")).output().unwrap();
}

/// What was found is forgotten; the recorder stays.
fn forget(cache: &Path) {
    for entry in std::fs::read_dir(cache).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.contains("__memscope") && !name.starts_with("recorder") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}
