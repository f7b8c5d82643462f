//! *Your own program* with other people's programs: twenty of Rust by Example, drawn as the server draws them.

use std::io::Write;
use std::process::{Command, Stdio};

#[path = "../../memscope/tests/support/books.rs"]
#[allow(dead_code)]
mod books;

/// What is said of a program: the lines, the last of which is the card or why there is none.
fn draw(program: &str) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_book"))
        .arg("draw")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    writeln!(input, "{}", serde_json::json!({ "program": program })).expect("it reads");
    let said = child.wait_with_output().expect("it ends");
    drop(input);
    let text = String::from_utf8(said.stdout).expect("text");
    text.lines().map(str::to_owned).collect()
}

/// Whether rustc itself accepts it.
fn accepted(program: &str) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bare.rs"), program).expect("a file");
    let said = Command::new("rustc")
        .current_dir(folder.path())
        .args(["--edition", "2024", "--emit=metadata", "bare.rs"])
        .output();
    said.expect("rustc starts").status.success()
}

#[test]
fn twenty_programs_of_rust_by_example_are_drawn() {
    let all = books::programs();
    let of_rbe: Vec<_> = all
        .iter()
        .filter(|one| one.name.starts_with("rust-by-example/"))
        .collect();
    if of_rbe.is_empty() {
        eprintln!("left out: rustup's component rust-docs is not installed");
        assert!(
            std::env::var_os("CI").is_none(),
            "`rustup component add rust-docs`"
        );
        return;
    }
    // Every so many, so that all its chapters are among them.
    let chosen: Vec<_> = of_rbe.iter().step_by(of_rbe.len() / 24).take(24).collect();
    assert!(chosen.len() >= 20, "{} programs", chosen.len());
    let mut drawn = 0;
    for program in chosen {
        let said = draw(&program.text);
        let last = said.last().expect("an answer");
        if last.starts_with("{\"failed\":") {
            // What memscope refuses it refuses with a place and a reason.
            assert!(last.contains("your_program.rs"), "{}: {last}", program.name);
            continue;
        }
        assert!(last.starts_with("{\"card\":"), "{}: {last}", program.name);
        let verdict = !last.contains("rejected by the compiler");
        assert_eq!(verdict, accepted(&program.text), "{}", program.name);
        assert!(!last.contains("unforeseen"), "{}: {last}", program.name);
        drawn += usize::from(last.contains("class=\\\"memory"));
    }
    assert!(drawn >= 15, "memory of {drawn} programs");
}
