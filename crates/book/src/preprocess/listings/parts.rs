//! What the cards of all pages are made of, found before any card: memscope is asked about many programs at once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use listing::{Catalog, Problem};
use mdbook_preprocessor::book::Book;

use super::super::draft;
use super::super::pages::each_page;
use crate::figures::{Fault, Made, side_by_side, uses};
use crate::practice::{self, Practice};
use crate::questions::{Question, author, four_parts};
use crate::spread::spread;
use crate::values::Values;

/// What a build of the pages goes by.
pub(super) struct Sources<'a> {
    /// The book's folder.
    pub(super) root: &'a Path,
    /// The folder of the pages, from there.
    pub(super) src: &'a Path,
    pub(super) catalog: &'a Catalog,
    pub(super) practice: &'a Practice,
    /// Whether a line stands in the place of what memscope has to be asked for.
    pub(super) draft: bool,
}

/// A card, or what memscope refuses of it.
type Card = Result<String, Vec<Fault>>;

/// What the cards are made of.
#[derive(Default)]
pub(super) struct Parts<'a> {
    /// By page, in the order of its cards.
    pub(super) figures: BTreeMap<PathBuf, Vec<Made>>,
    /// The cards of the exercises, by name.
    pub(super) exercises: BTreeMap<&'a str, Card>,
    /// The authors' questions to cards, by the page and the line of the directive.
    pub(super) own: BTreeMap<(PathBuf, usize), Question>,
}

/// What a page asks in fences.
struct Asked {
    questions: Vec<author::Found>,
    four_parts: Vec<four_parts::Found>,
}

impl<'a> Sources<'a> {
    /// Puts values and the questions that stand by themselves into the pages, and finds what the cards need; and what is
    /// wrong with all that.
    pub(super) fn parts(&self, book: &mut Book) -> (Parts<'a>, Vec<Problem>) {
        // Values first: questions and boxes have them, too.
        let mut problems = self.put_values(book);
        let asked = self.asked(book);
        let four_parts = asked.iter().flat_map(|page| &page.four_parts);
        problems.extend(four_parts.flat_map(four_parts::Found::problems).cloned());
        let four_parts = self.four_parts(&asked);
        let exercises = self.exercises();
        let (own, found) = self.put_questions(book, asked, &four_parts);
        problems.extend(found);
        let parts = Parts {
            figures: self.figures(book),
            exercises,
            own,
        };
        (parts, problems)
    }

    fn put_values(&self, book: &mut Book) -> Vec<Problem> {
        let mut pages: Vec<String> = Vec::new();
        each_page(self.src, book, |_, chapter| {
            if self.draft {
                chapter.content = draft::without_values(&chapter.content);
            }
            pages.push(chapter.content.clone());
        });
        let pages = pages.iter().map(String::as_str);
        let values = Values::of_pages(self.root, self.catalog, pages);
        let mut problems = Vec::new();
        each_page(self.src, book, |file, chapter| {
            let (page, found) = values.expand(file, &chapter.content);
            problems.extend(found);
            chapter.content = page;
        });
        problems
    }

    /// What each page asks; no key is there twice in the book.
    fn asked(&self, book: &mut Book) -> Vec<Asked> {
        let (mut asked, mut keys) = (Vec::new(), BTreeMap::new());
        each_page(self.src, book, |file, chapter| {
            let page = &chapter.content;
            asked.push(Asked {
                questions: author::find(file, page, self.catalog, &mut keys),
                four_parts: four_parts::find(file, page, self.catalog, &mut keys),
            });
        });
        asked
    }

    /// The cards of all four-parts, by their keys.
    fn four_parts(&self, asked: &[Asked]) -> BTreeMap<String, Card> {
        let found = asked.iter().flat_map(|page| &page.four_parts);
        let fences: Vec<&four_parts::Fence> = found.filter_map(four_parts::Found::fence).collect();
        let card = |fence: &&four_parts::Fence| match self.draft {
            true => Ok(draft::WAITING.to_owned()),
            false => four_parts::card(self.root, self.catalog, fence),
        };
        let cards = spread(&fences, card, || ());
        let keys = fences.iter().map(|fence| fence.key().to_owned());
        keys.zip(cards).collect()
    }

    fn exercises(&self) -> BTreeMap<&'a str, Card> {
        if self.draft {
            return BTreeMap::new();
        }
        let exercises = &self.practice.exercises;
        let card = |one: &practice::Exercise| practice::card::card(self.root, one);
        let cards = spread(exercises, card, || ());
        let names = exercises.iter().map(|one| one.name.as_str());
        names.zip(cards).collect()
    }

    /// Puts the four-parts into the pages, and the authors' questions but for those of cards.
    fn put_questions(
        &self,
        book: &mut Book,
        asked: Vec<Asked>,
        four_parts: &BTreeMap<String, Card>,
    ) -> (BTreeMap<(PathBuf, usize), Question>, Vec<Problem>) {
        let (mut own, mut problems) = (BTreeMap::new(), Vec::new());
        let mut asked = asked.into_iter();
        each_page(self.src, book, |file, chapter| {
            let Some(page) = asked.next() else { return };
            chapter.content = author::replace(&chapter.content, &page.questions);
            let card = |fence: &four_parts::Fence| four_parts[fence.key()].clone();
            match four_parts::replace(file, &chapter.content, &page.four_parts, card) {
                Ok(page) => chapter.content = page,
                Err(faults) => problems.extend(faults),
            }
            for found in page.questions {
                match (found.question, found.card) {
                    (Ok(question), Some(line)) => {
                        own.insert((file.to_owned(), line), question);
                    }
                    (Ok(_), None) => {}
                    (Err(faults), _) => problems.extend(faults),
                }
            }
        });
        (own, problems)
    }

    fn figures(&self, book: &mut Book) -> BTreeMap<PathBuf, Vec<Made>> {
        let mut pages: Vec<(PathBuf, String)> = Vec::new();
        each_page(self.src, book, |file, chapter| {
            pages.push((file.to_owned(), chapter.content.clone()));
        });
        let pages = pages.iter();
        let pages = pages.map(|(file, text)| (file.as_path(), text.as_str()));
        let uses = uses(pages, self.catalog);
        let made = match self.draft {
            true => draft::figures(&uses).into_iter().map(Ok).collect(),
            false => side_by_side(self.root, self.catalog, &uses),
        };
        let mut figures: BTreeMap<PathBuf, Vec<Made>> = BTreeMap::new();
        for ((file, _), made) in uses.iter().zip(made) {
            figures.entry(file.to_path_buf()).or_default().push(made);
        }
        figures
    }
}
