//! One program, asked four times: does it compile; why; which of these callers would break memory; which fix is best.
//!
//! ````text
//! ```four-parts
//! key = "moves-two-letters"
//! program = "moves_use_again"
//!
//! [[reason]]
//! text = "`draft` was moved in line 3."
//! right = true
//! because = "The move retired the name."
//!
//! [[caller]]
//! listing = "moves_pop_twice"
//! because = "…"
//!
//! [[fix]]
//! listing = "moves_use_again_fixed"
//! best = true
//! because = "Nobody needs a second block."
//! ```
//! ````
//!
//! The first answer comes from the program's evidence, the third from that of its choices, the cost of each fix from its run.

use std::collections::BTreeMap;
use std::path::Path;

use listing::{Catalog, Folder, Language, Listing, Problem, fences};
use memscope::accident::Outcome;
use pulldown_cmark::Parser;
use serde::Deserialize;

use super::{Answer, Choice, Question, html, mixed, verdict};
use crate::costs;
use crate::figures::Fault;
use crate::highlight;
use crate::html::{escape, one_block};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fence {
    key: String,
    program: String,
    #[serde(default)]
    reason: Vec<Reason>,
    #[serde(default)]
    caller: Vec<Caller>,
    #[serde(default)]
    fix: Vec<Fix>,
}

impl Fence {
    /// Its key, which is unique in the book.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    text: String,
    #[serde(default)]
    right: bool,
    because: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Caller {
    listing: String,
    /// Only where no evidence says whether it breaks memory.
    breaks: Option<bool>,
    because: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fix {
    listing: String,
    #[serde(default)]
    best: bool,
    because: String,
}

/// A fence of a page, or what is wrong with it.
pub(crate) struct Found {
    /// Its first and last line, 1-based.
    lines: (usize, usize),
    /// The listings that it names.
    pub listings: Vec<String>,
    parts: Result<Fence, Vec<Problem>>,
}

impl Found {
    /// The fence, if nothing is wrong with it.
    pub(crate) fn fence(&self) -> Option<&Fence> {
        self.parts.as_ref().ok()
    }

    /// What is wrong with the fence.
    pub(crate) fn problems(&self) -> &[Problem] {
        self.parts.as_ref().err().map_or(&[], Vec::as_slice)
    }
}

/// The fences of the page `file`, in order; `keys` collects the keys of all pages with their places.
pub(crate) fn find(
    file: &Path,
    markdown: &str,
    catalog: &Catalog,
    keys: &mut BTreeMap<String, String>,
) -> Vec<Found> {
    let read = |(start, end, text): (usize, usize, String)| {
        let mut reader = Reader {
            file,
            start,
            text: &text,
            catalog,
            problems: Vec::new(),
        };
        let fence = reader.fence(keys);
        let listings = fence.as_ref().map_or(Vec::new(), named);
        let parts = match fence {
            Some(fence) if reader.problems.is_empty() => Ok(fence),
            _ => Err(reader.problems),
        };
        Found {
            lines: (start, end),
            listings,
            parts,
        }
    };
    fences::named(markdown, "four-parts")
        .into_iter()
        .map(read)
        .collect()
}

fn named(fence: &Fence) -> Vec<String> {
    let callers = fence.caller.iter().map(|one| one.listing.clone());
    let fixes = fence.fix.iter().map(|one| one.listing.clone());
    std::iter::once(fence.program.clone())
        .chain(callers)
        .chain(fixes)
        .collect()
}

/// Reads one fence and collects what is wrong with it.
struct Reader<'a> {
    file: &'a Path,
    start: usize,
    text: &'a str,
    catalog: &'a Catalog,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// A problem on the 1-based `line` of the fence's text; 0 is the fence itself.
    fn fault(&mut self, line: usize, what: impl Into<String>, remedy: impl Into<String>) {
        self.problems
            .push(Problem::at(self.file, self.start + line, what, remedy));
    }

    /// The line of the text on which the `index`th `[[table]]` begins.
    fn line_of(&self, table: &str, index: usize) -> usize {
        let head = format!("[[{table}]]");
        let mut heads = self
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.trim() == head);
        heads.nth(index).map_or(0, |(at, _)| at + 1)
    }

    fn fence(&mut self, keys: &mut BTreeMap<String, String>) -> Option<Fence> {
        let fence: Fence = match toml::from_str(self.text) {
            Ok(fence) => fence,
            Err(error) => {
                let at = error
                    .span()
                    .map_or(0, |span| span.start.min(self.text.len()));
                let line = self.text[..at].matches('\n').count() + 1;
                let what = format!(
                    "this four-parts block cannot be read: {}",
                    error.message().replace('\n', " ")
                );
                self.fault(line, what, "CONTRIBUTING.md shows how one is written");
                return None;
            }
        };
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if fence.key.is_empty() || !fence.key.chars().all(kebab) {
            self.fault(
                0,
                "a four-parts block without a key",
                "add key = \"…\", lower case with hyphens, and never change it again",
            );
        }
        let place = format!("{}:{}", self.file.display(), self.start).replace('\\', "/");
        if let Some(first) = keys.insert(fence.key.clone(), place) {
            self.fault(
                0,
                format!(
                    "a second question with the key '{}'; the first is {first}",
                    fence.key
                ),
                "give it a key of its own",
            );
        }
        self.listing(&fence.program, 0);
        self.reasons(&fence.reason);
        self.callers(&fence.caller);
        self.fixes(&fence.fix);
        Some(fence)
    }

