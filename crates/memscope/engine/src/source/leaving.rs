//! Expressions behind which nothing runs.

use syn::visit::Visit;
use syn::{Block, Expr, Stmt};

/// Nothing behind it runs.
pub(crate) fn leaves(expr: &Expr) -> bool {
    match expr {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Block(expr) => expr.label.is_none() && block_leaves(&expr.block),
        Expr::Macro(expr) => panics(&expr.mac),
        Expr::Call(call) => ends_the_process(&call.func),
        Expr::Loop(looping) => !breaks(&looping.body),
        _ => false,
    }
}

/// Nothing behind the block runs.
pub(crate) fn block_leaves(block: &Block) -> bool {
    match block.stmts.last() {
        Some(Stmt::Expr(expr, _)) => leaves(expr),
        Some(Stmt::Macro(stmt)) => panics(&stmt.mac),
        _ => false,
    }
}

/// Nothing behind the macro's call runs.
pub(crate) fn panics(mac: &syn::Macro) -> bool {
    let name = mac.path.segments.last().map(|last| last.ident.to_string());
    matches!(
        name.as_deref(),
        Some("panic" | "unreachable" | "todo" | "unimplemented")
    )
}

fn ends_the_process(callee: &Expr) -> bool {
    let Expr::Path(path) = callee else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == "exit" || last.ident == "abort")
}

/// Does a loop's body contain a `break` (of any loop: a guess on the safe side)?
fn breaks(block: &Block) -> bool {
    struct Breaks(bool);
    impl Visit<'_> for Breaks {
        fn visit_expr_break(&mut self, _: &syn::ExprBreak) {
            self.0 = true;
        }
    }
    let mut found = Breaks(false);
    found.visit_block(block);
    found.0
}
