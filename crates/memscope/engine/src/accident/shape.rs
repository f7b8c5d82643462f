//! The shape of a block: what in it is executed as one, and where it is left.

use std::ops::Range;

use syn::visit::{self, Visit};
use syn::{Expr, Stmt};

use crate::source::bytes;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Statement,
    /// An arm's expression, or a loop's condition: wrapped.
    Expression,
    /// A loop's condition with a pattern: nothing can stand before it.
    Pattern,
}

/// What is executed as one.
pub(super) struct Slot {
    pub(super) span: Range<usize>,
    pub(super) kind: Kind,
    /// The target, when it is an assignment.
    pub(super) assigns: Option<Range<usize>>,
}

/// A `return`, `break` or `continue`.
pub(super) struct Exit {
    pub(super) span: Range<usize>,
    /// Where the loop that it leaves starts; `None` for a `return`.
    pub(super) target: Option<usize>,
}

/// The slots and exits of a block, without those of its closures and items.
#[derive(Default)]
pub(super) struct Shape {
    pub(super) slots: Vec<Slot>,
    pub(super) exits: Vec<Exit>,
    pub(super) loops: Vec<(usize, Option<String>)>,
}

impl Shape {
    pub(super) fn slot(&self, at: usize) -> Option<&Slot> {
        let around = self.slots.iter().filter(|slot| slot.span.contains(&at));
        around.min_by_key(|slot| slot.span.len())
    }

    fn push(&mut self, span: Range<usize>, kind: Kind) {
        let assigns = None;
        self.slots.push(Slot {
            span,
            kind,
            assigns,
        });
    }

    fn target(&self, label: Option<&syn::Lifetime>) -> Option<usize> {
        let wanted = label.map(ToString::to_string);
        let mut inside = self.loops.iter().rev();
        let found = inside.find(|(_, name)| wanted.is_none() || *name == wanted);
        // A loop around the block: it starts before it.
        Some(found.map_or(0, |(start, _)| *start))
    }

    fn looped(&mut self, expr: &Expr, label: Option<&syn::Label>) {
        let label = label.map(|label| label.name.to_string());
        self.loops.push((bytes(expr).start, label));
        visit::visit_expr(self, expr);
        self.loops.pop();
    }
}

impl Visit<'_> for Shape {
    fn visit_stmt(&mut self, stmt: &Stmt) {
        self.push(bytes(stmt), Kind::Statement);
        if let (Stmt::Expr(Expr::Assign(one), _), Some(slot)) = (stmt, self.slots.last_mut()) {
            slot.assigns = Some(bytes(&*one.left));
        }
        visit::visit_stmt(self, stmt);
    }

    fn visit_item(&mut self, _: &syn::Item) {}

    fn visit_arm(&mut self, arm: &syn::Arm) {
        self.push(bytes(&*arm.body), Kind::Expression);
        visit::visit_arm(self, arm);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) => {}
            Expr::While(one) => {
                let kind = match holds_let(&one.cond) {
                    true => Kind::Pattern,
                    false => Kind::Expression,
                };
                self.push(bytes(&*one.cond), kind);
                self.looped(expr, one.label.as_ref());
            }
            Expr::ForLoop(one) => self.looped(expr, one.label.as_ref()),
            Expr::Loop(one) => self.looped(expr, one.label.as_ref()),
            Expr::Return(_) => {
                let span = bytes(expr);
                self.exits.push(Exit { span, target: None });
                visit::visit_expr(self, expr);
            }
            Expr::Break(syn::ExprBreak { label, .. })
            | Expr::Continue(syn::ExprContinue { label, .. }) => {
                let target = self.target(label.as_ref());
                let span = bytes(expr);
                self.exits.push(Exit { span, target });
                visit::visit_expr(self, expr);
            }
            _ => visit::visit_expr(self, expr),
        }
    }
}

fn holds_let(cond: &Expr) -> bool {
    match cond {
        Expr::Let(_) => true,
        Expr::Binary(chain) => holds_let(&chain.left) || holds_let(&chain.right),
        _ => false,
    }
}
