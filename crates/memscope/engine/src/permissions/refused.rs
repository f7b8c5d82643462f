//! What the compiler says about the unchanged program, and which answers it makes untrustworthy.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use crate::Source;
use crate::rustc::{Diagnostic, Label, Outcome};
use crate::source::Function;
use crate::wording::{is_borrow_checkers, switches_off};

use super::compile::plain;
use super::finding::{Finding, Kind, pointers};
use super::place::{self, Candidate};
use super::probe_file::Generated;
use super::question::{Answers, Cell};
use super::report::{Permission, Said};
use super::types::FunctionPlan;

/// One error of the unchanged program.
#[derive(Debug)]
pub(super) struct Error {
    pub(super) said: Said,
    /// The bytes of the expression that it is about.
    pub(super) at: Range<usize>,
    /// Where all its labels are.
    labels: Vec<usize>,
    /// Where it says that a value was moved.
    moves: Vec<usize>,
    /// The innermost function around it, by index in [`Source::functions`].
    pub(super) function: Option<usize>,
    /// It comes from the borrow checker, which therefore was at work.
    pub(super) borrow_checkers: bool,
    /// It switches borrow checking off for its body.
    pub(super) switches_off: bool,
}

/// The errors of the program itself, in the compiler's order: those that lie in no copy. Lints are not among them: the
/// compiler comes to most of them only when there are no errors, and the copies have some on purpose.
pub(super) fn errors(source: &Source, generated: &Generated, outcome: &Outcome) -> Vec<Error> {
    let errors = outcome
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.is_error());
    errors
        .filter_map(|diagnostic| error(source, generated, diagnostic))
        .collect()
}

fn error(source: &Source, generated: &Generated, diagnostic: &Diagnostic) -> Option<Error> {
    let at = match diagnostic.primary() {
        Some(primary) => match generated.source_byte(primary.start) {
            Some(start) if generated.copy_at(primary.start).is_none() => {
                start..(start + (primary.end - primary.start)).min(source.text.len())
            }
            _ => return None,
        },
        // "aborting due to 2 previous errors" says nothing; anything with a code does.
        None if diagnostic.code.is_none() => return None,
        None => 0..0,
    };
    let offset = |label: &Label| generated.source_byte(label.start);
    let labels = || diagnostic.labels.iter().filter(|label| label.in_file);
    let expression = source.text.get(at.clone()).unwrap_or_default();
    Some(Error {
        said: Said {
            line: source.line(at.start),
            column: source.column(at.start),
            expression: expression.split_whitespace().collect::<Vec<_>>().join(" "),
            permission: permission(diagnostic, expression),
            code: diagnostic.code.clone(),
            message: plain(source, generated, &diagnostic.message),
            lines: pointers(source, generated, diagnostic),
        },
        labels: labels().filter_map(offset).collect(),
        moves: labels()
            .filter(|label| label.says_moved())
            .filter_map(offset)
            .collect(),
        function: innermost_function(source, at.start),
        borrow_checkers: is_borrow_checkers(diagnostic),
        switches_off: switches_off(diagnostic),
        at,
    })
}

fn innermost_function(source: &Source, at: usize) -> Option<usize> {
    let around = source.functions.iter().enumerate();
    around
        .filter(|(_, function)| function.span.contains(&at))
        .min_by_key(|(_, function)| function.span.len())
        .map(|(index, _)| index)
}

/// The permission that a refused expression asked for.
fn permission(diagnostic: &Diagnostic, expression: &str) -> Option<Permission> {
    let message = &diagnostic.message;
    match diagnostic.code.as_deref()? {
        "E0381" | "E0382" if message.starts_with("borrow of") => Some(Permission::Read),
        "E0382" if message.starts_with("assign to") => Some(Permission::Assign),
        // `*p += 1` after `p` was moved.
        "E0382" if assigns(expression) => Some(Permission::Assign),
        "E0382" => Some(Permission::Move),
        "E0381" | "E0503" => Some(Permission::Read),
        "E0384" | "E0506" | "E0594" | "E0510" => Some(Permission::Assign),
        "E0499" | "E0596" | "E0500" => Some(Permission::Write),
        "E0502" | "E0501" if message.contains("as mutable because") => Some(Permission::Write),
        "E0502" | "E0501" => Some(Permission::Read),
        "E0505" | "E0507" | "E0508" | "E0509" => Some(Permission::Move),
        _ => None,
    }
}

/// Whether it is `place += value` or the like.
fn assigns(expression: &str) -> bool {
    match syn::parse_str(expression) {
        Ok(syn::Expr::Binary(binary)) => place::assigns(&binary.op),
        _ => false,
    }
}

