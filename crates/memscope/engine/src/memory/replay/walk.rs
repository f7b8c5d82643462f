//! From the values that the recorder wrote to parts, owners and links.
//!
//! ```text
//! raw::Node --walk--> Part     and on the way: who owns which block, what the block holds, counts, borrow flags
//! ```

use super::addresses::Addresses;
use super::found::{Behind, Found, Owner, counts};
use super::raw::{Node, short};
use super::reach::Row;
use super::value_summary::{plain, summary};
use crate::memory::model::{Borrow, Link, LinkTo, Mode, Part, PartKind};

/// Walks values of one variable.
pub(crate) struct Walk<'a> {
    pub(crate) addresses: &'a Addresses,
    pub(crate) found: &'a mut Found,
    pub(crate) root: (u32, u32),
    /// Inside an entry of a hash table.
    pub(crate) hash: bool,
    /// The counted block in whose value this is.
    pub(crate) within: Option<u32>,
}

impl Walk<'_> {
    /// A node whose container starts at `base`, reached by `path`.
    pub(crate) fn part(&mut self, node: &Node, label: &str, base: u64, path: &str) -> Part {
        let mut part = Part {
            label: label.to_owned(),
            kind: node.k,
            ty: short(&node.t),
            size: node.n,
            offset: if self.in_hashed(node.a) {
                0
            } else {
                node.a.saturating_sub(base)
            },
            text: summary(node, self.addresses),
            variant: node.var.clone(),
            len: node.len.filter(|_| node.k != PartKind::Box),
            capacity: node.cap,
            strong: node.strong,
            weak: node.weak,
            flag: node.flag,
            more: node.more.as_ref().and_then(serde_json::Value::as_u64),
            ..Part::default()
        };
        if path.contains(['.', '[']) {
            let key = (node.a, part.ty.clone());
            let place = self.found.places.entry(key);
            place.or_insert_with(|| path.to_owned());
        }
        let outer = self.hash;
        self.hash |= node.hashed || node.k == PartKind::Set;
        if node.is_closure() {
            // What a closure captured is not shown; that it leads to something that ended, is.
            let links = node.w.iter();
            let links = links.map(|word| self.addresses.link(*word, Mode::Raw, None));
            let links: Vec<_> = links.collect();
            // A word that is a variable's address: a captured reference.
            let captured = links.iter().zip(0u64..).filter_map(captured);
            part.parts = captured.collect();
            part.pointer = links.into_iter().find(|link| link.to == LinkTo::Gone);
        }
        for word in &node.w {
            self.found.hints.push((*word, path.to_owned(), self.root));
        }
        match node.k {
            PartKind::String => {
                let link = self.addresses.link(node.p.unwrap_or(0), Mode::Raw, None);
                let length = node.len.unwrap_or(0);
                self.found.rows.extend(Row::of_bytes(&link, length, path));
                self.owning(node, &mut part, path, text_of);
            }
            PartKind::Text => {
                let link = self.addresses.link(node.a, Mode::Raw, None);
                self.found.rows.extend(Row::of_bytes(&link, node.n, path));
            }
            PartKind::Vec => {
                let (at, elements) = (node.p.unwrap_or(0), &node.el);
                self.elements(at, node, node.len, path);
                part.pointer = Some(self.addresses.link(at, Mode::Owner, capacity_bytes(node)));
                if let Some((start, id)) = self.own(at, path) {
                    let parts = elements.iter().enumerate().map(|(index, one)| {
                        self.part(one, &index.to_string(), start, &format!("{path}[{index}]"))
                    });
                    let parts = parts.collect();
                    self.found.contents.entry(id).or_insert(parts);
                } else {
                    part.parts = self.list(elements, node.p.unwrap_or(0), path);
                }
            }
            PartKind::Box => {
                let at = node.p.unwrap_or(0);
                part.pointer = Some(self.addresses.link(at, Mode::Owner, node.pn));
                let (start, id) = self
                    .own(at, path)
                    .map_or((at, None), |(start, id)| (start, Some(id)));
                if let Some(to) = &node.to {
                    let inner = self.part(to, "", start, &behind(to, path));
                    match id {
                        Some(id) => drop(self.found.contents.entry(id).or_insert(vec![inner])),
                        None => part.parts.push(inner),
                    }
                }
            }
            PartKind::Rc | PartKind::Arc | PartKind::Weak => self.counted(node, &mut part, path),
            PartKind::Ref | PartKind::Guard => {
                let mode = node.m.unwrap_or(Mode::Raw);
                let at = node.p.unwrap_or(0);
                let link = self.addresses.link(at, mode, node.pn);
                if !mode.is_raw() {
                    let how = match mode {
                        Mode::Exclusive => Borrow::Exclusive,
                        _ => Borrow::Shared,
                    };
                    self.found.references.push((self.root, how, at));
                    if let (Some(mark), Some(to)) = (node.h, &node.to)
                        && !changes_when_shared(to)
                    {
                        let exclusive = how == Borrow::Exclusive;
                        let behind = Behind {
                            at,
                            mark,
                            exclusive,
                        };
                        let place = (self.root, path.to_owned());
                        self.found.behind.insert(place, behind);
                    }
                }
                if let (Some(to), LinkTo::Static | LinkTo::None) = (&node.to, link.to) {
                    part.parts.push(self.part(to, "", at, &format!("*{path}")));
                }
                part.pointer = Some(link);
            }
            PartKind::Cell | PartKind::RefCell | PartKind::Mutex | PartKind::Once => {
                if let Some(flag) = node.flag {
                    self.found.flags.insert(node.a, (flag, path.to_owned()));
                }
                if let Some(to) = &node.to {
                    part.parts.push(self.part(to, "value", base, path));
                }
            }
            PartKind::Map => {
                for (key, value) in sorted_entries(node) {
                    self.inside(key.a, path);
                    let name = summary(key, self.addresses);
                    let (key_base, value_base) =
                        (self.base_of(key.a, base), self.base_of(value.a, base));
                    part.parts.push(self.part(
                        key,
                        "key",
                        key_base,
                        &format!("{path}.key({name})"),
                    ));
                    part.parts.push(self.part(
                        value,
                        "value",
                        value_base,
                        &format!("{path}[{name}]"),
                    ));
                }
            }
            PartKind::Set | PartKind::List => {
                let mut elements: Vec<&Node> = node.el.iter().collect();
                if node.k == PartKind::Set {
                    elements.sort_by_key(|one| sort_key(one));
                }
                for (index, one) in elements.into_iter().enumerate() {
                    self.inside(one.a, path);
                    let start = self.base_of(one.a, base);
                    part.parts.push(self.part(
                        one,
                        &index.to_string(),
                        start,
                        &format!("{path}[{index}]"),
                    ));
                }
            }
            PartKind::Array => {
                self.elements(node.a, node, None, path);
                part.parts = self.list(&node.el, base, path);
            }
            _ => {
                let payload = node.k == PartKind::Enum;
                for (name, field) in &node.f {
                    let place = if payload && node.f.len() == 1 {
                        path.to_owned()
                    } else {
                        format!("{path}.{name}")
                    };
                    part.parts.push(self.part(field, name, base, &place));
                }
            }
        }
        self.hash = outer;
        part
    }

    /// Notes that elements lie side by side from `at` on: so many, or those that are shown and those that are not.
    fn elements(&mut self, at: u64, node: &Node, count: Option<u64>, path: &str) {
        let more = node.more.as_ref().and_then(serde_json::Value::as_u64);
        let count = count.unwrap_or(node.el.len() as u64 + more.unwrap_or(0));
        let link = self.addresses.link(at, Mode::Raw, None);
        let row = Row::of_elements(&link, &node.el, count, path);
        self.found.rows.extend(row);
    }

    fn list(&mut self, elements: &[Node], base: u64, path: &str) -> Vec<Part> {
        let numbered = elements.iter().enumerate();
        numbered
            .map(|(index, one)| {
                self.part(one, &index.to_string(), base, &format!("{path}[{index}]"))
            })
            .collect()
    }

    fn in_hashed(&self, at: u64) -> bool {
        !self.addresses.hashed.is_empty()
            && self
                .addresses
                .block(at)
                .is_some_and(|(_, block)| self.addresses.hashed.contains(&block.id))
    }

    fn base_of(&self, at: u64, otherwise: u64) -> u64 {
        self.addresses
            .block(at)
            .map_or(otherwise, |(start, _)| start)
    }

    /// Notes that the block at `at` is owned by `path`; gives its start and number.
    fn own(&mut self, at: u64, path: &str) -> Option<(u64, u32)> {
        let (start, block) = self.addresses.block(at)?;
        let id = block.id;
        self.add_owner(id, path);
        if self.hash {
            self.found.in_hash.insert(id);
        }
        if let Some(counted) = self.within {
            self.found.within.insert(id, counted);
        }
        Some((start, id))
    }

    fn add_owner(&mut self, block: u32, path: &str) {
        let owner = Owner {
            path: path.to_owned(),
            root: Some(self.root),
        };
        let owners = self.found.owners.entry(block).or_default();
        if !owners.contains(&owner) {
            owners.push(owner);
        }
    }

    /// A collection's entry lies in a block of the collection, which is freed after its entries.
    fn inside(&mut self, at: u64, path: &str) {
        let entries = std::mem::replace(&mut self.hash, false);
        self.own(at, path);
        self.hash = entries;
    }

    fn owning(&mut self, node: &Node, part: &mut Part, path: &str, content: fn(&Node) -> Part) {
        let at = node.p.unwrap_or(0);
        part.pointer = Some(self.addresses.link(at, Mode::Owner, node.cap));
        if let Some((_, id)) = self.own(at, path) {
            self.found
                .contents
                .entry(id)
                .or_insert_with(|| vec![content(node)]);
        }
    }

    fn counted(&mut self, node: &Node, part: &mut Part, path: &str) {
        let Some(at) = node.b else { return };
        let weak = node.k == PartKind::Weak;
        let mode = if weak { Mode::Weak } else { Mode::Owner };
        part.pointer = Some(self.addresses.link(at, mode, None));
        let Some((start, block)) = self.addresses.block(at) else {
            return;
        };
        let id = block.id;
        if let (Some(strong), Some(weak)) = (node.strong, node.weak) {
            let place = self
                .found
                .counts
                .get(&id)
                .map_or(path.to_owned(), |known| known.2.clone());
            self.found.counts.insert(id, (strong, weak, place));
        }
        if !weak {
            self.own(at, path);
        } else if node.strong == Some(0) {
            // The value is gone; the weak handles keep the block with its counts, and lend nothing.
            self.add_owner(id, path);
            self.found.kept.insert(id);
        }
        let mut contents = counts(node.strong, node.weak);
        let outer = self.within.replace(id);
        if let Some(to) = &node.to {
            contents.push(self.part(to, "value", start, &behind(to, path)));
            self.found.contents.insert(id, contents);
        } else {
            self.found.contents.entry(id).or_insert(contents);
        }
        self.within = outer;
    }
}

