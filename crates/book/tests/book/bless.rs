//! `cargo book bless` on small books: what it records, and what it refuses to record.

use std::fs;

use book::bless::{Blessed, bless};

use crate::support::Fixture;

fn blessed(fixture: &Fixture, names: &[&str]) -> Blessed {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    bless(fixture.root(), &names).expect("the names are known")
}

fn text(fixture: &Fixture, file: &str) -> String {
    fs::read_to_string(fixture.root().join(file)).expect(file)
}

#[test]
fn one_listing_is_recorded_and_nothing_else_is_touched() {
    let mended = "error by hand\n";
    let fixture = Fixture::new()
        .with(
            "listings/examples/day.rs",
            "fn main() {\n    println!(\"noon\");\n}\n",
        )
        .with("listings/fail/night.stderr", mended);
    let done = blessed(&fixture, &["day"]);
    assert_eq!(done.left_out, [""; 0]);
    let [changed] = &done.changed[..] else {
        panic!("{done:?}")
    };
    assert_eq!(changed.path, "listings/examples/day.stdout");
    assert_eq!(changed.difference, "  -day\n  +noon");
    assert_eq!(text(&fixture, "listings/examples/day.stdout"), "noon\n");
    assert_eq!(text(&fixture, "listings/fail/night.stderr"), mended);
    assert!(
        blessed(&fixture, &["day"]).changed.is_empty(),
        "a second time changes nothing"
    );
}

#[test]
fn a_rejected_listing_is_recorded_with_its_fix() {
    let fixture = Fixture::new();
    let done = blessed(&fixture, &["night"]);
    assert_eq!(done.left_out, [""; 0]);
    let message = text(&fixture, "listings/fail/night.stderr");
    assert!(
        message.starts_with("error[E0382]: use of moved value: `lamp`\n --> fail/night.rs:4:10\n"),
        "{message}"
    );
    assert!(
        !message.contains("aborting") && !message.contains("--explain"),
        "{message}"
    );
    let fingerprints = text(&fixture, book::fingerprint::FILE);
    for file in [
        "listings/fail/night.rs ",
        "listings/examples/night_fixed.rs ",
    ] {
        assert!(fingerprints.contains(file), "{fingerprints}");
    }
}

#[test]
fn what_else_is_stale_is_named_and_left_alone() {
    let fixture = Fixture::new();
    blessed(&fixture, &[]);
    let fixture = fixture.with(
        "listings/examples/night_fixed.rs",
        "fn main() {\n    println!(\"dusk\");\n}\n",
    );
    let done = blessed(&fixture, &["day"]);
    let [stale] = &done.stale[..] else {
        panic!("{done:?}")
    };
    assert!(
        stale.starts_with("listings/examples/night_fixed.rs: it was edited after it was recorded"),
        "{stale}"
    );
    assert_eq!(
        text(&fixture, "listings/examples/night_fixed.stdout"),
        "dark\n"
    );
}

