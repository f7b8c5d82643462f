//! Writes the file that is compiled: the source, copies of its functions, probes in the copies.
//!
//! ```text
//! source text ──┬─ fn f { … }  fn copy_of_f { … probe … }  fn copy_of_f { …     probe … }
//!               └─ byte of the generated file -> byte of the source, or a probe's number (`splice`)
//! ```

use std::fmt::Write;
use std::ops::Range;

use quote::ToTokens;
use syn::FnArg;

use crate::Source;
use crate::source::{Function, Owner, TraitImpl};
use crate::splice::{Origin, Woven};

/// The module that the probes call. Nothing in it runs.
///
/// `n` is the opaque number, `r`, `w`, `t`, `a` read, borrow mutably, take and make a value; `K` is a token, `S` what
/// nobody may write. The rest
/// asks for types: `c` and `z` whether the type is `Copy` and `Sized`, `pc` and `pz` the same of what a reference or
/// box points to, `y` for the name: its bound never holds, and the message is the name. The number that `y` takes has
/// no type until the whole body is checked, and until then more than one `impl` could apply: so the answer comes
/// last, when every type is known.
pub(super) const HELPERS: &str = r#"
#[allow(warnings)] mod __memscope {
pub struct K;
pub static S: u8 = 0;
pub fn n() -> u32 { 0 }
pub fn r<T: ?Sized>(_: &T) {}
pub fn w<T: ?Sized>(_: &mut T) {}
pub fn t<T>(_: T) {}
pub fn a<T>() -> T { loop {} }
#[diagnostic::on_unimplemented(message = "{Self}", label = "")] pub trait Y<N> {}
impl<T: ?Sized> Y<u8> for T {} impl<T: ?Sized> Y<u16> for T {}
pub fn y<T: ?Sized + Y<N>, N>(_: &T, _: N) {}
pub fn c<T: ?Sized + Copy>(_: &T) {}
pub fn z<T>(_: &T) {}
pub trait PC {}
impl<'a, T: ?Sized + Copy> PC for &'a T {} impl<'a, T: ?Sized + Copy> PC for &'a mut T {}
impl<T: ?Sized + Copy> PC for ::std::boxed::Box<T> {}
pub fn pc<T: ?Sized + PC>(_: &T) {}
pub trait PZ {}
impl<'a, T> PZ for &'a T {} impl<'a, T> PZ for &'a mut T {}
impl<T> PZ for ::std::boxed::Box<T> {}
pub fn pz<T: ?Sized + PZ>(_: &T) {}
}
"#;

/// A piece of text to insert into a copy.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// Text that no answer hangs on.
    Glue(String),
    /// Text whose diagnostics answer question number so-and-so.
    Probe(usize, String),
    /// `mut ` for the name that follows: a label on the declaration starts here.
    Mut,
}

/// Pieces to insert at a byte of the source.
#[derive(Debug, Clone)]
pub(super) struct Insertion {
    pub(super) at: usize,
    pub(super) pieces: Vec<Piece>,
}

/// One copy of one function.
#[derive(Debug, Clone)]
pub(super) struct Copy {
    /// Index in [`Source::functions`].
    pub(super) function: usize,
    /// What is inserted into its body.
    pub(super) insertions: Vec<Insertion>,
}

/// Whose text an insertion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The probe's with this number.
    Probe(usize),
    /// memscope's, around them.
    Glue,
}

/// The generated file.
#[derive(Debug, Default)]
pub(super) struct Generated {
    pub(super) woven: Woven<Whose>,
    /// Where each copy lies, in the order in which the copies were given.
    pub(super) copies: Vec<Range<usize>>,
    /// Their indexes, in the order in which they stand in the text.
    ordered: Vec<usize>,
}

impl Generated {
    /// The byte of the source that a byte of the generated file is, if it is one.
    pub(super) fn source_byte(&self, byte: usize) -> Option<usize> {
        self.woven.source_byte(byte)
    }

    /// The number of the probe that a byte of the generated file belongs to, if it belongs to one.
    pub(super) fn probe(&self, byte: usize) -> Option<usize> {
        match self.woven.origin(byte) {
            Origin::Inserted(Whose::Probe(number), _) => Some(number),
            _ => None,
        }
    }

    /// The copy that a byte lies in, by its index.
    pub(super) fn copy_at(&self, byte: usize) -> Option<usize> {
        let after = self
            .ordered
            .partition_point(|index| self.copies[*index].start <= byte);
        let index = *self.ordered.get(after.checked_sub(1)?)?;
        Some(index).filter(|index| self.copies[*index].contains(&byte))
    }

