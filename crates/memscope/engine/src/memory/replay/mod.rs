//! From the recorder's log to typed steps: names for addresses, states, events. No words yet.
//!
//! ```text
//! log --raw--> values and events --walk--> parts, owners, links --borrowed--> states --> Scene
//! ```

mod addresses;
mod borrowed;
mod calls;
mod events;
mod found;
mod raw;
mod rc_teardown;
mod reach;
mod scene;
mod state;
mod targets;
mod value_summary;
mod walk;

pub(crate) use found::{Found, Owner};
pub(crate) use raw::Stopped;
pub(crate) use state::{Known, Replayed, Scene};

use std::collections::{BTreeMap, BTreeSet};

use super::instrument::Site;
use super::model::{Happened, Leak, OtherThread, Step, StepKind, Target};
use addresses::Addresses;
use calls::{innermost, running, slots};
use rc_teardown::Dying;
use state::{Before, Replay, Thread};
use value_summary::expanded;
use walk::Walk;

/// Who owns standard output's buffer.
pub(crate) const STDOUT: &str = "standard output";
/// Who owns what `main` returned, until std drops it.
pub(crate) const RETURNED: &str = "what `main` returned";
/// Who owns what a panic took, until somebody catches it.
pub(crate) const PANIC: &str = "the panic";

/// Reads a log. Lines that are cut off (the program was ended while writing) are left out.
pub(crate) fn replay(log: &str, known: &Known<'_>) -> Replayed {
    let mut replay = Replay {
        known,
        addresses: Addresses::default(),
        before: Before::default(),
        done: Replayed::default(),
        threaded: false,
        buffer: None,
        dying: Dying::default(),
        drops: Vec::new(),
        of_panics: BTreeSet::new(),
        main_ended: None,
        returned: BTreeSet::new(),
        pending: Vec::new(),
    };
    for line in log.lines() {
        match serde_json::from_str(line) {
            Ok(raw::Line::Start { image, kept }) => {
                replay.addresses.image = image;
                replay.done.kept = kept;
            }
            Ok(raw::Line::Stop { stop }) => replay.done.stopped = Some(stop),
            Ok(raw::Line::Step(mut step)) => replay.step(&mut step),
            Ok(raw::Line::After { after }) => replay.pending.extend(after),
            Err(_) => {}
        }
    }
    replay.after_main();
    replay.done.left = replay.left();
    replay.done
}

