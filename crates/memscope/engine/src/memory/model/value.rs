//! What memory holds at one place, and where it points.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::kinds::{Flag, LinkTo, Mode, PartKind, Unit};

/// A value, or a part of one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its label in what holds it: a field's name, an index; empty for a whole.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub label: String,
    /// What it is.
    pub kind: PartKind,
    /// Its type, without paths.
    #[serde(rename = "type")]
    pub ty: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its offset in bytes from the start of the variable or block that it lies in.
    pub offset: u64,
    /// Its value in short.
    pub text: String,
    /// The variant, for an enum.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub variant: Option<String>,
    /// Elements in use, for lists and texts.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub len: Option<u64>,
    /// Elements that fit into the block.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub capacity: Option<u64>,
    /// Strong count, for `Rc`, `Arc` and `Weak`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub strong: Option<u64>,
    /// Weak count.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub weak: Option<u64>,
    /// The borrow flag of a `RefCell`, the state of a lock.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub flag: Option<Flag>,
    /// Where it points.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pointer: Option<Link>,
    /// Fields, elements, or key and value of each entry one after the other.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub parts: Vec<Part>,
    /// How many elements are not shown.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub more: Option<u64>,
}

/// Where a pointer points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// By what right.
    pub mode: Mode,
    /// To what.
    pub to: LinkTo,
    /// The block's number.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub block: Option<u32>,
    /// The variable's call and declaration.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub variable: Option<Slot>,
    /// The offset in bytes from the start of the variable or block.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub offset: Option<u64>,
    /// How many bytes it points to, where known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub size: Option<u64>,
    /// The elements or bytes at which it points, for a reference to a part of a list, an array or a text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reach: Option<Reach>,
}

impl Link {
    /// A pointer's target in words: `s`, `block 1`, `static memory`.
    pub(crate) fn target(&self) -> String {
        match self.to {
            LinkTo::Variable => self
                .variable
                .as_ref()
                .map_or("?".to_owned(), |slot| slot.name.clone()),
            LinkTo::Block | LinkTo::Freed => {
                let freed = if self.to == LinkTo::Freed {
                    ", freed"
                } else {
                    ""
                };
                let at = self.offset.filter(|offset| *offset > 0);
                let at = at.map_or(String::new(), |offset| format!(" byte {offset}"));
                format!("block {}{at}{freed}", self.block.unwrap_or(0))
            }
            LinkTo::Static => "static memory".to_owned(),
            LinkTo::Temporary => "an unnamed place".to_owned(),
            LinkTo::Gone => self
                .variable
                .as_ref()
                .map_or("?".to_owned(), |slot| format!("{}, gone", slot.name)),
            LinkTo::None => "nothing".to_owned(),
        }
    }
}

/// The elements of a list or array, or the bytes of a text, at which a reference points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    /// The place that holds them: `plants`, `letter.text`.
    pub of: String,
    /// What is counted.
    pub unit: Unit,
    /// The first one.
    pub from: u64,
    /// The one behind the last.
    pub to: u64,
}

impl fmt::Display for Reach {
    /// "element 1 of plants", "bytes 0..5 of letter.text".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { of, unit, from, to } = self;
        match to.saturating_sub(*from) {
            1 => write!(f, "{unit} {from} of {of}"),
            _ => write!(f, "{unit}s {from}..{to} of {of}"),
        }
    }
}

/// A variable's place on a stack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// The number of the call.
    pub call: u32,
    /// The number of the declaration.
    pub id: u32,
    /// The name.
    pub name: String,
}
