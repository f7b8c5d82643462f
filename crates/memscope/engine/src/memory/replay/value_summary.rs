//! A value on one short line.

use std::collections::BTreeMap;

use super::addresses::Addresses;
use super::raw::Node;
use crate::memory::model::{LinkTo, Mode, PartKind};

/// Longer texts are cut.
const LIMIT: usize = 96;

/// The value in short, pointers as arrows.
pub(crate) fn summary(node: &Node, addresses: &Addresses) -> String {
    let mut out = String::new();
    write(node, View::whole(Some(addresses)), 0, &mut out);
    cut(out)
}

/// The same with an arrow for each counted handle: the content stands at one of the handles only, and which one that is
/// says nothing about the value.
pub(crate) fn handles(node: &Node, addresses: &Addresses) -> String {
    let mut out = String::new();
    let view = View {
        contents: false,
        ..View::whole(Some(addresses))
    };
    write(node, view, 0, &mut out);
    cut(out)
}

/// The same with the content of each counted handle, wherever else it stands. It is compared and not shown.
pub(crate) fn expanded(node: &Node, addresses: &Addresses, known: &BTreeMap<u64, &Node>) -> String {
    let mut out = String::new();
    let view = View {
        known: Some(known),
        ..View::whole(Some(addresses))
    };
    write(node, view, 0, &mut out);
    out
}

#[derive(Clone, Copy)]
struct View<'a> {
    /// To name what pointers point to.
    addresses: Option<&'a Addresses>,
    /// Whether a counted handle shows the content of its block.
    contents: bool,
    /// The content of counted blocks by their handles' address, to be shown at each handle.
    known: Option<&'a BTreeMap<u64, &'a Node>>,
}

impl<'a> View<'a> {
    fn whole(addresses: Option<&'a Addresses>) -> Self {
        Self {
            addresses,
            contents: true,
            known: None,
        }
    }
}

/// The value in short, without addresses: to sort by.
pub(crate) fn plain(node: &Node) -> String {
    let mut out = String::new();
    write(node, View::whole(None), 0, &mut out);
    out
}

fn cut(text: String) -> String {
    if text.chars().count() <= LIMIT {
        return text;
    }
    let mut short: String = text.chars().take(LIMIT - 1).collect();
    short.push('…');
    short
}

fn write(node: &Node, view: View<'_>, depth: usize, out: &mut String) {
    let addresses = view.addresses;
    if out.len() > 4 * LIMIT {
        return;
    }
    if depth > 8 {
        out.push('…');
        return;
    }
    let deeper = |node: &Node, out: &mut String| write(node, view, depth + 1, out);
    match node.k {
        PartKind::Int if node.n == 8 && addresses.is_some() => {
            let value = node.v.as_deref().unwrap_or("?");
            // A number that is the address of something is another one on every run: it is named instead.
            match value
                .parse()
                .ok()
                .zip(addresses)
                .and_then(|(at, addresses)| addresses.name(at))
            {
                Some(name) => out.push_str(&format!("(address of {name})")),
                None => out.push_str(value),
            }
        }
        PartKind::Char => out.push_str(&format!(
            "{:?}",
            node.v
                .as_deref()
                .and_then(|text| text.chars().next())
                .unwrap_or('?')
        )),
        PartKind::Text | PartKind::String => match &node.v {
            Some(text) => {
                out.push_str(&format!("{text:?}"));
                if node.more.is_some() {
                    out.push('…');
                }
            }
            None => unread(node, addresses, out),
        },
        PartKind::Moved => out.push_str("(moved)"),
        PartKind::Cut => out.push('…'),
        PartKind::Opaque if node.is_closure() => out.push_str("(closure)"),
        PartKind::Opaque => out.push_str("(opaque)"),
        PartKind::Tuple => {
            out.push('(');
            separated(node.f.iter().map(|(_, part)| part), out, &deeper);
            out.push_str(if node.f.len() == 1 { ",)" } else { ")" });
        }
        PartKind::Struct => fields(node, node.name.as_deref().unwrap_or(""), out, &deeper),
        PartKind::Enum => fields(node, node.var.as_deref().unwrap_or(""), out, &deeper),
        PartKind::Array | PartKind::Vec | PartKind::List => {
            if node.k == PartKind::Vec && node.el.is_empty() && node.len.is_some_and(|len| len > 0)
            {
                return unread(node, addresses, out);
            }
            out.push('[');
            separated(node.el.iter(), out, &deeper);
            out.push_str(match (node.more.is_some(), node.el.is_empty()) {
                (true, true) => "…]",
                (true, false) => ", …]",
                (false, _) => "]",
            });
        }
        PartKind::Set => {
            let mut parts: Vec<String> = node.el.iter().map(|one| rendered(one, &deeper)).collect();
            parts.sort();
            parts.extend(node.more.as_ref().map(|_| "…".to_owned()));
            out.push_str(&format!("{{{}}}", parts.join(", ")));
        }
        PartKind::Map => {
            let pair = |(key, value): &(Node, Node)| {
                format!("{}: {}", rendered(key, &deeper), rendered(value, &deeper))
            };
            let mut parts: Vec<String> = node.en.iter().map(pair).collect();
            if node.hashed {
                parts.sort();
            }
            parts.extend(node.more.as_ref().map(|_| "…".to_owned()));
            out.push_str(&format!("{{{}}}", parts.join(", ")));
        }
        PartKind::Box => held("Box", node, addresses, out, &deeper),
        PartKind::Rc | PartKind::Arc => {
            let name = if node.k == PartKind::Rc { "Rc" } else { "Arc" };
            match (view.contents, node.b, addresses) {
                (false, Some(at), Some(addresses)) => {
                    let to = addresses.link(at, Mode::Owner, None).target();
                    out.push_str(&format!("{name} → {to}"));
                }
                (_, Some(at), _) => {
                    let known = view.known.and_then(|known| known.get(&at));
                    match known {
                        Some(to) => out.push_str(&format!("{name}({})", rendered(to, &deeper))),
                        None => held(name, node, addresses, out, &deeper),
                    }
                }
                _ => held(name, node, addresses, out, &deeper),
            }
        }
        PartKind::Weak => out.push_str(&match (node.b, addresses) {
            (Some(at), Some(addresses)) => {
                format!("Weak → {}", addresses.link(at, Mode::Weak, None).target())
            }
            _ => "Weak → nothing".to_owned(),
        }),
        PartKind::Cell => held("Cell", node, addresses, out, &deeper),
        PartKind::RefCell => held("RefCell", node, addresses, out, &deeper),
        PartKind::Mutex => held("Mutex", node, addresses, out, &deeper),
        PartKind::Once => held("OnceCell", node, addresses, out, &deeper),
        PartKind::Ref | PartKind::Guard => reference(node, addresses, out, &deeper),
        _ => out.push_str(node.v.as_deref().unwrap_or("?")),
    }
}

