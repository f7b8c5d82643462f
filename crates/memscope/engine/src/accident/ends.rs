//! Where a variable that was moved from ends, and where it is used: what the drop flag of the real program would do.
//!
//! ```text
//! let log = f();⟨fresh⟩            it begins
//! if online { send(⟨moved⟩log) }   the move is noted
//! ⟨claim⟩println!("{log}");        used after a move: both names own the value
//! ⟨gone: forget(log)⟩ }            moved and not used: nothing is dropped here
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use syn::visit::{self, Visit};
use syn::{Block, Expr, Stmt};

use super::insert::Insert;
use super::shape::{Kind, Shape};
use super::syntax::Index;
use crate::source::bytes;

const TWIN: &str = "crate::__twin::";

/// The inserts that give a moved place its drop flag; `None` where its scope has a shape that is not followed.
///
/// `moved` are the bytes that move it: the place, or the closure that captures it.
pub(super) fn drop_flag(
    index: &Index,
    text: &str,
    ast: &syn::File,
    place: &str,
    moved: &Range<usize>,
) -> Option<Vec<Insert>> {
    let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let name = place
        .split('.')
        .next()
        .filter(|_| place.chars().all(plain))?;
    let mut search = Search {
        name,
        at: moved.start,
        found: None,
    };
    search.visit_file(ast);
    let scope = search.found?;
    let block = bytes(scope.block);
    let mut shape = Shape::default();
    shape.visit_block(scope.block);
    let named = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
    let uses = mentioned(index, place, name, &block);
    let says = |span: &Range<usize>| uses.iter().any(|at| span.contains(at));
    let does = |what: Call| {
        let done = match what {
            Call::Fresh => format!("{TWIN}fresh(&raw const {place})"),
            Call::Claim => format!("{TWIN}claim(&raw const {place})"),
            Call::Gone => {
                format!("if {TWIN}gone(&raw const {place}){{::std::mem::forget({place})}}")
            }
        };
        format!("'__twin_end:{{{done}}}")
    };
    let before =
        |span: &Range<usize>, what| Insert::Around(span.clone(), does(what), String::new());
    let after = |span: &Range<usize>, what| Insert::Around(span.clone(), String::new(), does(what));
    let wrapped = |span: &Range<usize>, what| {
        let before = format!("{{{}", does(what));
        Insert::Around(span.clone(), before, "}".to_owned())
    };

    let mut inserts = vec![match &scope.declared {
        Some(declared) => after(declared, Call::Fresh),
        None => Insert::Opening(block.clone(), does(Call::Fresh)),
    }];
    let begins = scope.declared.as_ref().map_or(block.start, |span| span.end);
    let mut claimed = BTreeSet::new();
    for at in uses.iter().filter(|at| **at >= begins) {
        let slot = shape.slot(*at)?;
        let again = slot.span.contains(&moved.start) && *at >= moved.end;
        if again || slot.kind == Kind::Pattern {
            // Moved and used in one statement.
            return None;
        }
        if claimed.insert(slot.span.start) {
            let assigned = slot
                .assigns
                .as_ref()
                .is_some_and(|target| named(target) == place);
            let what = if assigned { Call::Gone } else { Call::Claim };
            inserts.push(match slot.kind {
                Kind::Statement => before(&slot.span, what),
                _ if named(&slot.span) == place => return None,
                _ => wrapped(&slot.span, what),
            });
        }
    }
    for exit in &shape.exits {
        let leaves = exit.target.is_none_or(|target| target < block.start);
        if leaves && exit.span.start >= begins && !says(&exit.span) {
            let slot = shape.slot(exit.span.start)?;
            inserts.push(
                match slot.kind == Kind::Statement && slot.span.start == exit.span.start {
                    true => before(&slot.span, Call::Gone),
                    false => wrapped(&exit.span, Call::Gone),
                },
            );
        }
    }
    let last = scope.block.stmts.last()?;
    let span = bytes(last);
    inserts.extend(match last {
        Stmt::Expr(expr, _) if exits(expr) => None,
        Stmt::Expr(_, None) if !says(&span) => Some(before(&span, Call::Gone)),
        Stmt::Expr(expr, None) if scope.unit || is_unit(expr) => Some(after(&span, Call::Gone)),
        Stmt::Expr(_, None) => return None,
        Stmt::Macro(one) if one.semi_token.is_none() && !says(&span) => {
            Some(before(&span, Call::Gone))
        }
        Stmt::Macro(one) if one.semi_token.is_none() && !scope.unit => return None,
        Stmt::Macro(one) if one.semi_token.is_none() => Some(Insert::Around(
            span,
            String::new(),
            format!(";{}", does(Call::Gone)),
        )),
        _ => Some(after(&span, Call::Gone)),
    });
    Some(inserts)
}

/// What the program is made to call at a place whose drop is in question.
#[derive(Clone, Copy)]
enum Call {
    /// It begins to hold its value.
    Fresh,
    /// It is used.
    Claim,
    /// Its value goes; nothing drops it a second time.
    Gone,
}

