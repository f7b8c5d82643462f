//! Every strict check, proved on a book with that one fault: the message says where, what and what to do.

use crate::support::Fixture;
use book::check::check;

pub(crate) fn problems(fixture: &Fixture) -> Vec<String> {
    check(fixture.root())
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// The fixture must have exactly these problems, by the letter.
#[track_caller]
pub(crate) fn expect(fixture: Fixture, expected: &[&str]) {
    assert_eq!(problems(&fixture), expected);
}

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
fn a_listing_no_page_uses() {
    expect(
        Fixture::new()
            .with("listings/examples/dusk.rs", "fn main() {}\n")
            .with("listings/examples/dusk.stdout", ""),
        &[
            "listings/examples/dusk.rs: no page shows this listing; write {{#listing dusk}} where a page needs it, or delete it",
        ],
    );
}

#[test]
fn a_missing_recording() {
    expect(
        Fixture::new().without("listings/examples/day.stdout"),
        &[
            "listings/examples/day.rs: listings/examples/day.stdout is missing; run `cargo book bless day` and read what it recorded",
        ],
    );
    expect(
        Fixture::new().without("listings/fail/night.stderr"),
        &[
            "listings/fail/night.rs: listings/fail/night.stderr is missing; run `cargo book bless night` and read what it recorded",
        ],
    );
}

#[test]
fn an_orphaned_recording() {
    expect(
        Fixture::new().with("listings/examples/dusk.stdout", ""),
        &[
            "listings/examples/dusk.stdout: no listing belongs to this recording; delete it, or restore the listing",
        ],
    );
}

#[test]
fn a_file_that_is_no_listing() {
    expect(
        Fixture::new().with("listings/other/notes.txt", ""),
        &[
            "listings/other/notes.txt: this file belongs to no listing; listings/other holds .c, .js and .java files and their .stdout and .exit: move or delete it",
        ],
    );
}

#[test]
fn a_rejected_listing_without_a_fix() {
    expect(
        Fixture::new()
            .without("listings/examples/night_fixed.rs")
            .without("listings/examples/night_fixed.stdout"),
        &[
            "listings/fail/night.rs: this rejected listing has no fix; add listings/examples/night_fixed.rs, the smallest change that makes it run",
        ],
    );
}

#[test]
fn a_fix_without_a_rejected_listing() {
    expect(
        Fixture::new()
            .with("listings/examples/dawn_fixed.rs", "fn main() {}\n")
            .with("listings/examples/dawn_fixed.stdout", ""),
        &[
            "listings/examples/dawn_fixed.rs: there is no rejected listing 'dawn' that this could mend; add listings/fail/dawn.rs, or drop `_fixed` from the name",
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
fn an_anchor_in_a_rejected_listing() {
    let night = "// ANCHOR: all\nfn main() {\n    let lamp = String::new();\n    drop(lamp);\n    drop(lamp);\n}\n";
    expect(
        Fixture::new().with("listings/fail/night.rs", night),
        &[
            "listings/fail/night.rs:1: an anchor would shift the line numbers in the compiler's message; remove it: a rejected listing is shown whole",
        ],
    );
}

#[test]
fn a_page_absent_from_the_summary() {
    expect(
        Fixture::new().with("src/lost.md", "# Lost\n"),
        &[
            "src/lost.md: no reader will find this page; add a line to src/SUMMARY.md: `- [Title](lost.md)`",
        ],
    );
}

#[test]
fn a_summary_line_without_a_page() {
    let fixture = Fixture::new().with(
        "src/SUMMARY.md",
        "# Summary\n\n- [Page](page.md)\n- [Gone](gone.md)\n",
    );
    let problems = problems(&fixture);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0].starts_with("src/SUMMARY.md:4: src/gone.md cannot be read: "),
        "{problems:?}"
    );
    assert!(
        problems[0].ends_with("; write the page or remove the line"),
        "{problems:?}"
    );
}

#[test]
fn a_broken_link() {
    expect(
        Fixture::new().with_text("[gone](gone.md)"),
        &["src/page.md:13: the link 'gone.md' leads nowhere; correct the path, or remove the link"],
    );
}

#[test]
fn a_broken_fragment() {
    expect(
        Fixture::new().with_text("[here](#second), [there](page.md#day), [nowhere](page.md#third)"),
        &[
            "src/page.md:13: the link 'page.md#third' leads to no place on its page: nothing there has the id 'third'; use the id of a heading or listing there",
        ],
    );
}

#[test]
fn a_link_into_rust_s_documentation_that_does_not_exist() {
    let text = "[a](https://doc.rust-lang.org/std/vec/struct.Vec.html#method.push) [b](https://doc.rust-lang.org/std/vec/struct.Vek.html)";
    expect(
        Fixture::new().with_text(text),
        &[
            "src/page.md:13: Rust's documentation has no page 'std/vec/struct.Vek.html'; look it up with `rustup doc` and correct the link",
        ],
    );
}

#[test]
fn a_rust_fence_hidden_from_the_tests() {
    for attribute in ["ignore", "no_run", "compile_fail", "should_panic"] {
        let text = format!("```rust,{attribute}\nfn main() {{}}\n```");
        let message = format!(
            "src/page.md:13: a Rust fence marked `{attribute}`, which hides it from a test; \
             make it a listing: listings/examples for what runs, listings/fail for what is rejected"
        );
        expect(Fixture::new().with_text(&text), &[&message]);
    }
}

#[test]
fn a_fence_hidden_inside_a_list_or_a_quotation() {
    for text in [
        "- a\n\n  ```rust,ignore\n  fn main() {}\n  ```",
        "> ```rust,ignore\n> fn main() {}\n> ```",
    ] {
        assert_eq!(problems(&Fixture::new().with_text(text)).len(), 1, "{text}");
    }
}

#[test]
fn code_without_a_language() {
    expect(
        Fixture::new().with_text("```\nlet a = 1;\n```"),
        &[
            "src/page.md:13: a fence without a language, which rustdoc takes for Rust and skeptic does not see; name its language, such as ```text",
        ],
    );
    expect(
        Fixture::new().with_text("    let a = 1;"),
        &[
            "src/page.md:13: an indented code block, which rustdoc takes for Rust and skeptic does not see; use a fence and name its language",
        ],
    );
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
fn rust_inside_a_box() {
    expect(
        Fixture::new().with_text("````admonish note title=\"a\"\n```rust\nfn main() {}\n```\n````"),
        &[
            "src/page.md:14: Rust inside a box, which skeptic does not see; put the program before or after the box, as a listing",
        ],
    );
}

#[test]
fn a_listing_inside_a_box() {
    let fixture = Fixture::new()
        .with("listings/examples/dusk.rs", "fn main() {}\n")
        .with("listings/examples/dusk.stdout", "")
        .with_text("```admonish note\n{{#listing dusk}}\n```");
    assert!(problems(&fixture).contains(
        &"src/page.md:14: a listing inside a fence is seen by no test; put the directive on a line of its own, outside of fences and boxes"
            .to_owned()
    ));
}

#[test]
fn a_box_of_an_unknown_kind_or_without_a_title() {
    expect(
        Fixture::new()
            .with_text("```admonish mith title=\"a\"\ntext\n```\n\n```admonish note\ntext\n```"),
        &[
            "src/page.md:13: unknown kind of box 'mith'; did you mean 'myth'?",
            "src/page.md:17: a box without a title, which would read 'note' twice; add title=\"…\" behind its kind",
        ],
    );
}

#[test]
fn a_box_that_admonish_cannot_read() {
    expect(
        Fixture::new().with_text("```admonish note title=\"a\ntext\n```"),
        &[
            "src/page.md:13: a title whose quotation mark is not closed, so the box would lose its text; write title=\"…\"",
        ],
    );
}

#[test]
fn a_term_that_the_glossary_does_not_explain() {
    let glossary = "# Glossary\n\n## D\n\n### drop\n\nThe end of a value. Taught in [Page](page.md#second).\n\nAlso: dropped.\n\n### place\n\nA spot.\n";
    expect(
        Fixture::new()
            .with(
                "src/SUMMARY.md",
                "# Summary\n\n- [Page](page.md)\n- [Glossary](glossary.md)\n",
            )
            .with("src/glossary.md", glossary)
            .with_text(
                "A *drop*, *Dropped*, and\n*shadowing*.\n\n```admonish note title=\"a\"\nA *drop*\nand a *guard*.\n```",
            ),
        &[
            "src/glossary.md:11: this entry does not say where its term is taught; end it with a link to the section",
            "src/page.md:14: 'shadowing' is set in italics, as a term, and the glossary has no entry for it; add `### shadowing` to src/glossary.md, or set it without italics",
            "src/page.md:18: 'guard' is set in italics, as a term, and the glossary has no entry for it; add `### guard` to src/glossary.md, or set it without italics",
        ],
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

/// A page with one question, whose fence opens on line 13, and the problems that it must have.
#[track_caller]
fn expect_question(toml: &str, expected: &[&str]) {
    expect(
        Fixture::new().with_text(&format!("```question\n{toml}\n```")),
        expected,
    );
}

const RIGHT: &str = "[[choice]]\ntext = \"a\"\nright = true\nbecause = \"b\"";
const WRONG: &str = "[[choice]]\ntext = \"c\"\nbecause = \"d\"";

#[test]
fn a_question_that_is_right() {
    expect_question(
        &format!("key = \"k\"\nask = \"A `b`?\"\n{RIGHT}\n{WRONG}"),
        &[],
    );
}

#[test]
fn a_question_that_is_not_toml() {
    expect_question(
        "key = \"k\"\nask = A?",
        &[
            "src/page.md:15: this question is not TOML: string values must be quoted, expected literal string; CONTRIBUTING.md shows how one is written",
        ],
    );
}

#[test]
fn a_question_with_an_unknown_field() {
    expect_question(
        &format!("key = \"k\"\nask = \"A?\"\n{RIGHT}\n{WRONG}\nbecuase = \"e\""),
        &["src/page.md:20: unknown field `becuase` in a question; did you mean `because`?"],
    );
}

#[test]
fn a_question_without_a_key_or_with_one_that_is_taken() {
    expect_question(
        &format!("ask = \"A?\"\n{RIGHT}\n{WRONG}"),
        &[
            "src/page.md:13: a question without a key, under which the reader's browser keeps the answer; add key = \"…\", lower case with hyphens, and never change it again",
        ],
    );
    let question = format!("```question\nkey = \"k\"\nask = \"A?\"\n{RIGHT}\n{WRONG}\n```");
    expect(
        Fixture::new().with_text(&format!("{question}\n\n{question}")),
        &[
            "src/page.md:26: a second question with the key 'k'; the first is src/page.md:14; give it a key of its own",
        ],
    );
}

#[test]
fn a_question_without_exactly_one_right_choice() {
    for (choices, count) in [
        (format!("{WRONG}\n{WRONG}"), 0),
        (format!("{RIGHT}\n{RIGHT}"), 2),
    ] {
        expect_question(
            &format!("key = \"k\"\nask = \"A?\"\n{choices}"),
            &[&format!(
                "src/page.md:13: {count} choices of this question are right; exactly one has to be: mark it with right = true"
            )],
        );
    }
}

#[test]
fn a_question_with_one_choice() {
    expect_question(
        &format!("key = \"k\"\nask = \"A?\"\n{RIGHT}"),
        &["src/page.md:13: a question with fewer than two choices; add a [[choice]]"],
    );
}

#[test]
fn a_choice_without_an_explanation() {
    expect_question(
        &format!("key = \"k\"\nask = \"A?\"\n{RIGHT}\n[[choice]]\ntext = \"c\""),
        &[
            "src/page.md:20: a choice without `because`; add because = \"…\": each choice has its own explanation",
        ],
    );
}

#[test]
fn a_choice_whose_listing_is_not_there() {
    expect_question(
        &format!(
            "key = \"k\"\nask = \"A?\"\n{RIGHT}\n[[choice]]\nlisting = \"dayy\"\nbecause = \"d\""
        ),
        &["src/page.md:20: no listing named 'dayy'; did you mean 'day'?"],
    );
}

#[test]
fn a_question_that_leaves_the_answer_to_the_folders_has_only_listings() {
    expect_question(
        &format!(
            "key = \"k\"\nask = \"A?\"\nright = \"runs\"\n[[choice]]\nlisting = \"day\"\nbecause = \"b\"\n{WRONG}"
        ),
        &[
            "src/page.md:20: a choice that is no listing, so its folder cannot say whether it is right; name a listing, or mark the right choice with right = true",
        ],
    );
}

#[test]
fn a_link_in_a_question() {
    expect_question(
        &format!("key = \"k\"\nask = \"[A](page.md)?\"\n{RIGHT}\n{WRONG}"),
        &[
            "src/page.md:13: a link or HTML in `ask`; put it into the text of the page, where it is checked",
        ],
    );
}

#[test]
fn a_listing_that_only_a_question_shows_is_used() {
    expect(
        Fixture::new()
            .with("listings/examples/dusk.rs", "fn main() {}\n")
            .with("listings/examples/dusk.stdout", "")
            .with_text(&format!(
                "```question\nkey = \"k\"\nask = \"A?\"\n[[choice]]\nlisting = \"dusk\"\nright = true\nbecause = \"b\"\n{WRONG}\n```"
            )),
        &[],
    );
}

#[test]
fn a_card_whose_own_question_is_missing() {
    let fault = "src/page.md:3: `predict=own` and no question under it; put a ```question fence directly under the directive, or name a kind that the evidence answers";
    for between in ["", "\n\nText.\n\n```question\nkey = \"q\"\n```"] {
        let page = format!(
            "# Page\n\n{{{{#listing day predict=own}}}}{between}\n\n{{{{#listing night E0382}}}}\n"
        );
        let said = problems(&Fixture::new().with("src/page.md", &page));
        assert!(said.contains(&fault.to_owned()), "{said:#?}");
    }
}

#[test]
fn a_so_far_box_has_no_title_and_an_answer_that_did_not_begin_no_end() {
    expect(
        Fixture::new().with_text("```admonish so-far\nOne owner.\n```"),
        &[],
    );
    expect(
        Fixture::new().with_text("{{#end-answer}}"),
        &[
            "src/page.md:13: no answer ends here; an answer begins under a card with `predict` and ends by itself at the next card or heading: take this line out",
        ],
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

/// A right four-parts block, to break one thing in.
const FOUR: &str = "```four-parts\nkey = \"lamp\"\nprogram = \"night\"\n[[reason]]\ntext = \"A\"\nright = true\nbecause = \"A\"\n\
                    [[reason]]\ntext = \"B\"\nbecause = \"B\"\n[[caller]]\nlisting = \"day\"\nbecause = \"C\"\n[[fix]]\n\
                    listing = \"night_fixed\"\nbest = true\nbecause = \"D\"\n[[fix]]\nlisting = \"day\"\nbecause = \"E\"\n```";

#[test]
fn what_is_wrong_with_four_parts() {
    expect(Fixture::new().with_text(FOUR), &[]);
    for (from, to, line, what) in [
        (
            "program = \"night\"",
            "program = \"nihgt\"",
            13,
            "no listing named 'nihgt'; did you mean 'night'?",
        ),
        (
            "text = \"B\"",
            "text = \"B\"\nright = true",
            16,
            "2 reasons are right; exactly one has to be",
        ),
        (
            "best = true\n",
            "",
            26,
            "0 fixes are the best; exactly one has to be",
        ),
        (
            "listing = \"day\"\nbecause = \"E\"",
            "listing = \"night\"\nbecause = \"E\"",
            30,
            "'night' is rejected, so it mends nothing",
        ),
        (
            "because = \"C\"",
            "because = \"\"",
            23,
            "a caller without `because`",
        ),
        (
            "because = \"C\"",
            "breaks = true\nbecause = \"C\"",
            23,
            "'day' breaks nothing, says its evidence; take `breaks` out",
        ),
        (
            "key = \"lamp\"",
            "key = \"Lamp\"",
            13,
            "a four-parts block without a key",
        ),
        (
            "[[caller]]",
            "[[callers]]",
            23,
            "this four-parts block cannot be read: unknown field `callers`",
        ),
    ] {
        assert!(FOUR.contains(from), "{from}");
        let said = problems(&Fixture::new().with_text(&FOUR.replacen(from, to, 1)));
        let wanted = format!("src/page.md:{line}: {what}");
        assert!(
            said.iter().any(|one| one.starts_with(&wanted)),
            "{wanted}: {said:#?}"
        );
    }
    let twice = problems(&Fixture::new().with_text(&format!("{FOUR}\n\n{FOUR}")));
    assert!(
        twice.iter().any(|one| one
            .contains("a second question with the key 'lamp'; the first is src/page.md:13")),
        "{twice:#?}"
    );
}

/// A folder of one exercise, with the entry's lines behind its name.
fn practice(entry: &str) -> Fixture {
    let program = "fn main() {}\n\n// TODO: mend it.\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {\n        assert!(false);\n    }\n}\n";
    Fixture::new()
        .with(
            "listings/practice/info.toml",
            &format!("format_version = 1\n\n[[exercises]]\nname = \"lamp\"\n{entry}\n"),
        )
        .with("listings/practice/exercises/lamp.rs", program)
        .with(
            "listings/practice/solutions/lamp.rs",
            &program.replace("false", "true"),
        )
        .with("listings/practice/recorded/lamp.txt", "red\n")
        .with_text("{{#exercise lamp}}")
}

const ENTRY: &str = "fails = \"test\"\ntask = \"Mend it.\"\nhint = \"Look.\"";

#[test]
fn what_is_wrong_with_an_exercise() {
    expect(practice(ENTRY), &[]);
    let info = "listings/practice/info.toml:3:";
    for (fixture, wanted) in [
        (practice(&ENTRY.replace("Look.", "")), format!("{info} 'lamp' has no `hint`")),
        (practice(&ENTRY.replace("Mend it.", " ")), format!("{info} 'lamp' has no `task`")),
        (practice(&ENTRY.replace("\"test\"", "\"E38\"")), format!("{info} 'lamp' does not say how its start fails, but 'E38'")),
        (practice(&format!("{ENTRY}\ntest = false")), format!("{info} 'lamp' has `dir` or `test = false`")),
        (practice(&format!("{ENTRY}\n[[exercises]]\nname = \"lamp\"")), "listings/practice/info.toml:8: a second exercise named 'lamp'; the first is listings/practice/info.toml:3".to_owned()),
        (practice(ENTRY).without("listings/practice/solutions/lamp.rs"), format!("{info} listings/practice/solutions/lamp.rs cannot be read")),
        (practice(ENTRY).without("listings/practice/recorded/lamp.txt"), format!("{info} no recording of how the start of 'lamp' fails; `cargo book practice --record lamp` makes it")),
        (practice(&format!("{ENTRY}\n[exercises.others]\nlamp_2 = \"Longer.\"")), format!("{info} listings/practice/alternatives/lamp_2.rs cannot be read")),
        (practice("fails = "), "listings/practice/info.toml:5: this is not TOML that describes exercises".to_owned()),
        (practice(ENTRY).with_text(""), format!("{info} no page shows the exercise 'lamp'")),
        (practice(ENTRY).with_text("{{#exercise lmap}}"), "src/page.md:13: no exercise named 'lmap'; did you mean 'lamp'?".to_owned()),
        (practice(ENTRY).with_text("{{#exercise lamp}}\n\n{{#exercise lamp}}"), "src/page.md:15: the exercise 'lamp' stands on src/page.md:13 already".to_owned()),
        (practice(ENTRY).with("listings/practice/exercises/lamp.rs", "fn main() {}\n#[test]\nfn works() {}\n"), "listings/practice/exercises/lamp.rs: no `// TODO`".to_owned()),
        (practice(ENTRY).with("listings/practice/solutions/lamp.rs", "fn main() {}\n"), "listings/practice/solutions/lamp.rs: no test".to_owned()),
    ] {
        let said = problems(&fixture);
        assert!(said.iter().any(|one| one.starts_with(&wanted)), "{wanted}: {said:#?}");
    }
}
