//! Small questions about expressions, answered from their syntax alone.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, Stmt};

use crate::source::leaves;

/// Where text stands that runs first in a block: treated as an opening of all that follows.
pub(super) fn inside(block: &Range<usize>) -> Range<usize> {
    block.start + 1..block.end + 1
}

pub(super) fn list(ids: &[u32]) -> String {
    let ids: Vec<String> = ids.iter().map(u32::to_string).collect();
    format!("&[{}]", ids.join(","))
}

/// The written type of a result, where a `let` may carry it.
pub(super) fn annotation(output: &syn::ReturnType) -> Option<String> {
    let syn::ReturnType::Type(_, ty) = output else {
        return None;
    };
    let text = ty.span().source_text()?;
    let usable = !text.contains("impl ") && text != "!" && !text.contains('\n');
    usable.then_some(text)
}

/// Is it written as an `Option`?
pub(super) fn is_option(output: &syn::ReturnType) -> bool {
    let syn::ReturnType::Type(_, ty) = output else {
        return false;
    };
    match &**ty {
        syn::Type::Path(path) => {
            let last = path.path.segments.last();
            last.is_some_and(|last| last.ident == "Option")
        }
        _ => false,
    }
}

/// The first line of a block's value: what that did is told where the block ends.
pub(super) fn tail_line(block: &Block, unit: bool) -> usize {
    let end = block.brace_token.span.close().start().line;
    match block.stmts.last() {
        Some(Stmt::Expr(expr, None)) if !unit && !leaves(expr) && !has_block(expr) => {
            expr.span().start().line
        }
        Some(Stmt::Macro(last)) if !unit && last.semi_token.is_none() => last.span().start().line,
        _ => end,
    }
}

/// Does an expression contain a block of statements or an arm with names?
pub(super) fn has_block(expr: &Expr) -> bool {
    struct Blocks(bool);
    impl<'ast> Visit<'ast> for Blocks {
        fn visit_block(&mut self, block: &'ast Block) {
            self.0 = true;
            visit::visit_block(self, block);
        }
        fn visit_expr_match(&mut self, _: &'ast syn::ExprMatch) {
            self.0 = true;
        }
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    }
    let mut found = Blocks(false);
    found.visit_expr(expr);
    found.0
}

pub(super) fn mentions(expr: &Expr, name: &str) -> bool {
    struct Mentions<'a>(&'a str, bool);
    impl<'ast> Visit<'ast> for Mentions<'_> {
        fn visit_ident(&mut self, ident: &'ast proc_macro2::Ident) {
            self.1 |= ident == self.0;
        }
    }
    let mut found = Mentions(name, false);
    found.visit_expr(expr);
    found.1
}

/// May a statement print without ending the line? Then std holds the text back until it is told not to.
pub(super) fn prints_partly(text: &str) -> bool {
    let partial = text
        .match_indices("print!")
        .any(|(at, _)| !text[..at].ends_with('e'));
    partial || text.contains("stdout")
}
