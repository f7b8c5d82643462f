//! A parsed file: its functions, their statements, and the names in scope at each.
//!
//! ```text
//! File -> Function -> Statement   (byte span, end line, where a probe may be inserted)
//!                  -> Binding     (name, mut, the bytes in which the name means it)
//! ```
//!
//! All positions are byte offsets into [`File::text`]; nothing here pretty-prints, so that text spliced in leaves
//! every line number true.

mod body;
mod collect;
pub(crate) mod format;
mod guard;
mod items;
mod leaving;
pub(crate) mod pattern;
pub(crate) mod read;
mod start;
mod syntax;

use std::ops::Range;
use std::path::{Path, PathBuf};

use syn::spanned::Spanned;

pub(crate) use items::{constants, structs};
pub(crate) use leaving::{block_leaves, leaves, panics};
pub(crate) use syntax::{is_block_like, is_unit};

/// Longer files are refused: no program whose steps a person reads is that long.
pub const LENGTH_LIMIT: usize = 1024 * 1024;

/// One `.rs` file.
#[derive(Debug)]
pub struct File {
    /// The file, as the caller named it.
    pub path: PathBuf,
    /// The text that all byte offsets refer to: without a byte-order mark, a `#!` line turned into a comment.
    pub text: String,
    /// The parsed file.
    pub ast: syn::File,
    /// Every function and method with a body, in source order; nested functions too, closures not.
    pub functions: Vec<Function>,
    /// What runs first.
    pub start: Start,
}

/// What runs first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Start {
    /// `main`.
    #[default]
    Main,
    /// A test.
    Test {
        /// Its path: `tests::grows`.
        name: String,
        /// The file as it was read.
        whole: String,
    },
}

impl Start {
    /// The function's path in the file.
    pub fn name(&self) -> &str {
        match self {
            Self::Main => "main",
            Self::Test { name, .. } => name,
        }
    }

    /// The test's path, for one.
    pub fn test(&self) -> Option<&str> {
        match self {
            Self::Main => None,
            Self::Test { name, .. } => Some(name),
        }
    }
}

/// A function or method with a body.
#[derive(Debug, Clone)]
pub struct Function {
    /// `main`, `Stack::push`, `<Stack as Drop>::drop` (a trait impl), `Shape::area` (a trait's default method),
    /// `shapes::area` in a module, `main::helper` when nested.
    pub name: String,
    /// The line of `fn`.
    pub line: usize,
    /// The whole item in bytes: attributes, visibility, signature, body.
    pub span: Range<usize>,
    /// The body's block in bytes, braces included.
    pub body: Range<usize>,
    /// The body's opening, and every other place where a body with bindings of its own opens.
    pub entries: Vec<Entry>,
    /// Every statement, inner ones too, ordered by where it ends (inner before outer).
    pub statements: Vec<Statement>,
    /// Every binding, in source order.
    pub bindings: Vec<Binding>,
    /// Every statement that is a call of a printing or asserting macro, in bytes: what it is given goes nowhere.
    pub prints: Vec<Range<usize>>,
    /// Every `loop`, `while` and `for`, whole expressions in bytes.
    pub loops: Vec<Range<usize>>,
    /// Where it stands, which decides how it can be copied.
    pub owner: Owner,
    /// Its `cfg` attributes in bytes: a copy has to keep them.
    pub cfg: Vec<Range<usize>>,
    /// Its signature.
    pub signature: syn::Signature,
    /// Its body.
    pub block: syn::Block,
}

/// What a function is an item of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A module or a block.
    Module,
    /// An inherent `impl`.
    Impl,
    /// A trait: a default method.
    Trait,
    /// A trait `impl`.
    TraitImpl(Box<TraitImpl>),
}

/// The head of `impl<GENERICS> TRAIT for SELF where … { … }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraitImpl {
    /// The whole item in bytes.
    pub span: Range<usize>,
    /// Its generics, `where` clause included.
    pub generics: syn::Generics,
    /// The trait's bytes.
    pub trait_path: Range<usize>,
    /// The type's bytes.
    pub self_ty: Range<usize>,
}