/// A listing's file, its program, and why it is not recorded.
const REFUSED: [(&str, &str, &str); 11] = [
    (
        "examples/day.rs",
        "fn main() {\n    println!(\"{}\", std::process::id());\n}\n",
        "day.rs: two runs differ (line 1: '",
    ),
    (
        "examples/day.rs",
        "fn main() {\n    println!(\"{:?}\", 0x7ffe12ab as *const u8);\n}\n",
        "line 1 of its output is or holds an address",
    ),
    (
        "examples/day.rs",
        "fn main() {\n    let unused = 1;\n}\n",
        "day.rs: it compiles with a warning; mend what the compiler says:\nwarning: unused variable",
    ),
    (
        "examples/day.rs",
        "fn main() {\n    dark();\n}\n",
        "day.rs: it does not compile; mend what the compiler says:\nerror[E0425]",
    ),
    (
        "examples/day.rs",
        "fn main() {\n    let _ = std::io::stdin().lines();\n}\n",
        "day.rs:2: it waits for input",
    ),
    (
        "examples/day.rs",
        "fn main() {\n    let id = std::process::id().to_string();\n    let _ = std::process::Command::new(\"kill\")\n        .args([\"-KILL\", &id])\n        .status();\n    loop {}\n}\n",
        "day.rs: a signal ends it (ended by signal 9)",
    ),
    (
        "examples/day.rs",
        "fn main(){println!(\"day\");}\n",
        "day.rs: it is not formatted; run `rustfmt --edition 2024 listings/examples/day.rs`, and bless it again",
    ),
    (
        "examples/day.rs",
        "fn main() {\n    println!(\"{}\", \"a\".repeat(100_000));\n}\n",
        "day.rs: the program printed more than 64 KiB and was killed; a listing prints what a page can show",
    ),
    (
        "examples/night_fixed.rs",
        "fn main() {\n    dark();\n}\n",
        "night_fixed.rs: it does not compile; mend what the compiler says:\nerror[E0425]",
    ),
    (
        "fail/night.rs",
        "fn main() {}\n",
        "night.rs: the compiler accepts it",
    ),
    (
        "fail/night.rs",
        "fn main() {\n    dark();\n    darker();\n}\n",
        "night.rs: the compiler finds 2 errors",
    ),
];

#[cfg(unix)]
#[test]
fn what_is_not_the_same_everywhere_is_not_recorded() {
    for (file, program, why) in REFUSED {
        let fixture = Fixture::new().with(&format!("listings/{file}"), program);
        let name = file.split(['/', '.']).nth(1).expect("a name");
        let before = (
            text(&fixture, "listings/examples/day.stdout"),
            text(&fixture, "listings/fail/night.stderr"),
        );
        let done = blessed(&fixture, &[name]);
        let [said] = &done.left_out[..] else {
            panic!("{why}: {done:?}")
        };
        assert!(said.contains(why), "{why}\nis not in\n{said}");
        let after = (
            text(&fixture, "listings/examples/day.stdout"),
            text(&fixture, "listings/fail/night.stderr"),
        );
        assert_eq!(after, before, "{why}");
    }
}

#[test]
fn a_listing_that_does_not_compile_stops_no_other() {
    let fixture = Fixture::new()
        .with("listings/examples/day.rs", "fn main() {\n    dark();\n}\n")
        .with("listings/examples/night_fixed.stdout", "old\n");
    let done = blessed(&fixture, &[]);
    assert_eq!(done.left_out.len(), 1, "{done:?}");
    assert_eq!(
        text(&fixture, "listings/examples/night_fixed.stdout"),
        "dark\n"
    );
}

#[test]
fn javascript_that_is_none_is_not_recorded_as_its_end() {
    if std::process::Command::new("node")
        .arg("--version")
        .output()
        .is_err()
    {
        return;
    }
    let fixture = Fixture::new().with("listings/other/leak.js", "console.log('a';\n");
    let done = blessed(&fixture, &["leak.js"]);
    let [said] = &done.left_out[..] else {
        panic!("{done:?}")
    };
    assert!(
        said.starts_with("listings/other/leak.js: it does not compile; mend what is said:"),
        "{said}"
    );
    assert!(!fixture.root().join("listings/other/leak.js.exit").exists());
}

#[test]
fn an_exercise_is_blessed_by_its_name_too() {
    let fixture = Fixture::new().with_exercise();
    let done = blessed(&fixture, &["lamp"]);
    assert_eq!(done.left_out, [""; 0]);
    let [changed] = &done.changed[..] else {
        panic!("{done:?}")
    };
    assert_eq!(changed.path, "listings/practice/recorded/lamp.txt");
    let fingerprints = text(&fixture, book::fingerprint::FILE);
    assert!(
        fingerprints.contains("listings/practice/exercises/lamp.rs "),
        "{fingerprints}"
    );
    assert_eq!(text(&fixture, "listings/examples/day.stdout"), "day\n");
}
