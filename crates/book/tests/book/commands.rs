//! The commands as a contributor calls them.

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

#[test]
fn check_exits_with_1_and_counts_the_problems() {
    let output = book(&Fixture::new().with_text("{{#listing dayy}}"), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        "error: src/page.md:13: no listing named 'dayy'; did you mean 'day'?\n1 problem\n"
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
fn build_writes_the_site_where_it_is_told() {
    let fixture = Fixture::new();
    let output = book(&fixture, &["build", "--out", "site"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(fixture.root().join("site/page.html").is_file());
}

#[test]
fn build_touches_nothing_where_something_could_be_lost() {
    let fixture = Fixture::new();
    for out in [".", "src", "listings/examples", ".."] {
        let output = book(&fixture, &["build", "--out", out]);
        assert_eq!(output.status.code(), Some(1), "{out}");
        let said = stderr(&output);
        assert!(
            said.starts_with(&format!("error: nothing is built into {out}: ")),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(fixture.root().join("src/page.md").is_file());
    assert!(fixture.root().join("listings/examples/day.rs").is_file());
}

#[test]
fn a_new_chapter_has_its_page_and_its_line() {
    let fixture = Fixture::new();
    let output = book(&fixture, &["new", "chapter", "Who frees it?"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let summary = fs::read_to_string(fixture.root().join("src/SUMMARY.md")).expect("the summary");
    assert!(
        summary.ends_with("- [Who frees it?](who-frees-it.md)\n"),
        "{summary}"
    );
    assert!(book(&fixture, &["check"]).status.success());
    let again = book(&fixture, &["new", "chapter", "Who frees it"]);
    assert!(
        stderr(&again).contains("src/who-frees-it.md is already there"),
        "{}",
        stderr(&again)
    );
}

#[test]
fn a_new_listing_is_where_its_verdict_wants_it() {
    let fixture = Fixture::new();
    assert!(book(&fixture, &["new", "listing", "dusk"]).status.success());
    assert!(
        book(&fixture, &["new", "listing", "storm", "--fails"])
            .status
            .success()
    );
    for file in [
        "examples/dusk.rs",
        "fail/storm.rs",
        "examples/storm_fixed.rs",
    ] {
        assert!(
            fixture.root().join("listings").join(file).is_file(),
            "{file}"
        );
    }
}

#[test]
fn nothing_is_overwritten_and_no_path_is_escaped() {
    let fixture = Fixture::new();
    for name in ["day", "night", "Day", "../day", "a b", "", "_x"] {
        let output = book(&fixture, &["new", "listing", name]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "'{name}': {}",
            stderr(&output)
        );
    }
    assert!(
        fs::read_to_string(fixture.root().join("listings/examples/day.rs"))
            .expect("day")
            .contains("println")
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
    for command in ["build", "check", "new", "bless", "--port", "--open"] {
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
