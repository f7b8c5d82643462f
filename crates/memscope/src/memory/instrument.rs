//! Decides what is inserted where.
//!
//! ```text
//! fn f(s: String) {⟨enter; let s = s; r!(s); scope(s); step⟩
//!     let t = s;⟨r!(t); scope(t); step⟩
//!     {⟨Block::new⟩ … }                      every block that declares something
//!     for x in v {⟨Block; let x = x; r!(x); scope(x); step⟩ … }
//! }
//! ```
//!
//! `scope` stands after the names it speaks of and is therefore dropped just before them; `Block` and `enter`
//! stand first and are dropped last. So every drop is seen in its true order, in unwinding too. Parameters and the
//! names of arms and loops are bound once more under their own name for the same reason.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, FnArg, Pat, Signature, Stmt};

use super::bindings::{self, Bound};
use super::describe;
use super::pieces::{Piece, Pieces};
use crate::Failure;

/// A point of the program at which memory is written down.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    /// What happened there.
    pub(crate) kind: Kind,
    /// The 1-based line on which it ends.
    pub(crate) line: usize,
    /// The 1-based line on which it starts.
    pub(crate) first_line: usize,
    /// Its bytes.
    pub(crate) span: Range<usize>,
    /// A statement that consists of others (`if`, `for`, a block): by itself it changes nothing.
    pub(crate) compound: bool,
}

/// The kinds of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A statement has run.
    Statement,
    /// A function was called and has its parameters.
    Call,
    /// A function is done: its variables are gone.
    Return,
    /// A round of a loop begins.
    Round,
    /// A branch with names of its own begins.
    Branch,
    /// The variables of an inner block are gone.
    BlockEnd,
}

/// A variable as the source declares it.
#[derive(Debug, Clone)]
pub(crate) struct Variable {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) deferred: bool,
    pub(crate) span: Range<usize>,
}

/// A function or closure.
#[derive(Debug, Clone)]
pub(crate) struct Called {
    pub(crate) name: String,
    pub(crate) line: usize,
}

/// What is known of a source after the walk.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) sites: Vec<Site>,
    pub(crate) variables: Vec<Variable>,
    pub(crate) functions: Vec<Called>,
    /// For both the check and the run.
    pub(crate) watch: Pieces,
    /// For the check only.
    pub(crate) ask: Pieces,
    pub(crate) index: Index,
}

/// Where the expressions are that a move can be reported at.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Paths, fields and dereferences, by span.
    pub(crate) places: HashSet<(usize, usize)>,
    /// `x` in `Point { x }`.
    pub(crate) shorthands: HashSet<(usize, usize)>,
    /// Receivers by where the method's name starts.
    pub(crate) receivers: BTreeMap<usize, Range<usize>>,
    /// Left operands by the operation's span.
    pub(crate) operands: BTreeMap<(usize, usize), Range<usize>>,
    /// Callees by the call's span.
    pub(crate) callees: BTreeMap<(usize, usize), Range<usize>>,
    /// Closures by where they start.
    pub(crate) closures: BTreeMap<usize, Range<usize>>,
    /// Names in patterns, and what is next to where they are bound: after it (a `let`) or before it (a body).
    pub(crate) patterns: BTreeMap<(usize, usize), (Range<usize>, bool)>,
    /// Bases of `..base`.
    pub(crate) bases: HashSet<(usize, usize)>,
    /// Assignments: the target's span, where text runs after the statement.
    pub(crate) assignments: Vec<(Range<usize>, Range<usize>)>,
    /// Whole statements, and where text runs after them.
    pub(crate) statements: Vec<Range<usize>>,
}

/// The bytes of a node.
pub(crate) fn bytes(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}

/// Walks a parsed source.
///
/// # Errors
/// At the first construct that cannot be watched.
pub(crate) fn plan(source: &crate::Source) -> Result<Plan, Failure> {
    let mut walker = Walker {
        text: &source.text,
        plan: Plan::default(),
        constants: bindings::constants(&source.ast),
        scopes: vec![Vec::new()],
        boundary: 0,
        prefix: Vec::new(),
        constant: false,
        unit: false,
        refused: None,
        known: describe::known(&source.ast),
        own_allocator: source.text.contains("global_allocator"),
        depth: 0,
        groups: 0,
        spawned: false,
    };
    walker.visit_file(&source.ast);
    match walker.refused {
        Some((line, what, remedy)) => Err(Failure::at(&source.path, line, what, remedy)),
        None => Ok(walker.plan),
    }
}

