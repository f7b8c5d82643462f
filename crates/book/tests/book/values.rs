//! Values of programs in the text: what a page shows, and what a mistake says.

use std::fs;

use crate::check::expect;
use crate::support::Fixture;
use book::site;

const LOAF: &str = "fn main() {\n    let mut loaf = Vec::with_capacity(2);\n    loaf.push(12u32);\n    let first = &loaf[0];\n    println!(\"first {first}, of 1\");\n    for turn in 0..2u8 {\n        let twice = turn * 2;\n        println!(\"{twice}\");\n    }\n}\n";

fn baked() -> Fixture {
    Fixture::new()
        .with("listings/examples/loaf.rs", LOAF)
        .with("listings/examples/loaf.stdout", "first 12, of 1\n0\n2\n")
}

/// The page with `text` and the card of the program.
fn with(text: &str) -> Fixture {
    baked().with_text(&format!("{text}\n\n{{{{#listing loaf}}}}"))
}

fn page(fixture: &Fixture) -> String {
    let out = fixture.root().join("out");
    let warnings = site::build(fixture.root(), &out).expect("the fixture builds");
    assert!(warnings.is_empty(), "{warnings:?}");
    fs::read_to_string(out.join("page.html"))
        .expect("the page")
        .replace('\u{a0}', " ")
}

#[test]
fn a_value_its_fields_a_block_and_a_line_of_the_output() {
    let html = page(&with(
        "It leads into {{#value loaf 4 first}}, {{#value loaf 4 loaf size}}, room for {{#value loaf 4 loaf capacity}}, \
         has {{#value loaf 4 loaf length}}; {{#value loaf 4 block 1}}; prints {{#value loaf prints 1}}, {{#value loaf prints 1 2}}.",
    ));
    let expected = "It leads into block 1, 24 bytes, room for 2, has 1; 8 bytes; prints <code>first 12, of 1</code>, 12.";
    assert!(html.contains(expected), "{html}");
}

#[test]
fn a_value_in_a_box_and_in_a_question_is_a_value_and_in_code_it_is_text() {
    let html = page(&with(
        "```admonish note title=\"A\"\nIn {{#value loaf 4 first}}.\n```\n\n\
         ```question\nkey = \"loaf\"\nask = \"Where?\"\n\n[[choice]]\ntext = \"{{#value loaf 4 first}}\"\nright = true\nbecause = \"So.\"\n\n\
         [[choice]]\ntext = \"Nowhere\"\nbecause = \"No.\"\n```\n\nWrite `{{#value loaf 4 first}}`.\n\n```text\n{{#value loaf 4 first}}\n```",
    ));
    assert!(html.contains("In block 1."), "{html}");
    assert!(html.contains(">block 1</button>"), "{html}");
    assert!(
        html.contains("Write <code>{{#value loaf 4 first}}</code>"),
        "{html}"
    );
    assert_eq!(html.matches("{{#value").count(), 2, "{html}");
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[test]
fn of_a_rejected_program_it_is_what_would_have_been_had_it_run() {
    let stale = "fn main() {\n    let mut loaf = vec![12u32];\n    let first = &loaf[0];\n    loaf.push(7);\n    println!(\"{first}\");\n}\n";
    let html = page(
        &Fixture::new()
            .with("listings/fail/stale.rs", stale)
            .with("listings/fail/stale.stderr", "error[E0502]: no\n --> fail/stale.rs:4:5\n")
            .with("listings/fail/stale.accident", "outcome: reads-freed\ntext: t\n")
            .with_text("It led into {{#value stale 4 first}}, and the list was in {{#value stale 4 loaf}}."),
    );
    let expected = "It led into block 1, freed, and the list was in block 2.";
    assert!(html.contains(expected), "{html}");
}

#[test]
fn what_a_program_does_not_have() {
    // All on one page, since each page is watched anew.
    let slips = [
        (
            "loav 4 first",
            "no listing named 'loav'; did you mean 'loaf'?",
        ),
        (
            "loaf 1 first",
            "no step of 'loaf' ends on line 1; steps end on lines 2, 3, 4, 5, 6, 7, 8, 10",
        ),
        (
            "loaf 4 crust",
            "after line 4 of 'loaf' there is no `crust`; there are `loaf`, `first`",
        ),
        (
            "loaf 4 loaf lengte",
            "a value has no 'lengte'; did you mean 'length'?",
        ),
        (
            "loaf 4 loaf strong",
            "`loaf` has no 'strong': its type is Vec<u32>; take the field out, or choose another",
        ),
        (
            "loaf 4 block 3",
            "after line 4 of 'loaf' there is no block 3; there are 1",
        ),
        (
            "loaf 7 twice",
            "line 7 of 'loaf' runs more than once, and this is not the same each time: 0, 2; choose a line after the loop, or one that runs once",
        ),
        (
            "loaf prints 4",
            "'loaf' prints 3 lines, and not a line 4; correct the number",
        ),
        (
            "loaf prints 2 2",
            "line 2 of what 'loaf' prints has 1 word, and not a word 2; correct the number",
        ),
        (
            "loaf",
            "'{{#value}}' says not what it wants; write `{{#value LISTING 3 letter}}` for a variable after line 3, `3 letter capacity` for a field of it, `3 block 1` for the size of a block, or `prints 2` for a line of the output",
        ),
    ];
    let text: Vec<String> = slips
        .iter()
        .map(|(asked, _)| format!("It is {{{{#value {asked}}}}}."))
        .collect();
    let said: Vec<String> = slips
        .iter()
        .enumerate()
        .map(|(at, (_, said))| format!("src/page.md:{}: {said}", 13 + 2 * at))
        .collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    expect(with(&text.join("\n\n")), &said);
}