/// A statement, or the last expression of a block.
#[derive(Debug, Clone)]
pub struct Statement {
    /// Its bytes, with the `;`.
    pub span: Range<usize>,
    /// The 1-based line on which it starts.
    pub start_line: usize,
    /// The 1-based line on which it ends.
    pub line: usize,
    /// What it is.
    pub kind: Kind,
    /// Where text may be inserted so that it runs right after this statement, on its own last line.
    /// The names in scope there are [`Function::in_scope`] of this offset.
    pub after: usize,
    /// A `;` has to be inserted before any text (an expression without one, such as a `println!()` at the end).
    pub needs_semicolon: bool,
    /// The closure or `async` block it stands in (its body's bytes), the innermost one.
    pub closure: Option<Range<usize>>,
}

/// The kinds of statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `let`, with or without initialiser, with or without `else`.
    Let,
    /// An expression whose value is thrown away, a macro call among them.
    Expression,
    /// The last expression of a block, whose value is (or may be) the block's. Nothing can follow it.
    Tail,
}

/// The opening of a body that brings bindings into scope: a function, a loop, an `if let`, a match arm, a closure.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The line on which the body opens (the `{`, or the expression after `=>` or `|…|`).
    pub line: usize,
    /// What opens.
    pub kind: EntryKind,
    /// Where text may be inserted so that it runs first. When `wrap` is set, that is the start of an expression that
    /// needs `{ text … }` around it.
    pub at: usize,
    /// For a body that is a bare expression: its bytes.
    pub wrap: Option<Range<usize>>,
    /// The closure or `async` block it stands in or is.
    pub closure: Option<Range<usize>>,
}

/// What opens at an [`Entry`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A function's body.
    Function,
    /// A `for` body, or one of `while let`, or of a `while` whose condition holds a closure.
    Loop,
    /// The block of an `if let`, or of an `if` whose condition holds a closure.
    IfLet,
    /// A match arm.
    Arm,
    /// A closure's body.
    Closure,
}

/// A name that a pattern binds.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The name as written (`self` too).
    pub name: String,
    /// The name's bytes.
    pub span: Range<usize>,
    /// Declared `mut` (for `self`: `mut self`).
    pub mutable: bool,
    /// The name is the whole pattern, so that `mut` may be put before it.
    pub plain: bool,
    /// What kind of pattern it stands in.
    pub role: Role,
    /// A `let` without initialiser: it may be given its value later, even without `mut`.
    pub deferred: bool,
    /// The bytes in which it is in scope (a later binding of the same name may shadow it there).
    pub scope: Range<usize>,
    /// The closure or `async` block that it belongs to, the innermost one.
    pub closure: Option<Range<usize>>,
}

/// Where a binding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A parameter of the function.
    Parameter,
    /// A `let`.
    Let,
    /// A `for` pattern.
    Loop,
    /// A pattern in `if let`, `while let`, `let … else`, `match`.
    Pattern,
    /// A closure's parameter.
    ClosureParameter,
}

impl File {
    /// The 1-based line of a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        self.text.as_bytes()[..offset.min(self.text.len())]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1
    }

    /// The 1-based column of a byte offset, in characters.
    pub fn column(&self, offset: usize) -> usize {
        let before = &self.text[..offset.min(self.text.len())];
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        before[start..].chars().count() + 1
    }

    /// The path as messages and JSON name it: the same on every system.
    pub fn name(&self) -> String {
        name(&self.path)
    }
}

/// A path as messages and JSON name it.
pub(crate) fn name(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// The bytes of a syntax node.
pub(crate) fn bytes(node: &impl Spanned) -> Range<usize> {
    node.span().byte_range()
}

impl Function {
    /// The bindings that their names mean at a byte offset (shadowed ones left out), in source order.
    pub fn in_scope(&self, offset: usize) -> Vec<&Binding> {
        let there = |binding: &&Binding| binding.scope.contains(&offset);
        let mut found: Vec<&Binding> = Vec::new();
        // Bindings stand in source order, and an inner scope opens later than the one around it: the last one wins.
        for binding in self.bindings.iter().filter(there) {
            found.retain(|earlier| earlier.name != binding.name);
            found.push(binding);
        }
        found
    }
}
