//! Slips in the files beside the pages: programs, recordings, style sheets, scripts.

use crate::check::{expect, problems};
use crate::support::Fixture;

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

/// A file of the book, its text, and what is said.
const IN_A_FILE: [(&str, &str, &str); 22] = [
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
        "listings/examples/day.rs:1: a line of 81 characters, too long for a card; break it; a program's lines have at most 80",
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
        "listings/examples/night_fixed.rs",
        "use std::collections::HashMap;\n\nstruct Boat {\n    name: String,\n}\n\nfn main() {\n    let boats: HashMap<u8, Boat> = HashMap::new();\n    println!(\"{}\", boats.len());\n}\n",
        "listings/examples/night_fixed.rs: the fix has next to nothing in common with listings/fail/night.rs, which it mends; make the smallest change that makes it run",
    ),
    (
        "listings/examples/day.stdout",
        "a\tday\n",
        "listings/examples/day.stdout:1: a tab, which has another width on every screen; let the program print spaces, and bless it again",
    ),
    (
        "listings/examples/day.stdout",
        "day\r\n",
        "listings/examples/day.stdout:1: a line that ends in CR and LF; save the file with LF alone, as .gitattributes says",
    ),
    (
        "listings/examples/day.stdout",
        "\u{feff}day\n",
        "listings/examples/day.stdout:1: a byte-order mark in front of the text; save the file as UTF-8 without one",
    ),
    (
        "listings/examples/my parcel.rs",
        "fn main() {}\n",
        "listings/examples/my parcel.rs: a listing's name is made of lower-case letters, digits and _; rename the file, and what is recorded beside it",
    ),
    (
        "listings/other/Leak.c",
        "int main(void) { return 0; }\n",
        "listings/other/Leak.c: a listing's name is made of lower-case letters, digits and _; rename the file, and what is recorded beside it",
    ),
    (
        "theme/book.css",
        ".a {\n  color red;\n}\n",
        "theme/book.css:2: this is no CSS, and a browser passes over it; look at 'color red;', and at what stands before it",
    ),
    (
        "theme/book.js",
        "const a = 1;\nconst b = ;\n",
        "theme/book.js:2: this is no JavaScript, and a browser runs nothing of the script; look at 'const b = ;', and at what stands before it",
    ),
    (
        "crates/figure/assets/steps.js",
        "function step() {\n  return 1;\n",
        "crates/figure/assets/steps.js:2: this is no JavaScript, and a browser runs nothing of the script; look at 'return 1;', and at what stands before it",
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
fn what_is_no_text_is_told_once_with_its_line() {
    for file in [
        "src/SUMMARY.md",
        "src/page.md",
        "listings/examples/day.rs",
        "listings/examples/night_fixed.rs",
        "listings/fail/night.rs",
        "listings/examples/day.stdout",
        "listings/fail/night.stderr",
        "listings/practice/info.toml",
    ] {
        let fixture = Fixture::new()
            .with_exercise()
            .with_text("{{#exercise lamp}}");
        let path = fixture.root().join(file);
        let mut bytes = std::fs::read(&path).expect(file);
        bytes.extend(b"\xff\n");
        let line = bytes.iter().filter(|byte| **byte == b'\n').count();
        std::fs::write(path, bytes).expect(file);
        expect(
            fixture,
            &[&format!(
                "{file}:{line}: it is no UTF-8 text; save it as UTF-8"
            )],
        );
    }
}

#[test]
fn a_program_in_c_that_a_signal_ended() {
    let fixture = Fixture::new()
        .with("listings/other/leak.c", "int main(void) { return 0; }\n")
        .with("listings/other/leak.c.stdout", "")
        .with("listings/other/leak.c.exit", "exit code 139\n")
        .with_text("{{#listing leak.c}}");
    expect(
        fixture,
        &[
            "listings/other/leak.c: a signal ends it (exit code 139), which differs between machines; let it end by itself, panic or abort",
        ],
    );
}

#[test]
fn a_program_of_fail_that_the_compiler_takes() {
    let program = "fn main() {\n    let lamp = String::new();\n    drop(lamp);\n}\n";
    expect(
        Fixture::new().with("listings/fail/night.rs", program),
        &[
            "src/page.md:7: the compiler accepts listings/fail/night.rs, which must be rejected; mend it, or move it to listings/examples",
        ],
    );
}

#[test]
fn an_exercise_that_cannot_be_read_is_told_once() {
    let info = "listings/practice/info.toml";
    let shown = || {
        Fixture::new()
            .with_exercise()
            .with_text("{{#exercise lamp}}")
    };
    expect(shown(), &[]);
    let said = problems(&shown().with(info, "format_version = 1\n[[exercises]\n"));
    assert!(
        said.len() == 1 && said[0].starts_with(&format!("{info}:2: this is not TOML")),
        "{said:#?}"
    );
    expect(
        shown().without("listings/practice/solutions/lamp.rs"),
        &[
            "listings/practice/info.toml:3: listings/practice/solutions/lamp.rs cannot be read; write it, or take the exercise out",
        ],
    );
}
