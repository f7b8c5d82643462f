//! What skeptic takes for rustc, and what it takes for a compiled snippet.
//!
//! skeptic 0.14 knows no edition after 2021, and waits forever for a snippet that hangs. build.rs compiles this
//! program and names it in RUSTC. Called as `snippet_rustc`, it passes every call on to the real rustc; for
//! skeptic's own snippets, and for them alone, it sets edition 2024 and puts a copy of itself in the place of
//! the compiled program. Called as that copy, it runs the real program, under the limits that all listings have.

use std::path::{Path, PathBuf};
use std::process::{Command, exit};
use std::time::Duration;
use std::{env, fs};

/// Without its feature `system`, which needs another crate.
#[allow(dead_code)]
#[path = "../crates/supervise/src/lib.rs"]
mod supervise;

const RUSTC: &str = env!("REAL_RUSTC");
/// The limits that all listings have: seconds, and bytes to each stream.
const LIMITS: (&str, &str) = (env!("TIME_LIMIT"), env!("OUTPUT_LIMIT"));

fn main() {
    let me = env::current_exe().expect("the system knows this program's path");
    let real = real_program(&me);
    if real.exists() {
        run_snippet(&real)
    } else {
        compile(&me)
    }
}

/// Where the compiled snippet lies for which `copy` stands in.
fn real_program(copy: &Path) -> PathBuf {
    copy.with_extension("real.exe")
}

fn compile(me: &Path) -> ! {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    let snippet = arguments
        .first()
        .is_some_and(|file| file.contains("rust-skeptic"));
    if !snippet {
        exit(rustc(&arguments));
    }
    let output = arguments
        .iter()
        .position(|word| word == "-o")
        .map(|at| at + 1);
    let program = output.map(|at| PathBuf::from(&arguments[at]));
    if let (Some(at), Some(program)) = (output, &program) {
        arguments[at] = real_program(program).display().to_string();
    }
    for word in &mut arguments {
        if word.starts_with("--edition=") {
            *word = "--edition=2024".to_owned();
        }
    }
    let code = rustc(&arguments);
    if let (0, Some(program)) = (code, program) {
        fs::copy(me, program).expect("skeptic's folder can be written");
    }
    exit(code);
}

/// The real rustc's exit code. Were RUSTC ever this program itself, it would start itself without end: it stops
/// at the second start instead.
fn rustc(arguments: &[String]) -> i32 {
    const MARK: &str = "SNIPPET_RUSTC_RUNS";
    assert!(
        env::var_os(MARK).is_none(),
        "snippet_rustc was built to call itself: run `cargo clean -p listings`"
    );
    let status = Command::new(RUSTC).args(arguments).env(MARK, "1").status();
    status.expect("rustc starts").code().unwrap_or(1)
}

fn run_snippet(program: &Path) -> ! {
    let time = Duration::from_secs(LIMITS.0.parse().expect("build.rs gives seconds"));
    let output = LIMITS.1.parse().expect("build.rs gives bytes");
    let limits = supervise::Limits::of_time(time);
    match supervise::run(&mut Command::new(program), &limits, output) {
        Ok(finished) => {
            print!("{}", String::from_utf8_lossy(&finished.stdout));
            eprint!("{}", String::from_utf8_lossy(&finished.stderr));
            exit(finished.status.code().unwrap_or(134));
        }
        Err(supervise::Stopped::NotStarted(error)) => {
            eprintln!("this snippet could not be started: {error}");
            exit(1);
        }
        Err(_) => {
            let kib = output / 1024;
            eprintln!(
                "this snippet ran for {} s or printed {kib} KiB, and was killed",
                time.as_secs()
            );
            exit(1);
        }
    }
}
