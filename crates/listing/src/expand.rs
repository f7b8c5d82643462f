//! The directive `{{#listing NAME …}}`: found in a page, checked against the catalog, replaced. The lines under a card
//! that asks belong to its answer: where that ends is told here, too.

use std::path::Path;

use crate::catalog::{Catalog, Folder, Language, Listing};
use crate::fences::{self, Line};
use crate::predict::Predict;
use crate::problem::{Problem, nearest};

/// What a chapter teaches about a rejected listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taught<'a> {
    /// The error code that the compiler's message must carry.
    Code(&'a str),
    /// rustc gives this error no code.
    NoCode,
}

/// One use of a listing on a page.
#[derive(Debug, Clone, Copy)]
pub struct Use<'a> {
    /// The listing.
    pub listing: &'a Listing,
    /// The directive's 1-based line on the page.
    pub line: usize,
    /// What the reader is asked before the evidence shows, if anything.
    pub predict: Option<Predict>,
    /// Whether the card shows what the program's memory holds, step by step; and the lines of its still pictures.
    pub memory: Option<&'a str>,
    /// Whether the card shows what each line does to the permissions.
    pub permissions: bool,
    /// Lines that need not be read.
    pub fold: Option<Fold<'a>>,
}

/// Lines of a program that are folded: `fold=3-20:meter`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold<'a> {
    /// The first folded line, 1-based.
    pub first: usize,
    /// The last folded line.
    pub last: usize,
    /// What they do, in one word.
    pub word: &'a str,
}

impl Use<'_> {
    /// The lines after which still pictures stand (`memory=4,7`); empty when the author named none.
    pub fn still_lines(&self) -> Vec<usize> {
        let lines = self.memory.unwrap_or_default().split(',');
        lines.filter_map(|line| line.parse().ok()).collect()
    }
}

/// What [`expand`] hands to its caller, in the order of the page; each is replaced by the text that it returns.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    /// A listing.
    Card(Use<'a>),
    /// The end of what belongs to the answer of the last card, which has `predict`: the next card or heading, the line
    /// `{{#end-answer}}`, or the end of the page.
    AnswerEnds,
    /// `{{#exercise NAME}}` on this line of the page; whether there is such an exercise is not known here.
    Exercise(&'a str, usize),
    /// `{{#accidents}}` or `{{#accidents book}}` on this line: rejected listings by what they would have done.
    Accidents(Of, usize),
}

/// Whose accidents a table counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The rejected listings that the page shows.
    Page,
    /// All of the book's.
    Book,
}

/// Every word that may follow a listing's name, for the error message.
const OPTIONS: &str = "`predict` (or `predict=KIND`), `fold=3-20:word`, `memory` (or `memory=4,7`), `permissions`, and for a rejected listing the error \
                       code (`E0382`) or `no-code`";

/// Replaces each directive on the page `file` by what `render` makes of it, and returns the new page with all
/// that is wrong with its directives. A directive with a problem is left as it stands.
///
/// A directive stands on a line of its own, outside of fences. `\{{#listing …}}` is text.
pub fn expand<'a>(
    file: &Path,
    markdown: &'a str,
    catalog: &'a Catalog,
    mut render: impl FnMut(Piece<'a>) -> String,
) -> (String, Vec<Problem>) {
    let mut page = String::with_capacity(markdown.len());
    let mut problems = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    // Whether the lines that come belong to the answer of the card before them.
    let mut answering = false;
    // Whether a `question` fence here is the card's own, and so no end of its answer.
    let mut own = false;
    for line in fences::lines(markdown) {
        own &= line.fence == Some("question") || line.text.trim().is_empty();
        let ends = answering && !own && ends_answer(&line);
        if ends {
            page.push_str(&render(Piece::AnswerEnds));
            answering = false;
        }
        match piece(&line, catalog) {
            Ok(Found::Text) => page.push_str(line.text),
            Ok(Found::EndAnswer) if ends => {}
            Ok(Found::EndAnswer) => problems.push(Problem::at(
                file,
                line.number,
                "no answer ends here",
                "an answer begins under a card with `predict` and ends by itself at the next card or heading: take this line out",
            )),
            Ok(Found::Piece(Piece::Card(used))) if seen.contains(&used.listing.name.as_str()) => {
                problems.push(Problem::at(
                    file,
                    line.number,
                    format!("listing '{}' is already on this page", used.listing.name),
                    "show a listing once a page and refer back to it in the text",
                ));
            }
            Ok(Found::Piece(piece)) => {
                if let Piece::Card(used) = &piece {
                    seen.push(&used.listing.name);
                    answering = used.predict.is_some();
                    own = used.predict == Some(Predict::Own);
                }
                page.push_str(&render(piece));
            }
            Err((what, remedy)) => {
                // What can be no listing is told where it lies, and the directive is right.
                let named = words(line.text, "{{#listing").and_then(|words| words.first().copied());
                let unusable = named.and_then(|name| catalog.unusable(name)).cloned();
                let here = || Problem::at(file, line.number, what, remedy);
                problems.push(unusable.unwrap_or_else(here));
                page.push_str(line.text);
            }
        }
        page.push('\n');
    }
    if answering {
        page.push_str(&render(Piece::AnswerEnds));
    }
    (page, problems)
}

