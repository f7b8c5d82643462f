//! From a rejected program to its twin: the same program, without anything for the borrow checker to object to.
//!
//! ```text
//! source --compile--> errors --rules--> mends --splice--> twin --compile--> … until nothing is left
//! ```
//!
//! Lines do not move: every insertion stays on its line, helpers stand behind the last one.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;

use super::insert::Insert;
use super::rules::{Mend, Rules, Said, What};
use super::syntax::Index;
use crate::rustc::{self, Diagnostic};
use crate::source::Start;
use crate::splice::{Edit, Edits, Origin, Woven};
use crate::wording;
use crate::{Failure, Options, Source};

/// The functions that stand between a rejected program and the borrow checker. Without the recorder they compile to
/// nothing.
pub(super) const HELPERS: &str = concat!(
    "\n#[allow(warnings)]mod __twin{",
    "#[inline(always)]pub fn detach<'b,T:?Sized>(r:&T)->&'b T{unsafe{&*(r as *const T)}}",
    "#[inline(always)]pub fn detach_mut<'b,T:?Sized>(r:&mut T)->&'b mut T{unsafe{&mut*(r as *mut T)}}",
    "#[inline(always)]pub fn detach_temporary<'b,T:?Sized>(r:&T)->&'b T{detach(r)}",
    "#[inline(always)]pub fn detach_temporary_mut<'b,T:?Sized>(r:&mut T)->&'b mut T{detach_mut(r)}",
    "#[inline(always)]pub fn again<T>(r:&T)->T{unsafe{::std::ptr::read(r)}}",
    "pub fn moved<T>(r:&T)->T{note(r);again(r)}",
    "#[inline(always)]pub fn through<'b,T:?Sized>(_:u32,r:&T)->&'b mut T{unsafe{&mut*(r as *const T as *mut T)}}",
    "#[inline(always)]pub fn outlive<T,U>(t:T)->U{let t=::std::mem::ManuallyDrop::new(t);unsafe{::std::mem::transmute_copy(&t)}}",
    "pub struct Carried<T>(T);unsafe impl<T>Send for Carried<T>{}",
    "impl<T>Carried<T>{pub fn open(self)->T{self.0}}",
    "pub fn carry<F:FnOnce()->R,R>(f:F)->impl FnOnce()->R+Send{let f=Carried(f);move||(f.open())()}",
    "pub use claims::*;mod claims{",
    include_str!("../../../recorder/src/claims.rs"),
    "}}\n"
);

/// So many errors are mended, one after the other, before it is given up.
const ROUNDS: usize = 40;

/// A rejected program, rewritten.
#[derive(Debug)]
pub(super) struct Twin {
    /// The text, without the helpers.
    pub(super) text: String,
    /// What the compiler said of the program as it is.
    pub(super) errors: Vec<Diagnostic>,
    /// The text as the reader wrote it.
    pub(super) source: String,
}

impl Twin {
    fn labels(&self) -> impl Iterator<Item = &rustc::Label> {
        self.errors.iter().flat_map(|error| &error.labels)
    }

    /// The lines at which the compiler sees a use of what it refuses.
    pub(super) fn later_uses(&self) -> impl Iterator<Item = usize> {
        self.labels()
            .filter(|label| wording::is_later_use(label.text.as_deref().unwrap_or_default()))
            .map(|label| label.line)
    }

    /// The line of the first error.
    pub(super) fn first_line(&self) -> Option<usize> {
        let primary = self.errors.iter().find_map(Diagnostic::primary);
        primary.map(|label| label.line)
    }

    /// Whether the compiler says that a change on a line is made while a reference has its value for itself: between a
    /// second borrow and a later use of the first, which is this one; or by that later use, when this one is the second.
    pub(super) fn conflicts(&self, name: &str, declared: usize, line: usize) -> bool {
        self.errors.iter().any(|error| {
            let from = error.primary().map_or(usize::MAX, |label| label.line);
            let mut later = error.labels.iter().filter(|label| {
                let text = label.text.as_deref().unwrap_or_default();
                wording::is_later_use_of_borrow(text)
            });
            later.any(|label| {
                let first = self.uses(label, name) && (from..=label.line).contains(&line);
                first || (declared == from && label.line == line)
            })
        })
    }

    /// Whether a label's text in the source is a use of a name.
    fn uses(&self, label: &rustc::Label, name: &str) -> bool {
        let text = self.source.get(label.start..label.end).unwrap_or_default();
        let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        words.any(|word| word == name)
    }
}

/// What became of a rejected program.
#[derive(Debug)]
pub(super) enum Rewritten {
    /// It can be run now.
    Twin(Twin),
    /// An error is not the borrow checker's.
    NoProgram(Box<Diagnostic>),
    /// Nothing is wrong with it.
    Accepted,
}

