//! What the mistakes need to know of a program, read from its syntax.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Block, Expr, ItemImpl, ItemStruct, Local, Macro, Pat, Stmt};

use super::template::Template;

/// How a value with a `Drop` is held that a literal of the source names: `Lamp("red")`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// `let x = …`: the block and the statement's place in it.
    Local(usize, usize),
    /// Beside others in one expression: elements, fields. The expression, and the place in it.
    Inside(usize, usize),
    /// `let _ = …`.
    Ignored,
    /// In a statement that binds nothing.
    Temporary,
    /// `x = …`.
    Assigned,
}

/// A string literal that some value was made with.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub literal: String,
    pub held: Held,
    /// The variable, if there is one.
    pub name: Option<String>,
}

/// What the mistakes need to know of a program.
#[derive(Debug, Default)]
pub(super) struct Program {
    /// What the `Drop` of each type prints.
    pub drops: Vec<(String, Template)>,
    /// The types that each struct's fields mention.
    pub fields: BTreeMap<String, String>,
    pub values: Vec<Value>,
    /// Every `println!` and `print!` outside of a `Drop`.
    pub prints: Vec<Template>,
    /// `let x = INIT`: name, whether it is `mut`, and INIT without spaces.
    pub lets: Vec<(String, bool, String)>,
    /// Variables that are an argument of a call by themselves, with the called path: `("a", "drop")`.
    pub given: Vec<(String, String)>,
    /// Variables that are assigned to.
    pub assigned: Vec<String>,
    blocks: usize,
    expressions: usize,
    in_drop: Option<String>,
}

impl Program {
    /// Reads a program; `None` if it is not Rust.
    pub(super) fn read(source: &str) -> Option<Self> {
        let file = syn::parse_file(source).ok()?;
        let mut program = Self::default();
        program.visit_file(&file);
        Some(program)
    }

    /// The type and the value's text, if a `Drop` printed this line.
    pub(super) fn dropped(&self, line: &str) -> Option<(&str, String)> {
        let mut told = self.drops.iter().filter_map(|(ty, template)| {
            let values = template.values(line).filter(|_| template.has_words())?;
            Some((ty.as_str(), values.join(" ")))
        });
        told.next().filter(|_| {
            !self
                .prints
                .iter()
                .any(|one| one.has_words() && one.values(line).is_some())
        })
    }

    /// The value that a dropped line names, if exactly one does.
    pub(super) fn value_of(&self, line: &str) -> Option<&Value> {
        let (_, text) = self.dropped(line)?;
        let mut found = self.values.iter().filter(|value| text == value.literal);
        found.next().filter(|_| found.next().is_none())
    }

    fn note(&mut self, literals: Vec<String>, held: Held, name: Option<&str>) {
        let several = literals.len() > 1;
        self.expressions += 1;
        for (place, literal) in literals.into_iter().enumerate() {
            let held = if several {
                Held::Inside(self.expressions, place)
            } else {
                held
            };
            self.values.push(Value {
                literal,
                held,
                name: name.map(str::to_owned),
            });
        }
    }
}

impl<'ast> Visit<'ast> for Program {
    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let of_drop = item
            .trait_
            .as_ref()
            .is_some_and(|(_, path, _)| path.is_ident("Drop"));
        let before = self.in_drop.take();
        if of_drop && let syn::Type::Path(ty) = &*item.self_ty {
            self.in_drop = ty
                .path
                .segments
                .last()
                .map(|segment| segment.ident.to_string());
        }
        visit::visit_item_impl(self, item);
        self.in_drop = before;
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        let fields: String = item
            .fields
            .iter()
            .map(|field| text(&field.ty) + ";")
            .collect();
        self.fields.insert(item.ident.to_string(), fields);
    }

    fn visit_block(&mut self, block: &'ast Block) {
        self.blocks += 1;
        let number = self.blocks;
        for (place, statement) in block.stmts.iter().enumerate() {
            match statement {
                Stmt::Local(Local {
                    pat,
                    init: Some(init),
                    ..
                }) => {
                    let found = literals(&init.expr);
                    match bound(pat) {
                        Some((name, mutable)) => {
                            self.lets.push((name.clone(), mutable, text(&init.expr)));
                            self.note(found, Held::Local(number, place), Some(&name));
                        }
                        None if matches!(pat, Pat::Wild(_)) => {
                            self.note(found, Held::Ignored, None)
                        }
                        None => {}
                    }
                }
                Stmt::Expr(Expr::Assign(assign), _) => {
                    let name = text(&assign.left);
                    self.note(literals(&assign.right), Held::Assigned, Some(&name));
                    self.assigned.push(name);
                }
                Stmt::Expr(
                    expr @ (Expr::Call(_) | Expr::MethodCall(_) | Expr::Struct(_)),
                    Some(_),
                ) => {
                    self.note(literals(expr), Held::Temporary, None);
                }
                _ => {}
            }
        }
        visit::visit_block(self, block);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        for argument in &call.args {
            if let Expr::Path(path) = argument
                && let Some(name) = path.path.get_ident()
            {
                self.given.push((name.to_string(), text(&call.func)));
            }
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_macro(&mut self, one: &'ast Macro) {
        let print = ["println", "print"]
            .iter()
            .any(|name| one.path.is_ident(name));
        if !print {
            return;
        }
        let Some(template) = template(&one.tokens) else {
            return;
        };
        match &self.in_drop {
            Some(ty) => self.drops.push((ty.clone(), template)),
            None => self.prints.push(template),
        }
    }
}

/// The name that a `let` binds, and whether it is `mut`.
fn bound(pat: &Pat) -> Option<(String, bool)> {
    match pat {
        Pat::Ident(one) => Some((one.ident.to_string(), one.mutability.is_some())),
        Pat::Type(typed) => bound(&typed.pat),
        _ => None,
    }
}

/// Source text without spaces.
fn text(tokens: &impl quote::ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The string literals in an expression, in order, those in macros such as `vec!` too.
fn literals(expr: &impl quote::ToTokens) -> Vec<String> {
    let mut found = Vec::new();
    collect(expr.to_token_stream(), &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Literal(literal) => {
                if let Ok(string) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push(string.value());
                }
            }
            _ => {}
        }
    }
}

/// The format string of a `println!` and its arguments.
fn template(tokens: &TokenStream) -> Option<Template> {
    let mut parts: Vec<TokenStream> = vec![TokenStream::new()];
    for tree in tokens.clone() {
        match tree {
            TokenTree::Punct(comma) if comma.as_char() == ',' => parts.push(TokenStream::new()),
            other => parts.last_mut()?.extend([other]),
        }
    }
    let format: syn::LitStr = syn::parse2(parts.remove(0)).ok()?;
    let arguments: Vec<String> = parts.iter().map(text).collect();
    Some(Template::new(&format.value(), &arguments))
}
