//! Slips of contributors' hands, each proved on a book with that one fault: the message says where, what and what to do.

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
fn a_file_from_outside_to_include() {
    let outside = tempfile::NamedTempFile::new().expect("a file");
    let path = outside.path().display();
    expect(
        Fixture::new().with_text(&format!("{{{{#include {path}}}}}")),
        &[&format!(
            "src/page.md:13: the file to include, '{path}', lies outside of the book; a page brings in nothing that a checkout does not have; copy what it needs into the book"
        )],
    );
    let said = problems(&Fixture::new().with_text("{{#include ../../gone.txt}}"));
    let outside = |problem: &String| problem.contains("lies outside of the book");
    assert!(said.iter().any(outside), "{said:?}");
}

#[test]
fn a_space_before_the_number_sign() {
    expect(
        Fixture::new().with_text("{{ #include ../book.toml}}"),
        &[
            "src/page.md:13: a space before `#include`, which hides the directive from half of the tools; write `{{#include`",
        ],
    );
}

#[test]
fn an_included_file_that_includes() {
    expect(
        Fixture::new()
            .with("data/part.txt", "{{#include ../../../etc/hostname}}\n")
            .with_text("{{#include ../data/part.txt}}"),
        &[
            "src/page.md:13: '../data/part.txt' itself includes a file, which nobody would find from the page; include that file from the page",
        ],
    );
}

#[test]
fn a_link_out_of_the_pages() {
    expect(
        Fixture::new().with_text("[program](../listings/examples/day.rs)"),
        &[
            "src/page.md:13: the link '../listings/examples/day.rs' leads out of the pages, to a file that is not published; link to a page, or to the file in the repository by its address",
        ],
    );
}

#[cfg(unix)]
#[test]
fn a_link_of_the_file_system_to_somewhere_else() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::NamedTempFile::new().expect("a file");
    let fixture = Fixture::new();
    symlink(outside.path(), fixture.root().join("src/picture.svg")).expect("a link");
    symlink("page.md", fixture.root().join("src/picture.txt")).expect("a link");
    expect(
        fixture,
        &[
            "src/picture.svg: a link to something outside of the book; put the file itself here: others have no such file",
        ],
    );
}

#[test]
fn a_program_that_brings_in_a_file() {
    let fixture = Fixture::new().with(
        "listings/examples/day.rs",
        "fn main() {\n    // include_str! would do\n    println!(\"day{}\", include_str!(\"day.txt\").len());\n}\n",
    );
    expect(
        fixture,
        &[
            "listings/examples/day.rs:3: `include_str!` makes the program depend on more than its text; a listing is one file; write what it needs into it",
        ],
    );
}
