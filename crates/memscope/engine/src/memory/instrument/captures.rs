//! What a closure captures, by its text: stable Rust does not show it at run time.
//!
//! Only what the text leaves no doubt about is said: where a name is bound inside of the closure, too, or a macro's
//! arguments cannot be read, nothing is.

use std::collections::BTreeSet;
use std::ops::Range;

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, Token};

use super::Plan;
use crate::Source;
use crate::source::bytes;
use crate::source::format;

/// Notes, for each variable that is declared as a closure, the names of what the closure captures.
pub(super) fn note(source: &Source, plan: &mut Plan) {
    struct Declared<'a> {
        source: &'a Source,
        found: Vec<(Range<usize>, Vec<String>)>,
    }
    impl<'ast> Visit<'ast> for Declared<'_> {
        fn visit_local(&mut self, local: &'ast syn::Local) {
            let name = match &local.pat {
                Pat::Type(typed) => &*typed.pat,
                pat => pat,
            };
            if let (Pat::Ident(name), Some(init)) = (name, &local.init)
                && let Expr::Closure(closure) = &*init.expr
                && let Some(captured) = captured(self.source, closure)
            {
                self.found.push((bytes(&name.ident), captured));
            }
            visit::visit_local(self, local);
        }
    }
    let mut declared = Declared {
        source,
        found: Vec::new(),
    };
    declared.visit_file(&source.ast);
    for (span, captured) in declared.found {
        let mut variables = plan.variables.iter_mut();
        if let Some(variable) = variables.find(|one| one.span == span) {
            variable.captures = Some(captured);
        }
    }
}

/// In the order in which they are named.
fn captured(source: &Source, closure: &syn::ExprClosure) -> Option<Vec<String>> {
    let at = bytes(closure);
    let around = source.functions.iter();
    let around = around.filter(|one| one.body.contains(&at.start));
    let function = around.min_by_key(|one| one.body.len())?;
    let outside = function.in_scope(at.start);
    let mut names = Names::default();
    names.visit_expr_closure(closure);
    let method = function.signature.receiver().is_some();
    let local = |name: &&String| {
        (method && *name == "self") || outside.iter().any(|one| one.name == **name)
    };
    let used: Vec<String> = names.used.iter().filter(local).cloned().collect();
    let doubtful = names.unread || used.iter().any(|name| names.bound.contains(name));
    (!doubtful).then_some(used)
}

/// The names that a closure uses and binds.
#[derive(Default)]
struct Names {
    used: Vec<String>,
    bound: BTreeSet<String>,
    unread: bool,
}

impl Names {
    fn uses(&mut self, name: String) {
        if !self.used.contains(&name) {
            self.used.push(name);
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        if let Some(name) = path.path.get_ident() {
            self.uses(name.to_string());
        }
    }

    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        self.bound.insert(pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let parse = Punctuated::<Expr, Token![,]>::parse_terminated;
        let Ok(arguments) = call.parse_body_with(parse) else {
            self.unread = true;
            return;
        };
        for argument in &arguments {
            match argument {
                Expr::Lit(syn::ExprLit {
                    lit: syn::Lit::Str(text),
                    ..
                }) => format::names(&text.value())
                    .into_iter()
                    .for_each(|name| self.uses(name)),
                // The name of an argument.
                Expr::Assign(named) => {
                    if let Expr::Path(name) = &*named.left
                        && let Some(name) = name.path.get_ident()
                    {
                        self.bound.insert(name.to_string());
                    }
                    visit_argument(self, &named.right);
                }
                other => visit_argument(self, other),
            }
        }
    }
}

fn visit_argument(names: &mut Names, argument: &Expr) {
    // The tree lives no longer than this call; names are kept as text.
    let mut inner = Names::default();
    inner.visit_expr(argument);
    inner.used.into_iter().for_each(|name| names.uses(name));
    names.bound.extend(inner.bound);
    names.unread |= inner.unread;
}
