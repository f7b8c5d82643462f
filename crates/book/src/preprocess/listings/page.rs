//! One page: each of its directives becomes a card, an exercise, a table.

use std::path::Path;
use std::slice::Iter;

use listing::{Folder, Listing, Of, Piece, Problem, Use, expand};

use super::super::draft;
use super::parts::{Parts, Sources};
use crate::accidents;
use crate::card::card;
use crate::figures::{Figures, Made, uses};
use crate::questions::{self, ANSWER_ENDS};

/// The page `file` with its cards, and all that is wrong with its directives.
pub(super) fn with_cards(
    sources: &Sources,
    parts: &Parts,
    file: &Path,
    text: &str,
) -> (String, Vec<Problem>) {
    let mut page = Page {
        sources,
        parts,
        file,
        text,
        figures: parts
            .figures
            .get(file)
            .map_or(&[][..], Vec::as_slice)
            .iter(),
        refused: Vec::new(),
    };
    let (made, found) = expand(file, text, sources.catalog, |piece| page.piece(piece));
    (made, [found, page.refused].concat())
}

struct Page<'a> {
    sources: &'a Sources<'a>,
    parts: &'a Parts<'a>,
    file: &'a Path,
    text: &'a str,
    /// Those of the cards that are still to come.
    figures: Iter<'a, Made>,
    refused: Vec<Problem>,
}

impl Page<'_> {
    fn piece(&mut self, piece: Piece) -> String {
        match piece {
            Piece::Card(used) if self.sources.draft => self.card(draft::asked(used)),
            Piece::Card(used) => self.card(used),
            Piece::AnswerEnds => ANSWER_ENDS.to_owned(),
            Piece::Exercise(..) if self.sources.draft => draft::WAITING.to_owned(),
            Piece::Exercise(name, line) => self.exercise(name, line),
            Piece::Accidents(of, line) => self.accidents(of, line),
        }
    }

    fn card(&mut self, used: Use) -> String {
        let none = Figures::default();
        let figures = match self.figures.next() {
            Some(Ok(figures)) => figures,
            Some(Err(problems)) => {
                self.refused.extend(problems.iter().cloned());
                &none
            }
            None => &none,
        };
        let own = self.parts.own.get(&(self.file.to_owned(), used.line));
        let question =
            questions::of_card(self.file, &used, figures, own).unwrap_or_else(|problem| {
                self.refused.push(problem);
                None
            });
        card(self.sources.catalog, &used, figures, question.as_ref())
    }

    fn exercise(&mut self, name: &str, line: usize) -> String {
        match self.parts.exercises.get(name) {
            Some(Ok(card)) => return card.clone(),
            Some(Err(faults)) => {
                let faults = faults.iter().cloned();
                let problem = |(what, remedy)| Problem::at(self.file, line, what, remedy);
                self.refused.extend(faults.map(problem));
            }
            None => {
                let unknown = self.sources.practice.unknown(name, self.file, line);
                self.refused.push(unknown);
            }
        }
        String::new()
    }

    fn accidents(&mut self, of: Of, line: usize) -> String {
        let table = match of {
            Of::Page => accidents::table(&self.rejected()),
            Of::Book => accidents::counts(self.sources.catalog),
        };
        table.unwrap_or_else(|(what, remedy)| {
            self.refused
                .push(Problem::at(self.file, line, what, remedy));
            String::new()
        })
    }

    /// The rejected listings that the page shows, in its order.
    fn rejected(&self) -> Vec<&Listing> {
        let cards = uses([(self.file, self.text)], self.sources.catalog).into_iter();
        cards
            .map(|(_, used)| used.listing)
            .filter(|listing| listing.folder == Folder::Fail)
            .collect()
    }
}
