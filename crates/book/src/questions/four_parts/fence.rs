//! One fence: what its author wrote, and what is wrong with it.

use std::collections::BTreeMap;
use std::path::Path;

use listing::{Catalog, Folder, Language, Listing, Problem};
use memscope::accident::Outcome;
use serde::Deserialize;

use crate::questions::unknown;

/// What the author wrote.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fence {
    pub(super) key: String,
    pub(super) program: String,
    #[serde(default)]
    pub(super) reason: Vec<Reason>,
    #[serde(default)]
    pub(super) caller: Vec<Caller>,
    #[serde(default)]
    pub(super) fix: Vec<Fix>,
}

impl Fence {
    /// Its key, which is unique in the book.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// The listings that it names.
    pub(super) fn listings(&self) -> Vec<String> {
        let callers = self.caller.iter().map(|one| one.listing.clone());
        let fixes = self.fix.iter().map(|one| one.listing.clone());
        std::iter::once(self.program.clone())
            .chain(callers)
            .chain(fixes)
            .collect()
    }
}

/// Why the program compiles, or does not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reason {
    pub(super) text: String,
    #[serde(default)]
    pub(super) right: bool,
    pub(super) because: String,
}

/// A listing that uses the program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Caller {
    pub(super) listing: String,
    /// Only where no evidence says whether it breaks memory.
    pub(super) breaks: Option<bool>,
    pub(super) because: String,
}

/// A listing that mends it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fix {
    pub(super) listing: String,
    #[serde(default)]
    pub(super) best: bool,
    pub(super) because: String,
}

/// Reads one fence and collects what is wrong with it.
pub(super) struct Reader<'a> {
    file: &'a Path,
    start: usize,
    text: &'a str,
    catalog: &'a Catalog,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// Of the fence with this text, which begins on the line `start` of the page `file`.
    pub(super) fn new(file: &'a Path, start: usize, text: &'a str, catalog: &'a Catalog) -> Self {
        Self {
            file,
            start,
            text,
            catalog,
            problems: Vec::new(),
        }
    }

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

    /// The fence, and what is wrong with it; `keys` collects the keys of all pages with their places.
    pub(super) fn fence(
        mut self,
        keys: &mut BTreeMap<String, String>,
    ) -> (Option<Fence>, Vec<Problem>) {
        let fence = self.read(keys);
        (fence, self.problems)
    }

    fn read(&mut self, keys: &mut BTreeMap<String, String>) -> Option<Fence> {
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

    /// The listing of this name.
    fn listing(&mut self, name: &str, line: usize) -> Option<&Listing> {
        let catalog = self.catalog;
        let Some(listing) = catalog.get(name) else {
            let (what, remedy) = unknown(catalog, name);
            self.fault(line, what, remedy);
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
pub(super) fn breaks(listing: &Listing) -> Option<bool> {
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