struct Walker<'a> {
    text: &'a str,
    plan: Plan,
    constants: HashSet<String>,
    scopes: Vec<Vec<(String, u32)>>,
    /// The first scope of the innermost function or closure.
    boundary: usize,
    prefix: Vec<String>,
    /// Inside something that the compiler evaluates.
    constant: bool,
    /// The block being visited next has the type ().
    unit: bool,
    refused: Option<(usize, String, String)>,
    known: String,
    own_allocator: bool,
    /// Functions around this one.
    depth: usize,
    groups: u32,
    /// The closure being visited next is a thread's.
    spawned: bool,
}

impl Walker<'_> {
    fn refuse(&mut self, line: usize, what: &str, remedy: &str) {
        if self.refused.is_none() {
            self.refused = Some((line, what.to_owned(), remedy.to_owned()));
        }
    }

    fn site(&mut self, kind: Kind, first_line: usize, line: usize, span: Range<usize>) -> u32 {
        self.plan.sites.push(Site { kind, line, first_line, span, compound: false });
        self.plan.sites.len() as u32 - 1
    }

    fn declare(&mut self, bound: &Bound, deferred: bool, bound_at: Option<(&Range<usize>, bool)>) -> u32 {
        let id = self.plan.variables.len() as u32;
        self.plan.variables.push(Variable {
            name: bound.name.clone(),
            line: bound.line,
            deferred,
            span: bound.span.clone(),
        });
        if let Some(scope) = self.scopes.last_mut() {
            scope.push((bound.name.clone(), id));
        }
        if let Some((span, after)) = bound_at {
            self.plan.index.patterns.insert((bound.span.start, bound.span.end), (span.clone(), after));
        }
        id
    }

    /// The variable that a name means here, within the innermost function or closure.
    fn lookup(&self, name: &str) -> Option<u32> {
        let scopes = &self.scopes[self.boundary..];
        let mut names = scopes.iter().rev().flat_map(|scope| scope.iter().rev());
        names.find(|(known, _)| known == name).map(|(_, id)| *id)
    }

    /// The variables that can be named here, the innermost of each name.
    fn in_scope(&self) -> Vec<(String, u32)> {
        let mut seen = HashSet::new();
        let scopes = &self.scopes[self.boundary..];
        let names = scopes.iter().rev().flat_map(|scope| scope.iter().rev());
        let mut found: Vec<_> = names.filter(|(name, _)| seen.insert(name.clone())).cloned().collect();
        found.reverse();
        found
    }

    /// Asks about every variable in scope: `match pick() { 0 => s(&a), … }`.
    fn probes(&self) -> (String, Vec<(Range<usize>, u32)>) {
        let mut text = String::from("match ::__memscope::pick(){");
        let mut asks = Vec::new();
        for (name, id) in self.in_scope() {
            if name == "self" {
                continue;
            }
            text.push_str(&format!("{id}=>::__memscope::s("));
            let start = text.len();
            text.push_str(&format!("&{name}"));
            asks.push((start..text.len(), id));
            text.push_str("),");
        }
        text.push_str("_=>{}};");
        (text, asks)
    }

    fn ask_after(&mut self, span: &Range<usize>, before: &str, after: &str) {
        let (text, asks) = self.probes();
        let mut piece = Piece::after(span, format!("{before}{text}{after}"));
        piece.asks = asks
            .into_iter()
            .map(|(at, id)| (at.start + before.len()..at.end + before.len(), id))
            .collect();
        self.plan.ask.push(piece);
    }

    /// Rebinds, registers and guards names at the start of a body. Gives their ids.
    fn open(&mut self, bound: &[Bound], span: &Range<usize>, rebind: bool) -> Vec<u32> {
        let mut ids = Vec::new();
        for one in bound {
            let id = self.declare(one, false, Some((span, false)));
            ids.push(id);
            let name = &one.name;
            if rebind && name != "self" {
                let mutable = if one.mutable { "mut " } else { "" };
                self.watch_before(span, format!("let {mutable}{name}={name};"));
            }
            self.register(id, name, span, true);
        }
        if rebind && !ids.is_empty() {
            let ids = list(&ids);
            self.watch_before(span, format!("let __ms_s=::__memscope::scope({ids});"));
        }
        ids
    }

    fn register(&mut self, id: u32, name: &str, span: &Range<usize>, before: bool) {
        let shown = format!("::__memscope::r!({id},{name});");
        let opaque = format!("::__memscope::o!({id},{name});");
        let piece = if before { Piece::before(span, shown) } else { Piece::after(span, shown) };
        self.plan.watch.push(piece.or(opaque));
    }

    fn watch_before(&mut self, span: &Range<usize>, text: String) {
        self.plan.watch.push(Piece::before(span, text));
    }

    fn watch_after(&mut self, span: &Range<usize>, text: String) {
        self.plan.watch.push(Piece::after(span, text));
    }

    /// Pieces pushed to the check by `write` stand or fall together.
    fn grouped(&mut self, write: impl FnOnce(&mut Self)) {
        let first = self.plan.ask.len();
        write(self);
        self.groups += 1;
        self.plan.ask.group(first, self.groups);
    }

    fn ask_before(&mut self, span: &Range<usize>, text: String) {
        self.plan.ask.push(Piece::before(span, text));
    }

    /// A function's or closure's body: its span is what the opening stands before.
    fn enter(&mut self, name: String, lines: (usize, usize), bound: &[Bound], at: &Range<usize>) {
        let (line, end) = lines;
        let main = name == "main";
        let function = self.plan.functions.len();
        self.plan.functions.push(Called { name, line });
        let call = self.site(Kind::Call, line, line, at.clone());
        let exit = self.site(Kind::Return, end, end, at.clone());
        let first = self.plan.variables.len();
        let by_self: Vec<u32> = bound
            .iter()
            .enumerate()
            .filter(|(_, bound)| bound.name == "self")
            .map(|(index, _)| (first + index) as u32)
            .collect();
        let by_self = list(&by_self);
        self.watch_before(at, format!("let __ms_e=::__memscope::enter({function},{exit},{by_self});"));
        self.open(bound, at, true);
        if !main {
            self.watch_before(at, format!("::__memscope::step({call});"));
        }
    }

    fn function(&mut self, sig: &Signature, block: &Block, main: bool) {
        let line = sig.ident.span().start().line;
        if let Some(token) = &sig.asyncness {
            let line = token.span().start().line;
            self.refuse(line, "`async` functions cannot be watched", "write it without `async`");
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
                FnArg::Typed(typed) => bound.extend(bindings::bound(&typed.pat, &self.constants)),
            }
        }
        let at = inside(&bytes(block));
        if main {
            let known = format!("{{fn __ms_k(){{{}}}__ms_k}}", self.known);
            let own = self.own_allocator;
            let piece = Piece::before(&at, format!("::__memscope::begin({own},{known});"));
            self.plan.watch.push(piece.or(format!("::__memscope::begin({own},||{{}});")));
        }
        let name = self.prefix.join("::");
        let end = block.brace_token.span.close().start().line;
        self.enter(name, (line, end), &bound, &at);
        let unit = match &sig.output {
            syn::ReturnType::Default => true,
            syn::ReturnType::Type(_, ty) => matches!(&**ty, syn::Type::Tuple(t) if t.elems.is_empty()),
        };
        self.statements(block, unit, true, annotation(&sig.output));
        self.scopes.pop();
        self.depth -= 1;
        self.constant = constant;
        self.boundary = outer;
        self.prefix.pop();
    }

    fn closure(&mut self, closure: &syn::ExprClosure) {
        let spawned = std::mem::take(&mut self.spawned);
        if let Some(token) = &closure.asyncness {
            let line = token.span().start().line;
            self.refuse(line, "`async` closures cannot be watched", "write it without `async`");
        }
        let constant = std::mem::replace(&mut self.constant, false);
        let outer = std::mem::replace(&mut self.boundary, self.scopes.len());
        self.scopes.push(Vec::new());
        let bound: Vec<Bound> =
            closure.inputs.iter().flat_map(|input| bindings::bound(input, &self.constants)).collect();
        let line = closure.span().start().line;
        let around = self.prefix.join("::");
        let name = format!("{around}::{{closure}}");
        self.prefix.push("{closure}".to_owned());
        self.depth += 1;
        match &*closure.body {
            Expr::Block(body) if body.label.is_none() && body.attrs.is_empty() => {
                let at = inside(&bytes(&body.block));
                let end = body.block.brace_token.span.close().start().line;
                self.enter(name, (line, end), &bound, &at);
                self.statements(&body.block, false, true, annotation(&closure.output));
            }
            body if has_block(body) || spawned => {
                let at = bytes(body);
                self.plan.watch.push(Piece::before(&at, "{").wider());
                let end = body.span().end().line;
                self.enter(name, (line, end), &bound, &at);
                self.visit_expr(body);
                self.plan.watch.push(Piece::after(&at, "}").wider());
            }
            // One expression without a statement in it: a call of its own would show nothing new.
            body => {
                for one in &bound {
                    self.declare(one, false, None);
                }
                self.visit_expr(body);
            }
        }
        self.depth -= 1;
        self.prefix.pop();
        self.scopes.pop();
        self.boundary = outer;
        self.constant = constant;
    }

    /// The arguments of a call; a closure given to `spawn` is always watched, so that its thread is known from the start.
    fn arguments<'a>(&mut self, arguments: impl Iterator<Item = &'a Expr>, spawns: bool) {
        for argument in arguments {
            self.spawned = spawns && matches!(argument, Expr::Closure(_));
            self.visit_expr(argument);
            self.spawned = false;
        }
    }

    /// A block whose names open it: a loop's, an arm's, a branch's.
    fn body(&mut self, block: &Block, bound: &[Bound], kind: Option<Kind>, line: usize, unit: bool) {
        if self.constant {
            return visit::visit_block(self, block);
        }
        self.scopes.push(Vec::new());
        let at = inside(&bytes(block));
        let first = self.plan.variables.len() as u32;
        let end = block.brace_token.span.close().start().line;
        let last = self.site(Kind::BlockEnd, end, end, bytes(block));
        // Stands first, but is only known after the block was read.
        let guard = self.plan.watch.reserve(&at);
        self.open(bound, &at, true);
        if let Some(kind) = kind {
            let site = self.site(kind, line, line, at.clone());
            self.watch_before(&at, format!("::__memscope::step({site});"));
        }
        self.statements(block, unit, !bound.is_empty(), None);
        let declared: Vec<u32> = self.scopes.pop().into_iter().flatten().map(|(_, id)| id).collect();
        debug_assert!(declared.iter().all(|id| *id >= first));
        if !declared.is_empty() {
            let ids = list(&declared);
            self.plan.watch.fill(guard, format!("let __ms_b=::__memscope::Block::new({last},{ids});"));
        }
    }

    /// An arm's body, which may be a bare expression.
    fn arm(&mut self, body: &Expr, bound: &[Bound], line: usize, unit: bool) {
        let kind = (!bound.is_empty()).then_some(Kind::Branch);
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
                self.plan.watch.push(Piece::before(&at, "{").wider());
                let last = self.site(Kind::BlockEnd, end, end, at.clone());
                let guard = self.plan.watch.reserve(&at);
                let ids = list(&self.open(bound, &at, true));
                if !bound.is_empty() {
                    self.plan.watch.fill(guard, format!("let __ms_b=::__memscope::Block::new({last},{ids});"));
                }
                if let Some(kind) = kind {
                    let site = self.site(kind, line, line, at.clone());
                    self.watch_before(&at, format!("::__memscope::step({site});"));
                }
                self.visit_expr(body);
                if let Expr::Assign(assign) = body {
                    self.assigned(assign, &at, true);
                } else {
                    self.tail(body, None);
                }
                self.scopes.pop();
                self.plan.watch.push(Piece::after(&at, "}").wider());
            }
        }
    }

    fn statements(&mut self, block: &Block, unit: bool, own: bool, output: Option<String>) {
        let count = block.stmts.len();
        let mut declares = own;
        for (index, stmt) in block.stmts.iter().enumerate() {
            declares |= matches!(stmt, Stmt::Local(_));
            let last = index + 1 == count;
            self.statement(stmt, last, unit, if declares { Some(&output) } else { None });
        }
    }

    fn statement(&mut self, stmt: &Stmt, last: bool, unit: bool, tail: Option<&Option<String>>) {
        let span = bytes(stmt);
        match stmt {
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
                let is_unit = !last || unit || matches!(expr, Expr::Assign(_) | Expr::ForLoop(_) | Expr::While(_));
                if leaves(expr) {
                } else if is_unit {
                    self.done(expr, stmt, &span, ";");
                } else if let Some(output) = tail {
                    self.tail(expr, output.as_deref());
                }
            }
            Stmt::Macro(stmt_macro) => {
                let braces = matches!(stmt_macro.mac.delimiter, syn::MacroDelimiter::Brace(_));
                let diverges = diverging_macro(&stmt_macro.mac);
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

    fn local(&mut self, local: &syn::Local, span: &Range<usize>) {
        if let Some(init) = &local.init {
            self.unit = false;
            self.visit_expr(&init.expr);
            if let Some((_, diverge)) = &init.diverge {
                self.visit_expr(diverge);
            }
        }
        let bound = bindings::bound(&local.pat, &self.constants);
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
    fn done(&mut self, expr: &Expr, stmt: &Stmt, span: &Range<usize>, semicolon: &str) {
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
            site.compound = matches!(
                expr,
                Expr::If(_) | Expr::Match(_) | Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_) | Expr::Block(_) | Expr::Unsafe(_)
            );
        }
    }

    fn plain(&mut self, stmt: &Stmt, span: &Range<usize>, semicolon: &str) {
        if !self.constant {
            self.step_after(stmt, span, semicolon);
        }
    }

    fn step_after(&mut self, node: &impl Spanned, span: &Range<usize>, semicolon: &str) {
        let (first, last) = (node.span().start().line, node.span().end().line);
        let site = self.site(Kind::Statement, first, last, span.clone());
        let said = &self.text[span.clone()];
        let flush = if prints_partly(said) { "::__memscope::flush();" } else { "" };
        self.plan.index.statements.push(span.clone());
        self.watch_after(span, format!("{semicolon}{flush}::__memscope::step({site});"));
        self.ask_after(span, "", "");
    }

    /// `x = …` gives a declared variable its value.
    fn assigned(&mut self, assign: &syn::ExprAssign, span: &Range<usize>, semicolon: bool) {
        if semicolon {
            self.watch_after(span, ";".to_owned());
        }
        let target = bytes(&assign.left);
        self.plan.index.assignments.push((target.clone(), span.clone()));
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
            let value = bytes(&assign.right);
            self.grouped(|walker| {
                walker.ask_before(&value, "{let __ms_t=".to_owned());
                walker.ask_after(&value, ";", "__ms_t}");
            });
        }
    }

    /// A block's last expression may move what the block declared: the check asks after it.
    fn tail(&mut self, expr: &Expr, output: Option<&str>) {
        let simple = matches!(expr, Expr::Lit(_) | Expr::Macro(_));
        if simple || leaves(expr) || self.constant || self.in_scope().is_empty() {
            return;
        }
        self.wrap_tail(&bytes(expr), output);
    }

    fn wrap_tail(&mut self, span: &Range<usize>, output: Option<&str>) {
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

/// Where text stands that runs first in a block: treated as an opening of all that follows.
fn inside(block: &Range<usize>) -> Range<usize> {
    block.start + 1..block.end + 1
}

fn list(ids: &[u32]) -> String {
    let ids: Vec<String> = ids.iter().map(u32::to_string).collect();
    format!("&[{}]", ids.join(","))
}

/// The written type of a result, where a `let` may carry it.
fn annotation(output: &syn::ReturnType) -> Option<String> {
    let syn::ReturnType::Type(_, ty) = output else {
        return None;
    };
    let text = ty.span().source_text()?;
    let usable = !text.contains("impl ") && text != "!" && !text.contains('\n');
    usable.then_some(text)
}

/// Nothing after it runs.
fn leaves(expr: &Expr) -> bool {
    match expr {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Macro(expr) => diverging_macro(&expr.mac),
        Expr::Call(call) => matches!(&*call.func, Expr::Path(path)
            if path.path.segments.last().is_some_and(|last| last.ident == "exit" || last.ident == "abort")),
        Expr::Loop(looping) => !breaks(&looping.body),
        _ => false,
    }
}

fn diverging_macro(mac: &syn::Macro) -> bool {
    let name = mac.path.segments.last().map(|last| last.ident.to_string());
    matches!(name.as_deref(), Some("panic" | "unreachable" | "todo" | "unimplemented"))
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

/// Does an expression contain a block of statements or an arm with names?
fn has_block(expr: &Expr) -> bool {
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

fn mentions(expr: &Expr, name: &str) -> bool {
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
fn prints_partly(text: &str) -> bool {
    let partial = text.match_indices("print!").any(|(at, _)| !text[..at].ends_with('e'));
    partial || text.contains("stdout")
}

impl<'ast> Visit<'ast> for Walker<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let at = bytes(item);
        for text in describe::item(item, self.text) {
            self.plan.watch.push(Piece::after(&at, text));
        }
        visit::visit_item(self, item);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let main = item.sig.ident == "main" && self.prefix.is_empty();
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
        let allocator = item.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
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
        if let Some(attr) = item.attrs.iter().find(|attr| attr.path().is_ident("global_allocator")) {
            let mut blank = Piece::before(&bytes(attr), "");
            blank.blank = bytes(attr).len();
            self.plan.watch.push(blank);
            let ty = item.ty.span().source_text().unwrap_or_default();
            let name = &item.ident;
            self.plan.watch.push(Piece::after(
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
        if field.colon_token.is_none() {
            let span = bytes(&field.expr);
            self.plan.index.shorthands.insert((span.start, span.end));
        }
        visit::visit_field_value(self, field);
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        let unit = std::mem::take(&mut self.unit);
        let span = bytes(expr);
        let key = (span.start, span.end);
        let line = expr.span().start().line;
        match expr {
            Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => drop(self.plan.index.places.insert(key)),
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                self.plan.index.places.insert(key);
            }
            Expr::MethodCall(call) => {
                let name = bytes(&call.method).start;
                self.plan.index.receivers.insert(name, bytes(&call.receiver));
            }
            Expr::Binary(binary) => drop(self.plan.index.operands.insert(key, bytes(&binary.left))),
            Expr::Call(call) => drop(self.plan.index.callees.insert(key, bytes(&call.func))),
            Expr::Closure(_) => drop(self.plan.index.closures.insert(span.start, span.clone())),
            Expr::Struct(literal) => {
                if let Some(base) = &literal.rest {
                    let base = bytes(base);
                    self.plan.index.bases.insert((base.start, base.end));
                }
            }
            _ => {}
        }
        match expr {
            Expr::If(expr) => {
                self.visit_expr(&expr.cond);
                let bound = bindings::in_condition(&expr.cond, &self.constants);
                let kind = (!bound.is_empty()).then_some(Kind::Branch);
                let unit = unit || expr.else_branch.is_none();
                self.body(&expr.then_branch, &bound, kind, line, unit);
                if let Some((_, other)) = &expr.else_branch {
                    self.unit = unit;
                    self.visit_expr(other);
                }
            }
            Expr::While(expr) => {
                self.visit_expr(&expr.cond);
                let bound = bindings::in_condition(&expr.cond, &self.constants);
                self.body(&expr.body, &bound, Some(Kind::Round), line, true);
            }
            Expr::ForLoop(expr) => {
                self.visit_expr(&expr.expr);
                let bound = bindings::bound(&expr.pat, &self.constants);
                self.body(&expr.body, &bound, Some(Kind::Round), line, true);
            }
            Expr::Loop(expr) => self.body(&expr.body, &[], Some(Kind::Round), line, true),
            Expr::Match(expr) => {
                self.visit_expr(&expr.expr);
                for arm in &expr.arms {
                    let mut bound = bindings::bound(&arm.pat, &self.constants);
                    if let Some((_, guard)) = &arm.guard {
                        self.visit_expr(guard);
                        bound.extend(bindings::in_condition(guard, &self.constants));
                    }
                    self.arm(&arm.body, &bound, arm.span().start().line, unit);
                }
            }
            Expr::Closure(closure) => self.closure(closure),
            Expr::Block(expr) => {
                self.body(&expr.block, &[], None, line, unit && expr.label.is_none());
            }
            Expr::Unsafe(expr) => self.body(&expr.block, &[], None, line, unit),
            Expr::Async(expr) => {
                let line = expr.async_token.span().start().line;
                self.refuse(line, "`async` blocks cannot be watched", "write it without `async`");
            }
            Expr::Const(_) => {}
            Expr::Call(call) => {
                self.visit_expr(&call.func);
                let spawns = matches!(&*call.func, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "spawn"));
                self.arguments(call.args.iter(), spawns);
            }
            Expr::MethodCall(call) => {
                self.visit_expr(&call.receiver);
                self.arguments(call.args.iter(), call.method == "spawn");
            }
            Expr::Return(expr) => {
                if let Some(value) = &expr.expr {
                    self.visit_expr(value);
                    if !matches!(&**value, Expr::Lit(_)) && !self.constant && !self.in_scope().is_empty() {
                        let at = bytes(value);
                        self.grouped(|walker| {
                            walker.plan.ask.push(Piece::before(&at, "{").wider());
                            walker.wrap_tail(&at, None);
                            walker.plan.ask.push(Piece::after(&at, "}").wider());
                        });
                    }
                }
            }
            expr => visit::visit_expr(self, expr),
        }
    }
}
