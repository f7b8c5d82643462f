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
            raw::Event::Move { id } => events.push(sentences::moved(&name(*id))),
            raw::Event::MovePart { id, place, .. } if place.is_empty() => {
                events.push(sentences::moved_some(&name(*id)));
            }
            raw::Event::MovePart { place, to, .. } => {
                events.push(sentences::moved_part(place, to));
            }
            raw::Event::Printed { to } => self.printed_until(*to, events),
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
        self.printed_until(raw.out, events);
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
        self.before.errors = raw.err;
    }

    /// Standard output up to a byte, at its place among the events.
    fn printed_until(&mut self, to: u64, events: &mut Vec<Event>) {
        let from = self.before.printed as usize;
        if let Some(text) = self.known.stdout.get(from..to as usize)
            && !text.is_empty()
        {
            events.push(sentences::printed(&String::from_utf8_lossy(text)));
        }
        self.before.printed = to;
    }

    /// Within a statement a macro prints after its arguments were moved; where a move cannot be marked at its place it
    /// is noted after the statement.
    pub(super) fn moves_first(events: &mut Vec<Event>) {
        let Some(print) = events.iter().position(|event| event.kind == "printed") else {
            return;
        };
        let late = events.split_off(print);
        let (moves, rest): (Vec<_>, Vec<_>) =
            late.into_iter().partition(|event| event.kind == "moved");
        events.extend(moves);
        events.extend(rest);
    }

    /// A variable is dropped when its `Drop::drop` is over, not when it is called: until then its drop only begins.
    pub(super) fn drops(&mut self, raw: &raw::Step, events: &mut Vec<Event>) {
        let variables = &self.known.plan.variables;
        let name = |id: u32| variables.get(id as usize).map_or("?", |one| &one.name);
        let (over, still): (Vec<_>, Vec<_>) = std::mem::take(&mut self.drops)
            .into_iter()
            .partition(|&(thread, call, id, _)| thread == raw.th && !drops_still(raw, call, id));
        self.drops = still;
        let over = over.into_iter().rev();
        let said = over.map(|(_, _, id, rest)| sentences::dropped(name(id), rest));
        events.splice(0..0, said);
        for event in &raw.ev {
            let raw::Event::Out { id, st, d: true } = event else {
                continue;
            };
            let Some(call) = call_that_drops(raw, *id) else {
                continue;
            };
            let rest = st == "partly moved";
            let begins = sentences::dropping(name(*id), rest);
            let said = events
                .iter_mut()
                .rfind(|event| event.kind == "dropped" && event.place == begins.place);
            if let Some(event) = said {
                *event = begins;
                self.drops.push((raw.th, call, *id, rest));
            }
        }
    }
}

/// The frames of the running thread, the innermost first.
fn own_frames(raw: &raw::Step) -> impl Iterator<Item = (u32, &[raw::Variable])> {
    let own = raw.threads.iter().filter(|thread| thread.th == raw.th);
    own.flat_map(|thread| thread.frames.iter().rev())
        .filter_map(|frame| match frame {
            raw::Frame::Real { c, vars, .. } => Some((*c, vars.as_slice())),
            raw::Frame::Hidden { .. } => None,
        })
}

fn drops_still(raw: &raw::Step, call: u32, id: u32) -> bool {
    let mut frames = own_frames(raw).filter(|frame| frame.0 == call);
    frames.any(|(_, vars)| vars.iter().any(|var| var.id == id && var.st == "dropping"))
}

fn call_that_drops(raw: &raw::Step, id: u32) -> Option<u32> {
    let mut frames = own_frames(raw);
    frames
        .find(|(_, vars)| vars.iter().any(|var| var.id == id && var.st == "dropping"))
        .map(|(call, _)| call)
}
