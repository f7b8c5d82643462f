//! Directives and their options.

use super::{expect, problems};
use crate::support::Fixture;

#[test]
fn unknown_directive() {
    expect(
        Fixture::new().with_text("{{#lsting day}}"),
        &["src/page.md:13: unknown directive '{{#lsting}}'; did you mean '{{#listing}}'?"],
    );
}

#[test]
fn a_directive_in_code_or_behind_a_backslash_is_text() {
    expect(
        Fixture::new().with_text("Write `{{#wrong}}` or \\{{#wrong}}."),
        &[],
    );
}

#[test]
fn unknown_option() {
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day predct}}\n\n{{#listing night E0382}}\n",
    );
    expect(
        fixture,
        &["src/page.md:3: unknown option 'predct'; did you mean `predict`?"],
    );
}

/// The page with `day` shown in this way, as the check sees it.
fn with_day(directive: &str) -> Fixture {
    Fixture::new().with(
        "src/page.md",
        &format!("# Page\n\n{{{{#listing {directive}}}}}\n\n{{{{#listing night E0382}}}}\n"),
    )
}

/// What the check says about the page itself, without what follows from it.
fn said_of_page(fixture: &Fixture) -> Vec<String> {
    let mut all = problems(fixture);
    all.retain(|problem| problem.starts_with("src/page.md:"));
    all
}

#[test]
fn an_option_of_a_figure_with_a_slip() {
    assert_eq!(
        said_of_page(&with_day("day memry")),
        ["src/page.md:3: unknown option 'memry'; did you mean `memory`?"]
    );
}

#[test]
fn a_still_picture_after_a_line_that_does_not_exist() {
    assert_eq!(
        said_of_page(&with_day("day memory=2,9")),
        [
            "src/page.md:3: 'memory=2,9' does not name lines of 'day'; write `memory=` and line numbers from 1 to 3, with commas and no spaces"
        ]
    );
}

#[test]
fn a_still_picture_after_a_line_on_which_nothing_runs() {
    assert_eq!(
        said_of_page(&with_day("day memory=1")),
        [
            "src/page.md:3: 'day': no step of its run ends on line 1; steps end on lines 2, 3; choose a smaller listing, or other lines"
        ]
    );
}

#[test]
fn the_memory_of_a_rejected_listing() {
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day}}\n\n{{#listing night E0382 memory}}\n",
    );
    assert_eq!(
        said_of_page(&fixture),
        [
            "src/page.md:5: 'night' is rejected, so it does not run and has no memory to show; take out `memory`; `permissions` shows what the compiler allows on each line"
        ]
    );
}

#[test]
fn permissions_where_no_line_changes_any() {
    assert_eq!(
        said_of_page(&with_day("day permissions")),
        [
            "src/page.md:3: 'day' has no permissions to show: no line of it gives or takes a permission; take out `permissions`"
        ]
    );
}

#[test]
fn a_run_too_long_for_a_figure() {
    let fixture = with_day("day memory").with(
        "listings/examples/day.rs",
        "fn main() {\n    for hour in 0..24 {\n        let _next = hour + 1;\n    }\n    println!(\"day\");\n}\n",
    );
    let said = said_of_page(&fixture);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("src/page.md:3: 'day': its run has ")
            && said[0].ends_with(
                " steps, and a figure has at most 40; choose a smaller listing, or other lines"
            ),
        "{said:?}"
    );
}

#[test]
fn unknown_listing() {
    expect(
        Fixture::new().with_text("{{#listing dayy}}"),
        &["src/page.md:13: no listing named 'dayy'; did you mean 'day'?"],
    );
}

#[test]
fn a_listing_named_twice_on_a_page() {
    expect(
        Fixture::new().with_text("{{#listing day}}"),
        &[
            "src/page.md:13: listing 'day' is already on this page; show a listing once a page and refer back to it in the text",
        ],
    );
}

#[test]
fn a_fix_named_in_a_directive() {
    expect(
        Fixture::new().with_text("{{#listing night_fixed}}"),
        &[
            "src/page.md:13: 'night_fixed' is a fix, and is shown with the listing it mends; write {{#listing night …}} instead",
        ],
    );
}

#[test]
fn another_code_than_the_one_taught() {
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day}}\n\n{{#listing night E0499}}\n",
    );
    assert!(problems(&fixture).contains(
        &"src/page.md:5: the chapter teaches E0499 and 'night' fails with E0382; change the directive, or listings/fail/night.rs"
            .to_owned()
    ));
}

#[test]
fn a_rejected_listing_without_its_code() {
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day}}\n\n{{#listing night}}\n",
    );
    assert!(problems(&fixture).contains(
        &"src/page.md:5: 'night' is rejected, and the directive does not say with which error; write {{#listing night E0382}}"
            .to_owned()
    ));
}

#[test]
fn a_code_for_a_listing_that_runs() {
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day E0382}}\n\n{{#listing night E0382}}\n",
    );
    assert!(problems(&fixture).contains(
        &"src/page.md:3: 'day' is not rejected, and the directive names an error; write {{#listing day}}, or move the program to listings/fail"
            .to_owned()
    ));
}

#[test]
fn a_missing_include_and_a_missing_anchor() {
    let fixture = Fixture::new()
        .with("src/notes.txt", "// ANCHOR: here\nx\n// ANCHOR_END: here\n")
        .with_text("```text\n{{#include notes.txt:here}}\n{{#include notes.txt:there}}\n{{#include lost.txt}}\n```");
    let problems: Vec<_> = problems(&fixture)
        .into_iter()
        .filter(|one| one.starts_with("src/"))
        .collect();
    assert_eq!(
        problems[0],
        "src/page.md:15: 'notes.txt' has no anchor 'there'; add a comment `ANCHOR: there` there, or correct the name"
    );
    assert_eq!(
        problems[1],
        "src/page.md:16: the file to include, 'lost.txt', cannot be read; the path counts from the folder of src/page.md"
    );
}

#[test]
fn a_question_that_the_evidence_does_not_answer() {
    let said = problems(&with_day("day predict=count"));
    assert_eq!(
        said,
        [
            "src/page.md:3: the evidence of 'day' leaves no question `predict=count`; name another kind, or write the question yourself under `predict=own`"
        ]
    );
}
