//! A value on one short line.

use super::addresses::Addresses;
use super::model::Link;
use super::raw::Node;

/// Longer texts are cut.
const LIMIT: usize = 96;

/// The value in short, pointers as arrows.
pub(crate) fn brief(node: &Node, addresses: &Addresses) -> String {
    let mut out = String::new();
    write(node, Some(addresses), 0, &mut out);
    cut(out)
}

/// The value in short, without addresses: to sort by.
pub(crate) fn plain(node: &Node) -> String {
    let mut out = String::new();
    write(node, None, 0, &mut out);
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

/// A pointer's target in words: `s`, `block 1`, `static memory`.
pub(crate) fn target(link: &Link) -> String {
    match link.to.as_str() {
        "variable" => link
            .variable
            .as_ref()
            .map_or("?".to_owned(), |slot| slot.name.clone()),
        "block" | "freed" => {
            let freed = if link.to == "freed" { ", freed" } else { "" };
            let at = link.offset.filter(|offset| *offset > 0);
            let at = at.map_or(String::new(), |offset| format!(" byte {offset}"));
            format!("block {}{at}{freed}", link.block.unwrap_or(0))
        }
        "static" => "static memory".to_owned(),
        "temporary" => "an unnamed place".to_owned(),
        _ => "nothing".to_owned(),
    }
}

fn write(node: &Node, addresses: Option<&Addresses>, depth: usize, out: &mut String) {
    if out.len() > 4 * LIMIT {
        return;
    }
    if depth > 8 {
        out.push('…');
        return;
    }
    let deeper = |node: &Node, out: &mut String| write(node, addresses, depth + 1, out);
    match node.k.as_str() {
        "int" if node.n == 8 && addresses.is_some() => {
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
        "char" => out.push_str(&format!(
            "{:?}",
            node.v
                .as_deref()
                .and_then(|text| text.chars().next())
                .unwrap_or('?')
        )),
        "text" | "string" => match &node.v {
            Some(text) => {
                out.push_str(&format!("{text:?}"));
                if node.more.is_some() {
                    out.push('…');
                }
            }
            None => unread(node, addresses, out),
        },
        "moved" => out.push_str("(moved)"),
        "cut" => out.push('…'),
        "opaque" => out.push_str("(opaque)"),
        "tuple" => {
            out.push('(');
            separated(node.f.iter().map(|(_, part)| part), out, &deeper);
            out.push_str(if node.f.len() == 1 { ",)" } else { ")" });
        }
        "struct" => fields(node, node.name.as_deref().unwrap_or(""), out, &deeper),
        "enum" => fields(node, node.var.as_deref().unwrap_or(""), out, &deeper),
        "array" | "vec" | "list" => {
            if node.k == "vec" && node.el.is_empty() && node.len.is_some_and(|len| len > 0) {
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
        "set" => {
            let mut parts: Vec<String> = node.el.iter().map(|one| rendered(one, &deeper)).collect();
            parts.sort();
            parts.extend(node.more.as_ref().map(|_| "…".to_owned()));
            out.push_str(&format!("{{{}}}", parts.join(", ")));
        }
        "map" | "hashmap" => {
            let pair = |(key, value): &(Node, Node)| {
                format!("{}: {}", rendered(key, &deeper), rendered(value, &deeper))
            };
            let mut parts: Vec<String> = node.en.iter().map(pair).collect();
            if node.k == "hashmap" {
                parts.sort();
            }
            parts.extend(node.more.as_ref().map(|_| "…".to_owned()));
            out.push_str(&format!("{{{}}}", parts.join(", ")));
        }
        "box" => held("Box", node, addresses, out, &deeper),
        "rc" => held("Rc", node, addresses, out, &deeper),
        "arc" => held("Arc", node, addresses, out, &deeper),
        "weak" => out.push_str(&match (node.b, addresses) {
            (Some(at), Some(addresses)) => {
                format!("Weak → {}", target(&addresses.link(at, "weak", None)))
            }
            _ => "Weak → nothing".to_owned(),
        }),
        "cell" => held("Cell", node, addresses, out, &deeper),
        "refcell" => held("RefCell", node, addresses, out, &deeper),
        "mutex" => held("Mutex", node, addresses, out, &deeper),
        "once" => held("OnceCell", node, addresses, out, &deeper),
        "ref" | "guard" => reference(node, addresses, out, &deeper),
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
                target(&addresses.link(at, "owner", node.pn))
            ));
        }
        _ => out.push_str(&format!("{name}(empty)")),
    }
}

/// A list or text whose block may not be read any more.
fn unread(node: &Node, addresses: Option<&Addresses>, out: &mut String) {
    if let (Some(at), Some(addresses)) = (node.p, addresses) {
        out.push_str(&format!("→ {}", target(&addresses.link(at, "owner", None))));
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
        .filter(|to| matches!(to.k.as_str(), "text" | "array"));
    if let Some(to) = content {
        return deeper(to, out);
    }
    let Some(addresses) = addresses else { return };
    let link = addresses.link(
        node.p.unwrap_or(0),
        node.m.as_deref().unwrap_or(""),
        node.pn,
    );
    if let (Some(to), true) = (&node.to, link.to == "static") {
        return out.push_str(&format!("&{}", rendered(to, deeper)));
    }
    out.push_str(&format!("→ {}", target(&link)));
}
