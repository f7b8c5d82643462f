//! How the commands end: interrupted, or with nobody to listen.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::Command;

use super::{book, left_in};
use crate::support::Fixture;

/// Interrupts `cargo book` as Ctrl-C does, when `now` says so, and returns what it left in its temporary folder.
fn interrupted(now: impl Fn(&std::path::Path, &str) -> bool) -> Vec<String> {
    use std::io::Read;
    use std::process::Stdio;
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day memory}}\n\n{{#listing night E0382}}\n",
    );
    let temporary = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_book"))
        .args(["--port", "0"])
        .current_dir(fixture.root())
        .env("TMPDIR", temporary.path())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    let mut byte = [0];
    while !now(temporary.path(), &said) {
        // Each message is a reason to look again.
        match stderr.read(&mut byte) {
            Ok(1) => said.push(char::from(byte[0])),
            _ => panic!("it ended by itself: {said}"),
        }
    }
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(sent.expect("kill starts").success());
    // Read to the end: a command that has something left to say must not meet a closed pipe.
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).expect("text");
    assert_eq!(
        child.wait().expect("it ends").code(),
        Some(0),
        "{said}{rest}"
    );
    left_in(temporary.path())
}

#[test]
fn ctrl_c_leaves_nothing_in_the_first_build() {
    let left = interrupted(|_, said| said.contains("building the book"));
    assert_eq!(left, [""; 0]);
}

#[test]
fn ctrl_c_leaves_nothing_while_the_pages_are_served() {
    let left = interrupted(|folder, said| {
        let reading = said.contains("reading at");
        assert!(
            !reading || !left_in(folder).is_empty(),
            "the pages lie there"
        );
        reading
    });
    assert_eq!(left, [""; 0]);
}

/// `rm -rf src && git checkout src` while the pages are served: they are built anew, and the build comes to its end.
#[test]
fn sources_that_are_taken_away_and_put_back_are_built_again() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    let fixture = Fixture::new();
    let (src, back) = (fixture.root().join("src"), fixture.root().join("back"));
    fs::create_dir(&back).expect("a folder");
    for page in ["SUMMARY.md", "page.md"] {
        fs::copy(src.join(page), back.join(page)).expect("a page");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_book"))
        .args(["--port", "0"])
        .current_dir(fixture.root())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut said = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let mut until = |words: &str| {
        let line = said
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains(words));
        assert!(line.is_some(), "it ended before it said '{words}'");
    };
    until("reading at");
    fs::remove_dir_all(&src).expect("it goes");
    // There is nothing to build, whenever that is noticed.
    until("error");
    fs::rename(&back, &src).expect("it comes back");
    until("built in");
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(sent.expect("kill starts").success());
    // Read to the end: a command that has something left to say must not meet a closed pipe.
    said.for_each(drop);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

/// A full disk, or a pipe that nobody reads any more, takes no words; the commands do their work and end as they would have.
#[test]
fn an_output_that_takes_nothing_ends_no_command() {
    let full = || {
        fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full")
    };
    let wrong = || Fixture::new().with_text("{{#listing dayy}}");
    for arguments in [
        &["check"][..],
        &["check", "--table"],
        &["bless", "dayy"],
        &["build", "--out", "."],
        &["new", "listing", "dusk"],
        &["practice"],
        &["diff", "nowhere"],
    ] {
        let heard = book(&wrong(), arguments).status.code();
        let fixture = wrong();
        let status = Command::new(env!("CARGO_BIN_EXE_book"))
            .args(arguments)
            .current_dir(fixture.root())
            .stdout(full())
            .stderr(full())
            .status()
            .expect("the command starts");
        assert_eq!(status.code(), heard, "{arguments:?}");
        assert!(heard == Some(0) || heard == Some(1), "{arguments:?}");
    }
    let site = Command::new(env!("CARGO_BIN_EXE_book"))
        .args(["build", "--out", "site"])
        .current_dir(Fixture::new().root())
        .stderr(full())
        .status();
    assert!(site.expect("the command starts").success());
}
