//! What is kept of a program answers for its text alone, and speaks before the parser does.

use std::fs;
use std::path::Path;

use memscope::{Options, Source, accident_of, cache, memory_of, permissions_of};

const PROGRAM: &str =
    "fn main() {\n    let word = String::from(\"a\");\n    println!(\"{word}\");\n}\n";

/// An accident is kept of it, which says so.
const REJECTED: &str = "fn main() {\n    let a: i32 = \"\";\n}\n";

fn options(folder: &Path) -> Options {
    Options {
        cache: Some(folder.to_owned()),
        ..Options::default()
    }
}

/// Writes `new` in the place of `old` into the one result of this kind that the folder keeps.
fn changed(folder: &Path, kind: &str, old: &str, new: &str) {
    let names = fs::read_dir(folder).unwrap().flatten();
    let names = names.map(|entry| entry.file_name().into_string().unwrap());
    let kept: Vec<String> = names.filter(|name| name.starts_with(kind)).collect();
    let [key] = kept.as_slice() else {
        panic!("{kind}: {kept:?}");
    };
    let value = cache::get(folder, key).expect("a result");
    assert!(value.contains(old), "{value}");
    cache::put(folder, key, &value.replace(old, new));
}

#[test]
fn a_record_is_given_for_its_text_and_name_and_limits_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, options) = (Path::new("kept.rs"), options(folder.path()));
    let printed = |path: &Path, text: &str, options: &Options| {
        memory_of(path, text, options).expect("a record").stdout
    };
    assert_eq!(printed(path, PROGRAM, &options), "a\n");
    let (old, new) = ("\"stdout\":\"a\\n\"", "\"stdout\":\"kept\"");
    changed(folder.path(), "memory-", old, new);
    assert_eq!(printed(path, PROGRAM, &options), "kept");
    // A byte-order mark is no part of a text.
    assert_eq!(
        printed(path, &format!("\u{feff}{PROGRAM}"), &options),
        "kept"
    );
    assert_eq!(printed(path, &format!("{PROGRAM}\n"), &options), "a\n");
    assert_eq!(printed(Path::new("b.rs"), PROGRAM, &options), "a\n");
    let slower = Options {
        time_limit: options.time_limit * 2,
        ..options
    };
    assert_eq!(printed(path, PROGRAM, &slower), "a\n");
}

#[test]
fn a_report_and_an_accident_are_given_for_their_text_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (path, options) = (Path::new("kept.rs"), options(folder.path()));
    let report = |text: &str| permissions_of(path, text, &options).expect("a report").file;
    assert_eq!(report(PROGRAM), "kept.rs");
    changed(folder.path(), "permissions-", "kept.rs", "kept");
    assert_eq!(report(PROGRAM), "kept");
    assert_eq!(report(&format!("{PROGRAM}\n")), "kept.rs");

    let accident = |text: &str| accident_of(path, text, &options).expect("an accident").file;
    assert_eq!(accident(REJECTED), "kept.rs");
    changed(folder.path(), "accident-", "kept.rs", "kept");
    assert_eq!(accident(REJECTED), "kept");
    assert_eq!(accident(&format!("{REJECTED}\n")), "kept.rs");
}

#[test]
fn of_what_does_not_parse_the_parser_speaks() {
    let folder = tempfile::tempdir().unwrap();
    let (path, options) = (Path::new("kept.rs"), options(folder.path()));
    let text = "fn main() {\n    let = ;\n}\n";
    let said = Source::parse(path, text).unwrap_err();
    assert_eq!(said.line, Some(2));
    assert_eq!(memory_of(path, text, &options), Err(said.clone()));
    assert_eq!(permissions_of(path, text, &options), Err(said.clone()));
    assert_eq!(accident_of(path, text, &options), Err(said));
}
