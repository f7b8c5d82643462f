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

mod fence;

use std::collections::BTreeMap;
use std::path::Path;

use listing::{Catalog, Listing, Problem, fences};
use pulldown_cmark::Parser;

use super::{Answer, Choice, Question, html, mixed, verdict};
use crate::costs;
use crate::figures::Fault;
use crate::highlight;
use crate::html::{escape, one_block};
pub(crate) use fence::Fence;
use fence::{Reader, Reason, breaks};

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
        let (fence, problems) = Reader::new(file, start, &text, catalog).fence(keys);
        Found {
            lines: (start, end),
            listings: fence.as_ref().map_or(Vec::new(), Fence::listings),
            parts: match fence {
                Some(fence) if problems.is_empty() => Ok(fence),
                _ => Err(problems),
            },
        }
    };
    fences::named(markdown, "four-parts")
        .into_iter()
        .map(read)
        .collect()
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