    /// The Rust listing of this name.
    fn listing(&mut self, name: &str, line: usize) -> Option<&Listing> {
        let catalog = self.catalog;
        let Some(listing) = catalog.get(name) else {
            let remedy = match catalog.nearest(name) {
                Some(near) => format!("did you mean '{near}'?"),
                None => format!("`cargo book new listing {name}` makes one"),
            };
            self.fault(line, format!("no listing named '{name}'"), remedy);
            return None;
        };
        Some(listing)
    }

    fn reasons(&mut self, reasons: &[Reason]) {
        let right = reasons.iter().filter(|one| one.right).count();
        if reasons.len() < 2 {
            self.fault(
                0,
                "fewer than two reasons to choose from",
                "add a [[reason]]",
            );
        } else if right != 1 {
            self.fault(
                self.line_of("reason", 0),
                format!("{right} reasons are right"),
                "exactly one has to be: mark it with right = true",
            );
        }
        for (index, one) in reasons.iter().enumerate() {
            self.explained("reason", index, &one.because);
        }
    }

    fn callers(&mut self, callers: &[Caller]) {
        let mut breaking = 0;
        for (index, one) in callers.iter().enumerate() {
            let line = self.line_of("caller", index);
            self.explained("caller", index, &one.because);
            let evidence = self.listing(&one.listing, line).and_then(breaks);
            if let (Some(evidence), Some(said)) = (evidence, one.breaks)
                && evidence != said
            {
                let does = if evidence {
                    "breaks memory"
                } else {
                    "breaks nothing"
                };
                self.fault(
                    line,
                    format!("'{}' {does}, says its evidence", one.listing),
                    "take `breaks` out",
                );
            }
            breaking += usize::from(evidence.or(one.breaks) == Some(true));
        }
        if callers.is_empty() {
            self.fault(
                0,
                "no caller to choose",
                "add a [[caller]]: a listing that uses the program",
            );
        } else if breaking > 1 {
            self.fault(
                self.line_of("caller", 0),
                format!("{breaking} callers break memory"),
                "keep one of them, or none",
            );
        }
    }

    fn fixes(&mut self, fixes: &[Fix]) {
        let best = fixes.iter().filter(|one| one.best).count();
        if fixes.len() < 2 {
            self.fault(0, "fewer than two fixes to choose from", "add a [[fix]]");
        } else if best != 1 {
            self.fault(
                self.line_of("fix", 0),
                format!("{best} fixes are the best"),
                "exactly one has to be: mark it with best = true",
            );
        }
        for (index, one) in fixes.iter().enumerate() {
            let line = self.line_of("fix", index);
            self.explained("fix", index, &one.because);
            let runs = self
                .listing(&one.listing, line)
                .map(|listing| listing.folder != Folder::Fail);
            if runs == Some(false) {
                self.fault(
                    line,
                    format!("'{}' is rejected, so it mends nothing", one.listing),
                    "name a listing that runs",
                );
            }
        }
    }

    fn explained(&mut self, table: &str, index: usize, because: &str) {
        if because.trim().is_empty() {
            self.fault(
                self.line_of(table, index),
                format!("a {table} without `because`"),
                "add because = \"…\": each choice has its own explanation",
            );
        }
    }
}

/// Whether a rejected program would have broken memory, had it run; of a promise alone the evidence does not tell.
fn ran(listing: &Listing) -> Option<bool> {
    match Outcome::named(&listing.evidence.accident.as_ref()?.outcome)? {
        Outcome::Nothing => Some(false),
        Outcome::BreaksPromise | Outcome::Stopped | Outcome::NotAProgram => None,
        Outcome::ReadsFreed
        | Outcome::WritesFreed
        | Outcome::FreesTwice
        | Outcome::ReadsDeadFrame => Some(true),
    }
}

/// Whether a program breaks memory, as far as its evidence says.
fn breaks(listing: &Listing) -> Option<bool> {
    match (listing.folder, listing.language) {
        (Folder::Fail, _) => ran(listing),
        (_, Language::C) => Some(
            listing
                .evidence
                .exit
                .as_ref()
                .is_some_and(|exit| exit.message.contains("Sanitizer")),
        ),
        _ => Some(false),
    }
}

