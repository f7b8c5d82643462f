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

/// What is added to the page, and what is said of it: exactly this, once.
const ON_A_PAGE: [(&str, &str); 26] = [
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
    ] {
        assert_eq!(problems(&with_dusk(text)), [""; 0], "{text}");
    }
}

/// A file of the book, its text, and what is said.
const IN_A_FILE: [(&str, &str, &str); 13] = [
    (
        "listings/fail/night.stderr",
        "error[E0382]: a\n --> fail/night.rs:4:10\n\nerror[E0382]: b\n",
        "listings/fail/night.rs: the compiler finds 2 errors in it, and a page can teach one; mend the others, and bless it again",
    ),
    (
        "listings/examples/day.stdout",
        "at 0x7ffe12ab34cd\n",
        "listings/examples/day.stdout:1: an address, which is another one on every machine; print what two addresses have to do with each other",
    ),
    (
        "listings/examples/day.exit",
        "ended by signal 11\n",
        "listings/examples/day.rs: a signal ends it (ended by signal 11), which differs between machines; let it end by itself, panic or abort",
    ),
    (
        "listings/examples/day.exit",
        "",
        "listings/examples/day.exit: the recording is empty; run `cargo book bless day`",
    ),
    (
        "listings/examples/day.rs",
        "fn main() {\n    let _ = std::io::stdin().lines();\n}\n",
        "listings/examples/day.rs:2: it waits for input, and a listing gets none; write what it would read into the program",
    ),
    (
        "listings/examples/day.rs",
        "fn main() {\n\tprintln!(\"day\");\n}\n",
        "listings/examples/day.rs:2: a tab, which has another width on every screen; write spaces",
    ),
    (
        "listings/examples/day.rs",
        "// To write: the smallest program.\nfn main() {}\n",
        "listings/examples/day.rs:1: the listing is still as `cargo book new` made it; write your program, and take out this line",
    ),
    (
        "listings/examples/day.rs",
        "fn main() {\r\n}\r\n",
        "listings/examples/day.rs:1: a line that ends in CR and LF; save the file with LF alone, as .gitattributes says",
    ),
    (
        "listings/examples/day.rs",
        "\u{feff}fn main() {}\n",
        "listings/examples/day.rs:1: a byte-order mark in front of the text; save the file as UTF-8 without one",
    ),
    (
        "listings/examples/day.rs",
        "// 3456789 123456789 123456789 123456789 123456789 123456789 123456789 1234567890\nfn main() {}\n",
        "listings/examples/day.rs:1: a line of 81 characters, which no phone shows without scrolling; break it; a program's lines have at most 80",
    ),
    (
        "listings/examples/day.stdout",
        "<<<<<<< ours\nday\n",
        "listings/examples/day.stdout:1: the mark of a conflict that a merge left; keep the right lines, and take out the marks",
    ),
    (
        "listings/examples/night_fixed.rs",
        "fn main() {\n    let lamp = String::new();\n    drop(lamp);\n    drop(lamp);\n}\n",
        "listings/examples/night_fixed.rs: the fix is the rejected program listings/fail/night.rs itself; make the smallest change that makes it run",
    ),
    (
        "src/SUMMARY.md",
        "# Summary\n\n- [Leaf](page.md)\n",
        "src/page.md:1: the page is called 'Page' here and 'Leaf' in src/SUMMARY.md; call it the same in both",
    ),
];

#[test]
fn each_slip_in_a_file_is_told_once() {
    let mut wrong = Vec::new();
    for (file, text, said) in IN_A_FILE {
        let problems = problems(&Fixture::new().with(file, text));
        if problems != [said] {
            wrong.push(format!(
                "{file} {text:?}\n  wanted {said}\n  got {problems:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_empty_message_is_no_message() {
    let said = problems(&Fixture::new().with("listings/fail/night.stderr", ""));
    assert!(
        said.contains(&"listings/fail/night.stderr: the recording holds no error; run `cargo book bless night`".to_owned()),
        "{said:#?}"
    );
}

#[test]
fn an_accident_without_an_outcome_is_none() {
    for (text, what) in [("", "nothing"), ("outcome: reads-freed\n", "no sentence")] {
        let said = problems(&Fixture::new().with("listings/fail/night.accident", text));
        assert!(
            said.contains(&"listings/fail/night.accident: the recording says no outcome; run `cargo book bless night`".to_owned()),
            "{what}: {said:#?}"
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
        &["src/page.md: it is no UTF-8 text; save it as UTF-8"],
    );
    let fixture = Fixture::new()
        .with(
            "src/SUMMARY.md",
            "# Summary\n\n- [Page](page.md)\n- [Two](two words.md)\n",
        )
        .with("src/two words.md", "# Two\n");
    let said = problems(&fixture);
    assert!(
        said.iter()
            .all(|problem| problem.starts_with("src/SUMMARY.md:4: "))
            && said.len() == 1,
        "{said:#?}"
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

mod fingerprints {
    use book::fingerprint::{FILE, Fingerprints};
    use listing::Catalog;

    use super::{expect, problems};
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
}

#[test]
fn slips_in_a_style_sheet() {
    let line = |css: &str| {
        let css = format!(":root {{ --ink: black; }}\n{css}");
        let said = problems(&Fixture::new().with("theme/book.css", &css));
        assert!(said.len() < 2, "{said:#?}");
        said.first().cloned().unwrap_or_default()
    };
    assert_eq!(
        line(
            "/* { */\n.a { color: var(--ink); content: \"}\"; }\n.b { color: var(--bg); width: var(--none, 1px); }\n"
        ),
        "",
        "a comment, a string, our own variable, mdBook's, and one with a second choice"
    );
    assert_eq!(
        line(".a {\n  color: red;\n.b { color: blue; }\n"),
        "theme/book.css:2: the brace on this line is never closed, so a browser drops what follows; close it with }"
    );
    assert_eq!(
        line(".a { color: red; } }\n"),
        "theme/book.css:2: a brace is closed that was never opened; take it out, or open it"
    );
    assert_eq!(
        line(".a { color: var(--inc); }\n"),
        "theme/book.css:2: the variable `--inc` is defined nowhere; correct its name, or define it in theme/book.css"
    );
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
fn a_second_recording_that_is_missing_or_belongs_to_nobody() {
    let asks = "// also: -O\nfn main() {\n    println!(\"day\");\n}\n";
    let fixture = Fixture::new().with("listings/examples/day.rs", asks);
    let missing = "listings/examples/day.rs: listings/optimized/day.stdout is missing; run `cargo book bless day` and read what it recorded";
    assert!(problems(&fixture).iter().any(|one| one == missing));
    let fixture = fixture.with("listings/optimized/day.stdout", "day\n");
    assert!(!problems(&fixture).iter().any(|one| one == missing));
    expect(
        Fixture::new().with("listings/optimized/day.stdout", "day\n"),
        &[
            "listings/optimized/day.stdout: no listing asks for this recording; delete it, or write `// also: -O` into the listing's first line",
        ],
    );
}
