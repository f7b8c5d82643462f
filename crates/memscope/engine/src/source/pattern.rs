//! The names that a pattern binds.

use std::collections::HashSet;
use std::ops::Range;

use syn::visit::Visit;
use syn::{Pat, PatIdent};

use super::bytes;

/// A name in a pattern.
pub(super) struct Bound {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    pub(super) mutable: bool,
}

/// The names bound by `pattern`, in source order, each once. `constants` are the file's own constants, statics and
/// unit structs: a pattern that names one of those compares and binds nothing.
pub(super) fn bound(pattern: &Pat, constants: &HashSet<String>) -> Vec<Bound> {
    let mut names = Names {
        constants,
        found: Vec::new(),
    };
    names.visit_pat(pattern);
    names.found
}

struct Names<'a> {
    constants: &'a HashSet<String>,
    found: Vec<Bound>,
}

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_pat_ident(&mut self, pattern: &'ast PatIdent) {
        let name = pattern.ident.to_string();
        let marked = pattern.mutability.is_some() || pattern.by_ref.is_some();
        // `None` and `FULL` look like bindings to a parser. rustc decides by what is in scope; the alphabet of the
        // first letter is how people decide, and rustc warns of bindings that break it.
        let is_path = !marked
            && pattern.subpat.is_none()
            && (name.starts_with(char::is_uppercase) || self.constants.contains(&name));
        // Both sides of `A(n) | B(n)` bind the same `n`.
        if !is_path && self.found.iter().all(|other| other.name != name) {
            self.found.push(Bound {
                name,
                span: bytes(&pattern.ident),
                mutable: pattern.mutability.is_some() && pattern.by_ref.is_none(),
            });
        }
        if let Some((_, inner)) = &pattern.subpat {
            self.visit_pat(inner);
        }
    }

    // Constants and paths inside patterns hold expressions, which bind nothing.
    fn visit_expr(&mut self, _: &'ast syn::Expr) {}
}
