//! What a chapter asks of its reader: programs, words, questions by kind, practice. The rules that a chapter must meet, and
//! the table of `cargo book check --table`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use listing::{Catalog, Folder, Piece, Predict, Problem, Use, expand, fences};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::Page;

/// What authors write is of no kind: each asks something of its own.
const OF_NO_KIND: [&str; 3] = ["own", "question", "four-parts"];

/// No kind of question is asked more often than this share of a chapter's: a third, and of few questions two.
fn most(questions: usize) -> usize {
    questions.div_ceil(3).max(2)
}

/// What stands on one page.
#[derive(Debug, Default, PartialEq, Eq)]
struct Row {
    /// The page: `moves`.
    page: String,
    /// Listings with a card.
    programs: usize,
    /// Words of prose, code and boxes' marks left out.
    words: usize,
    /// How often each kind of question is asked.
    questions: BTreeMap<&'static str, usize>,
    /// Exercises.
    exercises: usize,
    /// Rejected programs whose accident is recorded.
    accidents: usize,
    /// Memory figures.
    figures: usize,
    /// Margins of permissions.
    margins: usize,
}

/// Counts what stands on a page; bare `predict` counts as what the folder leaves it to ask.
fn row(root: &Path, catalog: &Catalog, page: &Page) -> Row {
    let mut row = Row {
        page: page.path.with_extension("").display().to_string(),
        words: words(&page.markdown),
        ..Row::default()
    };
    expand(&page.file, &page.markdown, catalog, |piece| {
        match piece {
            Piece::Card(used) => row.card(root, &used),
            Piece::Exercise(..) => row.exercises += 1,
            Piece::AnswerEnds | Piece::Accidents(..) => {}
        }
        String::new()
    });
    let own = row.questions.get("own").copied().unwrap_or(0);
    let fences = fences::named(&page.markdown, "question").len();
    row.ask("question", fences.saturating_sub(own));
    row.ask(
        "four-parts",
        fences::named(&page.markdown, "four-parts").len(),
    );
    row
}

impl Row {
    fn ask(&mut self, kind: &'static str, times: usize) {
        if times > 0 {
            *self.questions.entry(kind).or_default() += times;
        }
    }

    fn card(&mut self, root: &Path, used: &Use) {
        let rejected = used.listing.folder == Folder::Fail;
        self.programs += 1;
        self.figures += usize::from(used.memory.is_some());
        self.margins += usize::from(used.permissions);
        self.accidents +=
            usize::from(rejected && root.join(used.listing.evidence_path("accident")).exists());
        match used.predict {
            None => {}
            Some(Predict::Best) if rejected => self.ask("line", 1),
            Some(kind) => self.ask(kind.name(), 1),
        }
    }

    fn asked(&self) -> usize {
        self.questions.values().sum()
    }

    /// What this chapter lacks, or asks too often.
    fn faults(&self) -> Vec<(String, String)> {
        let mut faults = Vec::new();
        if self.exercises == 0 {
            faults.push((
                "a chapter without practice".to_owned(),
                "`cargo book new exercise NAME`, and {{#exercise NAME}} where the chapter ends"
                    .to_owned(),
            ));
        }
        let most = most(self.asked());
        let often = self
            .questions
            .iter()
            .filter(|(kind, times)| **times > most && !OF_NO_KIND.contains(kind));
        for (kind, times) in often {
            faults.push((
                format!(
                    "{times} of {} questions are of the kind `{kind}`",
                    self.asked()
                ),
                format!("ask what the text asks in another way: at most {most} of one kind"),
            ));
        }
        faults
    }
}

/// Words of prose.
fn words(markdown: &str) -> usize {
    let mut code = 0;
    let mut words = 0;
    for event in Parser::new_ext(markdown, pulldown_cmark::Options::all()) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code -= 1,
            Event::Text(text) if code == 0 && !text.contains("{{#") => {
                words += text.split_whitespace().count()
            }
            _ => {}
        }
    }
    words
}

/// The chapters: the pages that SUMMARY.md names in a part.
fn chapters<'a>(root: &Path, pages: &'a [Page]) -> impl Iterator<Item = &'a Page> {
    let summary = std::fs::read_to_string(root.join("src/SUMMARY.md")).unwrap_or_default();
    let mut part = false;
    let mut named: BTreeSet<String> = BTreeSet::new();
    for line in summary.lines() {
        if line.starts_with("# ") {
            part = line.starts_with("# Part ");
        }
        let link = line.trim_start().strip_prefix("- [").filter(|_| part);
        named.extend(
            link.and_then(|link| Some(link.split_once("](")?.1.split_once(')')?.0.to_owned())),
        );
    }
    pages
        .iter()
        .filter(move |page| named.contains(&page.path.display().to_string()))
}

/// The chapters that break a rule.
pub(super) fn check(root: &Path, catalog: &Catalog, pages: &[Page]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for page in chapters(root, pages) {
        let faults = row(root, catalog, page).faults();
        problems.extend(
            faults
                .into_iter()
                .map(|(what, remedy)| Problem::in_file(&page.file, what, remedy)),
        );
    }
    problems
}

/// The table, a line a page.
pub(super) fn table(root: &Path, catalog: &Catalog, pages: &[Page]) -> String {
    let rows: Vec<Row> = pages.iter().map(|page| row(root, catalog, page)).collect();
    let mut text = format!(
        "{:<28}{:>9}{:>7}{:>11}{:>11}{:>9}{:>9}  questions\n",
        "page", "programs", "words", "exercises", "accidents", "figures", "margins"
    );
    for row in &rows {
        let kinds: Vec<String> = row
            .questions
            .iter()
            .map(|(kind, times)| format!("{kind} {times}"))
            .collect();
        text += &format!(
            "{:<28}{:>9}{:>7}{:>11}{:>11}{:>9}{:>9}  {}\n",
            row.page,
            row.programs,
            row.words,
            row.exercises,
            row.accidents,
            row.figures,
            row.margins,
            kinds.join(", ")
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_kind_is_asked_more_than_a_third_of_the_time() {
        let with = |kinds: &[(&'static str, usize)]| Row {
            exercises: 1,
            questions: kinds.iter().copied().collect(),
            ..Row::default()
        };
        assert!(
            with(&[("line", 3), ("prints", 3), ("own", 3)])
                .faults()
                .is_empty()
        );
        assert!(
            with(&[("line", 2)]).faults().is_empty(),
            "of few questions two may be alike"
        );
        let faults = with(&[("line", 4), ("prints", 2), ("own", 3)]).faults();
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].0, "4 of 9 questions are of the kind `line`");
        assert!(
            with(&[("own", 9)]).faults().is_empty(),
            "each asks something of its own"
        );
        assert_eq!(Row::default().faults()[0].0, "a chapter without practice");
    }

    #[test]
    fn words_of_prose_are_no_code() {
        assert_eq!(
            words("# One two\n\nThree `four` five.\n\n```text\nsix\n```\n\n{{#listing seven}}\n"),
            4
        );
    }
}
