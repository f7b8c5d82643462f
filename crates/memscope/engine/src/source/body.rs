//! The statements, entries and bindings of one function's body.

use std::collections::HashSet;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, FnArg, Pat, ReturnType, Signature, Stmt};

use super::pattern;
use super::syntax::{is_block_like, is_unit};
use super::{Binding, Entry, EntryKind, Kind, Role, Statement, bytes};

/// Macros whose arguments go nowhere.
const PRINTS: [&str; 8] = [
    "print",
    "println",
    "eprint",
    "eprintln",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
];

/// What a body holds.
#[derive(Default)]
pub(super) struct Body {
    pub(super) entries: Vec<Entry>,
    pub(super) statements: Vec<Statement>,
    pub(super) bindings: Vec<Binding>,
    pub(super) loops: Vec<Range<usize>>,
    pub(super) prints: Vec<Range<usize>>,
}

/// Reads one function's body. Items inside it are functions of their own and left out.
pub(super) fn read(sig: &Signature, block: &Block, constants: &HashSet<String>) -> Body {
    let mut reader = Reader {
        constants,
        body: Body::default(),
        closure: None,
        value: !is_unit(&sig.output),
    };
    reader.parameters(sig, block);
    reader.block(block, !is_unit(&sig.output));
    let mut body = reader.body;
    body.bindings.sort_by_key(|binding| binding.span.start);
    body.entries.sort_by_key(|entry| entry.at);
    body.statements
        .sort_by_key(|statement| (statement.span.end, std::cmp::Reverse(statement.span.start)));
    body
}

struct Reader<'a> {
    constants: &'a HashSet<String>,
    body: Body,
    /// The body of the closure or `async` block we are in.
    closure: Option<Range<usize>>,
    /// Whether the expression being visited may be the value of something: then nothing can follow its blocks' tails.
    value: bool,
}

