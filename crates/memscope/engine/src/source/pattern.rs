//! The names that patterns bind.

use std::collections::HashSet;
use std::ops::Range;

use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use super::bytes;

/// One name that a pattern binds.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) span: Range<usize>,
    /// Declared `mut`.
    pub(crate) mutable: bool,
    /// The way to it in what the pattern takes apart: `.notes`, `.0.name`; none through a variant of an enum, of which
    /// no expression names a part.
    pub(crate) path: Option<String>,
    /// The last name or index on that way.
    pub(crate) label: String,
}

impl Bound {
    /// A method's `self`.
    pub(crate) fn receiver(receiver: &syn::Receiver) -> Self {
        Self {
            name: "self".to_owned(),
            line: receiver.self_token.span.start().line,
            span: bytes(&receiver.self_token),
            mutable: receiver.mutability.is_some() && receiver.reference.is_none(),
            path: None,
            label: String::new(),
        }
    }
}

/// The names of a pattern, in source order, each once (alternatives bind the same ones). `constants` are the file's own
/// constants, statics and unit structs: a pattern that names one of those compares and binds nothing.
pub(crate) fn bound(pat: &Pat, constants: &HashSet<String>) -> Vec<Bound> {
    let mut finder = Finder {
        constants,
        path: Some(String::new()),
        label: String::new(),
        found: Vec::new(),
    };
    finder.visit_pat(pat);
    finder.found
}

/// The `let`s of a condition (`a && let Some(b) = c && …`), in order.
pub(crate) fn lets(condition: &Expr) -> Vec<&syn::ExprLet> {
    match condition {
        Expr::Let(expr) => vec![expr],
        Expr::Binary(expr) => [lets(&expr.left), lets(&expr.right)].concat(),
        Expr::Paren(expr) => lets(&expr.expr),
        _ => Vec::new(),
    }
}

/// The names of the `let` patterns in a condition. A later pattern may shadow an earlier one.
pub(crate) fn in_condition(condition: &Expr, constants: &HashSet<String>) -> Vec<Bound> {
    let mut found: Vec<Bound> = Vec::new();
    for one in lets(condition)
        .iter()
        .flat_map(|expr| bound(&expr.pat, constants))
    {
        found.retain(|known| known.name != one.name);
        found.push(one);
    }
    found
}

struct Finder<'a> {
    constants: &'a HashSet<String>,
    path: Option<String>,
    label: String,
    found: Vec<Bound>,
}

impl Finder<'_> {
    /// Visits what lies one step further in. `named`: an expression can go the same way.
    fn inside(&mut self, label: String, named: bool, pat: &Pat) {
        let path = self.path.clone().filter(|_| named);
        let path = path.map(|path| format!("{path}.{label}"));
        let outer = (
            std::mem::replace(&mut self.path, path),
            std::mem::replace(&mut self.label, label),
        );
        self.visit_pat(pat);
        (self.path, self.label) = outer;
    }
}

/// Does a path name a struct? Of variants that stand by themselves those of std are known.
fn names_struct(path: &syn::Path) -> bool {
    let known = ["Some", "Ok", "Err"].iter().any(|one| path.is_ident(one));
    path.segments.len() == 1 && !known
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        let name = pat.ident.to_string();
        let plain = pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none();
        // `None` and `LIMIT` look like names to a parser, but are matched, not bound. rustc decides by what is in scope; the
        // first letter is how people decide, and rustc warns of bindings that break that.
        let matched =
            plain && (self.constants.contains(&name) || name.starts_with(char::is_uppercase));
        if !matched && !self.found.iter().any(|known| known.name == name) {
            self.found.push(Bound {
                line: pat.ident.span().start().line,
                span: bytes(&pat.ident),
                mutable: pat.mutability.is_some() && pat.by_ref.is_none(),
                path: self.path.clone(),
                label: self.label.clone(),
                name,
            });
        }
        visit::visit_pat_ident(self, pat);
    }

    fn visit_pat_struct(&mut self, pat: &'ast syn::PatStruct) {
        for field in &pat.fields {
            let label = match &field.member {
                syn::Member::Named(name) => name.to_string(),
                syn::Member::Unnamed(index) => index.index.to_string(),
            };
            self.inside(label, names_struct(&pat.path), &field.pat);
        }
    }

    fn visit_pat_tuple_struct(&mut self, pat: &'ast syn::PatTupleStruct) {
        for (index, one) in pat.elems.iter().enumerate() {
            self.inside(index.to_string(), names_struct(&pat.path), one);
        }
    }

    fn visit_pat_tuple(&mut self, pat: &'ast syn::PatTuple) {
        let mut rest = false;
        for (index, one) in pat.elems.iter().enumerate() {
            rest |= matches!(one, Pat::Rest(_));
            self.inside(index.to_string(), !rest, one);
        }
    }

    fn visit_pat_slice(&mut self, pat: &'ast syn::PatSlice) {
        for one in &pat.elems {
            self.inside(String::new(), false, one);
        }
    }

    // Constants and paths inside patterns hold expressions, which bind nothing.
    fn visit_expr(&mut self, _: &'ast Expr) {}
}
