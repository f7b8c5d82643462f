//! `async` code is refused: what it holds while it waits lies in a value that stable Rust does not show.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::Walker;

impl Walker<'_> {
    /// `what`: functions, closures or blocks.
    pub(super) fn refuse_async(&mut self, line: usize, what: &str) {
        let why = "what they hold while they wait, stable Rust does not show";
        let what = format!("`async` {what} cannot be watched: {why}");
        self.refuse(line, &what, "write it without `async`");
    }

    /// The walk does not look into what a macro is given or made of.
    pub(super) fn refuse_async_in_macros(&mut self, file: &syn::File) {
        let mut found = InMacros(None);
        found.visit_file(file);
        if let Some(line) = found.0 {
            self.refuse_async(line, "blocks in a macro");
        }
    }
}

/// The line of the first `async`.
struct InMacros(Option<usize>);

impl<'ast> Visit<'ast> for InMacros {
    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        self.0 = self.0.or_else(|| line_of_async(mac.tokens.clone()));
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        // What is left out of some builds is not watched either.
        if !item.attrs.iter().any(|attr| attr.path().is_ident("cfg")) {
            visit::visit_item_mod(self, item);
        }
    }
}

fn line_of_async(tokens: TokenStream) -> Option<usize> {
    tokens.into_iter().find_map(|tree| match tree {
        TokenTree::Ident(ident) if ident == "async" => Some(ident.span().start().line),
        TokenTree::Group(group) => line_of_async(group.stream()),
        _ => None,
    })
}
