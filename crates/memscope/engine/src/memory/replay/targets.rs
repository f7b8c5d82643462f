//! What is known of a reference beside its link: to name what it points to.

use std::collections::BTreeMap;

use super::raw::{Node, short};
use crate::memory::model::{PartKind, Target};

/// Parts of values that have a name of their own, by address and type: a struct begins where its first field begins.
pub(crate) type Places = BTreeMap<(u64, String), String>;

impl Target {
    /// Of a value that is a reference, or a guard.
    pub(super) fn of(node: &Node) -> Option<Self> {
        if !matches!(node.k, PartKind::Ref | PartKind::Guard) {
            return None;
        }
        let ty = short(&node.t);
        let inner = ["&mut ", "&", "*const ", "*mut "]
            .iter()
            .find_map(|sign| ty.strip_prefix(sign));
        let length = node.to.as_deref().and_then(|to| match to.k {
            PartKind::Text => usize::try_from(to.n).ok(),
            PartKind::Array => Some(to.el.len() + more(to)?),
            _ => None,
        });
        Some(Self {
            address: node.p?,
            ty: inner.unwrap_or(&ty).to_owned(),
            length,
        })
    }
}

/// Elements that were not written down; nothing when nobody counted them.
fn more(node: &Node) -> Option<usize> {
    match &node.more {
        None => Some(0),
        Some(more) => usize::try_from(more.as_u64()?).ok(),
    }
}
