//! The pages: links, fences, boxes, terms.

use super::{expect, problems};
use crate::support::Fixture;

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
