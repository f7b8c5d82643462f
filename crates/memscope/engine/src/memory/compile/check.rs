//! Asks the compiler, before the program runs, what moves where.
//!
//! One compilation, without code generation, of the program with its probes. A probe on a moved variable is
//! refused, and the refusal points at the move.
//!
//! The permissions' answers would not do. They stand behind statements, and some moves are behind none: in the value of a
//! block, in a `return`, out of a name that its own `let` hides (11 of 30 moves in eleven programs of the corpus). And
//! moves have to be known before the program is built: it would wait for several compilations, where this is one beside
//! which the others run.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use std::thread::{self, JoinHandle};

use crate::memory::instrument::{How, Move, Plan};
use crate::memory::run::part;
use crate::rustc::{self, Diagnostic, Label};
use crate::source::Start;
use crate::splice::{Edits, Origin, Woven};
use crate::wording::{self, Moved, is_borrow_checkers};
use crate::{Failure, Options, Source};

/// How often a refused insertion is replaced and the compiler asked again.
const ROUNDS: usize = 8;

/// Runs the check; edits that the compiler refuses are replaced in the plan.
///
/// # Errors
/// When the compiler does not answer, or takes the program only without the probes.
pub(crate) fn check(
    source: &Source,
    plan: &mut Plan,
    options: &Options,
    folder: &Path,
    library: &str,
) -> Result<BTreeSet<Move>, Failure> {
    for _ in 0..ROUNDS {
        let mut edits = plan.watch.clone();
        let watched = edits.len();
        edits.extend(&plan.ask);
        let spliced = edits.splice(&source.text);
        let outcome = compile(
            source,
            &spliced.text,
            options,
            folder,
            &["--emit=metadata", "--extern", library],
        )?;
        let mut round = Round {
            spliced: &spliced,
            edits: &edits,
            moves: BTreeSet::new(),
            refused: BTreeSet::new(),
            own: Vec::new(),
            elsewhere: false,
        };
        for diagnostic in outcome
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.is_error())
        {
            round.read(diagnostic);
        }
        let Round {
            moves,
            refused,
            own,
            elsewhere,
            ..
        } = round;
        if refused.is_empty() && !elsewhere && own.iter().all(|own| own.borrows) {
            return Ok(moves);
        }
        let mut changed = false;
        for index in refused {
            changed |= match index.checked_sub(watched) {
                None => plan.watch.retreat(index),
                Some(index) => plan.ask.retreat(index),
            };
        }
        for own in own.iter().filter(|own| !own.borrows) {
            changed |= plan.watch.give_up_extras()
                || plan.ask.give_up_around(own.at)
                || plan.watch.give_up_around(own.at);
        }
        if !changed {
            break;
        }
    }
    Err(Failure::in_file(
        &source.path,
        "the program compiles, but not with memscope's probes in it",
        "please report it with the file",
    ))
}

/// An error in the program's own text.
struct Own {
    at: usize,
    borrows: bool,
}

struct Round<'a> {
    spliced: &'a Woven<usize>,
    edits: &'a Edits,
    moves: BTreeSet<Move>,
    /// One edit of each group: it takes its next text once in a round.
    refused: BTreeSet<usize>,
    own: Vec<Own>,
    /// There is an error outside of the compiled file: what else was said is no whole answer.
    elsewhere: bool,
}

