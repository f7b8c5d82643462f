//! What stands where in a source: the questions that the rules ask about a span.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::source::bytes;
use crate::source::format::names;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, Token};

type Span = (usize, usize);

fn key(span: &Range<usize>) -> Span {
    (span.start, span.end)
}

/// A name that a pattern binds.
#[derive(Debug, Clone)]
pub(super) struct Binding {
    /// The name.
    pub(super) name: String,
    /// Declared with `mut`.
    pub(super) mutable: bool,
    /// The name alone, without `mut`.
    pub(super) ident: Range<usize>,
    /// What the pattern takes apart; `None` for a parameter.
    pub(super) scrutinee: Option<Range<usize>>,
    /// Where what it binds begins to live.
    pub(super) opens: Opens,
}

/// Where the names of a pattern can be bound anew.
#[derive(Debug, Clone)]
pub(super) enum Opens {
    /// After this `let`.
    After(Range<usize>),
    /// At the start of this block.
    Inside(Range<usize>),
    /// Before this arm's expression.
    Around(Range<usize>),
    /// Nowhere.
    Nowhere,
}

/// A closure.
#[derive(Debug, Clone)]
pub(super) struct Closure {
    pub(super) span: Range<usize>,
    pub(super) body: Range<usize>,
}

/// A struct of the program, at the top of its file.
#[derive(Debug, Clone)]
pub(super) struct Struct {
    pub(super) name: String,
    pub(super) span: Range<usize>,
    /// `impl<…>`, as it is written for a trait's implementation.
    pub(super) generics: String,
    /// The same after the type's name.
    pub(super) arguments: String,
    pub(super) bounds: String,
    pub(super) fields: Vec<String>,
}

/// The index of one source.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// `&e` and `&mut e`: whether it is `&mut`, and the bytes of `e`.
    pub(super) references: BTreeMap<Span, (bool, Range<usize>)>,
    /// Receivers by where the method's name starts.
    pub(super) receivers: BTreeMap<usize, Range<usize>>,
    /// Callees by the call's bytes.
    pub(super) callees: BTreeMap<Span, Range<usize>>,
    /// Left operands by the operation's bytes.
    pub(super) operands: BTreeMap<Span, Range<usize>>,
    /// Targets by the assignment's bytes.
    pub(super) targets: BTreeMap<Span, Range<usize>>,
    /// `x` in `Point { x }`.
    pub(super) shorthands: BTreeSet<Span>,
    /// `..base`: the struct's name, the fields that are given, by the bytes of `base`.
    pub(super) bases: BTreeMap<Span, (String, Vec<String>)>,
    /// The bytes of `base` by those of the whole literal.
    pub(super) literals: BTreeMap<Span, Range<usize>>,
    /// Closures by where they start.
    pub(super) closures: BTreeMap<usize, Closure>,
    /// Names that patterns bind, by their bytes and by those of the name alone.
    pub(super) bindings: BTreeMap<Span, Binding>,
    /// Paths and fields as they are written, with their bytes.
    pub(super) places: Vec<(String, Range<usize>)>,
    /// Calls of macros: their arguments' bytes, and the names that their format string captures.
    pub(super) captures: Vec<(Range<usize>, Vec<String>)>,
    /// Types of parameters by the bytes of their names.
    pub(super) parameters: BTreeMap<Span, Range<usize>>,
    pub(super) structs: Vec<Struct>,
}

impl Index {
    pub(super) fn of(source: &crate::Source) -> Self {
        let mut walker = Walker {
            text: &source.text,
            index: Self::default(),
        };
        walker.visit_file(&source.ast);
        walker.structs(&source.ast);
        walker.index
    }

    pub(super) fn binding(&self, span: &Range<usize>) -> Option<&Binding> {
        self.bindings.get(&key(span))
    }

    pub(super) fn reference(&self, span: &Range<usize>) -> Option<&(bool, Range<usize>)> {
        self.references.get(&key(span))
    }

    pub(super) fn target(&self, span: &Range<usize>) -> Option<&Range<usize>> {
        self.targets.get(&key(span))
    }

    /// The closure that starts here.
    pub(super) fn closure(&self, span: &Range<usize>) -> Option<&Closure> {
        self.closures.get(&span.start)
    }