/// Rewrites a program until the compiler accepts it.
///
/// # Errors
/// With the line and the reason when an error cannot be mended.
pub(super) fn rewrite(
    source: &Source,
    options: &Options,
    folder: &Path,
) -> Result<Rewritten, Failure> {
    let with_flags = attempt(source, options, folder, true);
    with_flags.or_else(|_| attempt(source, options, folder, false))
}

/// `flags`: variables that were moved from get their drop flags.
fn attempt(
    source: &Source,
    options: &Options,
    folder: &Path,
    flags: bool,
) -> Result<Rewritten, Failure> {
    let index = Index::of(source);
    let rules = Rules {
        text: &source.text,
        index: &index,
        ast: flags.then_some(&source.ast),
    };
    let mut work = Work {
        source,
        mends: Vec::new(),
        fresh: BTreeSet::new(),
        items: String::new(),
    };
    let mut said = Vec::new();
    for round in 0..ROUNDS {
        let (edits, owners) = work.edits();
        let spliced = edits.splice(&source.text);
        let text = format!("{}{}", spliced.text, work.items);
        // Denied lints count in the program as it is, and not in what is made of it.
        let lints = round == 0;
        let errors = check(source, &text, options, folder, lints)?;
        if round == 0 {
            if let Some(other) = errors.iter().find(|error| !wording::is_rewritten(error)) {
                return Ok(Rewritten::NoProgram(Box::new(other.clone())));
            }
            said.clone_from(&errors);
        }
        if errors.is_empty() {
            if round == 0 {
                return Ok(Rewritten::Accepted);
            }
            return Ok(Rewritten::Twin(Twin {
                source: source.text.clone(),
                text,
                errors: said,
            }));
        }
        work.fresh.clear();
        let mut changed = false;
        let mut refusal = None;
        for error in &errors {
            match work.mend(error, &rules, &spliced, &edits, &owners) {
                Ok(did) => changed |= did,
                Err(why) => refusal = refusal.or(Some((error, why))),
            }
        }
        if !changed {
            let (error, why) = refusal.unwrap_or((&errors[0], "no other way is known".to_owned()));
            return Err(cannot(source, error, &spliced, &edits, &why));
        }
    }
    Err(Failure::in_file(
        &source.path,
        format!("there is no end to its errors, after {ROUNDS} of them were mended"),
        "give a smaller program",
    ))
}

fn cannot(
    source: &Source,
    error: &Diagnostic,
    spliced: &Woven<usize>,
    edits: &Edits,
    why: &str,
) -> Failure {
    let code = error.code.as_deref();
    let code = code.map_or(String::new(), |code| format!("[{code}] "));
    let what = format!(
        "this rejection cannot be rewritten into a program that runs: {code}{}; {why}",
        error.message
    );
    let remedy = "mend this error first, or ask about a smaller program";
    match error.primary() {
        Some(label) => {
            let at = back(spliced, edits, &(label.start..label.end)).start;
            Failure::at(&source.path, source.line(at), what, remedy)
        }
        None => Failure::in_file(&source.path, what, remedy),
    }
}

struct Work<'a> {
    source: &'a Source,
    /// What was decided, and which way is being tried.
    mends: Vec<(Mend, usize)>,
    /// What was decided since the compiler was asked last: a second error about it is mended with the first.
    fresh: BTreeSet<usize>,
    items: String,
}