/// What stands on one line.
enum Found<'a> {
    Text,
    EndAnswer,
    Piece(Piece<'a>),
}

const END_ANSWER: &str = "{{#end-answer}}";

/// Whether what belongs to an answer is over before this line: the reader meets a heading, another card, or a rest.
fn ends_answer(line: &Line) -> bool {
    match line.fence {
        Some(fence) => {
            let own = ["question", "four-parts"].contains(&fence);
            own || (fence.starts_with("admonish") && fence.contains("so-far"))
        }
        None => {
            let text = line.text.trim();
            let hashes = text.chars().take_while(|c| *c == '#').count();
            let heading = (1..=6).contains(&hashes) && text[hashes..].starts_with([' ', '\t']);
            let card = ["{{#listing", "{{#exercise"]
                .iter()
                .any(|start| text.starts_with(start));
            heading || card || text == END_ANSWER
        }
    }
}

/// The directive on this line, if there is one.
fn piece<'a>(line: &Line<'a>, catalog: &'a Catalog) -> Result<Found<'a>, Fault> {
    if line.fence.is_none() && line.text.trim() == END_ANSWER {
        return Ok(Found::EndAnswer);
    }
    if let Some(words) = words(line.text, "{{#exercise") {
        return match (line.fence, &words[..]) {
            (None, [name]) => Ok(Found::Piece(Piece::Exercise(name, line.number))),
            _ => Err((
                "this exercise directive cannot be read".to_owned(),
                "write {{#exercise NAME}} on a line of its own, outside of fences and boxes"
                    .to_owned(),
            )),
        };
    }
    if words(line.text, "{{#accidents").is_some() {
        let of = match line.text.trim() {
            "{{#accidents}}" => Some(Of::Page),
            "{{#accidents book}}" => Some(Of::Book),
            _ => None,
        };
        return match (line.fence, of) {
            (None, Some(of)) => Ok(Found::Piece(Piece::Accidents(of, line.number))),
            _ => Err((
                "this table of accidents cannot be read".to_owned(),
                "write {{#accidents}}, or {{#accidents book}}, on a line of its own, outside of fences and boxes"
                    .to_owned(),
            )),
        };
    }
    match words(line.text, "{{#listing") {
        None => Ok(Found::Text),
        Some(_) if line.fence.is_some() => Err((
            "a listing inside a fence is seen by no test".to_owned(),
            "put the directive on a line of its own, outside of fences and boxes".to_owned(),
        )),
        Some(words) => {
            resolve(&words, line.number, catalog).map(|used| Found::Piece(Piece::Card(used)))
        }
    }
}

/// The words of a directive that starts with `start`; `None` for any other line. A line that mentions the directive
/// among other text counts, so that it is reported rather than printed.
fn words<'a>(line: &'a str, start: &str) -> Option<Vec<&'a str>> {
    let at = line.find(start)?;
    if line[..at].ends_with(['\\', '`']) {
        return None;
    }
    let alone = line
        .trim()
        .strip_prefix(start)
        .and_then(|l| l.strip_suffix("}}"));
    Some(alone.map_or_else(Vec::new, |inside| inside.split_whitespace().collect()))
}

type Fault = (String, String);

fn resolve<'a>(words: &[&'a str], line: usize, catalog: &'a Catalog) -> Result<Use<'a>, Fault> {
    let Some((name, options)) = words.split_first() else {
        return Err((
            "this listing directive cannot be read".into(),
            "write {{#listing NAME}} on a line of its own".into(),
        ));
    };
    let listing = catalog.get(name).ok_or_else(|| {
        // A fix is not offered, since no directive names one.
        let named = catalog.iter().filter(|one| one.fix_of().is_none());
        let remedy = match nearest(name, named.map(|one| one.name.as_str())) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("`cargo book new listing {name}` makes one"),
        };
        (format!("no listing named '{name}'"), remedy)
    })?;
    if let Some(base) = listing.fix_of() {
        return Err((
            format!("'{name}' is a fix, and is shown with the listing it mends"),
            format!("write {{{{#listing {base} …}}}} instead"),
        ));
    }
    let mut taught = None;
    let mut predict = None;
    let mut memory = None;
    let mut permissions = false;
    let mut fold = None;
    for option in options {
        if let Some(kind) = Predict::parse(option, listing) {
            predict = Some(kind?);
            continue;
        }
        match *option {
            "permissions" => permissions = true,
            "memory" => memory = Some(""),
            word if word.starts_with("fold=") => fold = Some(folded(word, listing)?),
            word if word.starts_with("memory=") => memory = Some(stills(word, listing)?),
            "no-code" => taught = Some(Taught::NoCode),
            code if is_code(code) => taught = Some(Taught::Code(code)),
            other => {
                let near = nearest(
                    other,
                    ["predict", "memory", "permissions", "fold", "no-code"],
                );
                let remedy = near.map_or_else(
                    || format!("the options are {OPTIONS}"),
                    |n| format!("did you mean `{n}`?"),
                );
                return Err((format!("unknown option '{other}'"), remedy));
            }
        }
    }
    check_verdict(listing, taught)?;
    check_figures(listing, memory.is_some(), permissions)?;
    if fold.is_some() && permissions {
        return Err((
            format!(
                "'{}' folds lines that its permissions stand beside",
                listing.name
            ),
            "take out `fold` or `permissions`".to_owned(),
        ));
    }
    Ok(Use {
        listing,
        line,
        predict,
        memory,
        permissions,
        fold,
    })
}

