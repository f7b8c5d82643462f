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
mod bindings;
mod captures;
mod describe;
pub(crate) mod edits;
mod insert;
mod marks;
mod plan;
mod question_mark;
mod statements;
mod syntax;
mod visitor;

pub(crate) use edits::{Edits, Origin, Spliced};
pub(crate) use marks::{How, Move, mark};
pub(crate) use plan::{Plan, Site};

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, FnArg, Signature};

use crate::Failure;
use crate::memory::model::StepKind;
use crate::source::bytes;
use bindings::Bound;
use edits::Edit;
use plan::{Called, Pattern, Variable};
use syntax::{annotation, has_block, inside, is_option, list, tail_line};

/// Walks a parsed source.
///
/// # Errors
/// At the first construct that cannot be watched.
pub(crate) fn plan(source: &crate::Source) -> Result<Plan, Failure> {
    let mut walker = Walker {
        text: &source.text,
        plan: Plan {
            own_allocator: allocator::is_own(&source.ast),
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
        body: 0..source.text.len(),
        loops: Vec::new(),
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

    fn declare(
        &mut self,
        bound: &Bound,
        deferred: bool,
        bound_at: Option<(&Range<usize>, bool)>,
    ) -> u32 {
        let id = self.plan.variables.len() as u32;
        self.plan.variables.push(Variable {
            name: bound.name.clone(),
            line: bound.line,
            deferred,
            span: bound.span.clone(),
            last_use: self.body.end,
            captures: None,
        });
        if let Some(scope) = self.scopes.last_mut() {
            scope.push((bound.name.clone(), id));
        }
        if let Some((near, after)) = bound_at {
            let place = self.taken.as_ref().zip(bound.path.as_ref());
            let pattern = Pattern {
                name: bound.name.clone(),
                near: near.clone(),
                after,
                label: bound.label.clone(),
                place: place.map(|(taken, path)| format!("{taken}{path}")),
            };
            let key = (bound.span.start, bound.span.end);
            self.plan.index.patterns.insert(key, pattern);
        }
        id
    }

    /// Cuts each variable's last use down from the end of its function to the last mention of its name.
    fn last_uses(&mut self) {
        let declared = self.plan.variables.iter();
        let names: Vec<(String, usize)> = declared
            .map(|one| (one.name.clone(), one.span.start))
            .collect();
        for variable in &mut self.plan.variables {
            let (start, end) = (variable.span.end, variable.last_use);
            let end = redeclared(self.text, &names, variable).unwrap_or(end);
            let rest = self.text.get(start..end).unwrap_or_default();
            let apart = |c: Option<char>| c.is_none_or(|c| !(c.is_alphanumeric() || c == '_'));
            let whole = |at: &usize| {
                let (before, after) = (&rest[..*at], &rest[*at + variable.name.len()..]);
                apart(before.chars().next_back()) && apart(after.chars().next())
            };
            let mentions = rest.match_indices(variable.name.as_str()).map(|(at, _)| at);
            let last = mentions
                .filter(whole)
                .last()
                .map_or(start, |at| start + at + 1);
            // A loop leads back to what it mentions, unless it declares it.
            let back = self
                .loops
                .iter()
                .filter(|around| around.contains(&last) && !around.contains(&variable.span.start));
            variable.last_use = back.map(|around| around.end).max().unwrap_or(last);
        }
    }

    /// The variable that a name means here, within the innermost function or closure.
    fn lookup(&self, name: &str) -> Option<u32> {
        let scopes = &self.scopes[self.boundary..];
        let mut names = scopes.iter().rev().flat_map(|scope| scope.iter().rev());
        names.find(|(known, _)| known == name).map(|(_, id)| *id)
    }

    /// The variables that can be named here, the innermost of each name.
    fn in_scope(&self) -> Vec<(String, u32)> {
        let mut seen = HashSet::new();
        let scopes = &self.scopes[self.boundary..];
        let names = scopes.iter().rev().flat_map(|scope| scope.iter().rev());
        let mut found: Vec<_> = names
            .filter(|(name, _)| seen.insert(name.clone()))
            .cloned()
            .collect();
        found.reverse();
        found
    }

    /// A function's or closure's body: its span is what the opening stands before. `lines`: those of its name, of its
    /// last expression and of its end.
    fn enter(
        &mut self,
        name: String,
        lines: (usize, usize, usize),
        bound: &[Bound],
        at: &Range<usize>,
        owned: Option<&str>,
    ) {
        let (line, tail, end) = lines;
        let main = name == self.entry;
        let function = self.plan.functions.len();
        self.plan.functions.push(Called { name, line });
        let call = self.site(StepKind::Call, line, line, at.clone());
        let exit = self.site(StepKind::Return, tail, end, at.clone());
        let first = self.plan.variables.len();
        let by_self: Vec<u32> = bound
            .iter()
            .enumerate()
            .filter(|(_, bound)| bound.name == "self")
            .map(|(index, _)| (first + index) as u32)
            .collect();
        let by_self = list(&by_self);
        self.watch_before(
            at,
            format!("let __ms_e=::__memscope::enter({function},{exit},{by_self});"),
        );
        if let Some(output) = owned {
            self.own_call(at, output);
        }
        self.open(bound, at, true);
        if !main {
            self.watch_before(at, format!("::__memscope::step({call});"));
        }
    }

    /// A `self` taken by value is dropped after all that can be written into the function, for it cannot be bound once
    /// more under its name. So the body becomes a closure that takes it, called at once: its end is the function's.
    fn own_call(&mut self, at: &Range<usize>, output: &str) {
        let first = self.plan.watch.len();
        let output = if output.is_empty() {
            String::new()
        } else {
            format!("->{output}")
        };
        self.watch_before(at, format!("let mut __ms_f=move||{output}{{"));
        let body = at.start..at.end - 2;
        self.plan
            .watch
            .push(Edit::after(&body, "};__ms_f()").wider());
        self.groups += 1;
        self.plan.watch.group(first, self.groups);
        self.owned_selves.insert(self.plan.variables.len() as u32);
    }

    fn function(&mut self, sig: &Signature, block: &Block, main: bool) {
        let line = sig.ident.span().start().line;
        if let Some(token) = &sig.asyncness {
            let line = token.span().start().line;
            self.refuse_async(line, "functions");
        }
        if sig.constness.is_some() {
            return;
        }
        self.prefix.push(sig.ident.to_string());
        let outer = std::mem::replace(&mut self.boundary, self.scopes.len());
        let constant = std::mem::replace(&mut self.constant, false);
        self.depth += 1;
        self.scopes.push(Vec::new());
        let mut bound = Vec::new();
        for input in &sig.inputs {
            match input {
                FnArg::Receiver(receiver) => bound.push(Bound::receiver(receiver)),
                FnArg::Typed(typed) => bound.extend(bindings::bound(&typed.pat, &self.constants)),
            }
        }
        let at = inside(&bytes(block));
        if main {
            let known = format!("{{fn __ms_k(){{{}}}__ms_k}}", self.known);
            let own = self.plan.own_allocator;
            let edit = Edit::before(&at, format!("::__memscope::begin({own},{known});"));
            self.plan
                .watch
                .push(edit.or(format!("::__memscope::begin({own},||{{}});")));
        }
        let name = self.prefix.join("::");
        let end = block.brace_token.span.close().start().line;
        let unit = match &sig.output {
            syn::ReturnType::Default => true,
            syn::ReturnType::Type(_, ty) => {
                matches!(&**ty, syn::Type::Tuple(t) if t.elems.is_empty())
            }
        };
        let output = annotation(&sig.output);
        let owned = takes_self(sig).then(|| output.clone().unwrap_or_default());
        let lines = (line, tail_line(block, unit), end);
        let body = std::mem::replace(&mut self.body, bytes(block));
        let option = std::mem::replace(&mut self.option, is_option(&sig.output));
        self.enter(name, lines, &bound, &at, owned.as_deref());
        self.statements(block, unit, true, output);
        if !unit {
            self.tells_its_value(block);
        }
        self.body = body;
        self.option = option;
        self.scopes.pop();
        self.depth -= 1;
        self.constant = constant;
        self.boundary = outer;
        self.prefix.pop();
    }

    fn closure(&mut self, closure: &syn::ExprClosure) {
        let spawned = std::mem::take(&mut self.spawned);
        if let Some(token) = &closure.asyncness {
            let line = token.span().start().line;
            self.refuse_async(line, "closures");
        }
        let constant = std::mem::replace(&mut self.constant, false);
        let outer = std::mem::replace(&mut self.boundary, self.scopes.len());
        let around_body = std::mem::replace(&mut self.body, bytes(closure));
        let unwatched = std::mem::replace(&mut self.unwatched, false);
        let option = std::mem::replace(&mut self.option, is_option(&closure.output));
        self.scopes.push(Vec::new());
        let bound: Vec<Bound> = closure
            .inputs
            .iter()
            .flat_map(|input| bindings::bound(input, &self.constants))
            .collect();
        let line = closure.span().start().line;
        let around = self.prefix.join("::");
        let name = format!("{around}::{{closure}}");
        self.prefix.push("{closure}".to_owned());
        self.depth += 1;
        match &*closure.body {
            Expr::Block(body) if body.label.is_none() && body.attrs.is_empty() => {
                let at = inside(&bytes(&body.block));
                let end = body.block.brace_token.span.close().start().line;
                let tail = tail_line(&body.block, false);
                self.enter(name, (line, tail, end), &bound, &at, None);
                self.statements(&body.block, false, true, annotation(&closure.output));
                self.tells_its_value(&body.block);
            }
            body if has_block(body) || spawned => {
                let at = bytes(body);
                self.plan.watch.push(Edit::before(&at, "{").wider());
                let end = body.span().end().line;
                self.enter(name, (line, end, end), &bound, &at, None);
                self.visit_expr(body);
                self.plan.watch.push(Edit::after(&at, "}").wider());
            }
            // One expression without a statement in it: a call of its own would show nothing new.
            body => {
                for one in &bound {
                    self.declare(one, false, None);
                }
                self.unwatched = true;
                self.visit_expr(body);
            }
        }
        self.depth -= 1;
        self.prefix.pop();
        self.scopes.pop();
        self.boundary = outer;
        self.body = around_body;
        self.unwatched = unwatched;
        self.option = option;
        self.constant = constant;
    }

    /// The arguments of a call; a closure given to `spawn` is always watched, so that its thread is known from the start.
    fn arguments<'a>(&mut self, arguments: impl Iterator<Item = &'a Expr>, spawns: bool) {
        for argument in arguments {
            self.spawned = spawns
                && match argument {
                    Expr::Closure(_) => true,
                    Expr::Block(block) => visitor::is_twins(block),
                    _ => false,
                };
            self.visit_expr(argument);
            self.spawned = false;
        }
    }

    /// A block whose names open it: a loop's, an arm's, a branch's.
    fn body(
        &mut self,
        block: &Block,
        bound: &[Bound],
        kind: Option<StepKind>,
        line: usize,
        unit: bool,
    ) {
        if self.constant {
            return visit::visit_block(self, block);
        }
        self.scopes.push(Vec::new());
        let at = inside(&bytes(block));
        let first = self.plan.variables.len() as u32;
        let end = block.brace_token.span.close().start().line;
        let last = self.site(
            StepKind::BlockEnd,
            tail_line(block, unit),
            end,
            bytes(block),
        );
        // Stands first, but is only known after the block was read.
        let guard = self.plan.watch.reserve(&at);
        self.open(bound, &at, true);
        if let Some(kind) = kind {
            let site = self.site(kind, line, line, at.clone());
            self.watch_before(&at, format!("::__memscope::step({site});"));
        }
        self.statements(block, unit, !bound.is_empty(), None);
        let declared: Vec<u32> = self
            .scopes
            .pop()
            .into_iter()
            .flatten()
            .map(|(_, id)| id)
            .collect();
        debug_assert!(declared.iter().all(|id| *id >= first));
        if !declared.is_empty() {
            let ids = list(&declared);
            self.plan.watch.fill(
                guard,
                format!("let __ms_b=::__memscope::Block::new({last},{ids});"),
            );
        }
    }

    /// An arm's body, which may be a bare expression.
    fn arm(&mut self, body: &Expr, bound: &[Bound], line: usize, unit: bool) {
        let kind = (!bound.is_empty()).then_some(StepKind::Branch);
        match body {
            Expr::Block(block) if block.label.is_none() && block.attrs.is_empty() => {
                self.body(&block.block, bound, kind, line, unit);
            }
            body if self.constant || (bound.is_empty() && !matches!(body, Expr::Assign(_))) => {
                self.unit = unit;
                self.visit_expr(body);
            }
            body => {
                self.scopes.push(Vec::new());
                let at = bytes(body);
                let end = body.span().end().line;
                self.plan.watch.push(Edit::before(&at, "{").wider());
                let last = self.site(StepKind::BlockEnd, end, end, at.clone());
                let guard = self.plan.watch.reserve(&at);
                let ids = list(&self.open(bound, &at, true));
                if !bound.is_empty() {
                    self.plan.watch.fill(
                        guard,
                        format!("let __ms_b=::__memscope::Block::new({last},{ids});"),
                    );
                }
                if let Some(kind) = kind {
                    let site = self.site(kind, line, line, at.clone());
                    self.watch_before(&at, format!("::__memscope::step({site});"));
                }
                self.visit_expr(body);
                if let Expr::Assign(assign) = body {
                    self.assigned(assign, &at, true);
                } else {
                    self.tail(body, None);
                }
                self.scopes.pop();
                self.plan.watch.push(Edit::after(&at, "}").wider());
            }
        }
    }
}

/// Where the same block declares the name once more: from there on it means another variable.
fn redeclared(text: &str, names: &[(String, usize)], variable: &Variable) -> Option<usize> {
    let later = names.iter().filter(|(name, at)| {
        let between = text.get(variable.span.end..*at).unwrap_or("{");
        let depth = |c: char| between.matches(c).count();
        *name == variable.name && *at > variable.span.start && depth('{') == depth('}')
    });
    // Its own initializer may still mean the old one.
    let at = later.map(|(_, at)| *at).min()?;
    let end = at + text[at..].find(';')?;
    let initializer = &text[at + variable.name.len()..end];
    let mut words = initializer.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let means_old = words.any(|word| word == variable.name);
    Some(if means_old { end } else { at })
}

/// Does a method take its `self` by value?
fn takes_self(sig: &Signature) -> bool {
    let Some(receiver) = sig.receiver() else {
        return false;
    };
    receiver.reference.is_none() && !matches!(&*receiver.ty, syn::Type::Reference(_))
}
