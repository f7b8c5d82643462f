//! The insertions themselves: registering, guarding, asking.

use std::collections::HashSet;
use std::ops::Range;

use syn::{Block, Expr, Stmt};

use super::Walker;
use super::syntax::list;
use super::visitor::is_twins_own;
use crate::source::pattern::Bound;
use crate::source::{bytes, leaves, panics};
use crate::splice::Edit;

/// A closure that finds out how to show what a pointer points to.
pub(super) const HOW: &str = "|__ms_at|{#[allow(unused_imports)]use ::__memscope::{PickNamed as _,PickShow as _};\
     (&::__memscope::Tag::of(__ms_at)).pick()}";

impl Walker<'_> {
    /// Asks about the variables that a edit of the source mentions: it can have moved no others. Of several parts of one
    /// variable that go at once the compiler names one: where several are mentioned, each is asked about.
    fn probes(&self, span: &Range<usize>, hidden: &[Bound]) -> (String, Vec<(Range<usize>, u32)>) {
        let said = &self.text[span.clone()];
        let words: HashSet<&str> = said
            .split(|c: char| !(c.is_alphanumeric() || c == '_'))
            .collect();
        let mut asked = Vec::new();
        for (name, id) in self.in_scope() {
            let lent_self = name == "self" && !self.owned_selves.contains(&id);
            let hidden = hidden.iter().any(|bound| bound.name == name);
            if lent_self || hidden || !words.contains(name.trim_start_matches("r#")) {
                continue;
            }
            let parts = self.parts(&name, span);
            asked.push((name, id));
            asked.extend(parts.into_iter().map(|part| (part, id)));
        }
        let mut text = String::from("match ::__memscope::pick(){");
        let mut asks = Vec::new();
        for (number, (place, id)) in asked.into_iter().enumerate() {
            text.push_str(&format!("{number}=>::__memscope::s("));
            let start = text.len();
            text.push_str(&format!("&{place}"));
            asks.push((start..text.len(), id));
            text.push_str("),");
        }
        text.push_str("_=>{}};");
        if asks.is_empty() {
            text.clear();
        }
        (text, asks)
    }

    pub(super) fn ask_after(&mut self, span: &Range<usize>, before: &str, after: &str) {
        let (text, asks) = self.probes(span, &[]);
        let mut edit = Edit::after(span, format!("{before}{text}{after}"));
        let shifted = asks
            .into_iter()
            .map(|(at, id)| (at.start + before.len()..at.end + before.len(), id));
        edit.asks = shifted.collect();
        self.plan.ask.push(edit);
    }

    /// Rebinds, registers and guards names at the start of a body. Gives their ids.
    pub(super) fn open(&mut self, bound: &[Bound], span: &Range<usize>, rebind: bool) -> Vec<u32> {
        if let Some(scrutinee) = self.scrutinee.take() {
            let (text, asks) = self.probes(&scrutinee, bound);
            let mut edit = Edit::before(span, text);
            edit.asks = asks;
            self.plan.ask.push(edit);
        }
        let mut ids = Vec::new();
        for one in bound {
            let id = self.declare(one, false, Some((span, false)));
            ids.push(id);
            let name = &one.name;
            if rebind && name != "self" {
                let mutable = if one.mutable { "mut " } else { "" };
                self.watch_before(span, format!("let {mutable}{name}={name};"));
            }
            self.register(id, name, span, true);
        }
        if rebind && !ids.is_empty() {
            let ids = list(&ids);
            self.watch_before(span, format!("let __ms_s=::__memscope::scope({ids});"));
        }
        ids
    }

    pub(super) fn register(&mut self, id: u32, name: &str, span: &Range<usize>, before: bool) {
        let shown = format!("::__memscope::r!({id},{name});");
        let opaque = format!("::__memscope::o!({id},{name});");
        let edit = if before {
            Edit::before(span, shown)
        } else {
            Edit::after(span, shown)
        };
        self.plan.watch.push(edit.or(opaque));
    }

    pub(super) fn watch_before(&mut self, span: &Range<usize>, text: String) {
        self.plan.watch.push(Edit::before(span, text));
    }

    pub(super) fn watch_after(&mut self, span: &Range<usize>, text: String) {
        self.plan.watch.push(Edit::after(span, text));
    }

    /// Edits pushed to the check by `write` stand or fall together.
    pub(super) fn grouped(&mut self, write: impl FnOnce(&mut Self)) {
        let first = self.plan.ask.len();
        write(self);
        self.groups += 1;
        self.plan.ask.group(first, self.groups);
    }

    /// A function's last expression is what it returns, if it has one.
    pub(super) fn tells_its_value(&mut self, block: &Block) {
        let own = |stmt: &&Stmt| !matches!(stmt, Stmt::Expr(expr, _) if is_twins_own(expr));
        match block.stmts.iter().rev().find(own) {
            Some(Stmt::Expr(expr, None)) if !leaves(expr) && !is_unit(expr) => {
                self.value_told(&bytes(expr));
            }
            Some(Stmt::Macro(last)) if last.semi_token.is_none() && !panics(&last.mac) => {
                self.value_told(&bytes(last));
            }
            _ => {}
        }
    }

    /// Around an expression whose value is returned: a call that passes it on. Unlike a variable it ends no temporary.
    pub(super) fn value_told(&mut self, value: &Range<usize>) {
        let first = self.plan.watch.len();
        let edits = [
            Edit::before(value, "::__memscope::returned("),
            Edit::after(value, format!(",{HOW})")),
        ];
        for edit in edits {
            self.plan.watch.push(edit.extra());
        }
        self.groups += 1;
        self.plan.watch.group(first, self.groups);
    }

    pub(super) fn ask_before(&mut self, span: &Range<usize>, text: String) {
        self.plan.ask.push(Edit::before(span, text));
    }
}

/// Expressions whose value is `()` whatever stands in them.
fn is_unit(expr: &Expr) -> bool {
    match expr {
        Expr::Assign(_) | Expr::ForLoop(_) | Expr::While(_) => true,
        Expr::If(expr) => expr.else_branch.is_none(),
        _ => false,
    }
}
