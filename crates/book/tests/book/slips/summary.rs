//! Slips in SUMMARY.md, and in what a chapter must have.

use crate::check::{expect, problems};
use crate::support::Fixture;

#[test]
fn a_summary_that_lists_no_page() {
    for text in ["", "# Summary\n"] {
        let fixture = Fixture::new().with("src/SUMMARY.md", text);
        assert!(
            problems(&fixture).iter().any(|problem| problem
                == "src/SUMMARY.md: it lists no page, so the book would be empty; restore it with `git checkout \
                    src/SUMMARY.md`, or add a line: `- [Title](page.md)`"),
            "{:#?}",
            problems(&fixture)
        );
        let site = tempfile::tempdir().expect("a folder");
        let why = book::site::build(fixture.root(), &site.path().join("site"))
            .expect_err("an empty book is not built");
        assert!(
            format!("{why:#}").contains("src/SUMMARY.md lists no page"),
            "{why:#}"
        );
    }
}

#[test]
fn a_line_that_mdbook_cannot_read_is_told_with_mdbook_s_line_and_nothing_else() {
    let summary = "# Summary\n\n- [Page](page.md)\n- no link\n- [Second](second.md)\n";
    let said = problems(
        &Fixture::new()
            .with("src/SUMMARY.md", summary)
            .with("src/second.md", "# Second\n"),
    );
    let [one] = &said[..] else {
        panic!("{said:#?}")
    };
    assert!(
        one.starts_with("src/SUMMARY.md:4: mdBook cannot read this line: "),
        "{one}"
    );
}

#[test]
fn a_listing_is_not_blamed_for_its_page() {
    // A page that is no text, one whose line in the summary has a space in it, and a directive with a slip.
    let fixture = Fixture::new();
    std::fs::write(
        fixture.root().join("src/page.md"),
        b"# Page\n\xff\n{{#listing day}} {{#listing night E0382}}\n",
    )
    .expect("a file");
    expect(
        fixture,
        &["src/page.md:2: it is no UTF-8 text; save it as UTF-8"],
    );
    let fixture = Fixture::new()
        .with(
            "src/SUMMARY.md",
            "# Summary\n\n- [Page](page.md)\n- [Two](two words.md)\n",
        )
        .with("src/two words.md", "# Two\n");
    expect(
        fixture,
        &[
            "src/SUMMARY.md:4: the name 'two words.md' has a space in it, so this is no link; rename the page with hyphens in the place of spaces",
        ],
    );
}

#[test]
fn a_chapter_without_figures_or_questions() {
    let summary =
        "# Summary\n\n# Part I\n\n- [Page](page.md)\n\n# Appendix\n\n- [Second](second.md)\n";
    expect(
        Fixture::new()
            .with("src/SUMMARY.md", summary)
            .with("src/second.md", "# Second\n"),
        &[
            "src/page.md: a chapter without practice; `cargo book new exercise NAME`, and {{#exercise NAME}} where the chapter ends",
            "src/page.md: the chapter has 0 of the 3 cards that ask first that a chapter has at least; add `predict` to listings whose outcome a reader can think about",
            "src/page.md: the chapter has 0 of the 3 figures that a chapter has at least; add `memory` or `permissions` to listings that a question leads to",
        ],
    );
}

#[test]
fn what_new_makes_is_named_until_it_is_written_and_nothing_else_is_wrong_with_it() {
    let fixture = Fixture::new();
    book::new::chapter(fixture.root(), "Dusk").expect("a chapter");
    let said = problems(&fixture);
    assert!(said.len() >= 4, "{said:#?}");
    assert!(
        said.iter()
            .all(|problem| problem.starts_with("src/dusk.md:")
                && problem.contains("still to be written")),
        "{said:#?}"
    );
    let fixture = Fixture::new();
    for (name, fails) in [
        ("dusk", false),
        ("storm", true),
        ("leak.c", false),
        ("leak.js", false),
        ("leak.java", false),
    ] {
        book::new::listing(fixture.root(), name, fails).expect(name);
    }
    let expected = [
        "no page shows this listing",
        "is missing; run `cargo book bless",
        "is still as `cargo book new` made it",
    ];
    let said = problems(&fixture);
    assert!(
        said.iter()
            .all(|problem| expected.iter().any(|part| problem.contains(part))),
        "{said:#?}"
    );
    for file in [
        "examples/dusk.rs",
        "fail/storm.rs",
        "examples/storm_fixed.rs",
        "other/leak.c",
        "other/leak.js",
        "other/leak.java",
    ] {
        assert!(
            said.iter()
                .any(|problem| problem.contains(file)
                    && problem.contains("as `cargo book new` made it")),
            "{file}: {said:#?}"
        );
    }
}

#[test]
fn a_line_twice_and_a_link_that_is_not_closed_are_told_once() {
    expect(
        Fixture::new().with(
            "src/SUMMARY.md",
            "# Summary\n\n- [Page](page.md)\n- [Page](page.md)\n",
        ),
        &["src/SUMMARY.md:4: page.md is listed twice; remove one of the lines"],
    );
    let said = problems(&Fixture::new().with("src/SUMMARY.md", "# Summary\n\n- [Page(page.md)\n"));
    assert!(
        said.len() == 1 && said[0].starts_with("src/SUMMARY.md:3: mdBook cannot read this line: "),
        "{said:#?}"
    );
}

#[test]
fn a_new_exercise_is_named_until_it_is_written_and_nothing_else_is_wrong_with_it() {
    let fixture = Fixture::new();
    book::practice::command::new(fixture.root(), "lamp").expect("an exercise");
    let made = "still as `cargo book new` made it";
    let practice = "listings/practice";
    let said = problems(&fixture);
    for (place, what) in [
        (format!("{practice}/exercises/lamp.rs:1: "), made),
        (format!("{practice}/solutions/lamp.rs:1: "), made),
        (format!("{practice}/info.toml:6: "), made),
        (format!("{practice}/info.toml:7: "), made),
        (
            format!("{practice}/info.toml:3: "),
            "no recording of how the start",
        ),
        (
            format!("{practice}/info.toml:3: "),
            "no page shows the exercise 'lamp'",
        ),
    ] {
        let count = said
            .iter()
            .filter(|one| one.starts_with(&place) && one.contains(what))
            .count();
        assert_eq!(count, 1, "{place} {what}: {said:#?}");
    }
    assert_eq!(said.len(), 6, "{said:#?}");
}