impl Replay<'_> {
    /// Standard output keeps its buffer for as long as the program runs: that is no leak of the program's.
    fn left(&self) -> Vec<Leak> {
        let live = self.addresses.live.values();
        let mut left: Vec<Leak> = live
            .filter(|block| !self.is_stds(block.id))
            .map(|block| Leak {
                block: block.id,
                size: block.size,
                line: block.line,
            })
            .collect();
        left.sort_by_key(|leak| leak.block);
        left
    }

    fn step(&mut self, raw: &mut raw::Step) {
        raw.events.splice(0..0, std::mem::take(&mut self.pending));
        let Some(mut site) = self.site(raw) else {
            self.pending = std::mem::take(&mut raw.events);
            return;
        };
        let sites = &self.known.plan.sites;
        if let Some(left) = raw.leaving.and_then(|left| sites.get(left as usize)) {
            // The end that comes now was left for at another line.
            (site.line, site.first_line) = (left.line, left.first_line);
        }
        if raw.unwinding && matches!(site.kind, StepKind::Return | StepKind::BlockEnd) {
            // Whether the last expression was reached, nobody knows.
            site.first_line = site.line;
        }
        if site.kind == StepKind::Return && innermost(raw) == 1 && !raw.unwinding {
            self.main_ended = Some(raw.site);
        }
        self.show(raw, &site);
    }

    /// What std did with the value that `main` returned, as far as no step of the program tells it.
    fn after_main(&mut self) {
        let sites = &self.known.plan.sites;
        let site = self.main_ended.and_then(|site| sites.get(site as usize));
        let (Some(site), None) = (site.cloned(), self.done.stopped) else {
            return;
        };
        let mut events = std::mem::take(&mut self.pending);
        events.retain(|event| match event {
            raw::Event::Free { block, .. } => !self.is_stds(*block),
            _ => true,
        });
        let mut raw = raw::Step {
            events,
            out: self.known.stdout.len() as u64,
            err: self.known.stderr.len() as u64,
            threads: vec![raw::Thread {
                index: 0,
                name: "main".to_owned(),
                frames: Vec::new(),
            }],
            ..raw::Step::default()
        };
        let site = Site {
            kind: StepKind::AfterMain,
            first_line: site.line,
            // Where nothing happened there is no step.
            compound: true,
            ..site
        };
        self.show(&mut raw, &site);
    }

    fn is_stds(&self, block: u32) -> bool {
        Some(block) == self.buffer || self.of_panics.contains(&block)
    }

    fn show(&mut self, raw: &mut raw::Step, site: &Site) {
        self.note_position(raw, site);
        let mut happened = Vec::new();
        let mut freed = BTreeSet::new();
        for event in &raw.events {
            self.event(event, site.line, &mut happened, &mut freed);
        }
        if raw.lost > 0 {
            happened.push(Happened::Lost(raw.lost));
            self.addresses.reset(&raw.all, site.line);
        }
        self.threaded |= raw.thread > 0;
        if site.kind == StepKind::Statement {
            events::moves_first(&mut happened);
        }
        self.order_frees(&mut happened);
        self.drops(raw, &mut happened);
        self.dying.correct(raw, self.known.plan, &self.addresses);
        self.note_addresses(raw, site.kind);
        let mut found = Found::default();
        let mut threads: BTreeMap<usize, Thread> = BTreeMap::new();
        for thread in &raw.threads {
            let frames = thread.frames.iter();
            let frames = frames.map(|frame| self.frame(frame, &mut found)).collect();
            let name = thread.name.clone();
            threads.insert(thread.index, Thread { name, frames });
        }
        self.expand(raw, &mut found);
        self.complete(raw, &mut found);
        self.diffs(&found, &mut happened);
        self.printed(raw, &mut happened);
        if site.kind == StepKind::AfterMain {
            // An `Err` is printed before it is dropped.
            happened.sort_by_key(|one| !matches!(one, Happened::Complained(_)));
        }
        self.states(raw, &found, &mut threads);
        for frame in threads.values_mut().flat_map(|thread| &mut thread.frames) {
            let contents = frame.variables.iter_mut();
            let contents = contents.filter_map(|variable| variable.content.as_mut());
            contents.for_each(|part| found.reached(part));
        }
        found.reached_from_blocks();
        happened.extend(self.returned(raw, &mut found));
        let Thread { name, frames } = threads.remove(&raw.thread).unwrap_or_default();
        if site.kind == StepKind::Panic {
            // What the message took and gave back says nothing of the program.
            freed.retain(|block| !self.of_panics.contains(block));
        }
        let (heap, more_blocks) = self.heap(&found, &freed);
        let others = threads.into_values().map(|thread| OtherThread {
            thread: thread.name,
            frames: thread.frames,
        });
        let step = Step {
            line: site.line,
            first_line: site.first_line,
            kind: site.kind,
            thread: name,
            unwinding: raw.unwinding && raw.panic.is_none(),
            frames,
            other_threads: others.collect(),
            heap,
            more_blocks,
            events: Vec::new(),
            text: String::new(),
            happened: Vec::new(),
        };
        self.before.owned.extend(found.owners.keys());
        self.before.in_hash.extend(&found.in_hash);
        self.before.counts.clone_from(&found.counts);
        self.before.flags.clone_from(&found.flags);
        self.before.behind.clone_from(&found.behind);
        self.done.scenes.push(Scene {
            step,
            happened,
            found,
            compound: site.compound,
            of_panics: self.of_panics.clone(),
        });
    }

    /// Where a step is. One at a panic in a file of std has no line of the program's.
    fn site(&self, raw: &raw::Step) -> Option<Site> {
        let Some(line) = raw.panic else {
            return self.known.plan.sites.get(raw.site as usize).cloned();
        };
        let own = (self.known.mend)(&raw.file) != raw.file;
        own.then_some(Site {
            kind: StepKind::Panic,
            line,
            first_line: line,
            span: 0..0,
            compound: false,
        })
    }

    /// What the function returns that ends at this step.
    fn returned(&mut self, raw: &raw::Step, found: &mut Found) -> Option<Happened> {
        let node = raw.returned.as_ref().filter(|_| !raw.unwinding)?;
        let running = raw
            .threads
            .iter()
            .find(|thread| thread.index == raw.thread)?;
        let Some(raw::Frame::Real { function, call, .. }) = running.frames.last() else {
            return None;
        };
        let function = self
            .known
            .plan
            .functions
            .get(*function as usize)?
            .name
            .clone();
        // Nobody owns it yet: what is found on the way through it is not noted, but of what std gets from `main`.
        let mut own = Found::default();
        let mut walk = Walk {
            addresses: &self.addresses,
            found: &mut own,
            root: (*call, u32::MAX),
            hash: false,
            within: None,
        };
        let mut content = walk.part(node, "", node.a, "the value");
        found.reached(&mut content);
        if *call == 1 {
            own.guess_holders(&self.addresses);
            self.returned = own.owners.into_keys().collect();
            found.contents.extend(own.contents);
            self.owned_by_std(found);
        }
        Some(Happened::Returned {
            function,
            content: Box::new(content),
            target: Target::of(node),
        })
    }

    /// What `main` returned is std's until it is dropped.
    fn owned_by_std(&self, found: &mut Found) {
        for block in &self.returned {
            let owners = found.owners.entry(*block);
            owners.or_insert_with(|| vec![Owner::std(RETURNED)]);
        }
    }

    fn note_position(&mut self, raw: &raw::Step, site: &Site) {
        let running = raw.threads.iter().find(|thread| thread.index == raw.thread);
        if let Some(raw::Frame::Real { call, .. }) = running.and_then(|thread| thread.frames.last())
        {
            let at = match site.kind {
                StepKind::Call | StepKind::Round | StepKind::Branch => site.span.start,
                StepKind::Statement => site.span.end,
                // The closing brace itself.
                StepKind::Return | StepKind::BlockEnd => site.span.end.saturating_sub(1),
                StepKind::Panic | StepKind::AfterMain => return,
            };
            self.before.positions.insert(*call, at);
        }
    }

    fn note_addresses(&mut self, raw: &raw::Step, kind: StepKind) {
        let slots = slots(raw, self.known.plan);
        self.addresses.rename(slots);
        let call = innermost(raw);
        let running = running(raw);
        let statement = kind == StepKind::Statement;
        self.addresses.pass(statement.then_some(call), &running);
        self.addresses.hashed.clear();
        raw.values()
            .for_each(|node| self.addresses.note_hashed(node));
    }

    /// The values of variables that hold counted handles, with what each leads to.
    fn expand(&self, raw: &raw::Step, found: &mut Found) {
        let frames = raw.threads.iter().flat_map(|thread| &thread.frames);
        let variables = frames.flat_map(|frame| match frame {
            raw::Frame::Real {
                call, variables, ..
            } => variables.iter().map(|var| (*call, var)).collect(),
            raw::Frame::Hidden { .. } => Vec::new(),
        });
        let values: Vec<_> = variables
            .filter_map(|(call, var)| Some(((call, var.id), var.value.as_ref()?)))
            .collect();
        let mut contents = BTreeMap::new();
        for (_, node) in &values {
            node.counted(&mut contents);
        }
        if contents.is_empty() {
            return;
        }
        let text = |node| expanded(node, &self.addresses, &contents);
        let values = values.into_iter().map(|(key, node)| (key, text(node)));
        found.expanded.extend(values);
    }

    /// Owners and counts that no variable shows.
    fn complete(&mut self, raw: &raw::Step, found: &mut Found) {
        found.guess_holders(&self.addresses);
        self.buffer = self.buffer.or(raw.buffer);
        if let Some(buffer) = self.buffer {
            found.owners.insert(buffer, vec![Owner::std(STDOUT)]);
        }
        for block in &self.of_panics {
            let owners = found.owners.entry(*block);
            owners.or_insert_with(|| vec![Owner::std(PANIC)]);
        }
        self.owned_by_std(found);
        let mut counts = raw.counts.clone();
        // Handles that no variable owns, seen through a reference.
        let mut noted = |node: &raw::Node| {
            if let (Some(at), Some(strong), Some(weak)) = (node.b, node.strong, node.weak) {
                let block = self.addresses.block(at).map(|(_, block)| block.id);
                counts.extend(block.map(|id| (id, strong, weak)));
            }
        };
        raw.values().for_each(|value| value.each(&mut noted));
        for (id, strong, weak) in counts {
            if !found.counts.contains_key(&id) {
                let place = self.before.counts.get(&id).map(|known| known.2.clone());
                found.hidden(id, strong, weak, place.unwrap_or_default());
            }
        }
    }
}