/// Where a block names a place, a part of it, or what it is a part of.
fn mentioned(index: &Index, place: &str, name: &str, block: &Range<usize>) -> Vec<usize> {
    // Of `pair.name`, the index has `pair` too: the longest counts.
    let mut longest: BTreeMap<usize, &str> = BTreeMap::new();
    for (text, at) in &index.places {
        let known = longest.entry(at.start).or_default();
        if known.len() < text.len() {
            *known = text;
        }
    }
    let part = |one: &str, of: &str| {
        let rest = one.strip_prefix(of);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let places = longest.into_iter();
    let places = places.filter(|(_, text)| part(text, place) || part(place, text));
    let captures = index.captures.iter();
    let captures = captures.filter(|(_, names)| names.iter().any(|one| one == name));
    let places = places.map(|(at, _)| at);
    let all = places.chain(captures.map(|(at, _)| at.start));
    let inside: BTreeSet<usize> = all.filter(|at| block.contains(at)).collect();
    inside.into_iter().collect()
}

fn exits(expr: &Expr) -> bool {
    matches!(expr, Expr::Return(_) | Expr::Break(_) | Expr::Continue(_))
}

fn is_unit(expr: &Expr) -> bool {
    match expr {
        Expr::ForLoop(_) | Expr::While(_) => true,
        Expr::If(one) => one.else_branch.is_none(),
        _ => false,
    }
}

/// The block in which a variable lives.
struct Scope<'a> {
    block: &'a Block,
    /// Its `let`; `None` for a parameter.
    declared: Option<Range<usize>>,
    /// The block's value is `()`.
    unit: bool,
}

/// Looks for the variable that a name means at a place.
struct Search<'a, 'n> {
    name: &'n str,
    at: usize,
    found: Option<Scope<'a>>,
}

impl<'a> Search<'a, '_> {
    fn binds(&self, pat: &syn::Pat) -> bool {
        struct Names<'n>(&'n str, bool);
        impl Visit<'_> for Names<'_> {
            fn visit_pat_ident(&mut self, pat: &syn::PatIdent) {
                self.1 |= pat.ident == self.0;
                visit::visit_pat_ident(self, pat);
            }
        }
        let mut names = Names(self.name, false);
        names.visit_pat(pat);
        names.1
    }

    fn function(&mut self, sig: &syn::Signature, block: &'a Block) {
        if bytes(block).contains(&self.at) {
            let bound = sig.inputs.iter().any(|input| match input {
                syn::FnArg::Typed(typed) => self.binds(&typed.pat),
                syn::FnArg::Receiver(receiver) => {
                    self.name == "self" && receiver.reference.is_none()
                }
            });
            let unit = matches!(sig.output, syn::ReturnType::Default);
            self.found = bound.then_some(Scope {
                block,
                declared: None,
                unit,
            });
            self.block(block, unit);
        }
    }

    fn block(&mut self, block: &'a Block, unit: bool) {
        for stmt in &block.stmts {
            if let Stmt::Local(local) = stmt
                && bytes(local).end <= self.at
                && self.binds(&local.pat)
            {
                self.found = Some(Scope {
                    block,
                    declared: Some(bytes(local)),
                    unit,
                });
            }
        }
        visit::visit_block(self, block);
    }

    /// A pattern whose names live in no block of their own: what it binds is not followed.
    fn shadows(&mut self, pat: &syn::Pat, within: Range<usize>) {
        if within.contains(&self.at) && self.binds(pat) {
            self.found = None;
        }
    }
}

impl<'a> Visit<'a> for Search<'a, '_> {
    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'a syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
    }

    fn visit_block(&mut self, block: &'a Block) {
        if bytes(block).contains(&self.at) {
            self.block(block, false);
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::ForLoop(one) if bytes(&one.body).contains(&self.at) => {
                self.shadows(&one.pat, bytes(&one.body));
                self.block(&one.body, true);
            }
            Expr::While(one) if bytes(&one.body).contains(&self.at) => {
                self.condition(&one.cond, bytes(&one.body));
                self.block(&one.body, true);
            }
            Expr::Loop(one) if bytes(&one.body).contains(&self.at) => self.block(&one.body, true),
            Expr::If(one) => {
                self.condition(&one.cond, bytes(&one.then_branch));
                visit::visit_expr(self, expr);
            }
            Expr::Closure(one) => {
                for input in &one.inputs {
                    self.shadows(input, bytes(&*one.body));
                }
                visit::visit_expr(self, expr);
            }
            Expr::Match(one) => {
                for arm in &one.arms {
                    self.shadows(&arm.pat, bytes(&*arm.body));
                }
                visit::visit_expr(self, expr);
            }
            _ => visit::visit_expr(self, expr),
        }
    }
}

impl Search<'_, '_> {
    fn condition(&mut self, cond: &Expr, within: Range<usize>) {
        match cond {
            Expr::Let(one) => self.shadows(&one.pat, within),
            Expr::Binary(chain) => {
                self.condition(&chain.left, within.clone());
                self.condition(&chain.right, within);
            }
            _ => {}
        }
    }
}