impl Work<'_> {
    /// The edits of all mends, and for each edit the mend that it belongs to.
    fn edits(&mut self) -> (Edits, Vec<usize>) {
        let mut edits = Edits::default();
        let mut owners = Vec::new();
        self.items.clear();
        // Two errors may ask for one text at one place: the lifetime of a struct with two references, the name of what a
        // closure captures.
        let mut shared: Vec<&Insert> = Vec::new();
        for (number, (mend, way)) in self.mends.iter().enumerate() {
            for insert in mend.ways.get(*way).into_iter().flatten() {
                if matches!(mend.what, What::Lifetime | What::Lend | What::LendTemporary) {
                    if shared.contains(&insert) {
                        continue;
                    }
                    shared.push(insert);
                }
                match insert {
                    Insert::Around(span, before, after) => {
                        edits.push(Edit::before(span, before.clone()));
                        edits.push(Edit::after(span, after.clone()));
                    }
                    Insert::Instead(span, text) => {
                        let mut edit = Edit::before(span, text.clone());
                        edit.blank = span.len();
                        edits.push(edit);
                    }
                    Insert::Opening(block, text) => {
                        let inside = block.start + 1..block.end;
                        edits.push(Edit::before(&inside, text.clone()));
                    }
                    Insert::Item(item) => self.items.push_str(item),
                }
                owners.resize(edits.len(), number);
            }
        }
        (edits, owners)
    }

    /// Takes one more error away; false when nothing new could be done.
    fn mend(
        &mut self,
        error: &Diagnostic,
        rules: &Rules<'_>,
        spliced: &Woven<usize>,
        edits: &Edits,
        owners: &[usize],
    ) -> Result<bool, String> {
        let labels = error.labels.iter().filter(|label| label.in_file);
        let mut labels: Vec<_> = labels
            .filter(|label| label.end <= self.source.text.len() + spliced.text.len())
            .map(|label| (back(spliced, edits, &(label.start..label.end)), label))
            .collect();
        labels.dedup_by(|one, other| one.0 == other.0 && one.1.text == other.1.text);
        // An error about an insertion, or about what it surrounds: its next way.
        if let Some(primary) = error.primary() {
            let at = back(spliced, edits, &(primary.start..primary.end));
            let inside = match spliced.origin(primary.start) {
                Origin::Inserted(index, _) => owners.get(index).copied(),
                Origin::Source(_) => None,
            };
            let about = |mend: &Mend| mend.at == at && mend.ways.len() > 1;
            let same = self.mends.iter().position(|(mend, _)| about(mend));
            for number in inside.into_iter().chain(same) {
                if self.next_way(number) {
                    return Ok(true);
                }
            }
        }
        if !wording::is_rewritten(error) {
            return Err("it arose while others were mended".to_owned());
        }
        let mut mended = self.led_back(error, spliced, edits);
        mended.labels = labels.iter().map(|(_, label)| (*label).clone()).collect();
        let said = Said {
            diagnostic: &mended,
            labels,
        };
        let mut changed = false;
        for mend in rules.mends(&said)? {
            if mend.what == What::DropFlag {
                // One flag for all moves of a place.
                if self.mends.iter().all(|(known, _)| *known != mend) {
                    self.mends.push((mend, 0));
                    changed = true;
                }
                continue;
            }
            let known = self
                .mends
                .iter()
                .position(|(known, _)| known.at == mend.at && known.what == mend.what);
            changed |= match known {
                Some(number) => self.next_way(number),
                None => {
                    self.fresh.insert(self.mends.len());
                    self.mends.push((mend, 0));
                    true
                }
            };
        }
        Ok(changed)
    }

    fn next_way(&mut self, number: usize) -> bool {
        if self.fresh.contains(&number) {
            return true;
        }
        let (mend, way) = &mut self.mends[number];
        let more = *way + 1 < mend.ways.len();
        if more {
            *way += 1;
            self.fresh.insert(number);
        }
        more
    }

    /// The error with the spans of its proposals led back to the source.
    fn led_back(&self, error: &Diagnostic, spliced: &Woven<usize>, edits: &Edits) -> Diagnostic {
        let mut error = error.clone();
        for child in &mut error.children {
            for label in child.labels.iter_mut().filter(|label| label.in_file) {
                let span = back(spliced, edits, &(label.start..label.end));
                (label.start, label.end) = (span.start, span.end);
            }
        }
        error
    }
}

/// The source's bytes of a span of the twin; of what was inserted, the place.
fn back(spliced: &Woven<usize>, edits: &Edits, span: &Range<usize>) -> Range<usize> {
    let place = |offset: usize| match spliced.origin(offset) {
        Origin::Source(at) => (at, false),
        Origin::Inserted(index, _) => (edits.get(index).at, true),
    };
    let (start, _) = place(span.start);
    if span.is_empty() {
        return start..start;
    }
    let (last, inserted) = place(span.end - 1);
    start..(last + usize::from(!inserted)).max(start)
}

/// What the compiler refuses.
fn check(
    source: &Source,
    text: &str,
    options: &Options,
    folder: &Path,
    lints: bool,
) -> Result<Vec<Diagnostic>, Failure> {
    let fail = |what: String| Failure::in_file(&source.path, what, "run `rustc` on it by hand");
    let helpers = if lints { "" } else { HELPERS };
    std::fs::write(folder.join("twin.rs"), format!("{text}{helpers}"))
        .map_err(|error| fail(format!("the rewritten program cannot be written ({error})")))?;
    let arguments = [
        "--crate-name",
        "main",
        "--crate-type",
        "bin",
        "--emit=metadata",
        "--cap-lints",
        if lints && source.start == Start::Main {
            "forbid"
        } else {
            "allow"
        },
    ];
    let outcome = rustc::compile(folder, "twin.rs", &options.edition, &arguments).map_err(fail)?;
    let said = outcome.diagnostics.into_iter();
    let errors = said.filter(|said| said.level.starts_with("error") && !said.labels.is_empty());
    Ok(errors.collect())
}
