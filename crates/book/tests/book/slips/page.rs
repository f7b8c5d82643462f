//! Slips on a page: each is told once, with its line.

use crate::check::{expect, problems};
use crate::support::Fixture;

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

/// What is added to the page, and what is said of it: exactly this, once.
const ON_A_PAGE: [(&str, &str); 38] = [
    (
        "```rs\nfn main() {}\n```",
        "src/page.md:13: Rust in a fence called `rs`, which no test compiles; did you mean `rust`?",
    ),
    (
        "```Rust\nfn main() {}\n```",
        "src/page.md:13: Rust in a fence called `Rust`, which no test compiles; did you mean `rust`?",
    ),
    (
        "```admonsh note title=\"a\"\nText.\n```",
        "src/page.md:13: a fence called `admonsh`, which would show as plain text; did you mean `admonish`?",
    ),
    (
        "```questoin\nkey = \"a\"\n```",
        "src/page.md:13: a fence called `questoin`, which would show as plain text; did you mean `question`?",
    ),
    (
        "```mermiad\ngraph TD\n```",
        "src/page.md:13: a fence called `mermiad`, which would show as plain text; did you mean `mermaid`?",
    ),
    (
        "```four-part\nprogram = \"day\"\n```",
        "src/page.md:13: a fence called `four-part`, which would show as plain text; did you mean `four-parts`?",
    ),
    (
        "```admonish note title=\"open\nText.\n```",
        "src/page.md:13: a title whose quotation mark is not closed, so the box would lose its text; write title=\"…\"",
    ),
    (
        "```text\nopen",
        "src/page.md:13: the fence ```text is never closed, so the rest of the page is code; close it with a line of backticks",
    ),
    (
        "<div>box</div>",
        "src/page.md:13: `<div>box</div>` is HTML; put code between backticks; a page is Markdown, so that every reader and tool can show it",
    ),
    (
        "<script>go()</script>",
        "src/page.md:13: `<script>go()</script>` is HTML; put code between backticks; a page is Markdown, so that every reader and tool can show it",
    ),
    (
        "A Vec<u8> in prose.",
        "src/page.md:13: `<u8>` is HTML; put code between backticks; a page is Markdown, so that every reader and tool can show it",
    ),
    (
        "[words][nowhere]",
        "src/page.md:13: the reference '[nowhere]' is defined nowhere, so its brackets would show; add a line `[nowhere]: address`, or write the address in round brackets",
    ),
    (
        "A claim.[^1]",
        "src/page.md:13: the footnote '[^1]' is defined nowhere; add a line `[^1]: text`",
    ),
    (
        "See https://doc.rust-lang.org/std/ there.",
        "src/page.md:13: a bare address, which nobody can click; write [words](address), or <address>",
    ),
    (
        "# Another",
        "src/page.md:13: a second title on this page; make it a section, with ##",
    ),
    (
        "#### Deep",
        "src/page.md:13: a heading that leaves out a level: ### was to come; use one # less, or add the level",
    ),
    (
        "## Second",
        "src/page.md:13: a second heading 'Second'; the first is on line 9, and a link can lead to that one alone; call them differently",
    ),
    (
        "a\tb",
        "src/page.md:13: a tab, which has another width on every screen; write spaces",
    ),
    (
        "<<<<<<< ours",
        "src/page.md:13: the mark of a conflict that a merge left; keep the right lines, and take out the marks",
    ),
    (
        "a\r\nb",
        "src/page.md:13: a line that ends in CR and LF; save the file with LF alone, as .gitattributes says",
    ),
    (
        "To write: the rule.",
        "src/page.md:13: still to be written: the rule.; write it, or take the line out",
    ),
    (
        "{{#listing dusk memory memory}}",
        "src/page.md:13: the option 'memory' is given twice; take one of them out",
    ),
    (
        "{{#listing dusk}}\n\nAfter line 4 it is dark.",
        "src/page.md:15: 'line 4' stands by 'dusk', and no program around it has more than 3 lines; correct the number, or link to the program that is meant",
    ),
    (
        "{{#listing dusk}}\n\nOn lines 2 and 9 it is dark.",
        "src/page.md:15: 'line 9' stands by 'dusk', and no program around it has more than 3 lines; correct the number, or link to the program that is meant",
    ),
    (
        "{{ #listing dusk}}",
        "src/page.md:13: a space before `#listing`, which hides the directive from half of the tools; write `{{#listing`",
    ),
    (
        "![](picture.svg)",
        "src/page.md:13: a picture without a description, which a screen reader cannot tell; write it between the square brackets",
    ),
    (
        "![a](gone.svg)",
        "src/page.md:13: the link 'gone.svg' leads nowhere; correct the path, or remove the link",
    ),
    (
        "{{#listing dsuk}}",
        "src/page.md:13: no listing named 'dsuk'; did you mean 'dusk'?",
    ),
    (
        "See {{#listing dusk}} here.",
        "src/page.md:13: this listing directive cannot be read; write {{#listing NAME}} on a line of its own",
    ),
    (
        "It took {{#number heap/boxd}}.",
        "src/page.md:13: nothing was measured under the name 'heap/boxd'; the names are those in data/benches.json and data/workload.json; `cargo book measure` writes them",
    ),
    (
        "{{#chart hepa: Title}}",
        "src/page.md:13: nothing was measured for a chart 'hepa'; run `cargo book measure`",
    ),
    (
        "It took 27 ns here.",
        "src/page.md:13: a measured number, '27 ns', typed by hand, where the next measuring leaves it behind; take it from data/: {{#number NAME}}, or {{#number NAME / OTHER}} for how many times as much",
    ),
    (
        "It took 3.4 times as long.",
        "src/page.md:13: a measured number, '3.4 times', typed by hand, where the next measuring leaves it behind; take it from data/: {{#number NAME}}, or {{#number NAME / OTHER}} for how many times as much",
    ),
    (
        "```rust\n{{#include ../listings/examples/day.rs}}\n```",
        "src/page.md:14: '../listings/examples/day.rs' is brought in as text, so no card shows what it does; write {{#listing NAME}} on a line of its own",
    ),
    (
        "```mermaid\nflowchrt TD\nA --> B\n```",
        "src/page.md:14: a diagram of the kind 'flowchrt'; the book draws `flowchart` and `stateDiagram-v2`; use one of these",
    ),
    (
        "```mermaid\nflowchart TD\nA --> B[b]\nA[x --> B\n```",
        "src/page.md:16: the diagram cannot be read at 'A[x --> B'; close each bracket and quotation mark, and write it as `A[label] -->|label| B[label]`",
    ),
    (
        "```mermaid\nflowchart TD\nthis is none\n```",
        "src/page.md:15: the diagram cannot be read at 'this is none'; close each bracket and quotation mark, and write it as `A[label] -->|label| B[label]`",
    ),
    (
        "Text.\n\n    indented",
        "src/page.md:15: an indented code block, which rustdoc takes for Rust and skeptic does not see; use a fence and name its language",
    ),
];

