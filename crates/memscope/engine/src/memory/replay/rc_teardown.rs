//! Counted blocks whose value is being dropped.
//!
//! While the last strong handle drops the value, the strong count is 0 already, and the weak count still holds the one
//! that all strong handles had together. `weak_count` would not count it, so it is taken off here.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::Addresses;
use super::raw::{self, Node};
use crate::memory::instrument::Plan;
use crate::memory::model::PartKind;

/// Which blocks are dying, and how many frames their thread has when that is over.
#[derive(Debug, Default)]
pub(super) struct Dying {
    blocks: BTreeMap<u32, (usize, usize)>,
    strong: BTreeSet<u32>,
    last_call: u32,
}

impl Dying {
    /// Corrects the weak counts of one step.
    pub(super) fn correct(&mut self, raw: &mut raw::Step, plan: &Plan, addresses: &Addresses) {
        let current = raw.thread;
        let running = raw.threads.iter().find(|thread| thread.index == current);
        let frames = running.map_or(0, |thread| thread.frames.len());
        let innermost = running.and_then(|thread| match thread.frames.last() {
            Some(raw::Frame::Real { function, call, .. }) => Some((*function, *call)),
            _ => None,
        });
        let blocks = &mut self.blocks;
        blocks.retain(|_, (thread, left)| *thread != current || frames > *left);
        // The value's own `drop` was called since the step before: the count fell for its sake.
        let dropping = innermost.is_some_and(|(function, call)| {
            let called = plan.functions.get(function as usize);
            call > self.last_call && called.is_some_and(|called| called.name.ends_with("::drop"))
        });
        let mut strong = BTreeSet::new();
        let all = raw.threads.iter_mut().flat_map(|thread| &mut thread.frames);
        let variables = all.flat_map(|frame| match frame {
            raw::Frame::Real { variables, .. } => variables.as_mut_slice(),
            raw::Frame::Hidden { .. } => &mut [],
        });
        for node in variables.filter_map(|variable| variable.value.as_mut()) {
            each(node, &mut |node| {
                let block = node.b.and_then(|at| addresses.block(at));
                let (Some((_, block)), Some(count)) = (block, node.strong) else {
                    return;
                };
                if count > 0 {
                    strong.insert(block.id);
                    return;
                }
                if dropping && self.strong.contains(&block.id) {
                    blocks.entry(block.id).or_insert((current, frames - 1));
                }
                if node.k == PartKind::Weak && blocks.contains_key(&block.id) {
                    node.weak = node.weak.map(|weak| weak.saturating_sub(1));
                }
            });
        }
        for (id, count, weak) in &mut raw.counts {
            if *count > 0 {
                strong.insert(*id);
                continue;
            }
            if dropping && self.strong.contains(id) {
                blocks.entry(*id).or_insert((current, frames - 1));
            }
            if blocks.contains_key(id) {
                *weak = weak.saturating_sub(1);
            }
        }
        self.strong = strong;
        self.last_call = innermost.map_or(self.last_call, |(_, call)| call.max(self.last_call));
    }
}

/// A value and all values in it and behind it.
fn each(node: &mut Node, work: &mut impl FnMut(&mut Node)) {
    work(node);
    let entries = node.en.iter_mut().flat_map(|(key, value)| [key, value]);
    let fields = node.f.iter_mut().map(|(_, field)| field);
    for inner in entries
        .chain(fields)
        .chain(&mut node.el)
        .chain(node.to.as_deref_mut())
    {
        each(inner, work);
    }
}
