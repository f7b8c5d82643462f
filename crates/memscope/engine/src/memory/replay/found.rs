//! What a walk over all variables found: owners, contents, counts, references.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::Addresses;
use super::reach::{self, Row};
use super::targets::Places;
use crate::memory::model::{Borrow, Flag, Part, PartKind, Target};

/// What a walk over all variables found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Places that own a block, by its number.
    pub(crate) owners: BTreeMap<u32, Vec<Owner>>,
    /// Blocks of which the owner is a guess: an undescribed value holds their address.
    pub(crate) guessed: BTreeSet<u32>,
    /// What blocks hold.
    pub(crate) contents: BTreeMap<u32, Vec<Part>>,
    /// Strong and weak count of counted blocks, and a place that shows them.
    pub(crate) counts: BTreeMap<u32, (u64, u64, String)>,
    /// Borrow flags and locks by address, and the place.
    pub(crate) flags: BTreeMap<u64, (Flag, String)>,
    /// References: holder, how, target.
    pub(crate) references: Vec<((u32, u32), Borrow, u64)>,
    /// Blocks owned by entries of hash tables: they are freed in another order on every run.
    pub(crate) in_hash: BTreeSet<u32>,
    /// Blocks without a value that a weak handle in sight keeps.
    pub(crate) kept: BTreeSet<u32>,
    /// The counted block in whose value the owner of a block lies.
    pub(crate) within: BTreeMap<u32, u32>,
    /// What is known of variables that are references.
    pub(crate) targets: BTreeMap<(u32, u32), Target>,
    /// Parts of values, to name what references point to.
    pub(crate) places: Places,
    /// What shared and exclusive references point to, by holder and place, where the recorder marks it.
    pub(crate) behind: BTreeMap<((u32, u32), String), Behind>,
    /// Variables whose name a later one of the same frame has.
    pub(crate) shadowed: BTreeSet<(u32, u32)>,
    /// The values of variables with an arrow for each counted handle.
    pub(crate) handles: BTreeMap<(u32, u32), String>,
    /// The same with every handle's content, wherever it stands.
    pub(crate) expanded: BTreeMap<(u32, u32), String>,
    /// Variables that hold a closure, and what it captures, where that is known.
    pub(crate) closures: BTreeMap<(u32, u32), Option<Vec<String>>>,
    /// Variables without anything to drop, and the byte of the source behind which they are not used any more.
    pub(crate) used_until: BTreeMap<(u32, u32), usize>,
    /// Elements side by side, and the bytes of texts.
    pub(crate) rows: Vec<Row>,
    /// Words of values that nobody describes, and the place.
    pub(super) hints: Vec<(u64, String, (u32, u32))>,
}

/// What a reference points to, at one step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Behind {
    pub(crate) at: u64,
    pub(crate) mark: u64,
    pub(crate) exclusive: bool,
}

/// A place that owns a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    /// The place as a program would name it.
    pub(crate) path: String,
    /// Call and declaration of the variable in which it lies; none for std's own.
    pub(crate) root: Option<(u32, u32)>,
}

impl Owner {
    /// What std keeps for itself.
    pub(crate) fn std(name: &str) -> Self {
        Self {
            path: name.to_owned(),
            root: None,
        }
    }
}

impl Found {
    /// Whether nothing but weak handles keeps a counted block.
    pub(crate) fn is_only_kept(&self, block: u32) -> bool {
        self.kept.contains(&block)
    }

    /// Whether several strong handles lead to what lies in a block, its own or those of a block around it: through which of
    /// them a reference was taken, its address does not say.
    pub(crate) fn is_shared(&self, block: u32) -> bool {
        let mut seen = BTreeSet::new();
        let mut around = Some(block);
        while let Some(one) = around.filter(|one| seen.insert(*one)) {
            let counts = self.counts.get(&one);
            if counts.is_some_and(|(strong, ..)| *strong > 1) {
                return true;
            }
            around = self.within.get(&one).copied();
        }
        false
    }

    /// A counted block whose handles no variable shows any more: its counts are still there to be read.
    pub(crate) fn hidden(&mut self, block: u32, strong: u64, weak: u64, place: String) {
        self.counts.insert(block, (strong, weak, place));
        self.contents
            .entry(block)
            .or_insert_with(|| counts(Some(strong), Some(weak)));
    }

    /// Fills in what references in a value point to.
    pub(super) fn reached(&self, part: &mut Part) {
        reach::fill_in(&self.rows, part);
    }

    /// The same for what blocks hold.
    pub(super) fn reached_from_blocks(&mut self) {
        let contents = self.contents.values_mut().flatten();
        contents.for_each(|part| reach::fill_in(&self.rows, part));
    }

    /// Blocks that no described value owns, but to which the words of an undescribed one point.
    pub(crate) fn guess_holders(&mut self, addresses: &Addresses) {
        for (word, path, root) in std::mem::take(&mut self.hints) {
            if let Some((_, block)) = addresses.block(word)
                && !self.owners.contains_key(&block.id)
            {
                let root = Some(root);
                self.owners.insert(block.id, vec![Owner { path, root }]);
                self.guessed.insert(block.id);
            }
        }
    }
}

/// The two numbers with which a counted block begins. In memory all strong handles together hold one more weak count;
/// shown is what `weak_count` says.
pub(super) fn counts(strong: Option<u64>, weak: Option<u64>) -> Vec<Part> {
    let count = |label: &str, offset: u64, value: Option<u64>| Part {
        label: label.to_owned(),
        kind: PartKind::Int,
        ty: "usize".to_owned(),
        size: 8,
        offset,
        text: value.unwrap_or(0).to_string(),
        ..Part::default()
    };
    vec![count("strong", 0, strong), count("weak", 8, weak)]
}
