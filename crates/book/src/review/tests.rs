use std::fs;

use super::*;

fn compare(old: &Book, new: &Book, preview: Option<&str>) -> String {
    comment(&super::compare(old, new), preview, usize::MAX)
}

fn book(files: &[(&str, &str)]) -> Book {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    Book::load(folder.path())
}

const BEFORE: [(&str, &str); 4] = [
    ("src/SUMMARY.md", "- [Page](page.md)\n"),
    ("src/page.md", "# Page\n\n{{#listing day}}\n"),
    (
        "listings/examples/day.rs",
        "fn main() {\n    println!(\"day\");\n}\n",
    ),
    ("listings/examples/day.stdout", "day\n"),
];

#[test]
fn nothing_is_said_to_be_nothing() {
    let said = compare(&book(&BEFORE), &book(&BEFORE), None);
    assert!(
        said.ends_with("Nothing: no page, no program and no recording is another than before.\n"),
        "{said}"
    );
}

#[test]
fn a_change_is_told_where_readers_meet_it() {
    let mut after = BEFORE;
    after[1].1 = "# Page\n\n{{#listing day memory}}\n\n```question\nkey = \"page-why\"\n```\n";
    after[2].1 = "fn main() {\n    println!(\"night\");\n}\n";
    after[3].1 = "night\n";
    let said = compare(
        &book(&BEFORE),
        &book(&after),
        Some("https://example.org/run"),
    );
    for part in [
        "[The built pages](https://example.org/run)",
        "### `src/page.md`\n\n- text: 5 lines added, 1 taken out\n",
        "- shows `day` in another way: `{{#listing day memory}}`, was `{{#listing day}}`\n",
        "<summary>the program, <code>day</code></summary>\n\n  `````diff\n   fn main() {\n  -    println!(\"day\");\n  +    println!(\"night\");\n",
        "<summary>what it prints, <code>day</code></summary>\n\n  `````diff\n  -day\n  +night\n",
        "- asks `page-why`\n",
    ] {
        assert!(said.contains(part), "{part}\nis not in\n{said}");
    }
    let back = compare(&book(&after), &book(&BEFORE[..2]), None);
    assert!(
        back.contains("- no longer asks `page-why`") && back.contains("- no longer shows `day`"),
        "{back}"
    );
}

#[test]
fn a_listing_on_no_page_is_told_too() {
    let files = [BEFORE[0], ("src/page.md", "# Page\n")];
    let said = compare(
        &book(&files),
        &book(&[&files[..], &BEFORE[2..]].concat()),
        None,
    );
    assert!(
        said.contains("### On no page") && said.contains("+fn main() {"),
        "{said}"
    );
}

#[test]
fn what_it_would_have_done_an_exercise_and_four_parts_are_told() {
    let before = [
        ("src/SUMMARY.md", "- [Page](page.md)\n"),
        ("src/page.md", "# Page\n\n{{#listing night E0382}}\n"),
        ("listings/fail/night.rs", "fn main() {\n    a();\n}\n"),
        (
            "listings/fail/night.accident",
            "outcome: nothing\ntext: all went well\n",
        ),
    ];
    let mut after = before.to_vec();
    after[1].1 = "# Page\n\n{{#listing night E0382}}\n\n```four-parts\nkey = \"page-four\"\nprogram = \"dusk\"\n```\n\n{{#exercise lamp}}\n";
    after[3].1 = "outcome: frees-twice\ntext: it frees block 1 twice\n";
    let program = "fn main() {}\n// TODO\n#[test]\nfn a() {}\n";
    after.extend([
        ("listings/examples/dusk.rs", "fn main() {}\n"),
        ("listings/examples/night_fixed.rs", "fn main() {\n    b();\n}\n"),
        ("listings/practice/info.toml", "format_version = 1\n[[exercises]]\nname = \"lamp\"\nfails = \"test\"\ntask = \"Do.\"\nhint = \"Look.\"\n"),
        ("listings/practice/exercises/lamp.rs", program),
        ("listings/practice/solutions/lamp.rs", program),
    ]);
    let said = compare(&book(&before), &book(&after), None);
    for part in [
        "<summary>had it run, <code>night</code></summary>",
        "+text: it frees block 1 twice\n",
        "- asks `page-four`\n",
        "- shows `dusk`: a choice of `page-four`\n",
        "- has the exercise `lamp`\n",
        "<summary>task and hint, <code>lamp</code></summary>\n\n  `````diff\n  +Do.\n  +Look.\n",
        // A fix is the rejected program with a change.
        "<summary>the program, <code>night_fixed</code></summary>\n\n  `````diff\n   fn main() {\n  -    a();\n  +    b();\n",
    ] {
        assert!(said.contains(part), "{part}\nis not in\n{said}");
    }
    assert!(!said.contains("On no page"), "{said}");
}

#[test]
fn a_comment_without_room_names_what_it_leaves_out_and_is_whole() {
    let part = |heading: &str, length: usize| Part {
        heading: heading.to_owned(),
        lines: "x".repeat(length),
    };
    let parts = [
        part("`src/a.md`", 100),
        part("`src/b.md`", 5000),
        part("`src/c.md`", 100),
    ];
    let said = comment(&parts, None, 4000);
    assert!(said.len() <= 4000, "{}", said.len());
    assert!(
        said.contains("### `src/a.md`") && said.contains("### `src/c.md`"),
        "{said}"
    );
    assert!(
        said.ends_with("No room was left for `src/b.md`; `cargo book diff` prints all of it.\n"),
        "{said}"
    );
}
