//! Finds the functions of a parsed file.

use std::collections::HashSet;
use std::ops::Range;

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, ImplItemFn, ItemFn, ItemImpl, ItemMod, ItemTrait, Signature};

use super::body;
use super::items;
use super::{Function, Owner, TraitImpl, bytes};

/// Every function with a body, in source order.
pub(super) fn functions(file: &syn::File) -> Vec<Function> {
    let mut finder = Finder {
        constants: items::constants(file),
        prefix: Vec::new(),
        owner: Owner::Module,
        found: Vec::new(),
    };
    finder.visit_file(file);
    finder.found.sort_by_key(|function| function.span.start);
    finder.found
}

struct Finder {
    constants: HashSet<String>,
    /// Modules, types and functions around.
    prefix: Vec<String>,
    owner: Owner,
    found: Vec<Function>,
}

impl Finder {
    fn function(
        &mut self,
        attributes: &[Attribute],
        whole: Range<usize>,
        sig: &Signature,
        block: &Block,
    ) {
        self.prefix.push(sig.ident.to_string());
        let mut body = body::read(sig, block, &self.constants);
        // `#![allow(…)]` inside the braces has to stay the first thing there.
        let inner = attributes
            .iter()
            .filter(|attribute| matches!(attribute.style, syn::AttrStyle::Inner(_)))
            .map(|attribute| bytes(attribute).end)
            .max();
        if let (Some(end), Some(entry)) = (inner, body.entries.first_mut()) {
            entry.at = end;
        }
        self.found.push(Function {
            name: self.prefix.join("::"),
            line: sig.fn_token.span.start().line,
            span: whole,
            body: bytes(block),
            entries: body.entries,
            statements: body.statements,
            bindings: body.bindings,
            loops: body.loops,
            prints: body.prints,
            owner: self.owner.clone(),
            cfg: attributes
                .iter()
                .filter(|attribute| attribute.path().is_ident("cfg"))
                .map(bytes)
                .collect(),
            signature: sig.clone(),
            block: block.clone(),
        });
        self.inside(Owner::Module, |finder| finder.visit_block(block));
        self.prefix.pop();
    }

    fn inside(&mut self, owner: Owner, look: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.owner, owner);
        look(self);
        self.owner = outer;
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.attrs, bytes(item), &item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.function(&item.attrs, bytes(item), &item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.attrs, bytes(item), &item.sig, block);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.prefix.push(item.ident.to_string());
        self.inside(Owner::Module, |finder| visit::visit_item_mod(finder, item));
        self.prefix.pop();
    }

    fn visit_item_trait(&mut self, item: &'ast ItemTrait) {
        self.prefix.push(item.ident.to_string());
        self.inside(Owner::Trait, |finder| visit::visit_item_trait(finder, item));
        self.prefix.pop();
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let self_ty = text(&item.self_ty);
        let (name, owner) = match &item.trait_ {
            None => (self_ty, Owner::Impl),
            Some((_, path, _)) => (
                format!("<{self_ty} as {}>", text(path)),
                Owner::TraitImpl(Box::new(TraitImpl {
                    span: bytes(item),
                    generics: item.generics.clone(),
                    trait_path: bytes(path),
                    self_ty: bytes(&item.self_ty),
                })),
            ),
        };
        self.prefix.push(name);
        self.inside(owner, |finder| visit::visit_item_impl(finder, item));
        self.prefix.pop();
    }
}

/// A type or path as people write it: the source's own spelling, on one line.
fn text(node: &(impl ToTokens + Spanned)) -> String {
    let written = node.span().source_text();
    let written = written.unwrap_or_else(|| node.to_token_stream().to_string());
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}
