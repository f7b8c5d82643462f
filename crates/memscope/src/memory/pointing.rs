//! Where a reference points, in words.

use std::collections::BTreeMap;

use super::model::{Link, Part};
use super::raw::{Node, short};

/// What is known of a reference beside its link.
#[derive(Debug, Default)]
pub(super) struct Target {
    pub(super) address: u64,
    /// The type of what it points to, without paths.
    ty: String,
    /// How many elements or bytes, for slices and texts.
    length: Option<usize>,
}

/// Parts of values that have a name of their own, by address and type: a struct begins where its first field begins.
pub(super) type Places = BTreeMap<(u64, String), String>;

impl Target {
    /// Of a value that is a reference, or a guard.
    pub(super) fn of(node: &Node) -> Option<Self> {
        if !matches!(node.k.as_str(), "ref" | "guard") {
            return None;
        }
        let ty = short(&node.t);
        let inner = ["&mut ", "&", "*const ", "*mut "]
            .iter()
            .find_map(|sign| ty.strip_prefix(sign));
        let length = node.to.as_deref().and_then(|to| match to.k.as_str() {
            "text" => usize::try_from(to.n).ok(),
            "array" => Some(to.el.len() + more(to)?),
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

/// "`first.next` (block 1, byte 8)", "block 1, length 4 (\"Blue\")": what stands after "points to".
pub(super) fn phrase(part: &Part, target: &Target, places: &Places) -> Option<String> {
    // A value in the program's own image is shown with it: `&5`.
    if part.text.starts_with('&') {
        return None;
    }
    let link = part.pointer.as_ref()?;
    let name = places.get(&(target.address, target.ty.clone()));
    // A raw pointer points to bytes: what lies there may have gone.
    let named_one = target.length.is_none() && !link.mode.starts_with("raw");
    let mut said = match name.filter(|_| named_one) {
        Some(name) => named(name, link),
        None => lies(link)?,
    };
    if let Some(length) = target.length {
        said.push_str(&format!(", length {length}"));
        if target.ty == "str" {
            said.push_str(&format!(" ({})", part.text));
        }
    }
    Some(said)
}

/// A named part, and where it lies.
fn named(name: &str, link: &Link) -> String {
    let at = byte(link);
    match link.to.as_str() {
        "block" => format!("`{name}` (block {}{at})", link.block.unwrap_or(0)),
        _ if at.is_empty() => format!("`{name}`"),
        _ => format!("`{name}` ({})", at.trim_start_matches(", ")),
    }
}

fn lies(link: &Link) -> Option<String> {
    let at = byte(link);
    Some(match link.to.as_str() {
        "variable" => format!("`{}`{at}", link.variable.as_ref()?.name),
        "block" => format!("block {}{at}", link.block?),
        "freed" => format!("block {}{at}, which is freed", link.block?),
        "static" => "static memory".to_owned(),
        "temporary" => "an unnamed place".to_owned(),
        _ => return None,
    })
}

fn byte(link: &Link) -> String {
    let at = link.offset.filter(|offset| *offset > 0);
    at.map_or(String::new(), |offset| format!(", byte {offset}"))
}
