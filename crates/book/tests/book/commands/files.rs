//! What the commands write, and what they leave alone.

use std::fs;
#[cfg(target_os = "linux")]
use std::process::Command;

#[cfg(target_os = "linux")]
use super::left_in;
use super::{book, stderr};
use crate::support::Fixture;

#[test]
fn build_writes_the_site_where_it_is_told() {
    let fixture = Fixture::new();
    let output = book(&fixture, &["build", "--out", "site"]);
    assert!(output.status.success(), "{}", stderr(&output));
    // Nothing was kept of earlier figures, and the page is whole all the same.
    let page = fs::read_to_string(fixture.root().join("site/page.html")).expect("a page");
    assert!(page.contains("class=\"accident\""), "{page}");
    assert!(!page.contains("being laid out"), "{page}");
}

#[test]
fn build_touches_nothing_where_something_could_be_lost() {
    let fixture = Fixture::new();
    for out in [".", "src", "listings/examples", ".."] {
        let output = book(&fixture, &["build", "--out", out]);
        assert_eq!(output.status.code(), Some(1), "{out}");
        let said = stderr(&output);
        assert!(
            said.starts_with(&format!("error: nothing is built into {out}: ")),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(fixture.root().join("src/page.md").is_file());
    assert!(fixture.root().join("listings/examples/day.rs").is_file());
}

#[test]
fn epub_writes_one_file_and_says_how_large_it_is() {
    let fixture = Fixture::new().with("src/page.md", "# Page\n\n{{#listing day}}\n");
    let output = book(&fixture, &["epub", "--out", "far/book.epub"]);
    let said = stderr(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("built far/book.epub (1 page, "), "{said}");
    assert!(fixture.root().join("far/book.epub").is_file());
}

#[test]
fn epub_takes_the_place_of_nothing_but_an_epub() {
    let fixture = Fixture::new();
    for (out, why) in [
        ("src/page.md", "it holds something else"),
        ("src", "it is no file"),
    ] {
        let output = book(&fixture, &["epub", "--out", out]);
        assert_eq!(output.status.code(), Some(1), "{out}");
        let said = stderr(&output);
        let expected = format!("error: nothing is written into {out}: {why}; choose a file");
        assert!(said.contains(&expected), "{said}");
    }
    let page = fs::read_to_string(fixture.root().join("src/page.md")).expect("a page");
    assert!(page.starts_with("# Page"), "{page}");
}

#[test]
fn a_new_chapter_has_its_page_and_its_line() {
    let fixture = Fixture::new();
    let output = book(&fixture, &["new", "chapter", "Who frees it?"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let summary = fs::read_to_string(fixture.root().join("src/SUMMARY.md")).expect("the summary");
    assert!(
        summary.ends_with("- [Who frees it?](who-frees-it.md)\n"),
        "{summary}"
    );
    let again = book(&fixture, &["new", "chapter", "Who frees it"]);
    assert!(
        stderr(&again).contains("src/who-frees-it.md is already there"),
        "{}",
        stderr(&again)
    );
}

#[test]
fn a_new_listing_is_where_its_verdict_wants_it() {
    let fixture = Fixture::new();
    assert!(book(&fixture, &["new", "listing", "dusk"]).status.success());
    assert!(
        book(&fixture, &["new", "listing", "storm", "--fails"])
            .status
            .success()
    );
    for file in [
        "examples/dusk.rs",
        "fail/storm.rs",
        "examples/storm_fixed.rs",
    ] {
        assert!(
            fixture.root().join("listings").join(file).is_file(),
            "{file}"
        );
    }
}

#[test]
fn nothing_is_overwritten_and_no_path_is_escaped() {
    let fixture = Fixture::new();
    for name in ["day", "night", "Day", "../day", "a b", "", "_x"] {
        let output = book(&fixture, &["new", "listing", name]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "'{name}': {}",
            stderr(&output)
        );
    }
    assert!(
        fs::read_to_string(fixture.root().join("listings/examples/day.rs"))
            .expect("day")
            .contains("println")
    );
}

#[test]
fn a_title_that_would_break_the_summary_or_hide_a_page_is_refused() {
    let fixture = Fixture::new();
    let before = fs::read_to_string(fixture.root().join("src/SUMMARY.md")).expect("the summary");
    for (title, why) in [
        ("Two\nlines", "a title is one line"),
        ("A](b.md) [c", "a title is one line"),
        ("Index", "which mdBook makes itself"),
        ("Print", "which mdBook makes itself"),
        ("404", "which mdBook makes itself"),
        ("Toc", "which mdBook makes itself"),
        ("?!", "makes no file name"),
    ] {
        let output = book(&fixture, &["new", "chapter", title]);
        assert_eq!(output.status.code(), Some(1), "{title}");
        assert!(
            stderr(&output).contains(why),
            "{title}: {}",
            stderr(&output)
        );
    }
    let after = fs::read_to_string(fixture.root().join("src/SUMMARY.md")).expect("the summary");
    assert_eq!(after, before);
    let output = book(&fixture, &["new", "chapter", "Was heißt Übergabe?"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(fixture.root().join("src/was-heißt-übergabe.md").is_file());
}

#[cfg(unix)]
#[test]
fn a_chapter_is_not_written_through_a_link_that_leads_nowhere() {
    let fixture = Fixture::new();
    let target = fixture.root().join("elsewhere.md");
    std::os::unix::fs::symlink(&target, fixture.root().join("src/dusk.md")).expect("a link");
    let output = book(&fixture, &["new", "chapter", "Dusk"]);
    assert!(
        stderr(&output).contains("src/dusk.md is already there"),
        "{}",
        stderr(&output)
    );
    assert!(!target.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_leaves_the_summary_whole_and_names_the_file() {
    // A limit on the size of files is a full disk for everything longer than it.
    let fixture = Fixture::new();
    let summary = fixture.root().join("src/SUMMARY.md");
    let long = format!(
        "# Summary\n\n- [Page](page.md)\n<!-- {} -->\n",
        "-".repeat(3000)
    );
    fs::write(&summary, &long).expect("a file");
    let output = Command::new("sh")
        .args([
            "-c",
            "ulimit -f 2; trap '' XFSZ; exec \"$0\" new chapter Dusk",
        ])
        .arg(env!("CARGO_BIN_EXE_book"))
        .current_dir(fixture.root())
        .output()
        .expect("sh starts");
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("src/SUMMARY.md cannot be written"), "{said}");
    assert_eq!(fs::read_to_string(&summary).expect("the summary"), long);
    assert!(
        !fixture.root().join("src/dusk.md").exists(),
        "a retry is possible"
    );
    let hidden: Vec<String> = left_in(&fixture.root().join("src"));
    assert!(
        hidden.iter().all(|name| !name.starts_with('.')),
        "{hidden:?}"
    );
}
