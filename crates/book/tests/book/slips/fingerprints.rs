//! Recordings that are not what was made from the program as it is.

use book::fingerprint::{FILE, Fingerprints};
use listing::Catalog;

use crate::check::{expect, problems};
use crate::support::Fixture;

/// The fixture with the fingerprints that `cargo book bless` would write.
fn blessed(compiler: &str) -> Fixture {
    bless_all(Fixture::new(), compiler)
}

fn bless_all(fixture: Fixture, compiler: &str) -> Fixture {
    let catalog = Catalog::load(fixture.root());
    let mut all = Fingerprints::load(fixture.root());
    for listing in catalog.iter() {
        all.note(listing, compiler);
    }
    assert!(all.save(fixture.root(), &catalog).expect("it is written"));
    assert!(
        !all.save(fixture.root(), &catalog)
            .expect("nothing to write")
    );
    fixture
}

#[test]
fn what_was_recorded_is_fresh() {
    expect(blessed("1.95.0"), &[]);
}

#[test]
fn an_edited_listing_is_stale() {
    let said = "listings/examples/day.rs: it was edited after it was recorded, so a page may show what it no longer does; run `cargo book bless day`, and reread the pages that show it";
    let edited = "fn main() {\n    println!(\"night\");\n}\n";
    expect(
        blessed("1.95.0").with("listings/examples/day.rs", edited),
        &[said],
    );
}

#[test]
fn a_recording_that_a_hand_or_a_crash_changed_is_told() {
    let changed = |name: &str, path: &str| {
        format!(
            "{path}: what is recorded beside it is not what `cargo book bless` wrote; run `cargo book bless {name}`: no recording is written by hand"
        )
    };
    for text in ["", "dya\n"] {
        expect(
            blessed("1.95.0").with("listings/examples/day.stdout", text),
            &[&changed("day", "listings/examples/day.rs")],
        );
    }
    let message = "error[E0382]: use of moved value: `lamb`\n --> fail/night.rs:4:10\n";
    expect(
        blessed("1.95.0").with("listings/fail/night.stderr", message),
        &[&changed("night", "listings/fail/night.rs")],
    );
}

#[test]
fn an_accident_and_a_second_recording_that_a_hand_changed_are_told() {
    let said = |path: &str, name: &str| {
        format!(
            "{path}: it is not what `cargo book bless` wrote; run `cargo book bless {name}`: no recording is written by hand"
        )
    };
    let accident = "listings/fail/night.accident";
    let text = "outcome: nothing\ntext: in this run all went well\n";
    expect(
        blessed("1.95.0").with(accident, text),
        &[&said(accident, "night")],
    );
    let asks = "// also: -O\nfn main() {\n    println!(\"day\");\n}\n";
    let second = "listings/optimized/day.stdout";
    let fixture = || {
        let fixture = Fixture::new()
            .with("listings/examples/day.rs", asks)
            .with(second, "day\n");
        bless_all(fixture, "1.95.0")
    };
    expect(fixture(), &[]);
    expect(fixture().with(second, "dya\n"), &[&said(second, "day")]);
    expect(
        fixture().with("listings/optimized/day.exit", "exit code 3\n"),
        &[&said(second, "day")],
    );
}

#[test]
fn a_recording_without_a_fingerprint_is_told() {
    let fixture = blessed("1.95.0");
    let text = std::fs::read_to_string(fixture.root().join(FILE)).expect("the file");
    let without: String = text
        .lines()
        .filter(|line| !line.starts_with("listings/examples/day.rs "))
        .map(|line| format!("{line}\n"))
        .collect();
    expect(
        fixture.with(FILE, &without),
        &[
            "listings/examples/day.rs: listings/fingerprints.txt has no line for it, so nobody knows what its recording was made from; run `cargo book bless day`, and read what it recorded",
        ],
    );
}

#[test]
fn another_compiler_is_told_once() {
    expect(
        blessed("1.94.0"),
        &[
            "rust-toolchain.toml: 3 listings were recorded with rustc 1.94.0, and another is pinned here; run `cargo book bless`, and read what changed with `git diff listings`",
        ],
    );
}

#[test]
fn two_lines_that_a_merge_left_are_each_good() {
    let fixture = blessed("1.95.0");
    let text = std::fs::read_to_string(fixture.root().join(FILE)).expect("the file");
    let old = text.replace("listings/examples/day.rs ", "listings/examples/day.rs 0");
    let merged = format!("{old}{text}");
    assert_eq!(problems(&fixture.with(FILE, &merged)), [""; 0]);
}

