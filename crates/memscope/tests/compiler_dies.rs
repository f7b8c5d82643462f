//! A compiler that dies, or fails without a word, gives no answer: one message, and nothing kept.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// Two owners, a move, a borrow: silence would be read as permission, and as no move.
const PROGRAM: &str = "fn main() {
    let mut s = String::from(\"ab\");
    let r = &s;
    println!(\"{r}\");
    s.push('c');
    let t = s;
    println!(\"{t}\");
}
";

/// A folder with the program, a cache, an empty folder for temporary files, and a `rustc` of ours.
struct House(tempfile::TempDir);

impl House {
    /// `at_its_turn` is what the script does at the call whose number `DIES_AT` holds.
    fn new(at_its_turn: &str) -> Self {
        let house = Self(tempfile::tempdir().unwrap());
        for folder in ["tmp", "bin", "calls", "good"] {
            fs::create_dir(house.path(folder)).unwrap();
        }
        fs::write(house.path("p.rs"), PROGRAM).unwrap();
        let script = format!(
            "#!/bin/sh\nn=1\nwhile ! mkdir \"$CALLS/$n\" 2>/dev/null; do n=$((n+1)); done\n\
             if [ \"$n\" = \"$DIES_AT\" ]; then\n{at_its_turn}\nfi\nexec '{}' \"$@\"\n",
            compiler().display()
        );
        let path = house.path("bin/rustc");
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        house
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// What the command says when the compiler does its worst at call `dies_at`.
    fn run(&self, half: &str, dies_at: usize) -> Output {
        fs::remove_dir_all(self.path("calls")).unwrap();
        fs::create_dir(self.path("calls")).unwrap();
        self.command(half)
            .env("DIES_AT", dies_at.to_string())
            .output()
            .unwrap()
    }

    fn command(&self, half: &str) -> Command {
        let mut folders = vec![self.path("bin")];
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let mut command = Command::new(env!("CARGO_BIN_EXE_memscope"));
        command
            .args([half, "p.rs", "--json"])
            .current_dir(self.0.path())
            .env("PATH", env::join_paths(folders).unwrap())
            .env("CALLS", self.path("calls"))
            .env("MEMSCOPE_CACHE", self.path("cache"))
            .env("TMPDIR", self.path("tmp"));
        command
    }

    fn calls(&self) -> usize {
        fs::read_dir(self.path("calls")).unwrap().count()
    }

    /// The results that are kept.
    fn kept(&self, half: &str) -> Vec<String> {
        names(&self.path("cache"))
            .into_iter()
            .filter(|name| name.starts_with(half))
            .collect()
    }

    fn forget(&self) {
        let _ = fs::remove_dir_all(self.path("cache"));
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

/// The compiler itself, past rustup's proxy.
fn compiler() -> PathBuf {
    let said = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = String::from_utf8(said.unwrap().stdout).unwrap();
    Path::new(sysroot.trim()).join("bin/rustc")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// At every call of a run: a failure that names the file, nothing kept, and the right answer from a good compiler
/// that finds the same cache.
fn at_every_call(half: &str, at_its_turn: &str, says: &str, least: usize) {
    let house = House::new(at_its_turn);
    let right = house.run(half, 0);
    assert!(right.status.success(), "{}", text(&right.stderr));
    let calls = house.calls();
    assert!(calls >= least, "only {calls} calls");
    for dies_at in 1..=calls {
        house.forget();
        let output = house.run(half, dies_at);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "call {dies_at}: {message}");
        assert!(output.stdout.is_empty(), "call {dies_at}");
        assert!(
            message.starts_with("p.rs: ") && message.contains(says),
            "call {dies_at}: {message}"
        );
        assert_eq!(message.lines().count(), 1, "call {dies_at}: {message}");
        assert_eq!(house.kept(half), [""; 0], "call {dies_at}");
        assert_eq!(names(&house.path("tmp")), [""; 0], "call {dies_at}");
        let after = house.run(half, 0);
        assert_eq!(
            text(&after.stdout),
            text(&right.stdout),
            "after call {dies_at}: {}",
            text(&after.stderr)
        );
    }
}

#[test]
fn permissions_of_a_killed_compiler_are_a_failure() {
    at_every_call("permissions", "kill -KILL $$", "memory runs out", 3);
}

#[test]
fn the_memory_of_a_killed_compiler_is_a_failure() {
    at_every_call("memory", "kill -KILL $$", "memory runs out", 6);
}

#[test]
fn the_accident_of_a_killed_compiler_is_a_failure() {
    let house = House::new("kill -KILL $$");
    let rejected =
        "fn main() {\n    let s = String::from(\"ab\");\n    drop(s);\n    println!(\"{s}\");\n}\n";
    fs::write(house.path("p.rs"), rejected).unwrap();
    // The first call asks which compiler it is, and without it nothing can be found out.
    let output = house.run("accident", 1);
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{message}");
    assert!(message.contains("memory runs out"), "{message}");
    // It is there, and died.
    assert!(!message.contains("install Rust"), "{message}");
    assert_eq!(house.kept("accident"), [""; 0]);
}

/// The message cannot be read, and the exit code says it all the same.
#[cfg(target_os = "linux")]
#[test]
fn a_standard_error_that_takes_nothing_is_no_crash() {
    let house = House::new(":");
    for half in ["permissions", "memory", "accident"] {
        fs::write(house.path("p.rs"), "fn main() {").unwrap();
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let status = house.command(half).stderr(full).status().unwrap();
        assert_eq!(status.code(), Some(1), "{half}");
    }
}

#[test]
fn a_compiler_that_crashes_is_a_failure() {
    at_every_call("permissions", "kill -SEGV $$", "crashed (signal 11)", 3);
}

#[test]
fn a_compiler_that_fails_without_a_word_is_a_failure() {
    at_every_call("permissions", "exit 1", "p.rs: ", 3);
    at_every_call("permissions", "exit 101", "crashed (exit code 101)", 3);
    at_every_call("permissions", "exit 137", "memory runs out", 3);
}

#[test]
fn half_a_message_is_a_failure() {
    let half = "echo '{\"message\":\"borrow of mov' >&2; exit 1";
    at_every_call("permissions", half, "p.rs: ", 3);
}

#[test]
fn an_error_about_no_program_is_a_failure() {
    let disk = "echo '{\"message\":\"no space left\",\"code\":null,\"level\":\"error\",\"spans\":[],\
                \"children\":[],\"rendered\":null}' >&2; exit 1";
    at_every_call("permissions", disk, "p.rs: ", 3);
}

/// What a real compiler does: a sum of very many terms ends it by a signal.
#[test]
fn an_expression_that_ends_the_compiler_is_a_failure() {
    let house = House::new(":");
    let sum = vec!["1"; 20_000].join("+");
    fs::write(
        house.path("p.rs"),
        format!("fn main() {{ let n = {sum}; }}"),
    )
    .unwrap();
    let output = house.run("permissions", 0);
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    assert!(message.starts_with("p.rs:"), "{message}");
    assert_eq!(house.kept("permissions"), [""; 0]);
}

/// Other bytes of the same length are another library.
#[test]
fn a_foreign_recorder_is_made_anew() {
    let house = House::new(":");
    let right = house.run("memory", 0);
    assert!(right.status.success(), "{}", text(&right.stderr));
    let library = |name: &String| name.ends_with(".rlib");
    let name = names(&house.path("cache")).into_iter().find(library);
    let path = house.path("cache").join(name.expect("a library is kept"));
    let length = fs::metadata(&path).unwrap().len();
    fs::write(&path, vec![7; length as usize]).unwrap();
    for name in house
        .kept("memory")
        .iter()
        .chain(&house.kept("permissions"))
    {
        fs::remove_file(house.path("cache").join(name)).unwrap();
    }
    let after = house.run("memory", 0);
    assert_eq!(
        text(&after.stdout),
        text(&right.stdout),
        "{}",
        text(&after.stderr)
    );
}

/// An entry of another program under this one's name is not this one's.
#[test]
fn a_foreign_entry_is_computed_anew() {
    let house = House::new(":");
    let right = house.run("permissions", 0);
    let own = house.path("cache").join(&house.kept("permissions")[0]);
    fs::write(house.path("p.rs"), "fn main() { let other = 1; }").unwrap();
    house.run("permissions", 0);
    let other = house
        .kept("permissions")
        .into_iter()
        .map(|name| house.path("cache").join(name));
    fs::copy(other.into_iter().find(|path| *path != own).unwrap(), &own).unwrap();
    fs::write(house.path("p.rs"), PROGRAM).unwrap();
    assert_eq!(
        text(&house.run("permissions", 0).stdout),
        text(&right.stdout)
    );
}
