//! What the items of a file declare.

use std::collections::{HashMap, HashSet};

use syn::visit::{self, Visit};
use syn::{Fields, Item};

/// The names of constants, statics and unit structs: in a pattern they look like names that are bound.
pub(crate) fn constants(file: &syn::File) -> HashSet<String> {
    struct Constants(HashSet<String>);
    impl<'ast> Visit<'ast> for Constants {
        fn visit_item(&mut self, item: &'ast Item) {
            match item {
                Item::Const(item) => drop(self.0.insert(item.ident.to_string())),
                Item::Static(item) => drop(self.0.insert(item.ident.to_string())),
                Item::Struct(item) if item.fields == Fields::Unit => {
                    self.0.insert(item.ident.to_string());
                }
                _ => {}
            }
            visit::visit_item(self, item);
        }
    }
    let mut found = Constants(HashSet::new());
    found.visit_file(file);
    found.0
}

/// The fields of a file's structs, by name.
pub(crate) fn structs(file: &syn::File) -> HashMap<String, Vec<String>> {
    struct Structs(HashMap<String, Vec<String>>);
    impl<'ast> Visit<'ast> for Structs {
        fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
            let name = |(index, field): (usize, &syn::Field)| match &field.ident {
                Some(name) => name.to_string(),
                None => index.to_string(),
            };
            let fields = item.fields.iter().enumerate().map(name).collect();
            self.0.insert(item.ident.to_string(), fields);
        }
    }
    let mut found = Structs(HashMap::new());
    found.visit_file(file);
    found.0
}
