//! Statements: what is inserted after each, and around a block's last expression.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Block, Expr, Stmt};

use super::Walker;
use super::syntax::{list, mentions, prints_partly};
use super::visitor::is_twins_own;
use crate::memory::model::StepKind;
use crate::source::{bytes, is_block_like, leaves, panics, pattern};
use crate::splice::Edit;

impl Walker<'_> {
    pub(super) fn statements(
        &mut self,
        block: &Block,
        unit: bool,
        own: bool,
        output: Option<String>,
    ) {
        let own_stmt = |stmt: &&Stmt| matches!(stmt, Stmt::Expr(expr, _) if is_twins_own(expr));
        let count = block.stmts.len() - block.stmts.iter().rev().take_while(own_stmt).count();
        let mut declares = own;
        for (index, stmt) in block.stmts.iter().enumerate() {
            declares |= matches!(stmt, Stmt::Local(_));
            let last = index + 1 == count;
            self.statement(
                stmt,
                last,
                unit,
                if declares { Some(&output) } else { None },
            );
        }
    }

    pub(super) fn statement(
        &mut self,
        stmt: &Stmt,
        last: bool,
        unit: bool,
        tail: Option<&Option<String>>,
    ) {
        let span = bytes(stmt);
        match stmt {
            Stmt::Expr(expr, _) if is_twins_own(expr) => {}
            Stmt::Item(item) => self.visit_item(item),
            Stmt::Local(local) => self.local(local, &span),
            Stmt::Expr(expr, Some(_)) => {
                self.visit_expr(expr);
                if !leaves(expr) {
                    self.done(expr, stmt, &span, "");
                }
            }
            Stmt::Expr(expr, None) => {
                self.unit = !last || unit;
                self.visit_expr(expr);
                let is_unit = !last
                    || unit
                    || matches!(expr, Expr::Assign(_) | Expr::ForLoop(_) | Expr::While(_));
                if leaves(expr) {
                } else if is_unit {
                    self.done(expr, stmt, &span, ";");
                } else if let Some(output) = tail {
                    self.tail(expr, output.as_deref());
                }
            }
            Stmt::Macro(stmt_macro) => {
                self.visit_macro(&stmt_macro.mac);
                let braces = matches!(stmt_macro.mac.delimiter, syn::MacroDelimiter::Brace(_));
                let diverges = panics(&stmt_macro.mac);
                if diverges {
                } else if stmt_macro.semi_token.is_some() || (!last && braces) {
                    self.plain(stmt, &span, "");
                } else if last && unit && !braces {
                    self.plain(stmt, &span, ";");
                } else if let Some(output) = tail
                    && last
                {
                    self.wrap_tail(&span, output.as_deref());
                }
            }
        }
    }

    pub(super) fn local(&mut self, local: &syn::Local, span: &Range<usize>) {
        if let Some(init) = &local.init {
            self.unit = false;
            self.visit_expr(&init.expr);
            if let Some((_, diverge)) = &init.diverge {
                self.visit_expr(diverge);
            }
        }
        let bound = pattern::bound(&local.pat, &self.constants);
        if let Some(init) = &local.init
            && bound.iter().any(|one| mentions(&init.expr, &one.name))
        {
            // `let s = f(s)`: what it took cannot be named any more after it.
            self.ask_within(&bytes(&init.expr));
        }
        self.taken = local
            .init
            .as_ref()
            .and_then(|init| self.named_place(&init.expr));
        let hidden = local.attrs.iter().any(|attr| attr.path().is_ident("cfg"));
        let deferred = local.init.is_none();
        let mut ids = Vec::new();
        if !self.constant && !hidden {
            for one in &bound {
                let id = self.declare(one, deferred, Some((span, true)));
                ids.push(id);
                if deferred {
                    self.watch_after(span, format!("::__memscope::late({id});"));
                } else {
                    self.register(id, &one.name, span, false);
                }
            }
        }
        self.taken = None;
        if self.constant {
            return;
        }
        if !ids.is_empty() {
            let ids = list(&ids);
            self.watch_after(span, format!("let __ms_s=::__memscope::scope({ids});"));
        }
        self.step_after(local, span, "");
    }

    /// After an expression statement: registers what it assigned, and takes a step.
    pub(super) fn done(&mut self, expr: &Expr, stmt: &Stmt, span: &Range<usize>, semicolon: &str) {
        if self.constant {
            return;
        }
        let mut semicolon = semicolon;
        if let Expr::Assign(assign) = expr {
            self.assigned(assign, span, !semicolon.is_empty());
            semicolon = "";
        }
        self.plain(stmt, span, semicolon);
        if let Some(site) = self.plan.sites.last_mut() {
            site.compound = is_block_like(expr);
        }
    }

    pub(super) fn plain(&mut self, stmt: &Stmt, span: &Range<usize>, semicolon: &str) {
        if !self.constant {
            self.step_after(stmt, span, semicolon);
        }
    }

    pub(super) fn step_after(&mut self, node: &impl Spanned, span: &Range<usize>, semicolon: &str) {
        let (first, last) = (node.span().start().line, node.span().end().line);
        let site = self.site(StepKind::Statement, first, last, span.clone());
        let said = &self.text[span.clone()];
        let flush = if prints_partly(said) {
            "::__memscope::flush();"
        } else {
            ""
        };
        self.plan.index.statements.push(span.clone());
        self.watch_after(
            span,
            format!("{semicolon}{flush}::__memscope::step({site});"),
        );
        self.ask_after(span, "", "");
    }

    /// `x = …` gives a declared variable its value.
    pub(super) fn assigned(
        &mut self,
        assign: &syn::ExprAssign,
        span: &Range<usize>,
        semicolon: bool,
    ) {
        if semicolon {
            // Ahead of what is told about the assignment.
            self.plan.watch.push(Edit::after(span, ";").narrower());
        }
        let target = bytes(&assign.left);
        self.plan
            .index
            .assignments
            .push((target.clone(), span.clone()));
        let Expr::Path(path) = &*assign.left else {
            return;
        };
        let Some(name) = path.path.get_ident().map(ToString::to_string) else {
            return;
        };
        let Some(id) = self.lookup(&name) else { return };
        if self.plan.variables[id as usize].deferred {
            self.register(id, &name, span, false);
        } else if mentions(&assign.right, &name) {
            // `s = f(s)`: between the move and the new value nothing else could be asked.
            self.ask_within(&bytes(&assign.right));
        }
    }

    /// A variable or a part of one, as the source names it.
    fn named_place(&self, expr: &Expr) -> Option<String> {
        match expr {
            Expr::Path(path) => path.path.get_ident().map(ToString::to_string),
            Expr::Field(field) => {
                let (base, member) = (self.named_place(&field.base)?, &field.member);
                Some(match member {
                    syn::Member::Named(name) => format!("{base}.{name}"),
                    syn::Member::Unnamed(index) => format!("{base}.{}", index.index),
                })
            }
            // A box's content is named through the box.
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                self.named_place(&unary.expr)
            }
            _ => None,
        }
    }

    /// Asks right after a value was made, before it is given its name.
    fn ask_within(&mut self, value: &Range<usize>) {
        if self.constant {
            return;
        }
        self.grouped(|walker| {
            walker.ask_before(value, "{let __ms_t=".to_owned());
            walker.ask_after(value, ";", "__ms_t}");
        });
    }

    /// A block's last expression may move what the block declared: the check asks after it.
    pub(super) fn tail(&mut self, expr: &Expr, output: Option<&str>) {
        let simple = matches!(expr, Expr::Lit(_) | Expr::Macro(_));
        if simple || leaves(expr) || self.constant || self.in_scope().is_empty() {
            return;
        }
        self.wrap_tail(&bytes(expr), output);
    }

    pub(super) fn wrap_tail(&mut self, span: &Range<usize>, output: Option<&str>) {
        if self.constant {
            return;
        }
        let ty = output.map_or(String::new(), |ty| format!(":{ty}"));
        self.grouped(|walker| {
            walker.ask_before(span, format!("let __ms_t{ty}="));
            walker.ask_after(span, ";", "__ms_t");
        });
    }
}
