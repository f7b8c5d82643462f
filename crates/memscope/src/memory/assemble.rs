//! From the recorder's log to the record: names for addresses, states, events, sentences.

use std::collections::{BTreeMap, BTreeSet};

use super::instrument::{Kind, Plan};
use super::model::{Block, Event, Frame, Leak, OtherThread, Slot, Step, Variable};
use super::states::States;
use super::raw::{self, short};
use super::sentences::{self, say};
use super::walk::{Addresses, Found, Taken, Walk};

/// How many blocks a step lists.
const BLOCKS: usize = 128;

/// What is known beside the log.
pub(crate) struct Known<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) states: &'a States,
    pub(crate) stdout: &'a [u8],
    pub(crate) stderr: &'a str,
}

/// The steps of a log.
#[derive(Debug, Default)]
pub(crate) struct Assembled {
    pub(crate) steps: Vec<Step>,
    pub(crate) leaked: Vec<Leak>,
    /// `steps`, `memory`, or nothing.
    pub(crate) stopped: Option<String>,
    pub(crate) last_line: Option<usize>,
}

/// Reads a log. Lines that are cut off (the program was ended while writing) are left out.
pub(crate) fn assemble(log: &str, known: &Known<'_>) -> Assembled {
    let mut assembler = Assembler { known, addresses: Addresses::default(), before: Before::default(), done: Assembled::default(), threaded: false };
    for line in log.lines() {
        match serde_json::from_str(line) {
            Ok(raw::Line::Image { image }) => assembler.addresses.image = image,
            Ok(raw::Line::Stop { stop }) => assembler.done.stopped = Some(stop),
            Ok(raw::Line::Step(step)) => assembler.step(&step),
            Err(_) => {}
        }
    }
    let live = assembler.addresses.live.values();
    let mut leaked: Vec<Leak> = live.map(|block| Leak { block: block.id, size: block.size, line: block.line }).collect();
    leaked.sort_by_key(|leak| leak.block);
    assembler.done.leaked = leaked;
    assembler.done
}

/// What the step before showed.
#[derive(Default)]
struct Before {
    owners: BTreeMap<u32, Vec<String>>,
    counts: BTreeMap<u32, (u64, u64, String)>,
    flags: BTreeMap<u64, (String, String)>,
    /// Value and state by call and declaration.
    values: BTreeMap<(u32, u32), (String, String)>,
    maybe: BTreeSet<(u32, u32)>,
    printed: u64,
    errors: u64,
}

struct Assembler<'a> {
    known: &'a Known<'a>,
    addresses: Addresses,
    before: Before,
    done: Assembled,
    /// Whether a second thread was seen.
    threaded: bool,
}