/// The cells of one function that cannot be trusted after its refused uses: rustc reports some errors once, so a
/// probe further on may pass unnoticed.
pub(super) fn untrusted(
    source: &Source,
    subject: &FunctionPlan,
    errors: &[Error],
) -> BTreeMap<Cell, Vec<Finding>> {
    let function = &source.functions[subject.function];
    let mut cells = BTreeMap::new();
    for error in errors {
        if error.function != Some(subject.function) || !error.borrow_checkers {
            continue;
        }
        let doubt = Doubt::about(function, error);
        let why = Finding::own(
            Kind::NotAsked,
            format!(
                "the compiler refuses `{}` on line {}; what holds for this after it cannot be asked",
                error.said.expression, error.said.line
            ),
        );
        for (number, point) in subject.points.iter().enumerate() {
            let comes_round =
                |range: &Range<usize>| range.contains(&point.at) && range.contains(&error.at.start);
            if point.at < error.at.start && !function.loops.iter().any(comes_round) {
                // Of the uses after one move rustc reports the last one whose place is not part of an earlier one's:
                // a probe that gives `*b` a value is hidden by a `&*b` further down.
                if error.moves.iter().any(|moved| *moved < point.at) {
                    for index in point.available(function, &subject.candidates) {
                        let candidate = &subject.candidates[index];
                        if !candidate.is_whole() && doubt.concerns(function, candidate) {
                            let cell = (number, index, Permission::Assign);
                            cells.entry(cell).or_insert_with(|| vec![why.clone()]);
                        }
                    }
                }
                continue;
            }
            for index in point.available(function, &subject.candidates) {
                // A part lives and dies with its variable, whose type tells what it may hold.
                let root = subject.candidates[index].root;
                let mut whole = subject.candidates.iter();
                let whole = whole.find(|other| other.root == root && other.is_whole());
                if whole.is_none_or(|whole| doubt.concerns(function, whole)) {
                    for act in Permission::ALL {
                        cells
                            .entry((number, index, act))
                            .or_insert_with(|| vec![why.clone()]);
                    }
                }
            }
        }
    }
    cells
}

/// Of the uses after one move rustc reports the last one whose place is not part of an earlier one's. So a probe of the
/// whole that passes between the move and a refused use of a part was perhaps only not reported.
pub(super) fn doubt_hidden(
    source: &Source,
    plan: &FunctionPlan,
    errors: &[Error],
    answers: &mut Answers,
) {
    let function = &source.functions[plan.function];
    for error in errors {
        let of_this = error.function == Some(plan.function) && error.borrow_checkers;
        let name = error.said.message.split('`').nth(1);
        let root = variable_named(function, error);
        let named =
            |place: &&Candidate| Some(place.text.as_str()) == name && Some(place.root) == root;
        let Some(place) = plan.candidates.iter().find(named).filter(|_| of_this) else {
            continue;
        };
        let why = format!(
            "the compiler refuses `{}` on line {} for the same move, which may hide this",
            error.said.expression, error.said.line
        );
        for (number, point) in plan.points.iter().enumerate() {
            let moved = error.moves.iter().any(|moved| *moved < point.at);
            if !moved || point.at >= error.at.start {
                continue;
            }
            for (index, around) in plan.candidates.iter().enumerate() {
                if !place.is_within(around) || around.is_within(place) {
                    continue;
                }
                for act in [Permission::Read, Permission::Write, Permission::Move] {
                    let found = answers.cells.get_mut(&(number, index, act));
                    if let Some(found) = found.filter(|found| found.is_empty()) {
                        found.push(Finding::own(Kind::NotAsked, why.clone()));
                    }
                }
            }
        }
    }
}

/// What an error makes doubtful further on.
enum Doubt {
    /// Nothing: the refused act changes no state (`not declared mut`, `cannot move out of a reference`), or the error is
    /// about the lifetimes of the signature, which no probe touches.
    Nothing,
    /// One variable: a use after its move, or before its first value.
    Variable(usize),
    /// Whatever may hold the borrow that is in conflict: a later use of it would be reported at the conflict, where
    /// there is an error already.
    Holders(BTreeSet<usize>),
    /// Everything that has to do with it.
    Everything(BTreeSet<usize>),
}

impl Doubt {
    fn about(function: &Function, error: &Error) -> Self {
        match error.said.code.as_deref() {
            Some(
                "E0384" | "E0507" | "E0508" | "E0509" | "E0594" | "E0596" | "E0521" | "E0621"
                | "E0700",
            ) => Self::Nothing,
            None if error.said.message.contains("lifetime may not live") => Self::Nothing,
            Some("E0381" | "E0382") => match variable_named(function, error) {
                Some(variable) => Self::Variable(variable),
                None => Self::Everything(concerned(function, error)),
            },
            Some("E0499" | "E0502" | "E0503" | "E0505" | "E0506" | "E0597") => {
                let mut holders = concerned(function, error);
                // The owner answers for itself: a conflict with a probe is reported at the probe.
                if let Some(owner) = variable_named(function, error) {
                    holders.remove(&owner);
                }
                Self::Holders(holders)
            }
            Some("E0515" | "E0716") => Self::Holders(concerned(function, error)),
            _ => Self::Everything(concerned(function, error)),
        }
    }

