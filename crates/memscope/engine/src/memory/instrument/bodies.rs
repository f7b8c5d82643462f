//! Bodies of functions, closures, blocks and arms: what is inserted where they open and end.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, FnArg, Signature};

use super::plan::Called;
use super::syntax::{annotation, has_block, inside, is_option, list, tail_line};
use super::{Walker, visitor};
use crate::memory::model::StepKind;
use crate::source::pattern::{self, Bound};
use crate::source::{bytes, is_unit};
use crate::splice::Edit;

impl Walker<'_> {
    /// A function's or closure's body: its span is what the opening stands before. `lines`: those of its name, of its
    /// last expression and of its end.
    pub(super) fn enter(
        &mut self,
        name: String,
        lines: (usize, usize, usize),
        bound: &[Bound],
        at: &Range<usize>,
        owned: Option<&str>,
    ) {
        let (line, tail, end) = lines;
        let main = name == self.entry;
        let function = self.plan.functions.len();
        self.plan.functions.push(Called { name, line });
        let call = self.site(StepKind::Call, line, line, at.clone());
        let exit = self.site(StepKind::Return, tail, end, at.clone());
        let first = self.plan.variables.len();
        let by_self: Vec<u32> = bound
            .iter()
            .enumerate()
            .filter(|(_, bound)| bound.name == "self")
            .map(|(index, _)| (first + index) as u32)
            .collect();
        let by_self = list(&by_self);
        self.watch_before(
            at,
            format!("let __ms_e=::__memscope::enter({function},{exit},{by_self});"),
        );
        if let Some(output) = owned {
            self.own_call(at, output);
        }
        self.open(bound, at, true);
        if !main {
            self.watch_before(at, format!("::__memscope::step({call});"));
        }
    }

    /// A `self` taken by value is dropped after all that can be written into the function, for it cannot be bound once
    /// more under its name. So the body becomes a closure that takes it, called at once: its end is the function's.
    pub(super) fn own_call(&mut self, at: &Range<usize>, output: &str) {
        let first = self.plan.watch.len();
        let output = if output.is_empty() {
            String::new()
        } else {
            format!("->{output}")
        };
        self.watch_before(at, format!("let mut __ms_f=move||{output}{{"));
        let body = at.start..at.end - 2;
        self.plan
            .watch
            .push(Edit::after(&body, "};__ms_f()").wider());
        self.groups += 1;
        self.plan.watch.group(first, self.groups);
        self.owned_selves.insert(self.plan.variables.len() as u32);
    }

    pub(super) fn function(&mut self, sig: &Signature, block: &Block, main: bool) {
        let line = sig.ident.span().start().line;
        if let Some(token) = &sig.asyncness {
            let line = token.span().start().line;
            self.refuse_async(line, "functions");
        }
        if sig.constness.is_some() {
            return;
        }
        self.prefix.push(sig.ident.to_string());
        let outer = std::mem::replace(&mut self.boundary, self.scopes.len());
        let constant = std::mem::replace(&mut self.constant, false);
        self.depth += 1;
        self.scopes.push(Vec::new());
        let mut bound = Vec::new();
        for input in &sig.inputs {
            match input {
                FnArg::Receiver(receiver) => bound.push(Bound::receiver(receiver)),
                FnArg::Typed(typed) => bound.extend(pattern::bound(&typed.pat, &self.constants)),
            }
        }
        let at = inside(&bytes(block));
        if main {
            let known = format!("{{fn __ms_k(){{{}}}__ms_k}}", self.known);
            let own = self.plan.own_allocator;
            let edit = Edit::before(&at, format!("::__memscope::begin({own},{known});"));
            self.plan
                .watch
                .push(edit.or(format!("::__memscope::begin({own},||{{}});")));
        }
        let name = self.prefix.join("::");
        let end = block.brace_token.span.close().start().line;
        let unit = is_unit(&sig.output);
        let output = annotation(&sig.output);
        let owned = takes_self(sig).then(|| output.clone().unwrap_or_default());
        let lines = (line, tail_line(block, unit), end);
        let body = std::mem::replace(&mut self.body, bytes(block));
        let option = std::mem::replace(&mut self.option, is_option(&sig.output));
        self.enter(name, lines, &bound, &at, owned.as_deref());
        self.statements(block, unit, true, output);
        if !unit {
            self.tells_its_value(block);
        }
        self.body = body;
        self.option = option;
        self.scopes.pop();
        self.depth -= 1;
        self.constant = constant;
        self.boundary = outer;
        self.prefix.pop();
    }

    pub(super) fn closure(&mut self, closure: &syn::ExprClosure) {
        let spawned = std::mem::take(&mut self.spawned);
        if let Some(token) = &closure.asyncness {
            let line = token.span().start().line;
            self.refuse_async(line, "closures");
        }
        let constant = std::mem::replace(&mut self.constant, false);
        let outer = std::mem::replace(&mut self.boundary, self.scopes.len());
        let around_body = std::mem::replace(&mut self.body, bytes(closure));
        let unwatched = std::mem::replace(&mut self.unwatched, false);
        let option = std::mem::replace(&mut self.option, is_option(&closure.output));
        self.scopes.push(Vec::new());
        let bound: Vec<Bound> = closure
            .inputs
            .iter()
            .flat_map(|input| pattern::bound(input, &self.constants))
            .collect();
        let line = closure.span().start().line;
        let around = self.prefix.join("::");
        let name = format!("{around}::{{closure}}");
        self.prefix.push("{closure}".to_owned());
        self.depth += 1;
        match &*closure.body {
            Expr::Block(body) if body.label.is_none() && body.attrs.is_empty() => {
                let at = inside(&bytes(&body.block));
                let end = body.block.brace_token.span.close().start().line;
                let tail = tail_line(&body.block, false);
                self.enter(name, (line, tail, end), &bound, &at, None);
                self.statements(&body.block, false, true, annotation(&closure.output));
                self.tells_its_value(&body.block);
            }
            body if has_block(body) || spawned => {
                let at = bytes(body);
                self.plan.watch.push(Edit::before(&at, "{").wider());
                let end = body.span().end().line;
                self.enter(name, (line, end, end), &bound, &at, None);
                self.visit_expr(body);
                self.plan.watch.push(Edit::after(&at, "}").wider());
            }
            // One expression without a statement in it: a call of its own would show nothing new.
            body => {
                for one in &bound {
                    self.declare(one, false, None);
                }
                self.unwatched = true;
                self.visit_expr(body);
            }
        }
        self.depth -= 1;
        self.prefix.pop();
        self.scopes.pop();
        self.boundary = outer;
        self.body = around_body;
        self.unwatched = unwatched;
        self.option = option;
        self.constant = constant;
    }

    /// The arguments of a call; a closure given to `spawn` is always watched, so that its thread is known from the start.
    pub(super) fn arguments<'a>(
        &mut self,
        arguments: impl Iterator<Item = &'a Expr>,
        spawns: bool,
    ) {
        for argument in arguments {
            self.spawned = spawns
                && match argument {
                    Expr::Closure(_) => true,
                    Expr::Block(block) => visitor::is_twins(block),
                    _ => false,
                };
            self.visit_expr(argument);
            self.spawned = false;
        }
    }

    /// A block whose names open it: a loop's, an arm's, a branch's.
    pub(super) fn body(
        &mut self,
        block: &Block,
        bound: &[Bound],
        kind: Option<StepKind>,
        line: usize,
        unit: bool,
    ) {
        if self.constant {
            return visit::visit_block(self, block);
        }
        self.scopes.push(Vec::new());
        let at = inside(&bytes(block));
        let first = self.plan.variables.len() as u32;
        let end = block.brace_token.span.close().start().line;
        let last = self.site(
            StepKind::BlockEnd,
            tail_line(block, unit),
            end,
            bytes(block),
        );
        // Stands first, but is only known after the block was read.
        let guard = self.plan.watch.reserve(&at);
        self.open(bound, &at, true);
        if let Some(kind) = kind {
            let site = self.site(kind, line, line, at.clone());
            self.watch_before(&at, format!("::__memscope::step({site});"));
        }
        self.statements(block, unit, !bound.is_empty(), None);
        let declared: Vec<u32> = self
            .scopes
            .pop()
            .into_iter()
            .flatten()
            .map(|(_, id)| id)
            .collect();
        debug_assert!(declared.iter().all(|id| *id >= first));
        if !declared.is_empty() {
            let ids = list(&declared);
            self.plan.watch.fill(
                guard,
                format!("let __ms_b=::__memscope::Block::new({last},{ids});"),
            );
        }
    }

    /// An arm's body, which may be a bare expression.
    pub(super) fn arm(&mut self, body: &Expr, bound: &[Bound], line: usize, unit: bool) {
        let kind = (!bound.is_empty()).then_some(StepKind::Branch);
        match body {
            Expr::Block(block) if block.label.is_none() && block.attrs.is_empty() => {
                self.body(&block.block, bound, kind, line, unit);
            }
            body if self.constant || (bound.is_empty() && !matches!(body, Expr::Assign(_))) => {
                self.unit = unit;
                self.visit_expr(body);
            }
            body => {
                self.scopes.push(Vec::new());
                let at = bytes(body);
                let end = body.span().end().line;
                self.plan.watch.push(Edit::before(&at, "{").wider());
                let last = self.site(StepKind::BlockEnd, end, end, at.clone());
                let guard = self.plan.watch.reserve(&at);
                let ids = list(&self.open(bound, &at, true));
                if !bound.is_empty() {
                    self.plan.watch.fill(
                        guard,
                        format!("let __ms_b=::__memscope::Block::new({last},{ids});"),
                    );
                }
                if let Some(kind) = kind {
                    let site = self.site(kind, line, line, at.clone());
                    self.watch_before(&at, format!("::__memscope::step({site});"));
                }
                self.visit_expr(body);
                if let Expr::Assign(assign) = body {
                    self.assigned(assign, &at, true);
                    self.ask_after(&at, "", "");
                } else {
                    self.tail(body, None);
                }
                self.scopes.pop();
                self.plan.watch.push(Edit::after(&at, "}").wider());
            }
        }
    }
}

/// Does a method take its `self` by value?
fn takes_self(sig: &Signature) -> bool {
    let Some(receiver) = sig.receiver() else {
        return false;
    };
    receiver.reference.is_none() && !matches!(&*receiver.ty, syn::Type::Reference(_))
}
