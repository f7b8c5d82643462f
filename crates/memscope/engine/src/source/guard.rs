//! Refuses text that would exhaust a stack before anything walks it by recursion: the parser, the walks over its tree,
//! the compiler.
//!
//! How deep a tree may become is counted in tokens. Brackets nest. Within one pair of them the tree gets no deeper than
//! there are tokens in a row: `a + b + c`, `x.f().g()`, `*const *const u8`, `|x| |y| z`, `if … else if …`. A `;`
//! ends a row, and so does a block that nothing continues. A `,` ends it but for what it does not close: `<` and `|`.

use std::path::Path;

use proc_macro2::{Delimiter, Spacing, Span, TokenStream, TokenTree};

use crate::Failure;

use super::LENGTH_LIMIT;

/// Deeper nesting than this is refused. The deepest of some 300 real programs looked at is 12.
const DEPTH_LIMIT: usize = 128;
/// More tokens than this in a row, those around the brackets included, are refused.
const ROW_LIMIT: usize = 1_000;

/// A longer file than this is refused before it is read.
pub(super) fn check_length(path: &Path, length: u64) -> Result<(), Failure> {
    if length <= LENGTH_LIMIT as u64 {
        return Ok(());
    }
    Err(Failure::in_file(
        path,
        format!("the file is longer than {} KiB", LENGTH_LIMIT / 1024),
        "give a smaller program",
    ))
}

/// Checks how deep the tree of these tokens can become.
pub(super) fn check_depth(path: &Path, tokens: &TokenStream) -> Result<(), Failure> {
    walk(tokens, 0, 0).map_err(|too_deep| {
        let (what, at) = match too_deep {
            TooDeep::Nested(at) => (
                format!("the source is nested deeper than {DEPTH_LIMIT} levels"),
                at,
            ),
            TooDeep::Long(at) => (
                format!("an expression or type is nested too deep: more than {ROW_LIMIT} tokens in a row"),
                at,
            ),
        };
        Failure::at(path, at.start().line, what, "split the expression")
    })
}

enum TooDeep {
    Nested(Span),
    Long(Span),
}

/// The tokens in a row at one place of one pair of brackets.
#[derive(Default)]
struct Row {
    /// Since the last `,` or the last `<` that is open.
    tokens: usize,
    /// What stood before each `<` that is open.
    open: Vec<usize>,
    /// Every `|`: what it opens does not end with a `,`.
    bars: usize,
}

impl Row {
    fn length(&self) -> usize {
        self.tokens + self.open.iter().sum::<usize>() + self.bars
    }
}

/// `around` tokens are in a row around these, which stand in `depth` pairs of brackets.
fn walk(tokens: &TokenStream, around: usize, depth: usize) -> Result<(), TooDeep> {
    let mut row = Row::default();
    // What came before.
    let (mut block, mut arrow, mut attribute) = (false, false, false);
    for tree in tokens.clone() {
        if block && !continues(&tree) {
            row = Row::default();
        }
        (block, attribute) = match &tree {
            TokenTree::Group(group) => {
                // An attribute, and so a comment that documents, nests nothing.
                row.tokens += usize::from(!attribute);
                if depth == DEPTH_LIMIT {
                    return Err(TooDeep::Nested(group.span_open()));
                }
                walk(&group.stream(), around + row.length(), depth + 1)?;
                (group.delimiter() == Delimiter::Brace, false)
            }
            TokenTree::Punct(punct) => {
                let part = punct.spacing() == Spacing::Joint;
                match punct.as_char() {
                    ';' => row = Row::default(),
                    ',' => row.tokens = 0,
                    '#' => {}
                    '!' if attribute => {}
                    '<' => row.open.push(std::mem::take(&mut row.tokens) + 1),
                    '>' if !arrow => {
                        let before = row.open.pop().unwrap_or_default();
                        row.tokens = row.tokens.max(before) + 1;
                    }
                    '|' => row.bars += 1,
                    _ => row.tokens += 1,
                }
                arrow = part && matches!(punct.as_char(), '-' | '=');
                let sharp = punct.as_char() == '#' || (punct.as_char() == '!' && attribute);
                (false, sharp)
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                row.tokens += 1;
                (false, false)
            }
        };
        if around + row.length() > ROW_LIMIT {
            return Err(TooDeep::Long(tree.span()));
        }
    }
    Ok(())
}

/// Whether a token after a block goes on with it. What begins anew is a word, another block, or an attribute.
fn continues(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Group(group) => group.delimiter() != Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() != '#',
        TokenTree::Ident(ident) => ident == "else" || ident == "as",
        TokenTree::Literal(_) => false,
    }
}
