//! The question that a card asks before it shows its evidence, and choice questions that authors write.
//!
//! ```text
//! evidence --verdict, prints, memory--> Question --html--> a form in the card --theme/questions.js--> judged, remembered
//!                 ^ mistakes               ^
//!            (wrong outputs)         question fence --author
//! ```
//!
//! The right answer is made from the evidence while the book is built, so nobody writes it and none can be wrong. A
//! wrong one is a mistake that people make, with a name and an explanation ([`mistakes`]), or another thing of the same
//! run with what is true of it.

mod accident;
pub(crate) mod author;
pub(crate) mod four_parts;
mod html;
mod lines;
mod memory;
mod mistakes;
mod prints;
mod verdict;

pub(crate) use html::{ANSWER_ENDS, SWITCH, answer_begins, in_card};

use std::path::Path;

use listing::{Catalog, Exit, Folder, Listing, Predict, Problem, Use};
use memscope::memory::Record;

use crate::figures::{Fault, Figures};

/// One question, with its answer and the reason for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    /// What the reader's browser keeps the answer under: unique in the book, and independent of the text around it.
    pub key: String,
    /// The question, as HTML.
    pub prompt: String,
    /// How it is answered, and what is right.
    pub answer: Answer,
    /// Why, in the tools' own words, as HTML; it shows after the answer.
    pub reason: String,
}

/// The ways to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// One of several; exactly one is right.
    Choice(Vec<Choice>),
    /// A line of the card's program, in one click.
    Line(Place),
    /// One short line of text; white space does not count.
    Text(String),
}

/// Which line of the card's program is right.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// One of these is right; empty where `other` is.
    pub right: Vec<usize>,
    /// The button for "no line": `It compiles`.
    pub other: Option<&'static str>,
    /// What is true of a line that is not right, as HTML; 0 is `other`.
    pub wrong: Vec<(usize, String)>,
}

/// One of several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What it says, as HTML that may stand in a button.
    pub html: String,
    /// Whether it is the right one.
    pub right: bool,
    /// Why it is right or wrong, as HTML; may be empty.
    pub because: String,
}

/// What the card of `used` on the page `file` asks; `own` is the author's question to it.
///
/// # Errors
/// When the evidence leaves no question of the kind that the directive names.
pub(crate) fn of_card(
    file: &Path,
    used: &Use,
    figures: &Figures,
    own: Option<&Question>,
) -> Result<Option<Question>, Problem> {
    // That the author's question is missing has been said where it was looked for.
    let Some(kind) = used
        .predict
        .filter(|kind| *kind != Predict::Own || own.is_some())
    else {
        return Ok(None);
    };
    let question = asked(kind, used.listing, figures, own);
    question.map(Some).ok_or_else(|| {
        Problem::at(
            file,
            used.line,
            format!(
                "the evidence of '{}' leaves no question `predict={}`",
                used.listing.name,
                kind.name()
            ),
            "name another kind, or write the question yourself under `predict=own`",
        )
    })
}

/// The question of a card with `predict`: one of this kind, or `own`, the author's. `figures` have what memory held, where
/// the kind or the card needs it. `None` where the evidence leaves no such question.
fn asked(
    kind: Predict,
    listing: &Listing,
    figures: &Figures,
    own: Option<&Question>,
) -> Option<Question> {
    let record = figures.own.record.as_deref();
    let of_record = |ask: fn(&Listing, &Record) -> Option<Question>| {
        record.and_then(|record| ask(listing, record))
    };
    match kind {
        Predict::Best => best(listing, record),
        Predict::Line => verdict::line(listing),
        Predict::Accident => accident::accident(listing, figures.had_it_run.as_deref()),
        Predict::Stops => Some(verdict::stops(listing)),
        Predict::Prints => prints::prints(listing),
        Predict::Freed(line) => record.and_then(|record| memory::freed(listing, record, line)),
        Predict::Count => of_record(memory::count),
        Predict::Owner => of_record(memory::owner),
        Predict::Own => own.cloned(),
    }
}

/// What bare `predict` asks: of a rejected program its line, of one that stops where; else what shows most of memory.
fn best(listing: &Listing, record: Option<&Record>) -> Option<Question> {
    if listing.folder == Folder::Fail {
        return verdict::line(listing);
    }
    if stops(listing).is_some() {
        return Some(verdict::stops(listing));
    }
    let in_memory = record.and_then(|record| {
        memory::count(listing, record).or_else(|| memory::freed(listing, record, None))
    });
    in_memory
        .or_else(|| prints::prints(listing))
        .or_else(|| verdict::line(listing))
}

/// How a program that compiles ended before its time, if it did. A leak is reported when the program is over.
fn stops(listing: &Listing) -> Option<&Exit> {
    let exit = listing.evidence.exit.as_ref()?;
    let leaked = exit.message.contains("LeakSanitizer");
    (!exit.is_clean() && !leaked).then_some(exit)
}

/// That a choice names a listing which is not there, and what to do about it.
fn unknown(catalog: &Catalog, name: &str) -> Fault {
    let remedy = match catalog.nearest(name) {
        Some(near) => format!("did you mean '{near}'?"),
        None => format!("`cargo book new listing {name}` makes one"),
    };
    (format!("no listing named '{name}'"), remedy)
}

/// What the answer to one question about a listing is kept under.
fn key(listing: &Listing, what: &str) -> String {
    format!("{}/{what}", listing.name)
}

/// A tool's own words, as HTML.
fn said(label: &str, html: &str) -> String {
    format!(
        "<div class=\"message\"><p class=\"label\">{label}</p><pre tabindex=\"0\"><samp>{html}</samp></pre></div>"
    )
}

/// The choices in an order that gives nothing away: authors write the right one first. It is the same at each build.
pub(crate) fn mixed(key: &str, mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.sort_by_cached_key(|choice| mark(&format!("{key} {}", choice.html)));
    choices
}

/// A small number that depends on the text alone, the same on every machine (FNV-1a).
pub(crate) fn mark(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// The listings of this book: what holds for made-up ones must hold for those that are asked about.
    pub(super) fn book() -> listing::Catalog {
        listing::Catalog::load(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")))
    }
}
