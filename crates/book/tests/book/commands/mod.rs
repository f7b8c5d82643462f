//! The commands as a contributor calls them.

mod ends;
mod files;

#[cfg(target_os = "linux")]
use std::fs;
use std::process::{Command, Output};

use crate::support::Fixture;

fn book(fixture: &Fixture, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_book"))
        .args(arguments)
        .current_dir(fixture.root())
        .output()
        .expect("the command starts")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every file below a folder that is not hidden, and the hidden ones that a command left.
#[cfg(target_os = "linux")]
fn left_in(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn check_exits_with_1_and_counts_the_problems() {
    let output = book(&Fixture::new().with_text("{{#listing dayy}}"), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    // Before it may stand that figures are laid out, if that takes a while.
    let said = stderr(&output);
    assert!(
        said.ends_with(
            "error: src/page.md:13: no listing named 'dayy'; did you mean 'day'?\n1 problem\n"
        ),
        "{said}"
    );
    assert_eq!(book(&Fixture::new(), &["check"]).status.code(), Some(0));
}

#[test]
fn build_names_every_wrong_directive_at_once() {
    let output = book(
        &Fixture::new().with_text("{{#listing dayy}}\n\n{{#listing nigt E0382}}"),
        &["build"],
    );
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(
        said.contains("src/page.md:13: no listing named 'dayy'"),
        "{said}"
    );
    assert!(
        said.contains("src/page.md:15: no listing named 'nigt'; did you mean 'night'?"),
        "{said}"
    );
}

#[test]
fn bless_knows_which_names_there_are() {
    let output = book(&Fixture::new(), &["bless", "dayy"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("no listing named 'dayy'; did you mean 'day'?"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn outside_of_a_book_the_message_says_so() {
    let empty = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_book"))
        .arg("check")
        .current_dir(empty.path())
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("there is no book.toml here or above"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn help_names_every_command() {
    let output = book(&Fixture::new(), &["--help"]);
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    for command in ["build", "epub", "check", "new", "bless", "--port", "--open"] {
        assert!(help.contains(command), "{help}");
    }
}

#[test]
fn a_port_in_use_is_one_clear_message() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener
        .local_addr()
        .expect("an address")
        .port()
        .to_string();
    let output = book(&Fixture::new(), &["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(
        said.contains(&format!("port {port} on 127.0.0.1 cannot be used"))
            && said.contains("--port"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
}
