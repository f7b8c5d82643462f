//! Values of a program in the text, taken from its evidence: what memory held, or what it printed.
//!
//! | Directive | Becomes |
//! |---|---|
//! | `{{#value moves_letter 3 letter}}` | what `letter` holds after line 3: a value, or where it points (`block 1`) |
//! | `{{#value moves_letter 3 letter size}}` | another field: `size`, `length`, `capacity`, `strong`, `weak` |
//! | `{{#value moves_letter 3 block 1}}` | the block's size |
//! | `{{#value moves_letter prints 2}}` | the second line that it prints; `prints 2 3` is the third word of it |
//!
//! Of a rejected listing it is what memory would have held, had it run. An address has the figures' spelling.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use listing::{Catalog, Folder, Language, Listing, Problem, nearest};
use memscope::accident::Accident;
use memscope::memory::{LinkTo, Part, PartKind, Record, Step, Variable};

use crate::accidents;
use crate::charts::thousands;
use crate::directive::{self, Fault};
use crate::figures;
use crate::spread::spread;

/// The fences whose text a reader reads.
pub(crate) const INSIDE: [&str; 3] = ["admonish", "question", "four-parts"];

const FIELDS: [&str; 5] = ["size", "length", "capacity", "strong", "weak"];

/// What was seen of the programs that pages take values from, by the listing's name.
pub(crate) struct Values<'a> {
    catalog: &'a Catalog,
    seen: BTreeMap<String, Result<Seen, Fault>>,
}

impl<'a> Values<'a> {
    /// Watches the programs whose memory `pages` ask for, side by side; `root` is the book's folder.
    pub(crate) fn of_pages<'p>(
        root: &Path,
        catalog: &'a Catalog,
        pages: impl IntoIterator<Item = &'p str>,
    ) -> Self {
        let mut wanted: BTreeMap<&str, &Listing> = BTreeMap::new();
        for page in pages {
            directive::expand(Path::new(""), page, &INSIDE, |name, argument, _| {
                if name == "value"
                    && let Ok(Asked { listing, what }) = Asked::read(catalog, argument)
                    && !matches!(what, What::Printed(..))
                {
                    wanted.insert(&listing.name, listing);
                }
                None
            });
        }
        let wanted: Vec<&Listing> = wanted.into_values().collect();
        let seen = spread(&wanted, |listing| Seen::of(root, listing), || ());
        let names = wanted.iter().map(|listing| listing.name.clone());
        let seen = names.zip(seen).collect();
        Self { catalog, seen }
    }

    /// The page `file` with each `{{#value …}}` replaced, and all that is wrong with them. No line is added or lost.
    pub(crate) fn expand(&self, file: &Path, markdown: &str) -> (String, Vec<Problem>) {
        directive::expand(file, markdown, &INSIDE, |name, argument, _| {
            (name == "value").then(|| self.value(argument))
        })
    }

    fn value(&self, argument: &str) -> Result<String, Fault> {
        let Asked { listing, what } = Asked::read(self.catalog, argument)?;
        let (line, place) = match what {
            What::Printed(line, word) => return printed(listing, line, word),
            What::After(line, place) => (line, place),
        };
        // Where freed blocks cannot be watched, a page has no figure of an accident either.
        if listing.folder == Folder::Fail && !accidents::WATCHED {
            return Ok("(seen on Linux)".to_owned());
        }
        let steps = match self.seen.get(&listing.name) {
            Some(Ok(seen)) => seen.steps(),
            Some(Err(fault)) => return Err(fault.clone()),
            None => return Err(how_to_write()),
        };
        after(&listing.name, steps, line, &place)
    }
}

/// What memory held, or would have held, step by step.
enum Seen {
    Run(Arc<Record>),
    HadItRun(Arc<Accident>),
    Nothing,
}

impl Seen {
    fn of(root: &Path, listing: &Listing) -> Result<Self, Fault> {
        match listing.folder {
            Folder::Fail if accidents::WATCHED => {
                figures::accident_of(root, listing).map(Self::HadItRun)
            }
            Folder::Fail => Ok(Self::Nothing),
            _ => figures::record(root, listing).map(Self::Run),
        }
    }

    fn steps(&self) -> &[Step] {
        match self {
            Self::Run(record) => &record.steps,
            Self::HadItRun(accident) => &accident.steps,
            Self::Nothing => &[],
        }
    }
}

/// What a directive asks for.
struct Asked<'a> {
    listing: &'a Listing,
    what: What,
}

enum What {
    /// The line of the output, and its word, each counted from 1.
    Printed(usize, Option<usize>),
    /// The line of the program, and what is to be looked at after it.
    After(usize, Place),
}

enum Place {
    Block(u32),
    /// The path as it is written, and the field.
    Variable(String, Option<String>),
}

