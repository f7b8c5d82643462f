//! The places that are asked about: every binding, `*p` for references and boxes, and the field paths and indexed
//! places that the program itself names.

use std::collections::BTreeSet;
use std::ops::Range;

use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Token};

use crate::source::Function;

/// A place in one function. Which binding its name means is settled: shadowed names are different places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// As it is written: `point.x`, `*r`, `v[i]`.
    pub(super) text: String,
    /// Index of its binding in [`Function::bindings`].
    pub(super) root: usize,
    /// The bindings that its index expressions use.
    pub(super) others: Vec<usize>,
    /// `["point", ".x"]`, `["r", "*"]`, `["v", "[i]"]`.
    pub(super) path: Vec<String>,
    /// What the compiler says of its type; `None` until asked, or when it says nothing.
    pub(super) ty: Option<Type>,
}

/// A type, as far as it matters here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Type {
    pub(super) name: String,
    pub(super) copy: bool,
    pub(super) sized: bool,
}

impl Candidate {
    /// Whether it is a binding and no part of one.
    pub(super) fn is_whole(&self) -> bool {
        self.path.len() == 1
    }

    /// Whether `self` lies within `other` or is it. `(*p).x` and `p.x` are the same place: stars do not count.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.without_stars(), other.without_stars());
        self.root == other.root
            && mine.starts_with(&theirs)
            && (mine.len() > theirs.len() || self.path.len() >= other.path.len())
    }

    fn without_stars(&self) -> Vec<&String> {
        self.path.iter().filter(|step| *step != "*").collect()
    }

    /// Whether it is the same place as another one, however the two are written.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let whole =
            self.is_whole() == other.is_whole() && self.ends_in_star() == other.ends_in_star();
        whole && self.root == other.root && self.without_stars() == other.without_stars()
    }

    /// Whether it is what a reference or a box leads to.
    pub(super) fn ends_in_star(&self) -> bool {
        self.path.last().is_some_and(|step| step == "*")
    }

    /// Whether it is `*p` for a binding `p`: such are tried for every binding, named by the program or not.
    pub(super) fn is_star_of_binding(&self) -> bool {
        self.path.len() == 2 && self.path[1] == "*"
    }

    /// Whether its type is a closure's.
    pub(super) fn is_closure(&self) -> bool {
        self.ty
            .as_ref()
            .is_some_and(|ty| ty.name.starts_with("{closure"))
    }

    /// Whether a value of the type can hold a borrow of something else. Unknown types might.
    pub(super) fn may_hold_a_borrow(&self, generics: &BTreeSet<String>) -> bool {
        let Some(ty) = &self.ty else { return true };
        let signs = ["&", "'", "dyn ", "impl ", "{", "_", "fn("];
        signs.iter().any(|sign| ty.name.contains(sign))
            || ty
                .name
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                // A type parameter of an `impl` further out is not in `generics`: those are mostly one letter.
                .any(|word| word.len() == 1 || word == "Self" || generics.contains(word))
    }
}

/// Every place of a function that may be asked about, bindings first, each followed by its parts.
pub(super) fn candidates(function: &Function) -> Vec<Candidate> {
    let mut finder = Finder {
        function,
        found: Vec::new(),
    };
    for (root, binding) in function.bindings.iter().enumerate() {
        let name = &binding.name;
        finder.add(name.clone(), root, Vec::new(), vec![name.clone()]);
        finder.add(
            format!("*{name}"),
            root,
            Vec::new(),
            vec![name.clone(), "*".into()],
        );
    }
    finder.visit_block(&function.block);
    let mut found = finder.found;
    // Stable: parts stay in the order in which the program names them.
    found.sort_by_key(|candidate| candidate.root);
    found
}

/// Every assignment to a whole binding: the binding, and where.
pub(super) fn assignments(function: &Function) -> Vec<(usize, usize)> {
    let mut assigned = Assigned {
        finder: Finder {
            function,
            found: Vec::new(),
        },
        found: Vec::new(),
    };
    assigned.visit_block(&function.block);
    assigned.found
}

/// Every block in the body, and every bare expression that brings names of its own, in bytes.
pub(super) fn blocks(function: &Function) -> Vec<Range<usize>> {
    let wraps = function
        .entries
        .iter()
        .filter_map(|entry| entry.wrap.clone());
    let mut blocks = Blocks(wraps.collect());
    blocks.visit_block(&function.block);
    blocks.0
}

struct Blocks(Vec<Range<usize>>);

