//! The walk itself: items, and the expressions that open bodies or can be moved out of.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, Pat};

use super::Walker;
use super::{allocator, describe};
use crate::memory::model::StepKind;
use crate::source::{bytes, leaves, pattern};
use crate::splice::Edit;

impl<'ast> Visit<'ast> for Walker<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let at = bytes(item);
        for text in describe::item(item, self.text) {
            self.plan.watch.push(Edit::after(&at, text));
        }
        visit::visit_item(self, item);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let top = item.sig.ident == "main" && self.prefix.is_empty();
        let name = self.prefix.iter().cloned();
        let name: Vec<String> = name.chain([item.sig.ident.to_string()]).collect();
        let main = name.join("::") == self.entry;
        if top && !main {
            // What calls the test is not the reader's.
            return;
        }
        self.function(&item.sig, &item.block, main);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block, false);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block, false);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.attrs.iter().any(|attr| attr.path().is_ident("cfg")) {
            return;
        }
        self.prefix.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.prefix.pop();
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        self.prefix.push(item.ident.to_string());
        visit::visit_item_trait(self, item);
        self.prefix.pop();
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let allocator = item
            .trait_
            .as_ref()
            .and_then(|(_, path, _)| path.segments.last());
        if allocator.is_some_and(|last| last.ident == "GlobalAlloc") {
            // It runs inside the recorder: watching it would watch the watcher.
            return;
        }
        self.prefix.push(describe::type_name(&item.self_ty));
        visit::visit_item_impl(self, item);
        self.prefix.pop();
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        let outer = std::mem::replace(&mut self.constant, true);
        visit::visit_item_const(self, item);
        self.constant = outer;
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        if let Some(attr) = allocator::attribute(item) {
            let mut blank = Edit::before(&bytes(attr), "");
            blank.blank = bytes(attr).len();
            self.plan.watch.push(blank);
            let ty = item.ty.span().source_text().unwrap_or_default();
            let name = &item.ident;
            self.plan.watch.push(Edit::after(
                &bytes(item),
                format!(
                    "#[global_allocator]static __MEMSCOPE:::__memscope::Recorder<{ty}>=::__memscope::Recorder::around(&{name});"
                )
                .replace("__MEMSCOPE:::", "__MEMSCOPE: ::"),
            ));
        }
        let outer = std::mem::replace(&mut self.constant, true);
        visit::visit_item_static(self, item);
        self.constant = outer;
    }

    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_trait_item_const(&mut self, _: &'ast syn::TraitItemConst) {}
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_generic_argument(&mut self, _: &'ast syn::GenericArgument) {}
    fn visit_variant(&mut self, _: &'ast syn::Variant) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}

    fn visit_block(&mut self, block: &'ast Block) {
        let unit = std::mem::take(&mut self.unit);
        self.body(block, &[], None, 0, unit);
    }

    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        self.shorthand(field);
        visit::visit_field_value(self, field);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.given_to_macro(mac);
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        let unit = std::mem::take(&mut self.unit);
        let spawned = self.spawned;
        let span = bytes(expr);
        let line = expr.span().start().line;
        self.index(expr);
        match expr {
            Expr::If(expr) => {
                self.visit_expr(&expr.cond);
                let bound = pattern::in_condition(&expr.cond, &self.constants);
                let kind = (!bound.is_empty()).then_some(StepKind::Branch);
                let unit = unit || expr.else_branch.is_none();
                self.opened_by(&bound, &expr.cond);
                self.body(&expr.then_branch, &bound, kind, line, unit);
                if let Some((_, other)) = &expr.else_branch {
                    self.unit = unit;
                    self.visit_expr(other);
                }
            }
            Expr::While(expr) => {
                self.visit_expr(&expr.cond);
                let bound = pattern::in_condition(&expr.cond, &self.constants);
                self.opened_by(&bound, &expr.cond);
                self.body(&expr.body, &bound, Some(StepKind::Round), line, true);
            }
            Expr::ForLoop(expr) => {
                self.visit_expr(&expr.expr);
                let bound = pattern::bound(&expr.pat, &self.constants);
                self.body(&expr.body, &bound, Some(StepKind::Round), line, true);
            }
            Expr::Loop(expr) => {
                self.body(&expr.body, &[], Some(StepKind::Round), line, true);
            }
            Expr::Match(expr) => {
                self.visit_expr(&expr.expr);
                for arm in &expr.arms {
                    let mut bound = pattern::bound(&arm.pat, &self.constants);
                    if let Some((_, guard)) = &arm.guard {
                        self.visit_expr(guard);
                        bound.extend(pattern::in_condition(guard, &self.constants));
                    }
                    self.opened_by(&bound, &expr.expr);
                    self.arm(&arm.body, &bound, arm.span().start().line, unit);
                }
            }
            Expr::Closure(closure) => self.closure(closure),
            // What a closure captures in a rewritten program is named before it; the program itself has no such block.
            Expr::Block(expr) if is_twins(expr) => {
                if let Some(syn::Stmt::Expr(tail, None)) = expr.block.stmts.last() {
                    self.arguments(std::iter::once(tail), spawned);
                }
            }
            Expr::Block(expr) => {
                self.body(&expr.block, &[], None, line, unit && expr.label.is_none());
            }
            Expr::Unsafe(expr) => self.body(&expr.block, &[], None, line, unit),
            Expr::Async(expr) => {
                let line = expr.async_token.span().start().line;
                self.refuse_async(line, "blocks");
            }
            Expr::Const(_) => {}
            Expr::Call(call) if is_carried(&call.func) => {
                self.arguments(call.args.iter(), true);
            }
            Expr::Call(call) => {
                self.visit_expr(&call.func);
                let spawns = matches!(&*call.func, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "spawn"));
                self.arguments(call.args.iter(), spawns);
            }
            Expr::MethodCall(call) => {
                self.visit_expr(&call.receiver);
                self.arguments(call.args.iter(), call.method == "spawn");
            }
            Expr::Try(expr) => {
                self.visit_expr(&expr.expr);
                self.may_leave(expr);
            }
            Expr::Break(_) | Expr::Continue(_) => {
                visit::visit_expr(self, expr);
                let lines = (line, expr.span().end().line);
                self.leaves_at(&span, lines, "leave_loop");
                if let Expr::Break(out) = expr
                    && let Some(value) = &out.expr
                {
                    self.ask_of_value(value);
                }
            }
            Expr::Return(expr) => {
                let lines = (line, expr.span().end().line);
                self.leaves_at(&span, lines, "leave");
                if let Some(value) = &expr.expr {
                    self.visit_expr(value);
                    if !self.constant && !self.unwatched && !leaves(value) {
                        self.value_told(&bytes(value));
                    }
                    self.ask_of_value(value);
                }
            }
            expr => visit::visit_expr(self, expr),
        }
    }
}