impl<'a> Asked<'a> {
    fn read(catalog: &'a Catalog, argument: &str) -> Result<Self, Fault> {
        let words: Vec<&str> = argument.split_whitespace().collect();
        let [name, rest @ ..] = words.as_slice() else {
            return Err(how_to_write());
        };
        let listing = catalog.get(name).ok_or_else(|| unknown(catalog, name))?;
        let number = |word: &str| word.parse::<usize>().ok().filter(|number| *number > 0);
        let what = match rest {
            ["prints", line] => number(line).map(|line| What::Printed(line, None)),
            ["prints", line, word] => number(line)
                .zip(number(word))
                .map(|(line, word)| What::Printed(line, Some(word))),
            [line, "block", block] => number(line)
                .zip(block.parse().ok())
                .map(|(line, block)| What::After(line, Place::Block(block))),
            [line, place] => number(line).map(|line| {
                let place = Place::Variable((*place).to_owned(), None);
                What::After(line, place)
            }),
            [line, place, field] => match FIELDS.contains(field) {
                true => number(line).map(|line| {
                    let place = Place::Variable((*place).to_owned(), Some((*field).to_owned()));
                    What::After(line, place)
                }),
                false => return Err(unknown_field(field)),
            },
            _ => None,
        };
        let what = what.ok_or_else(how_to_write)?;
        if listing.language != Language::Rust && matches!(what, What::After(..)) {
            return Err((
                format!("'{name}' is not Rust, so nobody watched its memory"),
                "take what it prints: `prints 1`".to_owned(),
            ));
        }
        Ok(Self { listing, what })
    }
}

fn how_to_write() -> Fault {
    (
        "'{{#value}}' says not what it wants".to_owned(),
        "write `{{#value LISTING 3 letter}}` for a variable after line 3, `3 letter capacity` for a field of it, `3 block 1` for the \
         size of a block, or `prints 2` for a line of the output"
            .to_owned(),
    )
}

fn unknown(catalog: &Catalog, name: &str) -> Fault {
    let remedy = match catalog.nearest(name) {
        Some(near) => format!("did you mean '{near}'?"),
        None => "the name is that of a file in listings, without its ending".to_owned(),
    };
    (format!("no listing named '{name}'"), remedy)
}

fn unknown_field(field: &str) -> Fault {
    let remedy = match nearest(field, FIELDS) {
        Some(near) => format!("did you mean '{near}'?"),
        None => format!("there are {}", FIELDS.join(", ")),
    };
    (format!("a value has no '{field}'"), remedy)
}