impl<'ast> Visit<'ast> for Blocks {
    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.0.push(block.span().byte_range());
        visit::visit_block(self, block);
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

/// `+=` and its like.
pub(super) fn assigns(op: &syn::BinOp) -> bool {
    use syn::BinOp::*;
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

struct Assigned<'a> {
    finder: Finder<'a>,
    found: Vec<(usize, usize)>,
}

impl<'ast> Visit<'ast> for Assigned<'_> {
    fn visit_expr_assign(&mut self, assign: &'ast syn::ExprAssign) {
        if let Some(binding) = self.finder.binding(&assign.left) {
            self.found.push((binding, assign.span().byte_range().start));
        }
        visit::visit_expr_assign(self, assign);
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

struct Finder<'a> {
    function: &'a Function,
    found: Vec<Candidate>,
}

impl Finder<'_> {
    fn add(&mut self, text: String, root: usize, others: Vec<usize>, path: Vec<String>) {
        let known =
            |other: &Candidate| other.root == root && other.path == path && other.others == others;
        if !self.found.iter().any(known) {
            self.found.push(Candidate {
                text,
                root,
                others,
                path,
                ty: None,
            });
        }
    }

    fn named(&mut self, expr: &Expr) {
        let mut path = Vec::new();
        let mut others = Vec::new();
        let Some(root) = self.path_of(expr, &mut path, &mut others) else {
            return;
        };
        let Some(text) = expr.span().source_text() else {
            return;
        };
        others.sort_unstable();
        others.dedup();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.add(text, root, others, path);
    }

    /// The binding below `expr`, if it is a place that starts at one.
    fn path_of(
        &self,
        expr: &Expr,
        path: &mut Vec<String>,
        others: &mut Vec<usize>,
    ) -> Option<usize> {
        match expr {
            Expr::Path(_) => {
                let root = self.binding(expr)?;
                path.push(self.function.bindings[root].name.clone());
                Some(root)
            }
            Expr::Paren(inner) => self.path_of(&inner.expr, path, others),
            Expr::Field(field) => {
                let root = self.path_of(&field.base, path, others)?;
                let member = match &field.member {
                    syn::Member::Named(name) => name.to_string(),
                    syn::Member::Unnamed(index) => index.index.to_string(),
                };
                path.push(format!(".{member}"));
                Some(root)
            }
            Expr::Index(index) => {
                let root = self.path_of(&index.expr, path, others)?;
                self.plain(&index.index, others)?;
                let text = index.index.span().source_text()?;
                path.push(format!("[{text}]"));
                Some(root)
            }
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                let root = self.path_of(&unary.expr, path, others)?;
                path.push("*".to_owned());
                Some(root)
            }
            _ => None,
        }
    }

    /// An index that a probe can repeat: literals, names, fields and arithmetic on them. No calls.
    fn plain(&self, expr: &Expr, others: &mut Vec<usize>) -> Option<()> {
        match expr {
            Expr::Lit(_) => Some(()),
            Expr::Path(path) => {
                match self.binding(expr) {
                    Some(binding) => others.push(binding),
                    // A constant: fine, unless it is a name that a macro made.
                    None => drop(
                        path.path
                            .get_ident()
                            .filter(|name| name.to_string().starts_with(char::is_uppercase))?,
                    ),
                }
                Some(())
            }
            Expr::Paren(inner) => self.plain(&inner.expr, others),
            Expr::Reference(inner) if inner.mutability.is_none() => self.plain(&inner.expr, others),
            Expr::Field(field) => self.plain(&field.base, others),
            Expr::Unary(unary) => self.plain(&unary.expr, others),
            Expr::Cast(cast) => self.plain(&cast.expr, others),
            Expr::Binary(binary) => {
                if assigns(&binary.op) {
                    return None;
                }
                self.plain(&binary.left, others)?;
                self.plain(&binary.right, others)
            }
            Expr::Range(range) => {
                for end in [&range.start, &range.end].into_iter().flatten() {
                    self.plain(end, others)?;
                }
                Some(())
            }
            _ => None,
        }
    }

    /// The binding that a bare name means where it stands.
    fn binding(&self, expr: &Expr) -> Option<usize> {
        let Expr::Path(path) = expr else { return None };
        let name = path.path.get_ident()?.to_string();
        let offset = path.span().byte_range().start;
        let meant = self
            .function
            .in_scope(offset)
            .into_iter()
            .find(|b| b.name == name)?;
        self.function
            .bindings
            .iter()
            .position(|binding| binding.span == meant.span)
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        if let Expr::Field(_) | Expr::Index(_) | Expr::Unary(_) = expr {
            self.named(expr);
        }
        visit::visit_expr(self, expr);
    }

    /// What stands between the parentheses of `println!`, `assert_eq!`, `vec!` and their like are expressions.
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        if let Ok(arguments) = mac.parse_body_with(parser) {
            for argument in &arguments {
                // `println!("{n}", n = point.x)` parses as an assignment.
                match argument {
                    Expr::Assign(named) => self.visit_expr(&named.right),
                    argument => self.visit_expr(argument),
                }
            }
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
