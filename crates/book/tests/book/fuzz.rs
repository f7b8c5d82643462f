//! Pages made at random from what pages are made of, whole and broken: the checks say something about each, and never fall.

use std::path::Path;

use listing::{Catalog, Piece, expand};

use crate::support::Fixture;

/// Numbers that look random and are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }
}

const PARTS: [&str; 40] = [
    "# Page",
    "## Second",
    "#### Deep",
    "{{#listing day}}",
    "{{#listing day memory}}",
    "{{#listing night E0382}}",
    "{{#listing night E0499 permissions}}",
    "{{#listing dya}}",
    "{{#listing}}",
    "{{#listing day memory=9,}}",
    "{{ #listing day }}",
    "\\{{#listing day}}",
    "{{#lsting day}}",
    "{{#include page.md}}",
    "{{#include ../../x}}",
    "{{#include",
    "{{",
    "}}",
    "{{#number a/b}}",
    "{{#chart a: T}}",
    "{{#end-answer}}",
    "{{#exercise none}}",
    "```rust",
    "```",
    "````",
    "~~~",
    "```admonish note title=\"a\"",
    "```admonish",
    "```question\nkey = \"k\"",
    "```mermaid\ngraph TD",
    "key = \"k\"",
    "[[choice]]",
    "[a](b.md#c)",
    "[a][b] [^c]",
    "![](p.png)",
    "<div>",
    "> - 1. ",
    "| a | b |\n|---|",
    "line 99999999999999999999",
    "ä\u{301}\u{feff}\t\r\0 日本 *i* **b** `c",
];

fn page(random: &mut Random) -> String {
    let mut page = String::new();
    for _ in 0..1 + random.below(12) {
        let part = PARTS[random.below(PARTS.len())];
        // Now and then only its beginning, cut between two characters.
        let end = if random.below(4) == 0 {
            random.below(part.len() + 1)
        } else {
            part.len()
        };
        page.push_str(&part[..part.floor_char_boundary(end)]);
        page.push_str(["\n", "\n\n", " ", ""][random.below(4)]);
    }
    page
}

#[test]
fn a_page_of_any_kind_is_expanded_or_said_to_be_wrong() {
    let fixture = Fixture::new();
    let catalog = Catalog::load(fixture.root());
    let mut random = Random(0x5eed);
    let (mut cards, mut wrong) = (0, 0);
    for _ in 0..5_000 {
        let page = page(&mut random);
        let mut shown = 0;
        let (text, problems) = expand(Path::new("src/page.md"), &page, &catalog, |piece| {
            shown += usize::from(matches!(piece, Piece::Card(_)));
            "CARD".to_owned()
        });
        assert!(text.matches("CARD").count() >= shown, "{page:?}");
        for problem in &problems {
            let line = problem.line.expect("a directive is on a line");
            assert!(
                (1..=page.lines().count()).contains(&line),
                "{page:?}: {problem}"
            );
        }
        cards += shown;
        wrong += problems.len();
    }
    assert!(
        cards > 300 && wrong > 500,
        "{cards} cards, {wrong} problems"
    );
}

#[test]
fn the_check_says_something_of_any_page_and_never_falls() {
    let mut random = Random(0xb00c);
    let mut told = 0;
    for _ in 0..40 {
        let page = page(&mut random);
        let fixture = Fixture::new().with("src/page.md", &page);
        for problem in book::check::check(fixture.root()) {
            assert!(
                !problem.what.is_empty() && !problem.remedy.is_empty(),
                "{page:?}"
            );
            let lines = page.lines().count().max(1);
            let of_page = problem.file == Path::new("src/page.md");
            assert!(
                !of_page
                    || problem
                        .line
                        .is_none_or(|line| (1..=lines + 1).contains(&line)),
                "{page:?}: {problem}"
            );
            told += 1;
        }
    }
    assert!(told > 100, "{told}");
}