impl Round<'_> {
    fn read(&mut self, diagnostic: &Diagnostic) {
        let Some(primary) = diagnostic.primary() else {
            self.elsewhere = true;
            return;
        };
        match self.spliced.origin(primary.start) {
            Origin::Inserted(index, offset) if is_borrow_checkers(diagnostic) => {
                let ask = self
                    .edits
                    .get(index)
                    .asks
                    .iter()
                    .find(|(at, ..)| at.contains(&offset));
                if let Some((at, variable)) = ask {
                    if diagnostic.code.as_deref() == Some("E0382") {
                        let of_part = self.edits.get(index).texts[0][at.clone()].contains('.');
                        self.note_moves(diagnostic, *variable, of_part);
                    }
                } else if self.edits.get(index).group.is_none() {
                    self.refused.insert(self.edits.leader(index));
                }
            }
            Origin::Inserted(index, _) => drop(self.refused.insert(self.edits.leader(index))),
            Origin::Source(at) => {
                let borrows = is_borrow_checkers(diagnostic);
                // A probe after the borrowed value went away stretches the borrow: the probe's doing.
                let probed = |label: &Label| {
                    matches!(self.spliced.origin(label.start), Origin::Inserted(..))
                };
                if !(borrows && diagnostic.labels.iter().any(probed)) {
                    self.own.push(Own { at, borrows });
                }
            }
        }
    }

    /// `of_part`: it was asked about a part of the variable.
    fn note_moves(&mut self, diagnostic: &Diagnostic, variable: u32, of_part: bool) {
        let text = |label: &Label| label.text.clone().unwrap_or_default();
        let mut captured = diagnostic
            .labels
            .iter()
            .filter(|label| wording::says_captured(&text(label)));
        for label in &diagnostic.labels {
            let how = match wording::moved(&text(label)) {
                Some(Moved::Closure) => {
                    let place = captured
                        .next()
                        .and_then(|used| self.spliced.text.get(used.start..used.end));
                    How::Closure {
                        place: place.unwrap_or_default().to_owned(),
                    }
                }
                Some(Moved::Place { part }) => How::Plain {
                    part: part || of_part,
                },
                Some(Moved::Use) => How::Use,
                None => continue,
            };
            if let Some(Range { start, end }) = self.spliced.original(label.start, label.end) {
                self.moves.insert(Move {
                    variable,
                    start,
                    end,
                    how,
                });
            }
        }
    }
}

fn compile(
    source: &Source,
    text: &str,
    options: &Options,
    folder: &Path,
    arguments: &[&str],
) -> Result<rustc::Outcome, Failure> {
    let fail = |what: String| Failure::in_file(&source.path, what, "run `rustc` on it by hand");
    let write = || {
        let folder = part(folder, "check")?;
        std::fs::write(folder.join("check.rs"), text)?;
        Ok(folder)
    };
    let folder = write().map_err(|error: std::io::Error| {
        fail(format!(
            "the instrumented program cannot be written ({error})"
        ))
    })?;
    let mut all = vec![
        "--crate-name",
        "main",
        "--crate-type",
        "bin",
        "--cap-lints",
        "allow",
    ];
    all.extend(arguments);
    rustc::compile(&folder, "check.rs", &options.edition, &all).map_err(fail)
}

/// The question whether the compiler takes the program as it is, being asked beside the others.
pub(crate) struct Accepted(JoinHandle<Result<rustc::Outcome, String>>);

/// Begins to ask.
pub(crate) fn accepts(source: &Source, options: &Options, folder: &Path) -> Accepted {
    let (edition, folder) = (options.edition.clone(), folder.to_owned());
    let (text, tests) = match &source.start {
        Start::Main => (source.text.clone(), false),
        Start::Test { whole, .. } => (whole.clone(), true),
    };
    Accepted(thread::spawn(move || {
        // Some lints look at what only comes after checking.
        let file = "accepted.rs";
        std::fs::write(folder.join(file), text)
            .map_err(|error| format!("the program cannot be written ({error})"))?;
        let mut arguments = vec!["--crate-name", "accepted", "--emit=mir"];
        arguments.extend(match tests {
            true => vec!["--test"],
            false => vec!["--crate-type", "bin"],
        });
        rustc::compile(&folder, file, &edition, &arguments)
    }))
}

impl Accepted {
    /// Waits for the answer.
    ///
    /// # Errors
    /// The compiler's first error, when it rejects the program, be it for a lint.
    pub(crate) fn wait(self, source: &Source) -> Result<(), Failure> {
        let by_hand =
            |what: String| Failure::in_file(&source.path, what, "run `rustc` on it by hand");
        let outcome = self
            .0
            .join()
            .unwrap_or_else(|_| Err("memscope's own thread ended early".to_owned()));
        let outcome = outcome.map_err(by_hand)?;
        let mut errors = outcome.diagnostics.iter();
        match errors.find(|said| said.level.starts_with("error")) {
            Some(error) => Err(rejected(source, error)),
            None => Ok(()),
        }
    }
}

fn rejected(source: &Source, error: &Diagnostic) -> Failure {
    let code = error
        .code
        .as_ref()
        .map_or(String::new(), |code| format!(" [{code}]"));
    let what = format!("the compiler rejects it: {}{code}", error.message);
    let remedy = match error.code.as_deref() {
        Some("E0432" | "E0433" | "E0463") => "memscope watches single files that use std alone",
        _ if is_borrow_checkers(error) => {
            "mend it first; `memscope permissions` shows what is allowed where"
        }
        _ => "mend it first",
    };
    match error.primary() {
        Some(label) => Failure::at(&source.path, label.line, what, remedy),
        None => Failure::in_file(&source.path, what, remedy),
    }
}