    fn concerns(&self, function: &Function, candidate: &Candidate) -> bool {
        match self {
            Self::Nothing => false,
            Self::Variable(variable) => candidate.root == *variable,
            Self::Holders(variables) => {
                variables.contains(&candidate.root)
                    && candidate.may_hold_a_borrow(&super::session::generics(function))
            }
            Self::Everything(variables) => variables.contains(&candidate.root),
        }
    }
}

/// The variable that a message such as "borrow of moved value: `point.x`" is about.
fn variable_named(function: &Function, error: &Error) -> Option<usize> {
    let place = error.said.message.split('`').nth(1)?;
    let name = |c: char| c.is_alphanumeric() || c == '_';
    let start = place.find(name)?;
    let end = place[start..]
        .find(|c| !name(c))
        .map_or(place.len(), |end| start + end);
    binding(function, &place[start..end], error.at.start)
}

/// The bindings that have to do with an error: those in the statements it points to, and what these were made from
/// or went into, statement by statement. Printing passes nothing on.
fn concerned(function: &Function, error: &Error) -> BTreeSet<usize> {
    let mentions = mentions(function);
    let statement_of = |offset: usize| innermost_statement(function, offset);
    let pointed: BTreeSet<usize> = error
        .labels
        .iter()
        .filter_map(|offset| statement_of(*offset))
        .collect();
    let mut groups: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (binding, offset) in &mentions {
        let mut at = statement_of(*offset);
        while let Some(statement) = at {
            groups.entry(statement).or_default().insert(*binding);
            // What a closure mentions, it captures: that belongs to the statement that makes the closure, too.
            let closure = function.statements[statement].closure.as_ref();
            at = closure.and_then(|body| statement_of(body.start));
            at = at.filter(|outer| *outer != statement);
        }
    }
    let mut concerned: BTreeSet<usize> = groups
        .iter()
        .filter(|(statement, _)| pointed.contains(statement))
        .flat_map(|(_, bindings)| bindings.iter().copied())
        .collect();
    // Labels outside all statements: parameters.
    for (index, binding) in function.bindings.iter().enumerate() {
        if error
            .labels
            .iter()
            .any(|offset| binding.span.contains(offset))
        {
            concerned.insert(index);
        }
    }
    loop {
        let before = concerned.len();
        for (statement, bindings) in &groups {
            let passes_on = !prints(function, *statement);
            if passes_on && !bindings.is_disjoint(&concerned) {
                concerned.extend(bindings);
            }
        }
        if concerned.len() == before {
            return concerned;
        }
    }
}

fn innermost_statement(function: &Function, offset: usize) -> Option<usize> {
    let around = function.statements.iter().enumerate();
    around
        .filter(|(_, statement)| statement.span.contains(&offset))
        .min_by_key(|(_, statement)| statement.span.len())
        .map(|(index, _)| index)
}

fn prints(function: &Function, statement: usize) -> bool {
    let span = &function.statements[statement].span;
    function
        .prints
        .iter()
        .any(|range| range.start == span.start && range.end <= span.end)
}

/// Every mention of a binding in the body: which, and where. A field of the same name counts too, which only makes
/// more places not asked.
fn mentions(function: &Function) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    tokens(function, function.block.to_token_stream(), &mut found);
    found
}

fn tokens(function: &Function, stream: TokenStream, found: &mut Vec<(usize, usize)>) {
    for tree in stream {
        match tree {
            TokenTree::Ident(ident) => {
                let at = ident.span().byte_range().start;
                found.extend(binding(function, &ident.to_string(), at).map(|index| (index, at)));
            }
            TokenTree::Literal(literal) => {
                // `println!("{name}")`
                let at = literal.span().byte_range().start;
                let text = literal.to_string();
                for part in text.split('{').skip(1) {
                    let end = part.find(|c: char| !c.is_alphanumeric() && c != '_');
                    let name = &part[..end.unwrap_or(part.len())];
                    found.extend(binding(function, name, at).map(|index| (index, at)));
                }
            }
            TokenTree::Group(group) => tokens(function, group.stream(), found),
            TokenTree::Punct(_) => {}
        }
    }
}

fn binding(function: &Function, name: &str, at: usize) -> Option<usize> {
    // The name in its own pattern counts: `let t = s;` has to do with `t`.
    let declared = function
        .bindings
        .iter()
        .position(|binding| binding.span.start == at);
    declared.or_else(|| {
        let meant = function.in_scope(at).into_iter().find(|b| b.name == name)?;
        function
            .bindings
            .iter()
            .position(|binding| binding.span == meant.span)
    })
}
