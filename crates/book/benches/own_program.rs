//! *Your own program*, from the request to the card, against a bare build and run of the same program.
//!
//! `cargo bench -p book --bench own_program`. What is known of the compiler's answers is kept in a cache; each round asks
//! for a text that it has not seen.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use divan::Bencher;

fn main() {
    divan::main();
}

static ROUND: AtomicUsize = AtomicUsize::new(0);

/// A program of the book, another text each time.
fn program(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../listings");
    let text = std::fs::read_to_string(root.join(name)).expect("a listing");
    format!("{text}// round {}\n", ROUND.fetch_add(1, Relaxed))
}

const PROGRAMS: [&str; 2] = ["examples/your_letter.rs", "fail/moves_use_again.rs"];

#[divan::bench(args = PROGRAMS, sample_count = 10)]
fn drawn(bencher: Bencher, name: &str) {
    bencher
        .with_inputs(|| format!("{}\n", serde_json::json!({ "program": program(name) })))
        .bench_local_values(|asked| {
            let mut child = Command::new(env!("CARGO_BIN_EXE_book"))
                .arg("draw")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("it starts");
            let mut input = child.stdin.take().expect("a pipe");
            input.write_all(asked.as_bytes()).expect("it reads");
            let said = child.wait_with_output().expect("it ends");
            drop(input);
            assert!(String::from_utf8_lossy(&said.stdout).contains("{\"card\":"));
        });
}

#[divan::bench(args = PROGRAMS, sample_count = 10)]
fn bare_build_and_run(bencher: Bencher, name: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    bencher
        .with_inputs(|| std::fs::write(folder.path().join("bare.rs"), program(name)))
        .bench_local_values(|written| {
            written.expect("a file");
            let built = Command::new("rustc")
                .current_dir(folder.path())
                .args(["--edition", "2024", "bare.rs"])
                .output();
            if built.expect("rustc starts").status.success() {
                let ran = Command::new(folder.path().join("bare")).output();
                assert!(ran.expect("it starts").status.success());
            }
        });
}
