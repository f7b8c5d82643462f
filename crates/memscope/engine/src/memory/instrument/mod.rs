//! Decides what is inserted where.
//!
//! ```text
//! fn f(s: String) {⟨enter; let s = s; r!(s); scope(s); step⟩
//!     let t = s;⟨r!(t); scope(t); step⟩
//!     {⟨Block::new⟩ … }                      every block that declares something
//!     for x in v {⟨Block; let x = x; r!(x); scope(x); step⟩ … }
//! }
//! ```
//!
//! `scope` stands after the names it speaks of and is therefore dropped just before them; `Block` and `enter`
//! stand first and are dropped last. So every drop is seen in its true order, in unwinding too. Parameters and the
//! names of arms and loops are bound once more under their own name for the same reason.

mod allocator;
mod asynchronous;
mod bodies;
mod captures;
mod choices;
mod describe;
mod given;
mod insert;
mod marks;
mod names;
mod parts;
mod plan;
mod question_mark;
mod statements;
mod syntax;
mod visitor;

pub(crate) use marks::{How, Move, mark};
pub(crate) use plan::{Plan, Site};

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use choices::Choices;
use plan::Index;
use syn::visit::Visit;

use crate::Failure;
use crate::memory::model::StepKind;

/// Walks a parsed source.
///
/// # Errors
/// At the first construct that cannot be watched.
pub(crate) fn plan(source: &crate::Source) -> Result<Plan, Failure> {
    let mut walker = Walker {
        text: &source.text,
        plan: Plan {
            own_allocator: allocator::is_own(&source.ast),
            index: Index {
                choices: Choices::of(&source.ast),
                ..Index::default()
            },
            ..Plan::default()
        },
        constants: crate::source::constants(&source.ast),
        scopes: vec![Vec::new()],
        boundary: 0,
        prefix: Vec::new(),
        constant: false,
        unit: false,
        refused: None,
        known: describe::known(&source.ast),
        depth: 0,
        groups: 0,
        spawned: false,
        structs: crate::source::structs(&source.ast),
        taken: None,
        scrutinee: None,
        body: 0..source.text.len(),
        loops: source
            .functions
            .iter()
            .flat_map(|one| one.loops.iter().cloned())
            .collect(),
        unwatched: false,
        owned_selves: HashSet::new(),
        entry: source.start.name().to_owned(),
        option: false,
    };
    walker.visit_file(&source.ast);
    walker.refuse_async_in_macros(&source.ast);
    match walker.refused {
        Some((line, what, remedy)) => Err(Failure::at(&source.path, line, what, remedy)),
        None => {
            walker.last_uses();
            captures::note(source, &mut walker.plan);
            Ok(walker.plan)
        }
    }
}

struct Walker<'a> {
    text: &'a str,
    plan: Plan,
    constants: HashSet<String>,
    scopes: Vec<Vec<(String, u32)>>,
    /// The first scope of the innermost function or closure.
    boundary: usize,
    prefix: Vec<String>,
    /// Inside something that the compiler evaluates.
    constant: bool,
    /// The block being visited next has the type ().
    unit: bool,
    refused: Option<(usize, String, String)>,
    known: String,
    /// Functions around this one.
    depth: usize,
    groups: u32,
    /// The closure being visited next is a thread's.
    spawned: bool,
    /// The fields of the file's structs.
    structs: HashMap<String, Vec<String>>,
    /// The place that the pattern being declared takes apart, as the source names it.
    taken: Option<String>,
    /// What the names that open the next body took something of: what that moved is asked where the body opens.
    scrutinee: Option<Range<usize>>,
    /// The innermost function's or closure's body.
    body: Range<usize>,
    loops: Vec<Range<usize>>,
    /// Inside a closure that has no frame.
    unwatched: bool,
    /// Variables that are a `self` taken by value.
    owned_selves: HashSet<u32>,
    /// The function that runs first.
    entry: String,
    /// What the innermost function or closure returns is written as an `Option`.
    option: bool,
}

impl Walker<'_> {
    fn refuse(&mut self, line: usize, what: &str, remedy: &str) {
        if self.refused.is_none() {
            self.refused = Some((line, what.to_owned(), remedy.to_owned()));
        }
    }

    fn site(&mut self, kind: StepKind, first_line: usize, line: usize, span: Range<usize>) -> u32 {
        self.plan.sites.push(Site {
            kind,
            line,
            first_line,
            span,
            compound: false,
        });
        self.plan.sites.len() as u32 - 1
    }
}