fn rendered(node: &Node, deeper: &dyn Fn(&Node, &mut String)) -> String {
    let mut out = String::new();
    deeper(node, &mut out);
    out
}

fn separated<'a>(
    parts: impl Iterator<Item = &'a Node>,
    out: &mut String,
    deeper: &dyn Fn(&Node, &mut String),
) {
    for (index, part) in parts.enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        deeper(part, out);
    }
}

fn fields(node: &Node, name: &str, out: &mut String, deeper: &dyn Fn(&Node, &mut String)) {
    out.push_str(name);
    let Some((first, _)) = node.f.first() else {
        return;
    };
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        out.push('(');
        separated(node.f.iter().map(|(_, part)| part), out, deeper);
        out.push(')');
        return;
    }
    out.push_str(" { ");
    for (index, (label, part)) in node.f.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(label);
        out.push_str(": ");
        deeper(part, out);
    }
    out.push_str(" }");
}

fn held(
    name: &str,
    node: &Node,
    addresses: Option<&Addresses>,
    out: &mut String,
    deeper: &dyn Fn(&Node, &mut String),
) {
    match (&node.to, addresses) {
        (Some(to), _) => out.push_str(&format!("{name}({})", rendered(to, deeper))),
        (None, Some(addresses)) if node.p.or(node.b).is_some() => {
            let at = node.b.or(node.p).unwrap_or(0);
            out.push_str(&format!(
                "{name} → {}",
                addresses.link(at, Mode::Owner, node.pn).target()
            ));
        }
        _ => out.push_str(&format!("{name}(empty)")),
    }
}

/// A list or text whose block may not be read any more.
fn unread(node: &Node, addresses: Option<&Addresses>, out: &mut String) {
    if let (Some(at), Some(addresses)) = (node.p, addresses) {
        out.push_str(&format!(
            "→ {}",
            addresses.link(at, Mode::Owner, None).target()
        ));
    }
}

/// Texts and slices are shown; other targets are named.
fn reference(
    node: &Node,
    addresses: Option<&Addresses>,
    out: &mut String,
    deeper: &dyn Fn(&Node, &mut String),
) {
    let content = node
        .to
        .as_deref()
        .filter(|to| matches!(to.k, PartKind::Text | PartKind::Array));
    if let Some(to) = content {
        return deeper(to, out);
    }
    let Some(addresses) = addresses else { return };
    let link = addresses.link(node.p.unwrap_or(0), node.m.unwrap_or(Mode::Raw), node.pn);
    if let (Some(to), true) = (&node.to, link.to == LinkTo::Static) {
        return out.push_str(&format!("&{}", rendered(to, deeper)));
    }
    out.push_str(&format!("→ {}", link.target()));
}