    /// What a use that takes by value takes: the receiver of a method, the callee of a call, the left side of an
    /// operator; otherwise the expression itself.
    pub(super) fn taken(&self, span: &Range<usize>) -> Range<usize> {
        let receiver = self.receivers.get(&span.start);
        let callee = || self.callees.get(&key(span));
        let operand = || self.operands.get(&key(span));
        let found = receiver.or_else(callee).or_else(operand);
        found.cloned().unwrap_or_else(|| span.clone())
    }
}

struct Walker<'a> {
    text: &'a str,
    index: Index,
}

impl Walker<'_> {
    fn pattern(&mut self, pat: &Pat, scrutinee: Option<&Range<usize>>, opens: &Opens) {
        struct Names<'a, 'b> {
            walker: &'a mut Index,
            scrutinee: Option<&'b Range<usize>>,
            opens: &'b Opens,
        }
        impl<'ast> Visit<'ast> for Names<'_, '_> {
            fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
                let ident = bytes(&pat.ident);
                let start = pat
                    .mutability
                    .map_or(ident.start, |token| bytes(&token).start);
                let binding = Binding {
                    name: pat.ident.to_string(),
                    mutable: pat.mutability.is_some(),
                    ident: ident.clone(),
                    scrutinee: self.scrutinee.cloned(),
                    opens: self.opens.clone(),
                };
                let simple = pat.by_ref.is_none() && pat.subpat.is_none();
                for span in [ident.clone(), start..ident.end, bytes(pat)] {
                    if simple || span == bytes(pat) {
                        self.walker.bindings.insert(key(&span), binding.clone());
                    }
                }
                visit::visit_pat_ident(self, pat);
            }
        }
        Names {
            walker: &mut self.index,
            scrutinee,
            opens,
        }
        .visit_pat(pat);
    }

    fn conditions(&mut self, cond: &Expr, opens: &Opens) {
        match cond {
            Expr::Let(one) => self.pattern(&one.pat, Some(&bytes(&*one.expr)), opens),
            Expr::Binary(chain) => {
                self.conditions(&chain.left, opens);
                self.conditions(&chain.right, opens);
            }
            _ => {}
        }
    }

    fn place(&mut self, expr: &Expr) {
        let span = bytes(expr);
        if let Some(text) = self.text.get(span.clone()) {
            self.index.places.push((text.to_owned(), span));
        }
    }

    fn structs(&mut self, ast: &syn::File) {
        for item in &ast.items {
            let (ident, generics, fields, span) = match item {
                syn::Item::Struct(one) => (
                    &one.ident,
                    &one.generics,
                    one.fields
                        .iter()
                        .filter_map(|field| field.ident.as_ref().map(ToString::to_string))
                        .collect(),
                    bytes(one),
                ),
                syn::Item::Enum(one) => (&one.ident, &one.generics, Vec::new(), bytes(one)),
                _ => continue,
            };
            use quote::ToTokens;
            let (head, arguments, bounds) = generics.split_for_impl();
            let text = |tokens: proc_macro2::TokenStream| tokens.to_string();
            self.index.structs.push(Struct {
                name: ident.to_string(),
                span,
                generics: text(head.to_token_stream()),
                arguments: text(arguments.to_token_stream()),
                bounds: text(bounds.to_token_stream()),
                fields,
            });
        }
    }
}