/// The fixture with one more listing that the added text may show.
fn with_dusk(text: &str) -> Fixture {
    let shown = if text.contains("dusk") {
        text.to_owned()
    } else {
        format!("{text}\n\n{{{{#listing dusk}}}}")
    };
    Fixture::new()
        .with(
            "listings/examples/dusk.rs",
            "fn main() {\n    println!(\"dusk\");\n}\n",
        )
        .with("listings/examples/dusk.stdout", "dusk\n")
        .with("src/picture.svg", "<svg/>")
        .with_text(&shown)
}

#[test]
fn each_slip_on_a_page_is_told_once_with_its_line() {
    let mut wrong = Vec::new();
    for (text, said) in ON_A_PAGE {
        let mut problems = problems(&with_dusk(text));
        // A fence that swallows the rest of the page swallows the listing, too.
        if text.ends_with("open") {
            problems.retain(|problem| !problem.contains("a listing inside a fence"));
        }
        if problems != [said] {
            wrong.push(format!("{text:?}\n  wanted {said}\n  got {problems:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_right_is_not_told() {
    for text in [
        "Under the card, line 3 ends it, and `line 90` is code.",
        "[words][there] and a claim.[^1]\n\n[there]: page.md\n\n[^1]: Its source.",
        "<!-- a comment -->",
        "A `Vec<u8>` and <https://doc.rust-lang.org/std/>.",
        "```text\n| a |\n```",
        "- a list\n\n  ```console\n  cargo book\n  ```",
        "### A level deeper\n\nText.",
        "Wait 10 seconds, 3 times, with `sleep 20 ms`, on 8 MiB.",
        "```mermaid\nflowchart TD\n%% a word\nA[a (b)] -->|to| B(b)\nB --> A\n```",
    ] {
        assert_eq!(problems(&with_dusk(text)), [""; 0], "{text}");
    }
}

#[test]
fn a_code_that_is_taught_and_not_in_the_catalogue() {
    let summary = "# Summary\n\n- [Page](page.md)\n\n# Appendix\n\n- [Codes](error-codes.md)\n";
    let with = |entry: &str| {
        Fixture::new()
            .with("src/SUMMARY.md", summary)
            .with("src/error-codes.md", &format!("# Codes\n\n{entry}\n"))
    };
    let missing = "src/page.md:7: the page teaches E0382, which has no entry in src/error-codes.md; add an entry there: a heading that begins with E0382, or **E0382**";
    let named = |fixture: &Fixture| problems(fixture).iter().any(|one| one == missing);
    assert!(named(&with("E0382 in passing.")));
    assert!(!named(&with("## E0382: used after a move")));
    assert!(!named(&with("**E0382** is used after a move.")));
    assert!(!named(&Fixture::new()), "a book without a catalogue");
}

#[test]
fn the_end_of_a_page_s_lines_and_its_first_bytes_are_told_once() {
    let page = "# Page\n\n{{#listing day}}\n\n{{#listing night E0382}}\n\n## Second\n";
    for (text, said) in [
        (
            page.replace('\n', "\r\n"),
            "src/page.md:1: a line that ends in CR and LF; save the file with LF alone, as .gitattributes says",
        ),
        (
            format!("\u{feff}{page}"),
            "src/page.md:1: a byte-order mark in front of the text; save the file as UTF-8 without one",
        ),
        (
            page.replacen("# Page", "Page", 1),
            "src/page.md:1: the page has no title; begin it with `# Title`",
        ),
        (
            page.replacen("# Page", "# Pages", 1),
            "src/page.md:1: the page is called 'Pages' here and 'Page' in src/SUMMARY.md; call it the same in both",
        ),
    ] {
        expect(Fixture::new().with("src/page.md", &text), &[said]);
    }
}

#[test]
fn a_fix_is_offered_for_no_directive() {
    let fixture = Fixture::new()
        .without("listings/fail/night.rs")
        .without("listings/fail/night.stderr")
        .without("listings/fail/night.accident");
    let said = problems(&fixture);
    let wanted =
        "src/page.md:7: no listing named 'night'; `cargo book new listing night` makes one";
    assert!(said.iter().any(|one| one == wanted), "{said:#?}");
}

#[test]
fn what_a_merge_left_is_told_once_and_nothing_that_follows_from_it() {
    let both =
        |one: &str, other: &str| format!("<<<<<<< HEAD\n{one}=======\n{other}>>>>>>> topic\n");
    let program = "fn main() {\n    println!(\"day\");\n}\n";
    let message = "error[E0382]: a\n --> fail/night.rs:4:10\n";
    let page = "# Page\n\n{{#listing day memory}}\n\n{{#listing night E0382}}\n\n";
    for (file, text, line) in [
        (
            "src/page.md",
            format!("{page}{}\n{{{{#exercise lamp}}}}\n", both("a b\n", "a c\n")),
            7,
        ),
        (
            "src/SUMMARY.md",
            format!(
                "# Summary\n\n{}",
                both("- [Page](page.md)\n", "- [Page](page.md)\n")
            ),
            3,
        ),
        ("listings/examples/day.rs", both(program, program), 1),
        ("listings/examples/day.stdout", both("day\n", "dya\n"), 1),
        ("listings/fail/night.stderr", both(message, message), 1),
        (
            "listings/practice/info.toml",
            both("format_version = 1\n", "format_version = 1\n"),
            1,
        ),
        (
            "listings/fingerprints.txt",
            both("a b c d\n", "a b c e\n"),
            1,
        ),
    ] {
        expect(
            Fixture::new()
                .with("src/page.md", &format!("{page}{{{{#exercise lamp}}}}\n"))
                .with_exercise()
                .with(file, &text),
            &[&format!(
                "{file}:{line}: the mark of a conflict that a merge left; keep the right lines, and take out the marks"
            )],
        );
    }
}