/// The fixture with an exercise, machine code and a measurement, all of them recorded with this compiler.
fn recorded(compiler: &str) -> Fixture {
    let fixture = Fixture::new()
        .with_exercise()
        .with("listings/asm/add.rs", "fn add() {}\n")
        .with("listings/asm/add.s", "add:\n    ret\n")
        .with("crates/costs/src/lib.rs", "fn measured() {}\n")
        .with("data/benches.json", "{\"about\": {}}\n")
        .with_text("{{#exercise lamp}}\n\n{{#assembly add}}");
    let paths = [EXERCISE, MACHINE_CODE, MEASURED].map(str::to_owned);
    book::fingerprint::note_others(fixture.root(), &paths, compiler).expect("it is written");
    bless_all(fixture, "1.95.0")
}

const EXERCISE: &str = "listings/practice/exercises/lamp.rs";
const MACHINE_CODE: &str = "listings/asm/add.rs";
const MEASURED: &str = "data/benches.json";

/// What is said of exercises, machine code and measurements, without what is wrong with a measurement that holds nothing.
fn said(fixture: &Fixture) -> Vec<String> {
    problems(fixture)
        .into_iter()
        .filter(|one| !one.contains("this file of measurements cannot be read"))
        .collect()
}

#[test]
fn what_else_is_recorded_and_fresh() {
    assert_eq!(said(&recorded("1.95.0")), [""; 0]);
}

#[test]
fn what_else_was_edited_after_it_was_recorded() {
    let start = "fn main() {}\n\n// TODO: mend all of it.\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {\n        panic!();\n    }\n}\n";
    for (file, text, told) in [
        (
            EXERCISE,
            start,
            "listings/practice/exercises/lamp.rs: it was edited after listings/practice/recorded/lamp.txt was recorded; run `cargo book practice --record lamp`, and reread the pages that show it; if you solved it, `git checkout listings/practice/exercises/lamp.rs` brings the start back",
        ),
        (
            MACHINE_CODE,
            "fn add() -> u8 {\n    1\n}\n",
            "listings/asm/add.rs: it was edited after listings/asm/add.s was recorded; run `cargo book bless add`, and reread the pages that show it",
        ),
        (
            "crates/costs/src/lib.rs",
            "fn measured() {\n    work();\n}\n",
            "crates/costs: it was edited after data/benches.json was recorded; run `cargo book measure`, and reread the pages that show it",
        ),
    ] {
        assert_eq!(said(&recorded("1.95.0").with(file, text)), [told]);
    }
    let comment = "// Why.\n\n    fn measured() {}\n";
    assert_eq!(
        said(&recorded("1.95.0").with("crates/costs/src/lib.rs", comment)),
        [""; 0]
    );
}

#[test]
fn what_else_a_hand_changed() {
    for (file, command) in [
        (
            "listings/practice/recorded/lamp.txt",
            "cargo book practice --record lamp",
        ),
        ("listings/asm/add.s", "cargo book bless add"),
        ("data/benches.json", "cargo book measure"),
    ] {
        let told = format!(
            "{file}: it is not what `{command}` wrote; run `{command}`: no recording is written by hand"
        );
        assert_eq!(
            said(&recorded("1.95.0").with(file, "{\"about\": 1}\n")),
            [told]
        );
    }
}

#[test]
fn what_else_has_no_fingerprint_or_another_compiler() {
    let fixture = recorded("1.95.0");
    let text = std::fs::read_to_string(fixture.root().join(FILE)).expect("the file");
    let without: String = text
        .lines()
        .filter(|line| !line.starts_with(EXERCISE))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(
        said(&fixture.with(FILE, &without)),
        [
            "listings/practice/exercises/lamp.rs: listings/fingerprints.txt has no line for listings/practice/recorded/lamp.txt, so nobody knows what it was made from; run `cargo book practice --record lamp`, and read what it recorded",
        ]
    );
    assert_eq!(
        said(&recorded("1.94.0")),
        ["cargo book asm", "cargo book measure", "cargo book practice --record"].map(|command| format!(
            "rust-toolchain.toml: what `{command}` wrote (1 of them) was made with rustc 1.94.0, and another is pinned here; run `{command}`, and read what changed"
        ))
    );
}