pub(super) fn is_twins(block: &syn::ExprBlock) -> bool {
    let label = block.label.as_ref();
    label.is_some_and(|label| label.name.ident == "__twin")
}

/// What a rewritten program does about drop flags: no statement of the reader's.
pub(super) fn is_twins_own(expr: &Expr) -> bool {
    let label = match expr {
        Expr::Block(block) => block.label.as_ref(),
        _ => None,
    };
    label.is_some_and(|label| label.name.ident == "__twin_end")
}

/// A closure that crosses to another thread by a rewritten program's `carry`.
fn is_carried(callee: &Expr) -> bool {
    let Expr::Path(path) = callee else {
        return false;
    };
    let segments = &path.path.segments;
    segments.iter().any(|one| one.ident == "__twin")
        && segments.last().is_some_and(|one| one.ident == "carry")
}

impl Walker<'_> {
    /// Before a `return`, `break` or `continue`.
    fn leaves_at(&mut self, span: &Range<usize>, lines: (usize, usize), how: &str) {
        if self.constant || self.unwatched {
            return;
        }
        let site = self.site(StepKind::Return, lines.0, lines.1, span.clone());
        let first = self.plan.watch.len();
        let before = format!("{{::__memscope::{how}({site});");
        self.plan.watch.push(Edit::before(span, before).wider());
        self.plan.watch.push(Edit::after(span, "}").wider());
        self.groups += 1;
        self.plan.watch.group(first, self.groups);
    }

    /// The names that open the next body are bound by a pattern of this expression.
    fn opened_by(&mut self, bound: &[pattern::Bound], scrutinee: &Expr) {
        let opens = !bound.is_empty() && !self.constant;
        self.scrutinee = opens.then(|| bytes(scrutinee));
    }

    /// What the value of a `return` or `break` moved.
    fn ask_of_value(&mut self, value: &Expr) {
        if matches!(value, Expr::Lit(_)) || self.constant || self.in_scope().is_empty() {
            return;
        }
        let at = bytes(value);
        self.grouped(|walker| {
            walker.plan.ask.push(Edit::before(&at, "{").wider());
            walker.wrap_tail(&at, None);
            walker.plan.ask.push(Edit::after(&at, "}").wider());
        });
    }

    /// The fields that the base of a literal gives.
    pub(super) fn rest_of(&self, literal: &syn::ExprStruct) -> Vec<String> {
        let name = literal
            .path
            .segments
            .last()
            .map(|last| last.ident.to_string());
        let name = match name.as_deref() {
            // The type of the `impl` around it, without its arguments.
            Some("Self") => self
                .prefix
                .iter()
                .rev()
                .map(|one| one.split('<').next().unwrap_or(one).to_owned())
                .find(|one| self.structs.contains_key(one)),
            _ => name,
        };
        let fields = name.and_then(|name| self.structs.get(&name));
        let given = |field: &String| {
            literal.fields.iter().any(|one| match &one.member {
                syn::Member::Named(name) => name == field,
                syn::Member::Unnamed(index) => index.index.to_string() == *field,
            })
        };
        let fields = fields.into_iter().flatten();
        fields.filter(|field| !given(field)).cloned().collect()
    }
}
