//! Where expressions stand that a move can be reported at, those in the calls of std's macros too.
//!
//! What a macro is given is not watched: nothing in it gets a step. But a variable can move there, and is marked where it
//! does, ahead of the calls that the macro makes.

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Token};

use super::Walker;
use crate::source::bytes;

/// The macros of std that evaluate what they are given as it stands. `assert!` and `dbg!` are not among them, which print
/// their argument's text: nothing may be inserted into it.
const EVALUATE: [&str; 16] = [
    "assert_eq",
    "assert_ne",
    "debug_assert_eq",
    "debug_assert_ne",
    "eprint",
    "eprintln",
    "format",
    "panic",
    "print",
    "println",
    "todo",
    "unimplemented",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

impl Walker<'_> {
    /// Notes where the parts of an expression are at which the compiler may report a move.
    pub(super) fn index(&mut self, expr: &Expr) {
        let span = bytes(expr);
        let key = (span.start, span.end);
        let index = &mut self.plan.index;
        match expr {
            Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => drop(index.places.insert(key)),
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                index.places.insert(key);
            }
            Expr::Unary(unary) => drop(index.operands.insert(key, bytes(&unary.expr))),
            Expr::MethodCall(call) => {
                let name = bytes(&call.method).start;
                index.receivers.insert(name, bytes(&call.receiver));
            }
            Expr::Binary(binary) => drop(index.operands.insert(key, bytes(&binary.left))),
            Expr::Call(call) => drop(index.callees.insert(key, bytes(&call.func))),
            Expr::Closure(_) => drop(index.closures.insert(span.start, span)),
            Expr::Struct(literal) => {
                if let Some(base) = &literal.rest {
                    let base = bytes(base);
                    let rest = self.rest_of(literal);
                    self.plan.index.bases.insert(key, (base, rest));
                }
            }
            _ => {}
        }
    }

    /// The same for what a macro of std is given.
    pub(super) fn given_to_macro(&mut self, mac: &syn::Macro) {
        let name = mac.path.segments.last();
        let known =
            name.is_some_and(|name| EVALUATE.iter().any(|evaluates| name.ident == evaluates));
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        if !known || self.constant {
            return;
        }
        for argument in mac.parse_body_with(parser).iter().flatten() {
            // `println!("{n}", n = point.x)` parses as an assignment.
            match argument {
                Expr::Assign(named) => Given(self).visit_expr(&named.right),
                argument => Given(self).visit_expr(argument),
            }
        }
    }

    pub(super) fn shorthand(&mut self, field: &syn::FieldValue) {
        if field.colon_token.is_none() {
            let span = bytes(&field.expr);
            self.plan.index.shorthands.insert((span.start, span.end));
        }
    }
}

/// Notes, and inserts nothing.
struct Given<'w, 'a>(&'w mut Walker<'a>);

impl<'ast> Visit<'ast> for Given<'_, '_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        self.0.index(expr);
        visit::visit_expr(self, expr);
    }

    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        self.0.shorthand(field);
        visit::visit_field_value(self, field);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.0.given_to_macro(mac);
    }
}
