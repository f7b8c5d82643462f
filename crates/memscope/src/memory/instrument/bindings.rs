//! The names that patterns bind.

use std::collections::HashSet;
use std::ops::Range;

use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use super::plan::bytes;

/// One name that a pattern binds.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) span: Range<usize>,
    /// Declared `mut`.
    pub(crate) mutable: bool,
}

impl Bound {
    /// A method's `self`.
    pub(crate) fn receiver(receiver: &syn::Receiver) -> Self {
        Self {
            name: "self".to_owned(),
            line: receiver.self_token.span.start().line,
            span: bytes(&receiver.self_token),
            mutable: receiver.mutability.is_some() && receiver.reference.is_none(),
        }
    }
}

/// The names of a pattern, each once (alternatives bind the same ones).
pub(crate) fn bound(pat: &Pat, constants: &HashSet<String>) -> Vec<Bound> {
    let mut finder = Finder {
        constants,
        found: Vec::new(),
    };
    finder.visit_pat(pat);
    finder.found
}

/// The names of the `let` patterns in a condition.
pub(crate) fn in_condition(condition: &Expr, constants: &HashSet<String>) -> Vec<Bound> {
    match condition {
        Expr::Let(expr) => bound(&expr.pat, constants),
        Expr::Binary(expr) => {
            let mut found = in_condition(&expr.left, constants);
            for one in in_condition(&expr.right, constants) {
                // A later pattern of a chain may shadow an earlier one.
                found.retain(|known| known.name != one.name);
                found.push(one);
            }
            found
        }
        Expr::Paren(expr) => in_condition(&expr.expr, constants),
        _ => Vec::new(),
    }
}

struct Finder<'a> {
    constants: &'a HashSet<String>,
    found: Vec<Bound>,
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        let name = pat.ident.to_string();
        let plain = pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none();
        // `None` and `LIMIT` look like names, but are matched, not bound.
        let matched =
            plain && (self.constants.contains(&name) || name.starts_with(char::is_uppercase));
        if !matched && !self.found.iter().any(|known| known.name == name) {
            self.found.push(Bound {
                line: pat.ident.span().start().line,
                span: bytes(&pat.ident),
                mutable: pat.mutability.is_some() && pat.by_ref.is_none(),
                name,
            });
        }
        visit::visit_pat_ident(self, pat);
    }

    fn visit_expr(&mut self, _: &'ast Expr) {}
}

/// The names of a file's constants and statics.
pub(crate) fn constants(file: &syn::File) -> HashSet<String> {
    struct Constants(HashSet<String>);
    impl<'ast> Visit<'ast> for Constants {
        fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
            self.0.insert(item.ident.to_string());
        }
        fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
            self.0.insert(item.ident.to_string());
        }
    }
    let mut found = Constants(HashSet::new());
    found.visit_file(file);
    found.0
}
