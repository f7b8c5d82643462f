//! Choice questions that authors write into a page, in a fence of their own:
//!
//! ````text
//! ```question
//! key = "moves-who-frees"
//! ask = "Who frees the block now?"
//!
//! [[choice]]
//! text = "`letter`"
//! right = true
//! because = "It owns the handle since line 3."
//!
//! [[choice]]
//! text = "`draft`"
//! because = "Its value was moved; the compiler forgets the name."
//! ```
//! ````
//!
//! Directly under a listing with `predict=own` it is that card's question; elsewhere it stands by itself.
//!
//! The choices are mixed ([`super::mixed`]); `ordered = true` beside `ask` keeps those that have an order of their own.
//!
//! A choice that is code names a listing (`listing = "moves_clone"`), so that the tests compile it. When all choices
//! are listings, `right = "runs"` or `right = "rejected"` beside `ask` lets the folders decide instead of the author.

mod reader;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use listing::{Catalog, Problem, fences};

use super::{Question, html};
use reader::Reader;

/// A question in a page, or what is wrong with it.
pub(crate) struct Found {
    /// The first and last line of its fence, 1-based.
    lines: (usize, usize),
    /// The line of the listing directive that asks it (`predict=own`); `None` for a question that stands by itself.
    pub card: Option<usize>,
    /// The listings that its choices name.
    pub listings: Vec<String>,
    pub question: Result<Question, Vec<Problem>>,
}

/// The questions of the page `file`, in order. A key that was used before is a problem; `keys` collects them, with
/// the place of each, over as many pages as the caller reads.
pub(crate) fn find(
    file: &Path,
    markdown: &str,
    catalog: &Catalog,
    keys: &mut BTreeMap<String, String>,
) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut cards = cards(markdown);
    for (start, end, text) in fences::named(markdown, "question") {
        let card = card_above(markdown, start).filter(|line| cards.remove(line));
        let mut reader = Reader {
            file,
            start,
            text: &text,
            catalog,
            problems: Vec::new(),
            listings: Vec::new(),
        };
        let question = reader.question(keys);
        found.push(Found {
            lines: (start, end),
            card,
            listings: reader.listings,
            question: match question {
                Some(question) if reader.problems.is_empty() => Ok(question),
                _ => Err(reader.problems),
            },
        });
    }
    found.extend(cards.into_iter().map(|line| Found {
        lines: (0, 0),
        card: Some(line),
        listings: Vec::new(),
        question: Err(vec![Problem::at(
            file,
            line,
            "`predict=own` and no question under it",
            "put a ```question fence directly under the directive, or name a kind that the evidence answers",
        )]),
    }));
    found
}

/// The lines of the directives that leave their question to the author.
fn cards(markdown: &str) -> BTreeSet<usize> {
    let own = |line: &fences::Line| {
        let text = line.text.trim();
        let alone = line.fence.is_none() && text.starts_with("{{#listing ");
        alone
            && text
                .trim_end_matches('}')
                .split_whitespace()
                .any(|word| word == "predict=own")
    };
    let lines = fences::lines(markdown).into_iter();
    lines.filter(own).map(|line| line.number).collect()
}

/// The last line above `line` that is not blank.
fn card_above(markdown: &str, line: usize) -> Option<usize> {
    let above: Vec<&str> = markdown.lines().take(line - 1).collect();
    above
        .iter()
        .rposition(|text| !text.trim().is_empty())
        .map(|index| index + 1)
}

/// The page with each question's fence replaced by its form; a card's own goes into its card. The page keeps its number of lines, so that problems
/// found later still name the right one.
pub(crate) fn replace(markdown: &str, found: &[Found]) -> String {
    let mut page = String::with_capacity(markdown.len());
    for (index, line) in markdown.lines().enumerate() {
        let number = index + 1;
        let inside = found
            .iter()
            .find(|one| (one.lines.0..=one.lines.1).contains(&number));
        match inside.map(|one| (one, &one.question)) {
            None => page.push_str(line),
            Some((one, Ok(question))) if number == one.lines.0 && one.card.is_none() => {
                // On one line: a blank line in it would end the HTML block.
                page.push_str(&html::alone(question).replace('\n', ""));
            }
            Some(_) => {}
        }
        page.push('\n');
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::Answer;
    use crate::questions::tests::book;

    #[test]
    fn the_right_choice_does_not_stand_first_more_often_than_chance_puts_it_there() {
        let src = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../src"));
        let (mut asked, mut first) = (0, 0);
        for page in std::fs::read_dir(src).expect("the pages").flatten() {
            let markdown = std::fs::read_to_string(page.path()).unwrap_or_default();
            for found in find(&page.path(), &markdown, &book(), &mut BTreeMap::new()) {
                let Ok(Question {
                    answer: Answer::Choice(choices),
                    ..
                }) = found.question
                else {
                    continue;
                };
                asked += 1;
                first += usize::from(choices[0].right);
            }
        }
        assert!(asked >= 60, "{asked}");
        assert!(first * 2 <= asked, "{first} of {asked}");
    }
}
