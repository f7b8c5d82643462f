//! The figures of a whole book, made side by side: each waits for a compiler most of its time, or is read and drawn anew.

use std::io::{IsTerminal, Write, stderr};
use std::path::Path;
use std::time::{Duration, Instant};

use listing::{Catalog, Piece, Predict, Problem, Use, expand};

use super::{Figures, figures};
use crate::accidents;
use crate::spread::spread;

/// What one use of a listing came to.
pub(crate) type Made = Result<Figures, Vec<Problem>>;

/// The listings on these pages, in the order in which they stand there, each with its page.
pub(crate) fn uses<'a>(
    pages: impl IntoIterator<Item = (&'a Path, &'a str)>,
    catalog: &'a Catalog,
) -> Vec<(&'a Path, Use<'a>)> {
    let mut uses = Vec::new();
    for (file, markdown) in pages {
        expand(file, markdown, catalog, |piece| {
            if let Piece::Card(used) = piece {
                uses.push((file, used));
            }
            String::new()
        });
    }
    uses
}

/// Whether a card needs memscope at all.
pub(crate) fn asks(used: &Use) -> bool {
    let question = used.predict.is_some_and(Predict::needs_memory);
    let accident = accidents::WATCHED && used.listing.evidence.accident.is_some();
    used.memory.is_some() || used.permissions || question || accident
}

/// The figures that `uses` ask for, in their order; each with the page that it stands on.
///
/// With a cold cache this takes a while, and a line on standard error counts.
pub(crate) fn side_by_side(root: &Path, catalog: &Catalog, uses: &[(&Path, Use)]) -> Vec<Made> {
    let asked: Vec<usize> = (0..uses.len())
        .filter(|index| asks(&uses[*index].1))
        .collect();
    let mut progress = Progress::new(asked.len());
    let one = |index: &usize| {
        let (page, used) = &uses[*index];
        figures(root, catalog, page, used)
    };
    let made = spread(&asked, one, || progress.count());
    progress.end();
    let mut all: Vec<Made> = uses.iter().map(|_| Ok(Figures::default())).collect();
    for (index, one) in asked.into_iter().zip(made) {
        all[index] = one;
    }
    all
}

/// A line that counts, once it takes long enough for somebody to wonder.
struct Progress {
    begun: Instant,
    done: usize,
    of: usize,
    shown: bool,
}

impl Progress {
    const SOON: Duration = Duration::from_secs(3);

    fn new(of: usize) -> Self {
        Self {
            begun: Instant::now(),
            done: 0,
            of,
            shown: false,
        }
    }

    fn count(&mut self) {
        self.done += 1;
        if self.begun.elapsed() < Self::SOON {
            return;
        }
        let (done, of) = (self.done, self.of);
        let listings = if of == 1 { "listing" } else { "listings" };
        // In a log each line stays, so it says once what is going on.
        if stderr().is_terminal() {
            eprint!("\rlaying out figures: {done} of {of} ");
            let _ = stderr().flush();
        } else if !self.shown {
            eprintln!(
                "laying out figures: {of} {listings}; later builds take them from target/memscope"
            );
        }
        self.shown = true;
    }

    fn end(&self) {
        if self.shown && stderr().is_terminal() {
            eprintln!();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Deep programs need the stack that memscope asks for; with a smaller one the whole server ends.
    #[test]
    fn a_deeply_nested_listing_gets_a_figure_or_a_problem() {
        let root = tempfile::tempdir().expect("a folder");
        let examples = root.path().join("listings").join("examples");
        std::fs::create_dir_all(&examples).expect("a folder");
        let (open, close) = ("{ ".repeat(126), " }".repeat(126));
        let text =
            format!("fn main() {{\n    let n = {open}1{close};\n    println!(\"{{n}}\");\n}}\n");
        std::fs::write(examples.join("deep.rs"), text).expect("a listing");
        let catalog = Catalog::load(root.path());
        let page = (Path::new("src/deep.md"), "{{#listing deep permissions}}\n");
        let uses = uses([page], &catalog);
        assert_eq!(uses.len(), 1);
        let made = side_by_side(root.path(), &catalog, &uses);
        if let Err(problems) = &made[0] {
            assert!(problems[0].to_string().contains("deep"), "{problems:?}");
        }
    }
}
