//! The program's own global allocator, if it has one: the recorder stands around it.

use syn::visit::{self, Visit};
use syn::{Attribute, ItemFn, ItemMod, ItemStatic};

/// Whether the program declares one, in any module or body.
pub(crate) fn is_own(file: &syn::File) -> bool {
    let mut seen = Seen(false);
    seen.visit_file(file);
    seen.0
}

/// The attribute that makes a static the allocator. One under a `cfg` does not count: only the compiler knows whether it
/// is there, and if it is, it refuses the recorder beside it.
pub(crate) fn attribute(item: &ItemStatic) -> Option<&Attribute> {
    let named = |name: &str| item.attrs.iter().find(|attr| attr.path().is_ident(name));
    named("global_allocator").filter(|_| named("cfg").is_none())
}

struct Seen(bool);

impl<'ast> Visit<'ast> for Seen {
    fn visit_item_static(&mut self, item: &'ast ItemStatic) {
        self.0 |= attribute(item).is_some();
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if !is_conditional(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        if !is_conditional(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }
}

fn is_conditional(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attr| attr.path().is_ident("cfg"))
}
