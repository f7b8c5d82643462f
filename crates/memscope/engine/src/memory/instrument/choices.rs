//! Names in patterns: all their spellings, and which of them stand in one choice.
//!
//! Of what a `match` moves, the compiler names one binding, spelled as it stands there (`mut list`, the one behind a `|`).
//! The other arms take their parts all the same.

use std::collections::BTreeMap;
use std::ops::Range;

use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use crate::source::{bytes, pattern};

type Span = (usize, usize);

/// What is known of the names that a file's patterns bind.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    /// From each spelling of a name to the first one in its pattern, by which it is declared.
    spellings: BTreeMap<Span, Span>,
    /// The whole `match`, or the outermost of the `if`s that follow each other by `else`, by that first one.
    choices: BTreeMap<Span, Span>,
}

impl Choices {
    pub(super) fn of(file: &syn::File) -> Self {
        let mut reader = Reader::default();
        reader.visit_file(file);
        reader.found
    }

    /// The span by which the name is declared that is spelled here.
    pub(super) fn declared(&self, spelled: Span) -> Span {
        self.spellings.get(&spelled).copied().unwrap_or(spelled)
    }

    /// Do two names stand in one choice?
    pub(super) fn together(&self, one: Span, other: Span) -> bool {
        let choice = self.choices.get(&one);
        choice.is_some() && choice == self.choices.get(&other)
    }
}

#[derive(Default)]
struct Reader {
    found: Choices,
    /// The choice around, if a pattern of its own is what is read next.
    choice: Option<Span>,
    /// The names of the pattern that is being read.
    names: Option<Vec<(String, Span)>>,
}

impl Reader {
    fn pattern(&mut self, pat: &Pat, choice: Option<Span>) {
        let outer = std::mem::replace(&mut self.choice, choice);
        self.visit_pat(pat);
        self.choice = outer;
    }

    /// `if let A(x) = … && let B(y) = … {} else if let C(z) = … {}`
    fn branches(&mut self, expr: &syn::ExprIf, choice: Span) {
        for one in pattern::lets(&expr.cond) {
            self.pattern(&one.pat, Some(choice));
        }
        self.visit_expr(&expr.cond);
        self.visit_block(&expr.then_branch);
        match expr.else_branch.as_ref().map(|(_, other)| &**other) {
            Some(Expr::If(other)) => self.branches(other, choice),
            Some(other) => self.visit_expr(other),
            None => {}
        }
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_expr_match(&mut self, expr: &'ast syn::ExprMatch) {
        let span = bytes(expr);
        self.visit_expr(&expr.expr);
        for arm in &expr.arms {
            self.pattern(&arm.pat, Some((span.start, span.end)));
            if let Some((_, guard)) = &arm.guard {
                self.visit_expr(guard);
            }
            self.visit_expr(&arm.body);
        }
    }

    fn visit_expr_if(&mut self, expr: &'ast syn::ExprIf) {
        let span = bytes(expr);
        self.branches(expr, (span.start, span.end));
    }

    fn visit_pat(&mut self, pat: &'ast Pat) {
        let outermost = self.names.is_none();
        self.names.get_or_insert_default();
        visit::visit_pat(self, pat);
        if outermost {
            self.names = None;
        }
    }

    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        let name = pat.ident.to_string();
        let (ident, whole) = (span(&bytes(&pat.ident)), span(&bytes(pat)));
        let names = self.names.get_or_insert_default();
        let first = match names.iter().find(|(known, _)| *known == name) {
            Some(&(_, first)) => first,
            None => {
                names.push((name, ident));
                ident
            }
        };
        // `mut name @ Some(_)`: the words before the name may be all that the compiler points to beside it.
        for spelled in [ident, whole, (whole.0, ident.1)] {
            self.found.spellings.insert(spelled, first);
        }
        if let Some(choice) = self.choice {
            self.found.choices.insert(first, choice);
        }
        visit::visit_pat_ident(self, pat);
    }
}

fn span(range: &Range<usize>) -> Span {
    (range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "fn f(p: P, q: Q) {
        match p { P::A(mut a) | P::B(_, mut a) => {} b @ P::C(_) => {} }
        if let Q::A(c) = q {} else if let Q::B(d) = q {}
        let (e, _) = q;
    }";

    fn at(text: &str, nth: usize) -> Span {
        let found = TEXT.match_indices(text).nth(nth);
        let start = found.expect("it stands there").0;
        (start, start + text.len())
    }

    #[test]
    fn each_spelling_leads_to_the_declared_name() {
        let choices = Choices::of(&syn::parse_file(TEXT).unwrap());
        let first = at("mut a", 0);
        let declared = (first.0 + 4, first.1);
        assert_eq!(choices.declared(first), declared);
        assert_eq!(choices.declared(at("mut a", 1)), declared);
        let whole = at("b @ P::C(_)", 0);
        assert_eq!(choices.declared(whole), (whole.0, whole.0 + 1));
        assert_eq!(choices.declared((0, 2)), (0, 2));
    }

    #[test]
    fn names_of_one_choice_are_together_and_no_others() {
        let choices = Choices::of(&syn::parse_file(TEXT).unwrap());
        let name = |text: &str, offset: usize| {
            let start = at(text, 0).0 + offset;
            (start, start + 1)
        };
        let (a, b) = (name("mut a", 4), name("b @", 0));
        let (c, d, e) = (name("c) =", 0), name("d) =", 0), name("e, _", 0));
        assert!(choices.together(a, b) && choices.together(c, d));
        assert!(!choices.together(a, c) && !choices.together(e, e));
    }
}
