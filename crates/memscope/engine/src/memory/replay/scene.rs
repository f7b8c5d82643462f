//! What a step shows: frames with their variables, and the heap.

use std::collections::BTreeSet;

use super::addresses::Taken;
use super::found::{Found, Owner};
use super::raw::{self, short};
use super::state::Replay;
use super::value_summary::handles;
use super::walk::Walk;
use crate::memory::model::{Block, BlockState, Frame, LinkTo, Mode, Target, Variable};

/// How many blocks a step lists.
const BLOCKS: usize = 128;

impl Replay<'_> {
    pub(super) fn frame(&self, frame: &raw::Frame, found: &mut Found) -> Frame {
        let (function, call, variables) = match frame {
            raw::Frame::Hidden { hidden } => {
                return Frame {
                    function: String::new(),
                    line: 0,
                    call: 0,
                    hidden: *hidden,
                    variables: Vec::new(),
                };
            }
            raw::Frame::Real {
                function,
                call,
                variables,
            } => (*function, *call, variables),
        };
        let called = self.known.plan.functions.get(function as usize);
        let mut variables: Vec<Variable> = variables
            .iter()
            .map(|var| self.variable(var, call, found))
            .collect();
        let mut names = BTreeSet::new();
        for variable in variables.iter_mut().rev() {
            variable.shadowed = !names.insert(variable.name.clone());
            if variable.shadowed {
                found.shadowed.insert((call, variable.id));
            }
        }
        Frame {
            function: called.map_or(String::new(), |called| called.name.clone()),
            line: called.map_or(0, |called| called.line),
            call,
            hidden: 0,
            variables,
        }
    }

    pub(super) fn variable(&self, raw: &raw::Variable, call: u32, found: &mut Found) -> Variable {
        let declared = &self.known.plan.variables[raw.id as usize];
        let target = raw.value.as_ref().and_then(Target::of);
        found
            .targets
            .extend(target.map(|target| ((call, raw.id), target)));
        let handles = raw
            .value
            .as_ref()
            .map(|node| handles(node, &self.addresses));
        found
            .handles
            .extend(handles.map(|text| ((call, raw.id), text)));
        if raw.value.as_ref().is_some_and(raw::Node::is_closure) {
            let captures = declared.captures.clone();
            found.closures.insert((call, raw.id), captures);
        }
        let content = raw.value.as_ref().map(|node| {
            if !raw.drops {
                let last_use = declared.last_use;
                found.used_until.insert((call, raw.id), last_use);
            }
            let mut walk = Walk {
                addresses: &self.addresses,
                found,
                root: (call, raw.id),
                hash: false,
                within: None,
            };
            walk.part(node, "", raw.at, &declared.name)
        });
        Variable {
            name: declared.name.trim_start_matches("r#").to_owned(),
            ty: short(&raw.ty),
            size: raw.size,
            state: raw.state,
            value: content.as_ref().map(|part| part.text.clone()),
            id: raw.id,
            line: declared.line,
            shadowed: false,
            borrow: None,
            content,
        }
    }

    pub(super) fn heap(&self, found: &Found, freed: &BTreeSet<u32>) -> (Vec<Block>, u64) {
        let stale: BTreeSet<u32> = found
            .references
            .iter()
            .filter_map(|(_, _, at)| {
                let link = self.addresses.link(*at, Mode::Raw, None);
                (link.to == LinkTo::Freed).then_some(link.block).flatten()
            })
            .collect();
        let live = self
            .addresses
            .live
            .values()
            .map(|block| (block, BlockState::Live));
        let gone = self
            .addresses
            .freed
            .values()
            .filter(|block| freed.contains(&block.id) || stale.contains(&block.id));
        let mut chosen: Vec<(&Taken, BlockState)> = live
            .chain(gone.map(|block| (block, BlockState::Freed)))
            .collect();
        // Blocks that a variable shows come first when there are too many.
        chosen.sort_by_key(|(block, state)| {
            (
                *state != BlockState::Live,
                !found.owners.contains_key(&block.id),
                block.id,
            )
        });
        let more = chosen.len().saturating_sub(BLOCKS) as u64;
        chosen.truncate(BLOCKS);
        let mut blocks: Vec<Block> = chosen
            .into_iter()
            .map(|(block, state)| Block {
                block: block.id,
                size: block.size,
                align: block.align,
                state,
                owner: if state == BlockState::Live {
                    found.owners.get(&block.id).map(|owners| joined(owners))
                } else {
                    None
                },
                line: block.line,
                contents: if state == BlockState::Live {
                    found.contents.get(&block.id).cloned().unwrap_or_default()
                } else {
                    Vec::new()
                },
            })
            .collect();
        blocks.sort_by_key(|block| block.block);
        (blocks, more)
    }
}

/// The places, each once: the same name may be another variable's in another call.
fn joined(owners: &[Owner]) -> String {
    let mut paths: Vec<&str> = owners.iter().map(|owner| owner.path.as_str()).collect();
    let mut seen = BTreeSet::new();
    paths.retain(|path| seen.insert(*path));
    paths.join(", ")
}