/// A word of a closure that leads to a variable. Whether the reference is shared or exclusive no word tells.
fn captured((link, index): (&Link, u64)) -> Option<Part> {
    let slot = link
        .variable
        .as_ref()
        .filter(|_| link.to == LinkTo::Variable)?;
    Some(Part {
        label: slot.name.clone(),
        kind: PartKind::Ref,
        size: 8,
        offset: index * 8,
        text: format!("→ {}", slot.name),
        pointer: Some(link.clone()),
        ..Part::default()
    })
}

fn capacity_bytes(node: &Node) -> Option<u64> {
    let each = node.el.first().map(|one| one.n);
    match (node.cap, each) {
        (Some(0), _) => Some(0),
        (Some(cap), Some(each)) => Some(cap * each),
        _ => None,
    }
}

fn text_of(node: &Node) -> Part {
    Part {
        kind: PartKind::Text,
        ty: "str".to_owned(),
        size: node.len.unwrap_or(0),
        text: format!("{:?}", node.v.as_deref().unwrap_or("")),
        ..Part::default()
    }
}

/// The path to what a pointer owns: fields are named through it, other values with a star.
fn behind(to: &Node, path: &str) -> String {
    match to.k {
        PartKind::Struct
        | PartKind::Tuple
        | PartKind::Enum
        | PartKind::RefCell
        | PartKind::Cell
        | PartKind::Mutex => path.to_owned(),
        _ => format!("*{path}"),
    }
}

/// Whether a shared reference to it promises nothing: there is a cell in it.
fn changes_when_shared(node: &Node) -> bool {
    let cell = matches!(
        node.k,
        PartKind::Cell | PartKind::RefCell | PartKind::Mutex | PartKind::Once | PartKind::Atomic
    );
    cell || node.f.iter().any(|(_, field)| changes_when_shared(field))
        || node.el.iter().any(changes_when_shared)
}

fn sort_key(node: &Node) -> (i128, String) {
    let text = node.v.clone().unwrap_or_else(|| plain(node));
    (text.parse().unwrap_or(i128::MAX), text)
}

fn sorted_entries(node: &Node) -> Vec<&(Node, Node)> {
    let mut entries: Vec<&(Node, Node)> = node.en.iter().collect();
    if node.hashed {
        entries.sort_by_key(|(key, _)| sort_key(key));
    }
    entries
}