/// The page with each fence replaced by what `make` makes of it; it keeps its number of lines.
///
/// # Errors
/// What is wrong with a fence, for the page's problems; they stand in the place of the page.
pub(crate) fn replace(
    file: &Path,
    markdown: &str,
    found: &[Found],
    make: impl Fn(&Fence) -> Result<String, Vec<Fault>>,
) -> Result<String, Vec<Problem>> {
    let mut page = String::with_capacity(markdown.len());
    let mut problems = Vec::new();
    for (index, line) in markdown.lines().enumerate() {
        let number = index + 1;
        let inside = found
            .iter()
            .find(|one| (one.lines.0..=one.lines.1).contains(&number));
        match inside.map(|one| (one, &one.parts)) {
            None => page.push_str(line),
            Some((one, Ok(fence))) if number == one.lines.0 => match make(fence) {
                // On one line: the page keeps its number of lines.
                Ok(html) => page.push_str(&one_block(&html).replace('\n', "&#10;")),
                Err(faults) => {
                    let problem = |(what, remedy)| Problem::at(file, number, what, remedy);
                    problems.extend(faults.into_iter().map(problem));
                }
            },
            Some(_) => {}
        }
        page.push('\n');
    }
    if problems.is_empty() {
        Ok(page)
    } else {
        Err(problems)
    }
}

/// The program, and its four questions one under the other; `root` is the book's folder.
///
/// # Errors
/// What memscope refuses of a fix.
pub(crate) fn card(root: &Path, catalog: &Catalog, fence: &Fence) -> Result<String, Vec<Fault>> {
    let Some(program) = catalog.get(&fence.program) else {
        return Ok(String::new());
    };
    let questions = [
        verdict::line(program).map(|one| Question {
            key: format!("{}-compiles", fence.key),
            ..one
        }),
        Some(choices(fence, "why", "Why?", reasons(fence))),
        Some(choices(
            fence,
            "breaks",
            "Had each of these run: which would break memory?",
            callers(catalog, fence),
        )),
        Some(choices(
            fence,
            "fix",
            "Which fix is the best?",
            fixes(root, catalog, fence)?,
        )),
    ];
    let parts: String = questions.iter().flatten().map(html::part).collect();
    Ok(format!(
        "<figure class=\"listing four-parts\"><figcaption><strong>Four questions</strong> <span class=\"name\">{}</span></figcaption>\
         {}{parts}</figure>",
        escape(program.path.rsplit('/').next().unwrap_or_default()),
        figure::program(
            &highlight::lines(&program.source, program.language),
            program.source.lines().count()
        )
    ))
}

fn choices(fence: &Fence, part: &str, prompt: &str, choices: Vec<Choice>) -> Question {
    Question {
        key: format!("{}-{part}", fence.key),
        prompt: prompt.to_owned(),
        answer: Answer::Choice(choices),
        reason: String::new(),
    }
}

fn reasons(fence: &Fence) -> Vec<Choice> {
    let choice = |one: &Reason| Choice {
        html: markdown(&one.text).replace("<p>", "").replace("</p>", ""),
        right: one.right,
        because: markdown(&one.because),
    };
    mixed(&fence.key, fence.reason.iter().map(choice).collect())
}

fn callers(catalog: &Catalog, fence: &Fence) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for one in &fence.caller {
        let Some(listing) = catalog.get(&one.listing) else {
            continue;
        };
        let breaks = breaks(listing).or(one.breaks) == Some(true);
        choices.push(Choice {
            html: face(listing),
            right: breaks,
            because: markdown(&one.because),
        });
    }
    let mut choices = mixed(&fence.key, choices);
    let none = !choices.iter().any(|one| one.right);
    choices.push(Choice {
        html: "None of these".to_owned(),
        right: none,
        because: markdown(if none {
            "Each of them leaves memory whole."
        } else {
            "One of them does."
        }),
    });
    choices
}

fn fixes(root: &Path, catalog: &Catalog, fence: &Fence) -> Result<Vec<Choice>, Vec<Fault>> {
    let (mut choices, mut faults) = (Vec::new(), Vec::new());
    for one in &fence.fix {
        let Some(listing) = catalog.get(&one.listing) else {
            continue;
        };
        let taken = match costs::taken_by(root, &listing.path, &listing.source) {
            Ok(taken) => taken,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        let because = format!(
            "{}<p>Its run takes {} from the heap.</p>",
            markdown(&one.because),
            costs::words(taken)
        );
        choices.push(Choice {
            html: face(listing),
            right: one.best,
            because,
        });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(mixed(&fence.key, choices))
}

/// A program as the face of a choice.
fn face(listing: &Listing) -> String {
    let code = highlight::lines(&listing.source, listing.language);
    format!(
        "<code class=\"program\">{}</code>",
        code.trim_end_matches("\n</span>").to_owned() + "</span>"
    )
}

fn markdown(text: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new(text.trim()));
    html.trim().replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::tests::book;

    #[test]
    fn of_a_rejected_caller_the_recorded_accident_tells_whether_it_breaks_memory() {
        let book = book();
        let of = |name: &str| breaks(book.get(name).expect("the listing"));
        assert_eq!(of("borrow_push_while_reading"), Some(true));
        assert_eq!(of("moves_use_again"), Some(true));
        assert_eq!(of("moves_maybe"), Some(false));
        // A broken promise alone is for the author to judge.
        assert_eq!(of("read_cleared"), None);
    }
}