/// The lines in `fold=3-20:meter`, each a line of the listing, and not all of them.
fn folded<'a>(option: &'a str, listing: &Listing) -> Result<Fold<'a>, Fault> {
    let last_line = listing.source.lines().count();
    let read = || {
        let (lines, word) = option.strip_prefix("fold=")?.split_once(':')?;
        let (first, last) = lines.split_once('-')?;
        let (first, last) = (first.parse().ok()?, last.parse().ok()?);
        let some = 1 <= first && first < last && last <= last_line && last - first + 1 < last_line;
        (some && !word.is_empty()).then_some(Fold { first, last, word })
    };
    read().ok_or_else(|| {
        (
            format!("'{option}' does not name lines of '{}' and what they do", listing.name),
            format!("write `fold=FIRST-LAST:WORD` with line numbers from 1 to {last_line}, as in `fold=3-20:meter`"),
        )
    })
}

/// The lines in `memory=4,7`, each a line of the listing.
fn stills<'a>(word: &'a str, listing: &Listing) -> Result<&'a str, Fault> {
    let lines = word.trim_start_matches("memory=");
    let last = listing.source.lines().count();
    let of_listing = |line: &str| line.parse().is_ok_and(|line| (1..=last).contains(&line));
    if lines.split(',').all(of_listing) {
        return Ok(lines);
    }
    Err((
        format!("'{word}' does not name lines of '{}'", listing.name),
        format!("write `memory=` and line numbers from 1 to {last}, with commas and no spaces"),
    ))
}

/// Memory is what a Rust program held while it ran; permissions are what the Rust compiler says.
fn check_figures(listing: &Listing, memory: bool, permissions: bool) -> Result<(), Fault> {
    let name = &listing.name;
    if (memory || permissions) && listing.language != Language::Rust {
        return Err((
            format!("'{name}' is no Rust program, and memscope reads no other"),
            "take out `memory` and `permissions`".to_owned(),
        ));
    }
    if memory && listing.folder == Folder::Fail {
        return Err((
            format!("'{name}' is rejected, so it does not run and has no memory to show"),
            "take out `memory`; `permissions` shows what the compiler allows on each line"
                .to_owned(),
        ));
    }
    Ok(())
}

/// Whether a word is an error code: `E` and four digits.
pub fn is_code(word: &str) -> bool {
    word.len() == 5 && word.starts_with('E') && word[1..].bytes().all(|b| b.is_ascii_digit())
}

/// The code that the chapter teaches must be the one in the compiler's message.
fn check_verdict(listing: &Listing, taught: Option<Taught>) -> Result<(), Fault> {
    let name = &listing.name;
    match (listing.folder, taught) {
        (Folder::Fail, None) => {
            let code = listing.evidence.code().unwrap_or("no-code");
            Err((
                format!("'{name}' is rejected, and the directive does not say with which error"),
                format!("write {{{{#listing {name} {code}}}}}"),
            ))
        }
        (Folder::Fail, Some(taught)) => {
            let expected = match taught {
                Taught::Code(code) => Some(code),
                Taught::NoCode => None,
            };
            let actual = listing.evidence.code();
            // Without a recorded message there is nothing to compare; the missing file is a problem of its own.
            if listing.evidence.stderr.is_none() || expected == actual {
                return Ok(());
            }
            let says = |code: Option<&str>| {
                code.map_or("an error without a code".to_owned(), str::to_owned)
            };
            Err((
                format!(
                    "the chapter teaches {} and '{name}' fails with {}",
                    says(expected),
                    says(actual)
                ),
                format!("change the directive, or {}", listing.path),
            ))
        }
        (_, Some(_)) => Err((
            format!("'{name}' is not rejected, and the directive names an error"),
            format!(
                "write {{{{#listing {name}}}}}, or move the program to {}",
                Folder::Fail.path()
            ),
        )),
        (_, None) => Ok(()),
    }
}

#[cfg(test)]
mod tests;
