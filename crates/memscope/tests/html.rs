//! `--html OUT`: one file with the figures of a program, that asks for nothing.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const MOVED: &str = "fn main() {\n    let letter = String::from(\"<Ada>\");\n    let copy = letter;\n    println!(\"{letter} {copy}\");\n}\n";

fn memscope(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_memscope"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("it starts")
}

/// A folder with a program that runs and one that is rejected.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("moved.rs"), MOVED).expect("a file");
    let runs = MOVED.replace("= letter", "= letter.clone()");
    fs::write(folder.path().join("runs.rs"), runs).expect("a file");
    folder
}

fn made(command: &str, program: &str) -> String {
    let folder = folder();
    let done = memscope(folder.path(), &[command, program, "--html", "out.html"]);
    assert!(done.status.success(), "{done:?}");
    assert!(done.stdout.is_empty(), "{done:?}");
    assert_eq!(String::from_utf8_lossy(&done.stderr), "wrote out.html\n");
    fs::read_to_string(folder.path().join("out.html")).expect("the file")
}

#[test]
fn each_command_writes_its_figure() {
    let memory = made("memory", "runs.rs");
    assert!(memory.contains("<div class=\"memory") && memory.contains("block 2"));
    assert!(memory.contains("<samp>&lt;Ada&gt; &lt;Ada&gt;</samp>"));
    let permissions = made("permissions", "moved.rs");
    assert!(permissions.contains("class=\"margin\"") && permissions.contains("E0382"));
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        let accident = made("accident", "moved.rs");
        assert!(accident.contains("had it run: frees a block twice"));
    }
    for page in [memory, permissions] {
        assert!(page.contains("default-src 'none'") && !page.contains("src="));
        assert!(page.contains("--html out.html"));
    }
}

#[test]
fn its_own_file_is_made_anew_and_no_other_is_touched() {
    let folder = folder();
    let again = || memscope(folder.path(), &["memory", "runs.rs", "--html", "out.html"]);
    assert!(again().status.success());
    assert!(again().status.success());
    for (name, text) in [("notes.html", "mine"), ("moved.rs", MOVED)] {
        fs::write(folder.path().join(name), text).expect("a file");
        let done = memscope(folder.path(), &["memory", "runs.rs", "--html", name]);
        assert!(!done.status.success());
        let said = String::from_utf8_lossy(&done.stderr);
        assert_eq!(
            said,
            format!(
                "{name}: there is another file of that name; give another name after `--html`\n"
            )
        );
        assert_eq!(
            fs::read_to_string(folder.path().join(name)).expect("it"),
            text
        );
    }
    let done = memscope(
        folder.path(),
        &["memory", "runs.rs", "--html", "no/such/out.html"],
    );
    assert!(
        !done.status.success()
            && String::from_utf8_lossy(&done.stderr).starts_with("no/such/out.html: ")
    );
}

#[test]
fn a_program_that_cannot_be_shown_leaves_no_file() {
    let folder = folder();
    let done = memscope(folder.path(), &["memory", "moved.rs", "--html", "out.html"]);
    assert!(!done.status.success());
    assert!(!folder.path().join("out.html").exists());
    let done = memscope(
        folder.path(),
        &["memory", "runs.rs", "--json", "--html", "out.html"],
    );
    assert!(String::from_utf8_lossy(&done.stderr).contains("cannot be used with"));
}