impl Reader<'_> {
    fn parameters(&mut self, sig: &Signature, block: &Block) {
        let scope = bytes(block);
        for input in &sig.inputs {
            match input {
                FnArg::Receiver(receiver) => self.body.bindings.push(Binding {
                    name: "self".to_owned(),
                    span: bytes(&receiver.self_token),
                    mutable: receiver.mutability.is_some() && receiver.reference.is_none(),
                    plain: false,
                    role: Role::Parameter,
                    deferred: false,
                    scope: scope.clone(),
                    closure: None,
                }),
                FnArg::Typed(typed) => self.bind(&typed.pat, Role::Parameter, scope.clone()),
            }
        }
        self.open(EntryKind::Function, block);
    }

    /// Adds the names of a pattern.
    fn bind(&mut self, pat: &Pat, role: Role, scope: Range<usize>) {
        let pat = match pat {
            Pat::Type(typed) => &*typed.pat,
            pat => pat,
        };
        for bound in pattern::bound(pat, self.constants) {
            self.body.bindings.push(Binding {
                name: bound.name,
                span: bound.span,
                mutable: bound.mutable,
                plain: matches!(pat, Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none()),
                role,
                deferred: false,
                scope: scope.clone(),
                closure: self.closure.clone(),
            });
        }
    }

    /// Adds the names of every `let` pattern in a condition. True when there is one.
    fn bind_condition(&mut self, condition: &Expr, scope: &Range<usize>) -> bool {
        let lets = pattern::lets(condition);
        for expr in &lets {
            self.bind(&expr.pat, Role::Pattern, scope.clone());
        }
        !lets.is_empty()
    }

    fn open(&mut self, kind: EntryKind, block: &Block) {
        self.body.entries.push(Entry {
            line: block.brace_token.span.open().start().line,
            kind,
            at: bytes(block).start + 1,
            wrap: None,
            closure: self.closure.clone(),
        });
    }

    /// Opens a body that may be a block or a bare expression.
    fn open_expression(&mut self, kind: EntryKind, body: &Expr) {
        match body {
            Expr::Block(block) if block.label.is_none() && block.attrs.is_empty() => {
                self.open(kind, &block.block);
            }
            body => self.body.entries.push(Entry {
                line: body.span().start().line,
                kind,
                at: bytes(body).start,
                wrap: Some(bytes(body)),
                closure: self.closure.clone(),
            }),
        }
    }

    fn block(&mut self, block: &Block, value: bool) {
        let span = bytes(block);
        for (index, stmt) in block.stmts.iter().enumerate() {
            let last = index + 1 == block.stmts.len();
            self.statement(stmt, &span, last, value);
        }
    }

    fn statement(&mut self, stmt: &Stmt, block: &Range<usize>, last: bool, value: bool) {
        let (kind, needs_semicolon) = match stmt {
            Stmt::Item(_) => return,
            Stmt::Local(_) => (Kind::Let, false),
            Stmt::Expr(_, Some(_)) => (Kind::Expression, false),
            Stmt::Expr(expr, None) if last && value && !yields_unit(expr) => (Kind::Tail, false),
            Stmt::Expr(expr, None) => (Kind::Expression, !is_block_like(expr)),
            Stmt::Macro(stmt) if stmt.semi_token.is_none() && last && value => (Kind::Tail, false),
            Stmt::Macro(stmt) => {
                let braces = matches!(stmt.mac.delimiter, syn::MacroDelimiter::Brace(_));
                (Kind::Expression, stmt.semi_token.is_none() && !braces)
            }
        };
        let span = bytes(stmt);
        self.body.statements.push(Statement {
            span: span.clone(),
            start_line: stmt.span().start().line,
            line: stmt.span().end().line,
            kind,
            after: span.end,
            needs_semicolon,
            closure: self.closure.clone(),
        });
        self.inside_statement(stmt, span.end..block.end, last, value);
    }

    /// Adds what a statement declares from there on, and what lies in it.
    fn inside_statement(&mut self, stmt: &Stmt, after: Range<usize>, last: bool, value: bool) {
        match stmt {
            Stmt::Local(local) => {
                let first = self.body.bindings.len();
                let role = match &local.init {
                    Some(init) if init.diverge.is_some() => Role::Pattern,
                    _ => Role::Let,
                };
                self.bind(&local.pat, role, after);
                for binding in &mut self.body.bindings[first..] {
                    binding.deferred = local.init.is_none();
                }
                if let Some(init) = &local.init {
                    self.expression(&init.expr, true);
                    if let Some((_, diverge)) = &init.diverge {
                        self.expression(diverge, true);
                    }
                }
            }
            Stmt::Expr(expr, semicolon) => {
                // `match … { }` without `;` before another statement has to have the type ().
                let value = if last { value } else { semicolon.is_some() };
                self.expression(expr, value || semicolon.is_some());
            }
            Stmt::Macro(stmt) => {
                if PRINTS.iter().any(|name| stmt.mac.path.is_ident(name)) {
                    self.body.prints.push(bytes(&stmt.mac));
                }
            }
            Stmt::Item(_) => {}
        }
    }

    fn expression(&mut self, expr: &Expr, value: bool) {
        let outer = std::mem::replace(&mut self.value, value);
        self.visit_expr(expr);
        self.value = outer;
    }

    fn within_closure(&mut self, body: Range<usize>, read: impl FnOnce(&mut Self)) {
        let outer = self.closure.replace(body);
        read(self);
        self.closure = outer;
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        if let Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_) = expr {
            self.body.loops.push(bytes(expr));
        }
        // Only the blocks of these inherit whether a value is wanted; everything else wants values of its parts.
        let value = self.value;
        if !is_block_like(expr) {
            self.value = true;
        }
        match expr {
            Expr::If(expr) => {
                let scope = bytes(&expr.then_branch);
                if self.bind_condition(&expr.cond, &scope) || has_closure(&expr.cond) {
                    self.open(EntryKind::IfLet, &expr.then_branch);
                }
                self.expression(&expr.cond, true);
                self.block(&expr.then_branch, value && expr.else_branch.is_some());
                if let Some((_, other)) = &expr.else_branch {
                    self.expression(other, value);
                }
            }
            Expr::Match(expr) => {
                self.expression(&expr.expr, true);
                for arm in &expr.arms {
                    let end = bytes(&arm.body).end;
                    // The guard sees the names too.
                    let start = arm
                        .guard
                        .as_ref()
                        .map_or(bytes(&arm.body).start, |guard| bytes(&guard.1).start);
                    let before = self.body.bindings.len();
                    self.bind(&arm.pat, Role::Pattern, start..end);
                    if let Some((_, guard)) = &arm.guard {
                        self.bind_condition(guard, &bytes(&arm.body));
                    }
                    if self.body.bindings.len() > before {
                        self.open_expression(EntryKind::Arm, &arm.body);
                    }
                    if let Some((_, guard)) = &arm.guard {
                        self.expression(guard, true);
                    }
                    self.expression(&arm.body, value);
                }
            }
            Expr::ForLoop(expr) => {
                self.expression(&expr.expr, true);
                self.bind(&expr.pat, Role::Loop, bytes(&expr.body));
                self.open(EntryKind::Loop, &expr.body);
                self.block(&expr.body, false);
            }
            Expr::While(expr) => {
                let binds = self.bind_condition(&expr.cond, &bytes(&expr.body));
                if binds || has_closure(&expr.cond) {
                    self.open(EntryKind::Loop, &expr.body);
                }
                self.expression(&expr.cond, true);
                self.block(&expr.body, false);
            }
            Expr::Loop(expr) => self.block(&expr.body, false),
            Expr::Block(expr) => self.block(&expr.block, value || expr.label.is_some()),
            Expr::Unsafe(expr) => self.block(&expr.block, value),
            Expr::Async(expr) => {
                self.within_closure(bytes(&expr.block), |reader| reader.block(&expr.block, true));
            }
            Expr::Closure(expr) => {
                let body = bytes(&expr.body);
                self.within_closure(body.clone(), |reader| {
                    for input in &expr.inputs {
                        reader.bind(input, Role::ClosureParameter, body.clone());
                    }
                    reader.open_expression(EntryKind::Closure, &expr.body);
                    match &*expr.body {
                        Expr::Block(block) if block.label.is_none() => {
                            let unit = matches!(&expr.output, ReturnType::Type(..))
                                && is_unit(&expr.output);
                            reader.block(&block.block, !unit);
                        }
                        body => reader.expression(body, true),
                    }
                });
            }
            // Evaluated by the compiler: there is nothing to watch and nothing may be called.
            Expr::Const(_) => {}
            expr => visit::visit_expr(self, expr),
        }
        self.value = value;
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
    // Array lengths and the like.
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}
}

/// Whether a condition holds a closure: the line then needs something to tell what holds outside of that.
fn has_closure(condition: &Expr) -> bool {
    struct Closures(bool);
    impl<'ast> Visit<'ast> for Closures {
        fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {
            self.0 = true;
        }
        fn visit_item(&mut self, _: &'ast syn::Item) {}
    }
    let mut closures = Closures(false);
    closures.visit_expr(condition);
    closures.0
}

/// A probe may follow even where a value is wanted: after `return`, `break`, `continue`, because nothing there runs;
/// after `for` and `while`, because their value is always `()`.
fn yields_unit(expr: &Expr) -> bool {
    matches!(
        expr,
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) | Expr::ForLoop(_) | Expr::While(_)
    )
}