impl<'ast> Visit<'ast> for Walker<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        let span = bytes(expr);
        let at = key(&span);
        match expr {
            Expr::Reference(one) => {
                let inner = bytes(&*one.expr);
                let mutable = one.mutability.is_some();
                self.index.references.insert(at, (mutable, inner));
            }
            Expr::MethodCall(call) => {
                let name = bytes(&call.method).start;
                self.index.receivers.insert(name, bytes(&*call.receiver));
            }
            Expr::Call(call) => drop(self.index.callees.insert(at, bytes(&*call.func))),
            Expr::Binary(one) => {
                let left = bytes(&*one.left);
                if is_assignment(&one.op) {
                    self.index.targets.insert(at, left.clone());
                }
                self.index.operands.insert(at, left);
            }
            Expr::Assign(one) => drop(self.index.targets.insert(at, bytes(&*one.left))),
            Expr::Unary(one) => drop(self.index.operands.insert(at, bytes(&*one.expr))),
            Expr::Struct(one) => {
                let named = |field: &syn::FieldValue| match &field.member {
                    syn::Member::Named(name) => name.to_string(),
                    syn::Member::Unnamed(index) => index.index.to_string(),
                };
                for field in one
                    .fields
                    .iter()
                    .filter(|field| field.colon_token.is_none())
                {
                    self.index.shorthands.insert(key(&bytes(field)));
                }
                if let (Some(base), Some(last)) = (&one.rest, one.path.segments.last()) {
                    let given = one.fields.iter().map(named).collect();
                    let known = (last.ident.to_string(), given);
                    self.index.literals.insert(at, bytes(&**base));
                    self.index.bases.insert(key(&bytes(&**base)), known);
                }
            }
            Expr::Closure(one) => {
                let body = bytes(&*one.body);
                let closure = Closure { span, body };
                self.index.closures.insert(at.0, closure);
                for input in &one.inputs {
                    self.pattern(input, None, &Opens::Nowhere);
                }
            }
            Expr::Path(_) | Expr::Field(_) => self.place(expr),
            Expr::Match(one) => {
                let scrutinee = bytes(&*one.expr);
                for arm in &one.arms {
                    let opens = match &*arm.body {
                        Expr::Block(block) if block.label.is_none() && arm.guard.is_none() => {
                            Opens::Inside(bytes(&block.block))
                        }
                        body if arm.guard.is_none() => Opens::Around(bytes(body)),
                        _ => Opens::Nowhere,
                    };
                    self.pattern(&arm.pat, Some(&scrutinee), &opens);
                }
            }
            Expr::If(one) => {
                let opens = Opens::Inside(bytes(&one.then_branch));
                self.conditions(&one.cond, &opens);
            }
            Expr::While(one) => self.conditions(&one.cond, &Opens::Inside(bytes(&one.body))),
            Expr::ForLoop(one) => self.pattern(&one.pat, None, &Opens::Nowhere),
            _ => {}
        }
        // Chains of operators and methods nest deeply to the left.
        visit::visit_expr(self, expr);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        let scrutinee = local.init.as_ref().map(|init| bytes(&*init.expr));
        let opens = match &local.init {
            Some(init) if init.diverge.is_none() => Opens::After(bytes(local)),
            _ => Opens::Nowhere,
        };
        self.pattern(&local.pat, scrutinee.as_ref(), &opens);
        visit::visit_local(self, local);
    }

    fn visit_pat_type(&mut self, typed: &'ast syn::PatType) {
        if let Pat::Ident(name) = &*typed.pat {
            let ty = bytes(&*typed.ty);
            self.index.parameters.insert(key(&bytes(&name.ident)), ty);
        }
        visit::visit_pat_type(self, typed);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        for input in &signature.inputs {
            if let syn::FnArg::Typed(typed) = input {
                self.pattern(&typed.pat, None, &Opens::Nowhere);
            }
        }
        visit::visit_signature(self, signature);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let parse = Punctuated::<Argument, Token![,]>::parse_terminated;
        if let Ok(arguments) = mac.parse_body_with(parse) {
            let tokens = mac.tokens.span().byte_range();
            let literal = arguments.iter().find_map(|one| match &one.value {
                Expr::Lit(lit) => match &lit.lit {
                    syn::Lit::Str(text) => Some(text.value()),
                    _ => None,
                },
                _ => None,
            });
            let names = literal.map_or(Vec::new(), |text| names(&text));
            self.index.captures.push((tokens, names));
            // The tree is parsed here and lives no longer than this call; the index keeps bytes only.
            for argument in &arguments {
                let mut inner = Walker {
                    text: self.text,
                    index: std::mem::take(&mut self.index),
                };
                inner.visit_expr(&argument.value);
                self.index = inner.index;
            }
        }
        visit::visit_macro(self, mac);
    }
}

/// `e` or `name = e` in a macro's call.
struct Argument {
    value: Expr,
}

impl syn::parse::Parse for Argument {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
            input.parse::<syn::Ident>()?;
            input.parse::<Token![=]>()?;
        }
        Ok(Self {
            value: input.parse()?,
        })
    }
}

fn is_assignment(op: &syn::BinOp) -> bool {
    use syn::BinOp::{
        AddAssign, BitAndAssign, BitOrAssign, BitXorAssign, DivAssign, MulAssign, RemAssign,
        ShlAssign, ShrAssign, SubAssign,
    };
    matches!(
        op,
        AddAssign(_)
            | SubAssign(_)
            | MulAssign(_)
            | DivAssign(_)
            | RemAssign(_)
            | BitXorAssign(_)
            | BitAndAssign(_)
            | BitOrAssign(_)
            | ShlAssign(_)
            | ShrAssign(_)
    )
}