/// A line of what the listing prints, or a word of it.
fn printed(listing: &Listing, line: usize, word: Option<usize>) -> Result<String, Fault> {
    let stdout = listing.evidence.stdout.as_deref().unwrap_or_default();
    let Some(text) = stdout.lines().nth(line - 1) else {
        let (name, count) = (&listing.name, stdout.lines().count());
        let lines = if count == 1 { "line" } else { "lines" };
        return Err((
            format!("'{name}' prints {count} {lines}, and not a line {line}"),
            "correct the number".to_owned(),
        ));
    };
    let Some(word) = word else {
        return Ok(code(text.trim()));
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(word - 1) {
        Some(word) => Ok(plain(
            word.trim_end_matches([',', '.', ':', ';', ')'])
                .trim_start_matches('('),
        )),
        None => Err((
            format!(
                "line {line} of what '{}' prints has {} {}, and not a word {word}",
                listing.name,
                words.len(),
                if words.len() == 1 { "word" } else { "words" }
            ),
            "correct the number".to_owned(),
        )),
    }
}

/// What is to be seen after each of the steps that end on `line`: it has to be the same whenever the line runs.
fn after(name: &str, steps: &[Step], line: usize, place: &Place) -> Result<String, Fault> {
    let here: Vec<&Step> = steps.iter().filter(|step| step.line == line).collect();
    if here.is_empty() {
        let mut all: Vec<usize> = steps.iter().map(|step| step.line).collect();
        all.sort_unstable();
        all.dedup();
        let all: Vec<String> = all.iter().map(usize::to_string).collect();
        return Err((
            format!("no step of '{name}' ends on line {line}"),
            format!("steps end on lines {}", all.join(", ")),
        ));
    }
    let mut seen: Vec<String> = Vec::new();
    let mut fault = None;
    for step in &here {
        match in_step(name, step, place) {
            Ok(value) => seen.push(value),
            Err(why) => fault = Some(why),
        }
    }
    seen.dedup();
    match (seen.as_slice(), fault) {
        ([one], _) => Ok(one.clone()),
        ([], Some(fault)) => Err(fault),
        _ => Err((
            format!(
                "line {line} of '{name}' runs more than once, and this is not the same each time: {}",
                seen.join(", ")
            ),
            "choose a line after the loop, or one that runs once".to_owned(),
        )),
    }
}

fn in_step(name: &str, step: &Step, place: &Place) -> Result<String, Fault> {
    match place {
        Place::Block(number) => match step.heap.iter().find(|block| block.block == *number) {
            Some(block) => Ok(bytes(block.size)),
            None => {
                let there = step.heap.iter().map(|block| block.block.to_string());
                Err(absent(
                    name,
                    step,
                    &format!("block {number}"),
                    there.collect(),
                ))
            }
        },
        Place::Variable(path, field) => {
            let (function, path) = match path.rsplit_once("::") {
                Some((function, path)) => (Some(function), path),
                None => (None, path.as_str()),
            };
            let mut steps = path
                .split(['.', '['])
                .map(|part| part.trim_end_matches(']'));
            let first = steps.next().unwrap_or_default();
            let variable = variable(step, function, first).ok_or_else(|| {
                let frames = step.frames.iter().flat_map(|frame| &frame.variables);
                let names = frames.map(|one| format!("`{}`", one.name)).collect();
                absent(name, step, &format!("`{first}`"), names)
            })?;
            let nothing = || {
                let what = format!(
                    "after line {} of '{name}' `{path}` holds no value",
                    step.line
                );
                (what, "choose a line after which it does".to_owned())
            };
            let mut part = variable.content.as_ref().ok_or_else(nothing)?;
            for label in steps {
                part = part
                    .parts
                    .iter()
                    .find(|one| one.label == label)
                    .ok_or_else(|| {
                        let labels = part.parts.iter().map(|one| one.label.clone()).collect();
                        absent(name, step, &format!("part '{label}' of `{path}`"), labels)
                    })?;
            }
            shown(part, field.as_deref()).ok_or_else(|| match field {
                Some(field) => (
                    format!("`{path}` has no '{field}': its type is {}", part.ty),
                    "take the field out, or choose another".to_owned(),
                ),
                None => nothing(),
            })
        }
    }
}

fn absent(name: &str, step: &Step, what: &str, there: Vec<String>) -> Fault {
    let remedy = match there.is_empty() {
        true => "choose another line".to_owned(),
        false => format!("there are {}", there.join(", ")),
    };
    (
        format!("after line {} of '{name}' there is no {what}", step.line),
        remedy,
    )
}

/// The variable of that name: the innermost frame's, there the last that is declared.
fn variable<'s>(step: &'s Step, function: Option<&str>, name: &str) -> Option<&'s Variable> {
    let others = step.other_threads.iter().flat_map(|one| &one.frames);
    let frames: Vec<_> = others.chain(&step.frames).collect();
    frames
        .into_iter()
        .rev()
        .filter(|frame| function.is_none_or(|function| frame.function == function))
        .find_map(|frame| frame.variables.iter().rfind(|one| one.name == name))
}

/// A field of a value, or the value in one word: a number, a text, where it points.
fn shown(part: &Part, field: Option<&str>) -> Option<String> {
    let count = |count: Option<u64>| count.map(|count| thousands(count as f64));
    match field {
        Some("size") => Some(bytes(part.size)),
        Some("length") => count(part.len),
        Some("capacity") => count(part.capacity),
        Some("strong") => count(part.strong),
        Some("weak") => count(part.weak),
        Some(_) => None,
        None if part.kind == PartKind::Moved => None,
        None => match address(part) {
            Some(address) => Some(address),
            None => Some(plain(&part.text)).filter(|text| !text.is_empty()),
        },
    }
}

/// Where the value points; `Some(Box)` is one word in memory, and points as the box does.
fn address(part: &Part) -> Option<String> {
    let pointing = match (part.kind, part.parts.as_slice()) {
        (PartKind::Enum, [only]) if only.parts.is_empty() => only,
        _ => part,
    };
    let link = pointing.pointer.as_ref()?;
    let text = figure::address(pointing, link)?;
    // The name of a variable is code.
    Some(match (link.to, &link.variable) {
        (LinkTo::Variable, Some(_)) => code(&text),
        _ => text,
    })
}

/// `24 bytes`; a number stays with its unit.
fn bytes(size: u64) -> String {
    let unit = if size == 1 { "byte" } else { "bytes" };
    format!("{}\u{a0}{unit}", thousands(size as f64))
}

/// A number as it stands, everything else as code.
fn plain(text: &str) -> String {
    let number = !text.is_empty()
        && text
            .trim_start_matches('-')
            .bytes()
            .all(|byte| byte.is_ascii_digit());
    if number || text.is_empty() {
        text.to_owned()
    } else {
        code(text)
    }
}

fn code(text: &str) -> String {
    if text.contains('`') {
        format!("`` {text} ``")
    } else {
        format!("`{text}`")
    }
}