impl Assembler<'_> {
    fn step(&mut self, raw: &raw::Step) {
        let Some(site) = self.known.plan.sites.get(raw.s as usize).cloned() else { return };
        let mut events = Vec::new();
        let mut freed = BTreeSet::new();
        for event in &raw.ev {
            self.event(event, site.line, &mut events, &mut freed);
        }
        if raw.lost > 0 {
            events.push(Event { kind: "lost".to_owned(), text: format!("{} more events are not shown", raw.lost), ..Event::default() });
        }
        self.threaded |= raw.th > 0;
        if self.threaded {
            self.order_frees(&mut events);
        }
        self.addresses.slots = slots(raw, self.known.plan);
        self.addresses.hashed.clear();
        for thread in &raw.threads {
            for frame in &thread.frames {
                if let raw::Frame::Real { vars, .. } = frame {
                    vars.iter().filter_map(|var| var.v.as_ref()).for_each(|node| self.addresses.note_hashed(node));
                }
            }
        }
        let mut found = Found::default();
        let mut threads: BTreeMap<usize, (String, Vec<Frame>)> = BTreeMap::new();
        for thread in &raw.threads {
            let frames = thread.frames.iter().map(|frame| self.frame(frame, &mut found)).collect();
            threads.insert(thread.th, (thread.name.clone(), frames));
        }
        found.guess_holders(&self.addresses);
        self.diffs(&found, &mut events);
        self.printed(raw, &mut events);
        self.states(raw, &found, &mut threads);
        let (name, frames) = threads.remove(&raw.th).unwrap_or_default();
        let (heap, more_blocks) = self.heap(&found, &freed);
        let mut step = Step {
            line: site.line,
            first_line: site.first_line,
            kind: kind(site.kind).to_owned(),
            thread: name,
            unwinding: raw.unwind,
            frames,
            other_threads: threads.into_values().map(|(thread, frames)| OtherThread { thread, frames }).collect(),
            heap,
            more_blocks,
            events,
            text: String::new(),
        };
        step.text = say(&step, &self.before.values, &self.before.owners, &found);
        let silent = step.text.ends_with(sentences::NOTHING);
        self.remember(&step, found);
        self.done.last_line = Some(site.line);
        if !(silent && site.compound) {
            self.done.steps.push(step);
        }
    }

    fn event(&mut self, event: &raw::Event, line: usize, events: &mut Vec<Event>, freed: &mut BTreeSet<u32>) {
        let name = |id: u32| self.known.plan.variables.get(id as usize).map_or("?", |variable| &variable.name).to_owned();
        match event {
            raw::Event::Alloc { b, a, n, al } => {
                self.addresses.live.insert(*a, Taken { id: *b, size: *n, align: *al, line });
                events.push(sentences::allocated(*b, *n));
            }
            raw::Event::Free { b, a } => {
                if let Some(block) = self.addresses.live.remove(a) {
                    freed.insert(*b);
                    events.push(sentences::freed(*b, block.size));
                    self.addresses.freed.insert(*a, block);
                }
            }
            raw::Event::Grow { f, from_size, b, a, n, al } => {
                let old = self.addresses.live.iter().find(|(_, block)| block.id == *f).map(|(at, _)| *at);
                if let Some(old) = old
                    && let Some(block) = self.addresses.live.remove(&old)
                {
                    freed.insert(*f);
                    self.addresses.freed.insert(old, block);
                }
                self.addresses.live.insert(*a, Taken { id: *b, size: *n, align: *al, line });
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

    /// Two threads that end side by side give std's own blocks back in an order that means nothing: by number.
    fn order_frees(&self, events: &mut [Event]) {
        let std_free = |event: &Event| event.kind == "freed" && event.block.is_some_and(|block| !self.before.owners.contains_key(&block));
        for run in events.chunk_by_mut(|one, other| std_free(one) && std_free(other)) {
            if run.first().is_some_and(std_free) {
                run.sort_by_key(|event| event.block);
            }
        }
    }

    fn frame(&self, frame: &raw::Frame, found: &mut Found) -> Frame {
        let (f, c, vars) = match frame {
            raw::Frame::Hidden { hidden } => {
                return Frame { function: String::new(), line: 0, call: 0, hidden: *hidden, variables: Vec::new() };
            }
            raw::Frame::Real { f, c, vars } => (*f, *c, vars),
        };
        let called = self.known.plan.functions.get(f as usize);
        let mut variables: Vec<Variable> = vars.iter().map(|var| self.variable(var, c, found)).collect();
        let mut names = BTreeSet::new();
        for variable in variables.iter_mut().rev() {
            variable.shadowed = !names.insert(variable.name.clone());
        }
        Frame {
            function: called.map_or(String::new(), |called| called.name.clone()),
            line: called.map_or(0, |called| called.line),
            call: c,
            hidden: 0,
            variables,
        }
    }

    fn variable(&self, raw: &raw::Variable, call: u32, found: &mut Found) -> Variable {
        let declared = &self.known.plan.variables[raw.id as usize];
        let content = raw.v.as_ref().map(|node| {
            let mut walk = Walk { addresses: &self.addresses, found, root: (call, raw.id) };
            walk.part(node, "", raw.a, &declared.name)
        });
        Variable {
            name: declared.name.trim_start_matches("r#").to_owned(),
            ty: short(&raw.t),
            size: raw.n,
            state: raw.st.clone(),
            value: content.as_ref().map(|part| part.text.clone()),
            id: raw.id,
            line: declared.line,
            shadowed: false,
            borrow: None,
            content,
        }
    }

    /// What changed between two steps without an event of its own: counts and flags.
    fn diffs(&self, found: &Found, events: &mut Vec<Event>) {
        for (block, (strong, weak, place)) in &found.counts {
            if let Some((was_strong, was_weak, _)) = self.before.counts.get(block) {
                if strong != was_strong {
                    events.push(sentences::count(*block, place, "strong", *was_strong, *strong));
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

    fn printed(&mut self, raw: &raw::Step, events: &mut Vec<Event>) {
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
            events.push(sentences::complained(text));
        }
        (self.before.printed, self.before.errors) = (raw.out, raw.err);
    }

    /// `live` becomes `borrowed`, `maybe moved` or `moved` where the compiler says so of the running function, and
    /// `borrowed` elsewhere when a reference in sight points to it.
    fn states(&mut self, raw: &raw::Step, found: &Found, threads: &mut BTreeMap<usize, (String, Vec<Frame>)>) {
        for (thread, (_, frames)) in threads.iter_mut() {
            let count = frames.len();
            for (depth, frame) in frames.iter_mut().enumerate() {
                let current = *thread == raw.th && depth + 1 == count;
                for variable in &mut frame.variables {
                    let key = (frame.call, variable.id);
                    if variable.state != "live" {
                        self.before.maybe.remove(&key);
                        continue;
                    }
                    let asked = current && !variable.shadowed;
                    let said = if asked { self.known.states.of(raw.s, &variable.name) } else { None };
                    let borrow = match said {
                        Some("borrowed") => Some(false),
                        Some("mutably borrowed") => Some(true),
                        Some("live" | "maybe moved" | "moved" | "expired") => None,
                        _ => self.referred(key, found),
                    };
                    match said {
                        Some("maybe moved") => drop(self.before.maybe.insert(key)),
                        Some("live" | "borrowed" | "mutably borrowed") => drop(self.before.maybe.remove(&key)),
                        _ => {}
                    }
                    if let Some(exclusive) = borrow {
                        variable.state = "borrowed".to_owned();
                        variable.borrow = Some(if exclusive { "exclusive" } else { "shared" }.to_owned());
                    }
                    if self.before.maybe.contains(&key) {
                        variable.state = "maybe moved".to_owned();
                    }
                }
            }
        }
    }

    /// Does a reference in another variable point to this one, or to a block of its own?
    fn referred(&self, key: (u32, u32), found: &Found) -> Option<bool> {
        let mut answer = None;
        for (holder, exclusive, at) in &found.references {
            if *holder == key {
                continue;
            }
            let link = self.addresses.link(*at, "", None);
            let slot = link.variable.as_ref().is_some_and(|slot| (slot.call, slot.id) == key);
            let block = link.block.and_then(|block| found.roots.get(&block)).is_some_and(|roots| roots.contains(&key));
            if slot || block {
                answer = Some(answer.unwrap_or(false) || *exclusive);
            }
        }
        answer
    }

    fn heap(&self, found: &Found, freed: &BTreeSet<u32>) -> (Vec<Block>, u64) {
        let stale: BTreeSet<u32> = found.references.iter().filter_map(|(_, _, at)| {
            let link = self.addresses.link(*at, "", None);
            (link.to == "freed").then_some(link.block).flatten()
        }).collect();
        let live = self.addresses.live.values().map(|block| (block, "live"));
        let gone = self.addresses.freed.values().filter(|block| freed.contains(&block.id) || stale.contains(&block.id));
        let mut chosen: Vec<(&Taken, &str)> = live.chain(gone.map(|block| (block, "freed"))).collect();
        // Blocks that a variable shows come first when there are too many.
        chosen.sort_by_key(|(block, state)| (*state != "live", !found.owners.contains_key(&block.id), block.id));
        let more = chosen.len().saturating_sub(BLOCKS) as u64;
        chosen.truncate(BLOCKS);
        let mut blocks: Vec<Block> = chosen.into_iter().map(|(block, state)| Block {
            block: block.id,
            size: block.size,
            align: block.align,
            state: state.to_owned(),
            owner: if state == "live" { found.owners.get(&block.id).map(|owners| owners.join(", ")) } else { None },
            line: block.line,
            contents: if state == "live" { found.contents.get(&block.id).cloned().unwrap_or_default() } else { Vec::new() },
        }).collect();
        blocks.sort_by_key(|block| block.block);
        (blocks, more)
    }

    fn remember(&mut self, step: &Step, found: Found) {
        // A block in passing keeps the last owner that it had in sight.
        self.before.owners.extend(found.owners);
        self.before.counts = found.counts;
        self.before.flags = found.flags;
        let frames = step.frames.iter().chain(step.other_threads.iter().flat_map(|thread| &thread.frames));
        self.before.values = frames
            .flat_map(|frame| frame.variables.iter().map(move |variable| {
                let value = variable.value.clone().unwrap_or_default();
                ((frame.call, variable.id), (value, variable.state.clone()))
            }))
            .collect();
    }
}

/// The variables that hold a value, by address.
fn slots(raw: &raw::Step, plan: &Plan) -> Vec<(u64, u64, Slot)> {
    let mut slots = Vec::new();
    for frame in raw.threads.iter().flat_map(|thread| &thread.frames) {
        let raw::Frame::Real { c, vars, .. } = frame else { continue };
        for var in vars.iter().filter(|var| var.a != 0 && !matches!(var.st.as_str(), "dropped" | "out of scope")) {
            let name = plan.variables[var.id as usize].name.clone();
            slots.push((var.a, var.n, Slot { call: *c, id: var.id, name }));
        }
    }
    slots
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Statement => "statement",
        Kind::Call => "call",
        Kind::Return => "return",
        Kind::Round => "round",
        Kind::Branch => "branch",
        Kind::BlockEnd => "block end",
    }
}
