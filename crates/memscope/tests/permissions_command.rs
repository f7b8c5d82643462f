//! The command `memscope permissions`: what it prints, its exit status, its cache.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

fn memscope(arguments: &[&str], folder: &Path) -> Output {
    command(arguments, folder).output().unwrap()
}

fn command(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_memscope"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("MEMSCOPE_CACHE", folder.join("cache"))
        .env("TMPDIR", folder.join("tmp"));
    command
}

/// A folder with `p.rs`, a cache and an empty folder for temporary files.
fn folder_with(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("tmp")).unwrap();
    fs::write(folder.path().join("p.rs"), text).unwrap();
    folder
}

fn names(folder: PathBuf) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn the_command_prints_json_and_leaves_no_file_behind() {
    let folder = folder_with("fn main() {\n    let s = String::new();\n}\n");
    let output = memscope(&["permissions", "p.rs", "--json"], folder.path());
    assert!(output.status.success());
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["file"], "p.rs");
    assert_eq!(json["functions"][0]["steps"][0]["places"][0]["move"], true);
    assert!(names(folder.path().join("tmp")).is_empty());
}

#[test]
fn the_same_file_gives_the_same_bytes_from_the_cache_and_without() {
    let folder =
        folder_with("fn main() {\n    let c = |n: i32| n + 1;\n    println!(\"{}\", c(1));\n}\n");
    let first = memscope(&["permissions", "p.rs", "--json"], folder.path());
    assert_eq!(names(folder.path().join("cache")).len(), 1);
    let kept = memscope(&["permissions", "p.rs", "--json"], folder.path());
    let anew = memscope(
        &["permissions", "p.rs", "--json", "--no-cache"],
        folder.path(),
    );
    assert_eq!(first.stdout, kept.stdout);
    assert_eq!(first.stdout, anew.stdout);
}

#[test]
fn a_damaged_entry_is_computed_again() {
    let folder = folder_with("fn main() {\n    let n = 1;\n}\n");
    let first = memscope(&["permissions", "p.rs", "--json"], folder.path());
    let entry = folder
        .path()
        .join("cache")
        .join(&names(folder.path().join("cache"))[0]);
    let whole = fs::read(&entry).unwrap();
    fs::write(&entry, &whole[..whole.len() / 2]).unwrap();
    let second = memscope(&["permissions", "p.rs", "--json"], folder.path());
    assert_eq!(first.stdout, second.stdout);
    assert_eq!(fs::read(&entry).unwrap(), whole);
}

#[test]
fn without_a_terminal_there_are_no_colors() {
    let folder = folder_with("fn main() {\n    let s = String::new();\n    drop(s);\n}\n");
    let output = memscope(&["permissions", "p.rs"], folder.path());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.contains('\u{1b}'));
    assert!(
        text.contains("s: no read, move: moved on line 3 [E0382]"),
        "{text}"
    );
}

#[test]
fn a_missing_file_is_one_message_and_status_1() {
    let folder = folder_with("");
    let output = memscope(&["permissions", "q.rs"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with("q.rs: the file cannot be read"), "{text}");
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    let folder = folder_with("");
    fs::write(folder.path().join("p.rs"), b"fn main() {}\n\xff").unwrap();
    let output = memscope(&["permissions", "p.rs"], folder.path());
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.starts_with("p.rs:2: the file is not UTF-8"), "{text}");
}

#[test]
fn a_type_error_is_status_1_with_its_line() {
    let folder = folder_with("fn main() {\n    let n: u8 = \"x\";\n}\n");
    let output = memscope(&["permissions", "p.rs"], folder.path());
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(
        text.starts_with("p.rs:2: error[E0308]: mismatched types"),
        "{text}"
    );
}

#[test]
fn without_rustc_there_is_one_message() {
    let folder = folder_with("fn main() {}\n");
    let output = Command::new(env!("CARGO_BIN_EXE_memscope"))
        .args(["permissions", "p.rs", "--no-cache"])
        .current_dir(folder.path())
        .env("PATH", folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("rustc cannot be started"), "{text}");
}

