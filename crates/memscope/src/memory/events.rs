//! What happened between two steps: told by the recorder, or seen in what differs.

use std::collections::BTreeSet;

use super::addresses::Taken;
use super::assemble::Assembler;
use super::model::Event;
use super::walk::Found;
use super::{raw, sentences};

impl Assembler<'_> {
    pub(super) fn event(
        &mut self,
        event: &raw::Event,
        line: usize,
        events: &mut Vec<Event>,
        freed: &mut BTreeSet<u32>,
    ) {
        let name = |id: u32| {
            self.known
                .plan
                .variables
                .get(id as usize)
                .map_or("?", |variable| &variable.name)
                .to_owned()
        };
        match event {
            raw::Event::Alloc { b, a, n, al, p } => {
                self.of_panics.extend(p.then_some(*b));
                self.addresses.live.insert(
                    *a,
                    Taken {
                        id: *b,
                        size: *n,
                        align: *al,
                        line,
                    },
                );
                events.push(sentences::allocated(*b, *n));
            }
            raw::Event::Free { b, a } => {
                if let Some(block) = self.addresses.live.remove(a) {
                    freed.insert(*b);
                    events.push(sentences::freed(*b, block.size));
                    self.addresses.freed.insert(*a, block);
                }
            }
            raw::Event::Grow {
                f,
                from_size,
                b,
                a,
                n,
                al,
                p,
            } => {
                self.of_panics.extend(p.then_some(*b));
                let old = self
                    .addresses
                    .live
                    .iter()
                    .find(|(_, block)| block.id == *f)
                    .map(|(at, _)| *at);
                if let Some(old) = old
                    && let Some(block) = self.addresses.live.remove(&old)
                {
                    freed.insert(*f);
                    self.addresses.freed.insert(old, block);
                }
                self.addresses.live.insert(
                    *a,
                    Taken {
                        id: *b,
                        size: *n,
                        align: *al,
                        line,
                    },
                );
                events.push(sentences::grown(*f, *from_size, *b, *n));
            }
            raw::Event::Move { id } => events.push(sentences::moved(&name(*id), false)),
            raw::Event::MovePart { id, .. } => events.push(sentences::moved(&name(*id), true)),
            raw::Event::Out { id, st, d } => {
                if *d && !matches!(st.as_str(), "moved" | "uninitialised") {
                    events.push(sentences::dropped(&name(*id), st == "partly moved"));
                }
            }
        }
    }

    /// Two orders mean nothing and differ from run to run, so they are by number: that in which two threads that end
    /// side by side give std's own blocks back, and that in which a hash table drops its entries.
    pub(super) fn order_frees(&self, events: &mut [Event]) {
        let any_order = |event: &Event| {
            let Some(block) = event.block.filter(|_| event.kind == "freed") else {
                return false;
            };
            self.before.in_hash.contains(&block)
                || (self.threaded && !self.before.owners.contains_key(&block))
        };
        for run in events.chunk_by_mut(|one, other| any_order(one) && any_order(other)) {
            if run.first().is_some_and(any_order) {
                run.sort_by_key(|event| event.block);
            }
        }
    }

    /// What changed between two steps without an event of its own: counts and flags.
    pub(super) fn diffs(&self, found: &Found, events: &mut Vec<Event>) {
        for (block, (strong, weak, place)) in &found.counts {
            if let Some((was_strong, was_weak, _)) = self.before.counts.get(block) {
                if strong != was_strong {
                    events.push(sentences::count(
                        *block,
                        place,
                        "strong",
                        *was_strong,
                        *strong,
                    ));
                }
                if weak != was_weak {
                    events.push(sentences::count(*block, place, "weak", *was_weak, *weak));
                }
            }
        }
        for (at, (flag, place)) in &found.flags {
            let was = self.before.flags.get(at).map(|(flag, _)| flag.as_str());
            if let Some(event) = sentences::flag(place, was, flag) {
                events.push(event);
            }
        }
    }

    pub(super) fn printed(&mut self, raw: &raw::Step, events: &mut Vec<Event>) {
        let (from, to) = (self.before.printed as usize, raw.out as usize);
        if let Some(text) = self.known.stdout.get(from..to)
            && !text.is_empty()
        {
            events.push(sentences::printed(&String::from_utf8_lossy(text)));
        }
        let (from, to) = (self.before.errors as usize, raw.err as usize);
        if let Some(text) = self.known.stderr.get(from..to)
            && !text.is_empty()
        {
            let said = sentences::complained(text);
            // A panic speaks before it drops anything.
            let drops = |event: &Event| said.kind == "panicked" && event.kind == "dropped";
            let at = events.iter().position(drops).unwrap_or(events.len());
            events.insert(at, said);
        }
        (self.before.printed, self.before.errors) = (raw.out, raw.err);
    }
}
