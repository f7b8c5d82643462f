//! Whether a move has happened for certain by the time control comes to a point, or only perhaps.
//!
//! The borrow checker does not say: "maybe moved" is forbidden like "moved". So this goes by the shape of the source:
//! a move inside an `if`, a `match` arm, a loop or the right side of `&&` is certain only inside it, or when every
//! other way through moves too or does not come out.

use std::ops::Range;

use syn::visit::{self, Visit};
use syn::{Block, Expr};

use crate::source::{Function, block_leaves, bytes, leaves};

/// An expression in which control takes one of several ways.
struct Branching {
    ways: Vec<Way>,
    /// One of the ways is always taken.
    exhaustive: bool,
}

struct Way {
    span: Range<usize>,
    /// It ends by leaving: nothing that follows runs.
    leaves: bool,
}

/// Whether one of the moves at `sites` lies on every way from the function's start to `point`.
pub(super) fn certain(function: &Function, sites: &[usize], point: usize) -> bool {
    // What stands further down in the same loop has happened from the second time on.
    let earlier: Vec<usize> = sites.iter().copied().filter(|site| *site < point).collect();
    let mut finder = Finder(Vec::new());
    finder.visit_block(&function.block);
    covers(&finder.0, &earlier, &function.body, point)
}

fn covers(branchings: &[Branching], sites: &[usize], region: &Range<usize>, point: usize) -> bool {
    let inside: Vec<&Branching> = branchings
        .iter()
        .filter(|branching| {
            let whole = branching.span();
            region.start <= whole.start && whole.end <= region.end && whole != *region
        })
        .collect();
    // A branching separates a site from the point unless both lie on the same way.
    let separates = |branching: &&&Branching, site: usize| {
        let way = branching.ways.iter().find(|way| way.span.contains(&site));
        way.is_some_and(|way| !way.span.contains(&point))
    };
    let certain =
        |site: &usize| region.contains(site) && !inside.iter().any(|b| separates(&b, *site));
    if sites.iter().any(certain) {
        return true;
    }
    inside.iter().any(|branching| {
        let whole = branching.span();
        let others = inside
            .iter()
            .filter(|other| !std::ptr::eq(**other, *branching));
        let outermost = !others
            .into_iter()
            .any(|other| separates(&other, whole.start));
        let all = || {
            let mut ways = branching.ways.iter();
            ways.all(|way| way.leaves || covers(branchings, sites, &way.span, point))
        };
        let some = sites.iter().any(|site| whole.contains(site));
        outermost && some && branching.exhaustive && !whole.contains(&point) && all()
    })
}

impl Branching {
    fn span(&self) -> Range<usize> {
        let start = self.ways.iter().map(|way| way.span.start).min();
        let end = self.ways.iter().map(|way| way.span.end).max();
        start.unwrap_or_default()..end.unwrap_or_default()
    }
}

struct Finder(Vec<Branching>);

impl<'ast> Visit<'ast> for Finder {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        let (ways, exhaustive) = match expr {
            Expr::If(expr) => {
                let mut ways = vec![block(&expr.then_branch)];
                ways.extend(expr.else_branch.as_ref().map(|(_, other)| way(other)));
                (ways, expr.else_branch.is_some())
            }
            Expr::Match(expr) => (expr.arms.iter().map(|arm| way(&arm.body)).collect(), true),
            Expr::ForLoop(expr) => (vec![block(&expr.body)], false),
            Expr::While(expr) => (vec![block(&expr.body)], false),
            Expr::Loop(expr) => (vec![block(&expr.body)], false),
            Expr::Closure(expr) => (vec![way(&expr.body)], false),
            Expr::Binary(expr) if matches!(expr.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) => {
                (vec![way(&expr.right)], false)
            }
            _ => (Vec::new(), false),
        };
        if !ways.is_empty() {
            self.0.push(Branching { ways, exhaustive });
        }
        visit::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

fn block(block: &Block) -> Way {
    Way {
        span: bytes(block),
        leaves: block_leaves(block),
    }
}

fn way(expr: &Expr) -> Way {
    Way {
        span: bytes(expr),
        leaves: leaves(expr),
    }
}