#[test]
fn two_runs_at_once_leave_a_whole_entry() {
    let folder = folder_with("fn main() {\n    let n = 1;\n}\n");
    let start = Instant::now();
    let outputs: Vec<Output> = std::thread::scope(|scope| {
        let run = || memscope(&["permissions", "p.rs", "--json"], folder.path());
        let running: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        running.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert!(
        outputs
            .iter()
            .all(|output| output.stdout == outputs[0].stdout)
    );
    assert_eq!(names(folder.path().join("cache")).len(), 1);
    assert!(start.elapsed() < Duration::from_secs(60));
}

/// Killed at any moment, a run leaves nothing that a later one could take for a result.
#[test]
fn an_interrupted_run_leaves_nothing_broken() {
    let text = "fn main() {\n    let s = String::new();\n    drop(s);\n}\n";
    let folder = folder_with(text);
    let right = memscope(
        &["permissions", "p.rs", "--json", "--no-cache"],
        folder.path(),
    )
    .stdout;
    for wait in [0, 20, 40, 60, 80, 100, 120, 160, 200, 300] {
        let mut child = command(&["permissions", "p.rs", "--json"], folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        let output = memscope(&["permissions", "p.rs", "--json"], folder.path());
        assert_eq!(output.stdout, right, "killed after {wait} ms");
        fs::remove_dir_all(folder.path().join("cache")).unwrap();
    }
}

/// An interrupted write leaves a file of another name beside the entry, or half an entry on a system that loses power.
#[test]
fn a_half_written_entry_is_written_anew() {
    let folder = folder_with("fn main() {\n    let n = 1;\n}\n");
    let first = memscope(&["permissions", "p.rs", "--json"], folder.path());
    let entry = folder
        .path()
        .join("cache")
        .join(&names(folder.path().join("cache"))[0]);
    fs::write(folder.path().join("cache/.tmpAbCdEf"), "half of").unwrap();
    fs::write(&entry, "").unwrap();
    let second = memscope(&["permissions", "p.rs", "--json"], folder.path());
    assert_eq!(first.stdout, second.stdout);
    assert!(fs::metadata(&entry).unwrap().len() > 64);
}

#[test]
fn a_kept_answer_needs_no_check_by_the_compiler() {
    let folder = folder_with("fn main() {\n    let n = 1;\n}\n");
    let first = memscope(&["permissions", "p.rs", "--json"], folder.path());
    // A compiler that only knows its version.
    let version = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    fs::write(folder.path().join("version"), version).unwrap();
    let script = "#!/bin/sh\ntest \"$1\" = -vV && exec cat version\nexit 1\n";
    if !lay_program(&folder.path().join("bin"), script) {
        println!("no shell scripts on this system");
        return;
    }
    let path =
        env::join_paths([folder.path().join("bin"), "/bin".into(), "/usr/bin".into()]).unwrap();
    let kept = command(&["permissions", "p.rs", "--json"], folder.path())
        .env("PATH", path)
        .output()
        .unwrap();
    assert_eq!(
        first.stdout,
        kept.stdout,
        "{}",
        String::from_utf8_lossy(&kept.stderr)
    );
}

/// Lays a script `rustc` into a folder; false where scripts are no programs.
#[cfg(unix)]
fn lay_program(folder: &Path, script: &str) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir(folder).unwrap();
    fs::write(folder.join("rustc"), script).unwrap();
    fs::set_permissions(folder.join("rustc"), fs::Permissions::from_mode(0o755)).unwrap();
    true
}

#[cfg(not(unix))]
fn lay_program(_: &Path, _: &str) -> bool {
    false
}

/// Whatever the terminal's width, no line is wider, and no cell stands on two lines.
#[test]
fn a_table_keeps_to_the_width_that_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let program = "fn main() {
    let mut a_rather_long_name_of_a_list = vec![String::from(\"Ada\")]; // says what it is in many words
    let first = &a_rather_long_name_of_a_list[0]; // and why
    a_rather_long_name_of_a_list.push(String::from(\"Bob\"));
    println!(\"{first}\");
}
";
    std::fs::write(folder.path().join("p.rs"), program).unwrap();
    for width in [60, 80, 160] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_memscope"))
            .args(["permissions", "p.rs", "--no-cache"])
            .current_dir(folder.path())
            .env("COLUMNS", width.to_string())
            .output()
            .unwrap();
        let view = String::from_utf8(output.stdout).unwrap();
        for line in view.lines() {
            assert!(line.chars().count() <= width, "{width}: {line}\n{view}");
        }
        let words: Vec<&str> = view.split_whitespace().collect();
        let words = words.join(" ");
        for said in [
            "refused",
            "line 3: immutable borrow occurs here",
            "line 5: immutable borrow later used here",
            "used last on line 5",
        ] {
            assert!(words.contains(said), "{width}: {said}\n{view}");
        }
        assert!(view.contains("rwam") && view.contains("????"), "{view}");
        // With room the code is whole; without, its comment goes first.
        assert_eq!(view.contains("// and why"), width == 160, "{view}");
    }
}
