//! The whole book, and what only its build finds.

use ::book::check::check;

use super::practice::{ENTRY, practice};
use super::questions::FOUR;
use super::{expect, problems};
use crate::support::Fixture;

#[test]
fn the_fixture_itself_is_right() {
    expect(Fixture::new(), &[]);
}

#[test]
fn this_book_is_right() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let problems: Vec<String> = check(&root).iter().map(ToString::to_string).collect();
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        problems.join("\n")
    );
}

#[test]
fn all_problems_are_reported_at_once() {
    let fixture = Fixture::new()
        .with_text("{{#listing dya}}\n\n{{#lsting day}}\n\n[gone](gone.md)\n\n```rust,ignore\nfn main() {}\n```")
        .without("listings/examples/day.stdout");
    assert_eq!(problems(&fixture).len(), 5, "{:#?}", problems(&fixture));
}

/// What is added to a book with two other faults, and how what is said of it begins. Only the build finds it.
fn refused_by_the_build() -> [(Fixture, &'static str); 5] {
    [
        (
            practice(ENTRY)
                .with("listings/practice/solutions/lamp.rs", &solution("dark();"))
                .with_text("{{#exercise lamp}}"),
            "src/page.md:13: memscope refuses listings/practice/solutions/lamp.rs",
        ),
        (
            Fixture::new()
                .with(
                    "src/page.md",
                    "# Page\n\n{{#listing day}}\n\n{{#listing night E0382 permissions}}\n",
                )
                .with(
                    "listings/examples/night_fixed.rs",
                    "fn main() {\n    dark();\n}\n",
                ),
            "src/page.md:5: memscope refuses listings/examples/night_fixed.rs",
        ),
        (
            Fixture::new()
                .with("listings/examples/day.rs", "fn main() {\n    dark();\n}\n")
                .with_text(FOUR),
            "src/page.md:13: memscope refuses listings/examples/day.rs",
        ),
        (
            bundled("no.css"),
            "book.toml: theme/no.css, named under [preprocessor.bundle], cannot be read",
        ),
        (
            Fixture::new().with("theme/index.hbs", "{{#if}}"),
            "book.toml: the book does not build: ",
        ),
    ]
}

/// The fixture with one more part of its style sheet.
fn bundled(part: &str) -> Fixture {
    let fixture = Fixture::new();
    let toml = std::fs::read_to_string(fixture.root().join("book.toml")).expect("book.toml");
    let bundle = format!("[preprocessor.bundle]\ncommand = \"unused\"\ncss = [\"{part}\"]\n");
    fixture.with("book.toml", &format!("{toml}{bundle}"))
}

/// A solution of an exercise, with this statement in its `main`.
fn solution(statement: &str) -> String {
    format!(
        "fn main() {{\n    {statement}\n}}\n\n#[cfg(test)]\nmod tests {{\n    #[test]\n    fn works() {{}}\n}}\n"
    )
}

#[test]
fn what_the_build_refuses_is_told_with_everything_else() {
    for (fixture, refused) in refused_by_the_build() {
        let page = std::fs::read_to_string(fixture.root().join("src/page.md")).expect("the page");
        let fixture = fixture
            .with(
                "src/page.md",
                &format!("{page}\n{{{{#lsting day}}}}\n\n[gone](gone.md)\n"),
            )
            .with("listings/other/notes.txt", "");
        let said = problems(&fixture);
        // Where no page was written, no link was looked at.
        let built = !refused.contains("does not build");
        let wanted = [
            (refused, true),
            (
                "listings/other/notes.txt: this file belongs to no listing",
                true,
            ),
            ("unknown directive '{{#lsting}}'", true),
            ("the link 'gone.md' leads nowhere", built),
        ];
        for (what, _) in wanted.iter().filter(|(_, told)| *told) {
            assert_eq!(
                said.iter().filter(|one| one.contains(what)).count(),
                1,
                "{what}: {said:#?}"
            );
        }
    }
}

#[test]
fn every_solution_that_cannot_be_watched_is_named() {
    let fixture = practice(&format!(
        "{ENTRY}\n[exercises.others]\nlamp_2 = \"Longer.\"\nlamp_3 = \"Longest.\""
    ))
    .with("listings/practice/solutions/lamp.rs", &solution("dark();"))
    .with(
        "listings/practice/alternatives/lamp_2.rs",
        &solution("darker();"),
    );
    let said = problems(&fixture);
    for what in [
        "solutions/lamp.rs:2: ",
        "alternatives/lamp_2.rs:2: ",
        "alternatives/lamp_3.rs cannot be read",
    ] {
        assert!(
            said.iter().any(|one| one.contains(what)),
            "{what}: {said:#?}"
        );
    }
}

#[test]
fn a_book_toml_and_a_summary_that_cannot_be_read_are_both_told() {
    let said = problems(
        &Fixture::new()
            .with("book.toml", "[book\n")
            .with("src/SUMMARY.md", "# Summary\n\n- no link\n"),
    );
    for what in [
        "book.toml: the book does not build: book.toml cannot be read",
        "src/SUMMARY.md:3: mdBook cannot read this line",
    ] {
        assert!(
            said.iter().any(|one| one.starts_with(what)),
            "{what}: {said:#?}"
        );
    }
}

#[test]
fn a_warning_about_one_page_is_not_taken_for_what_is_said_of_another() {
    let fixture = Fixture::new()
        .with(
            "src/SUMMARY.md",
            "# Summary\n\n- [Page](page.md)\n- [Second](second.md)\n",
        )
        .with("src/second.md", "# Second\n\nA Vec<u8> in prose.\n")
        .with_text("```admonish note title=\"a\"\nA Vec<u8> in a box.\n```");
    let said = problems(&fixture);
    assert_eq!(
        said.iter()
            .filter(|one| one.contains("src/second.md:3: `<u8>` is HTML"))
            .count(),
        1,
        "{said:#?}"
    );
    assert!(
        said.iter()
            .any(|one| one.contains("page.md") && !one.contains("src/second.md")),
        "{said:#?}"
    );
}

#[test]
fn an_empty_test_set() {
    let fixture = Fixture::new()
        .without("listings/fail/night.rs")
        .without("listings/fail/night.stderr")
        .without("listings/fail/night.accident")
        .without("listings/examples/night_fixed.rs")
        .without("listings/examples/night_fixed.stdout")
        .with("src/page.md", "# Page\n\n{{#listing day}}\n");
    expect(
        fixture,
        &[
            "listings/fail: this folder holds no listing, so its test would pass without testing anything; `cargo book new listing NAME [--fails]` makes one",
        ],
    );
}

#[test]
fn a_warning_of_mdbook() {
    let problems =
        problems(&Fixture::new().with_text("Text.[^note]\n\n[^note]: one\n[^note]: two"));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].contains("footnote `note`") && problems[0].contains("defined multiple times"),
        "{problems:?}"
    );
}
