//! Where a reference points, in words.

use super::sentences::shadowed;
use crate::memory::model::{Link, LinkTo, Part, Target};
use crate::memory::replay::Found;

/// "`first.next` (block 1, byte 8)", "block 1, length 4 (\"Blue\")": what stands after "points to".
pub(super) fn phrase(part: &Part, target: &Target, found: &Found) -> Option<String> {
    let link = part.pointer.as_ref()?;
    // A value in the program's own image stands in the picture beside the pointer: `&5`.
    if let Some(value) = part.text.strip_prefix('&') {
        return Some(format!("static memory ({value})"));
    }
    let name = found.places.get(&(target.address, target.ty.clone()));
    // A raw pointer points to bytes: what lies there may have gone.
    let named_one = target.length.is_none() && !link.mode.is_raw();
    let mut said = match name.filter(|_| named_one) {
        Some(name) => named(name, link),
        None => lies(link, found)?,
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
    match link.to {
        LinkTo::Block => format!("`{name}` (block {}{at})", link.block.unwrap_or(0)),
        _ if at.is_empty() => format!("`{name}`"),
        _ => format!("`{name}` ({})", at.trim_start_matches(", ")),
    }
}

fn lies(link: &Link, found: &Found) -> Option<String> {
    let at = byte(link);
    Some(match link.to {
        LinkTo::Variable => {
            let slot = link.variable.as_ref()?;
            match found.shadowed.contains(&(slot.call, slot.id)) {
                true => format!("{}{at}", shadowed(&slot.name)),
                false => format!("`{}`{at}", slot.name),
            }
        }
        LinkTo::Block => format!("block {}{at}", link.block?),
        LinkTo::Freed => format!("block {}{at}, which is freed", link.block?),
        LinkTo::Static => "static memory".to_owned(),
        LinkTo::Temporary => "an unnamed place".to_owned(),
        LinkTo::Gone => gone(&link.variable.as_ref()?.name),
        LinkTo::None => return None,
    })
}

/// Where something was that is no more. A value without a name is named by its line.
fn gone(name: &str) -> String {
    match name.strip_prefix("a temporary") {
        Some(_) => format!("the place of {name}, which is gone"),
        None => format!("the place of `{name}`, which is gone"),
    }
}

fn byte(link: &Link) -> String {
    let at = link.offset.filter(|offset| *offset > 0);
    at.map_or(String::new(), |offset| format!(", byte {offset}"))
}