    fn glue(&mut self, text: &str) {
        self.woven.insert(text, Whose::Glue);
    }

    fn source(&mut self, source: &Source, range: Range<usize>) {
        self.woven.source(&source.text, range);
    }
}

/// Writes the file: the source with every copy beside its original, then the helpers.
pub(super) fn generate(source: &Source, copies: &[Copy]) -> Generated {
    let mut generated = Generated {
        copies: vec![0..0; copies.len()],
        ..Generated::default()
    };
    // Where copies go: after the function, or after the `impl` when that is a trait's.
    let mut places: Vec<(usize, usize)> = copies
        .iter()
        .enumerate()
        .map(|(index, copy)| {
            let function = &source.functions[copy.function];
            match &function.owner {
                Owner::TraitImpl(head) => (head.span.end, index),
                _ => (function.span.end, index),
            }
        })
        .collect();
    places.sort_unstable();
    generated.ordered = places.iter().map(|(_, index)| *index).collect();
    let mut done = 0;
    for (at, index) in places {
        generated.source(source, done..at);
        done = at;
        write_copy(&mut generated, source, &copies[index], index);
    }
    generated.source(source, done..source.text.len());
    generated.glue(HELPERS);
    generated
}

fn write_copy(generated: &mut Generated, source: &Source, copy: &Copy, index: usize) {
    let function = &source.functions[copy.function];
    let start = generated.woven.text.len();
    for cfg in &function.cfg {
        generated.glue(" ");
        generated.source(source, cfg.clone());
    }
    match &function.owner {
        Owner::TraitImpl(head) => {
            generated.glue(&trait_head(source, function, head, index));
            for cfg in &function.cfg {
                generated.source(source, cfg.clone());
            }
            write_function(generated, source, copy, index);
            generated.glue("} ");
        }
        _ => write_function(generated, source, copy, index),
    }
    generated.copies[index] = start..generated.woven.text.len();
}

/// `trait T<G>: Original { fn copy(…); } impl<G> T<G> for Self {`: inside a trait's `impl` only the trait's own
/// functions may stand, and `Self::Item` has to keep its meaning.
fn trait_head(source: &Source, function: &Function, head: &TraitImpl, index: usize) -> String {
    let generics = head.generics.params.to_token_stream();
    let (_, uses, bounds) = head.generics.split_for_impl();
    let bounds = bounds.to_token_stream();
    let original = &source.text[head.trait_path.clone()];
    let self_ty = &source.text[head.self_ty.clone()];
    let mut signature = function.signature.clone();
    signature.ident = syn::Ident::new(&name(index), signature.ident.span());
    signature.constness = None;
    for input in &mut signature.inputs {
        // Without a body a parameter has no pattern.
        if let FnArg::Typed(typed) = input {
            *typed.pat = syn::parse_quote!(_);
        } else if let FnArg::Receiver(receiver) = input
            && receiver.reference.is_none()
        {
            receiver.mutability = None;
        }
    }
    let signature = signature.to_token_stream();
    format!(
        " trait T{index}__memscope<{generics}>: {original} {bounds} {{ {signature}; }} \
         impl<{generics}> T{index}__memscope {} for {self_ty} {bounds} {{ ",
        uses.to_token_stream()
    )
}

fn name(index: usize) -> String {
    format!("__memscope_{index}")
}

/// The function under another name, without `pub`, `const` and attributes, with the insertions.
fn write_function(generated: &mut Generated, source: &Source, copy: &Copy, index: usize) {
    let function = &source.functions[copy.function];
    let signature = &function.signature;
    let mut head = String::from(" ");
    if signature.asyncness.is_some() {
        head.push_str("async ");
    }
    if signature.unsafety.is_some() {
        head.push_str("unsafe ");
    }
    if let Some(abi) = &signature.abi {
        let _ = write!(head, "{} ", abi.to_token_stream());
    }
    let _ = write!(head, "fn {}", name(index));
    generated.glue(&head);
    let mut done = crate::source::bytes(&signature.ident).end;
    let mut insertions: Vec<&Insertion> = copy.insertions.iter().collect();
    // Stable: what is inserted at one byte stays in the order given.
    insertions.sort_by_key(|insertion| insertion.at);
    for insertion in insertions {
        generated.source(source, done..insertion.at);
        done = insertion.at;
        for piece in &insertion.pieces {
            match piece {
                Piece::Glue(text) => generated.glue(text),
                Piece::Probe(number, text) => generated.woven.insert(text, Whose::Probe(*number)),
                Piece::Mut => generated.woven.instead("mut ", insertion.at),
            }
        }
    }
    generated.source(source, done..function.body.end);
    generated.glue(" ");
}
