//! From the recorder's log to the record: names for addresses, states, events, sentences.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::{Addresses, Taken};
use super::changes::{self, Values};
use super::dying::Dying;
use super::model::{Block, Event, Frame, Leak, OtherThread, Slot, Step, Variable};
use super::plan::{Kind, Plan};
use super::pointing::Target;
use super::raw::{self, short};
use super::say::{self, say};
use super::states::States;
use super::walk::{Found, Walk};

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
    let mut assembler = Assembler {
        known,
        addresses: Addresses::default(),
        before: Before::default(),
        done: Assembled::default(),
        threaded: false,
        buffer: None,
        dying: Dying::default(),
        drops: Vec::new(),
        of_panics: BTreeSet::new(),
    };
    for line in log.lines() {
        match serde_json::from_str(line) {
            Ok(raw::Line::Image { image }) => assembler.addresses.image = image,
            Ok(raw::Line::Stop { stop }) => assembler.done.stopped = Some(stop),
            Ok(raw::Line::Step(mut step)) => assembler.step(&mut step),
            Err(_) => {}
        }
    }
    assembler.done.leaked = assembler.leaked();
    assembler.say_leaks();
    assembler.done
}

/// What the step before showed.
#[derive(Default)]
pub(super) struct Before {
    /// The last owner in sight of each block, and the blocks that had one in the step before.
    pub(super) owners: BTreeMap<u32, Vec<String>>,
    pub(super) in_sight: BTreeSet<u32>,
    /// The counted block in whose value the owner of a block lies.
    pub(super) within: BTreeMap<u32, u32>,
    /// Call and function of each thread's frames at the last step that is shown.
    pub(super) frames: BTreeMap<String, Vec<(u32, String)>>,
    /// The variables of each frame when it was last the innermost one.
    pub(super) own: Values,
    pub(super) counts: BTreeMap<u32, (u64, u64, String)>,
    pub(super) flags: BTreeMap<u64, (String, String)>,
    /// By call and declaration.
    pub(super) values: Values,
    pub(super) in_hash: BTreeSet<u32>,
    pub(super) maybe: BTreeSet<(u32, u32)>,
    /// What the compiler said last of each variable's borrow.
    pub(super) borrowed: BTreeMap<(u32, u32), bool>,
    pub(super) printed: u64,
    pub(super) errors: u64,
}

pub(super) struct Assembler<'a> {
    pub(super) known: &'a Known<'a>,
    pub(super) addresses: Addresses,
    pub(super) before: Before,
    pub(super) done: Assembled,
    /// Whether a second thread was seen.
    pub(super) threaded: bool,
    /// Standard output's buffer, where the program's own allocator gives it.
    pub(super) buffer: Option<u32>,
    dying: Dying,
    /// Variables whose `Drop::drop` runs: thread, call, declaration, and whether a part was moved out before.
    pub(super) drops: Vec<(usize, u32, u32, bool)>,
    /// Blocks that a panic took for its message.
    pub(super) of_panics: BTreeSet<u32>,
}

/// Who owns standard output's buffer.
pub(super) const STDOUT: &str = "standard output";
/// Who owns what a panic took, until somebody catches it.
pub(super) const PANIC: &str = "the panic";

impl Assembler<'_> {
    /// Standard output keeps its buffer for as long as the program runs: that is no leak of the program's.
    fn leaked(&self) -> Vec<Leak> {
        let live = self.addresses.live.values();
        let mut leaked: Vec<Leak> = live
            .filter(|block| Some(block.id) != self.buffer && !self.of_panics.contains(&block.id))
            .map(|block| Leak {
                block: block.id,
                size: block.size,
                line: block.line,
            })
            .collect();
        leaked.sort_by_key(|leak| leak.block);
        leaked
    }

    /// When `main` has ended, what is still there was never freed.
    fn say_leaks(&mut self) {
        let leaked: Vec<(u32, u64)> = self
            .done
            .leaked
            .iter()
            .map(|leak| (leak.block, leak.size))
            .collect();
        let last = self.done.steps.last_mut();
        let main = last.filter(|step| step.kind == "return" && step.text.ends_with("`main` ends."));
        if let Some(step) = main {
            step.text = say::never_freed(&step.text, &leaked);
        }
    }

    fn step(&mut self, raw: &mut raw::Step) {
        let Some(site) = self.known.plan.sites.get(raw.s as usize).cloned() else {
            return;
        };
        let mut events = Vec::new();
        let mut freed = BTreeSet::new();
        for event in &raw.ev {
            self.event(event, site.line, &mut events, &mut freed);
        }
        if raw.lost > 0 {
            events.push(Event {
                kind: "lost".to_owned(),
                text: format!("{} more events are not shown", raw.lost),
                ..Event::default()
            });
            self.addresses.reset(&raw.all, site.line);
        }
        self.threaded |= raw.th > 0;
        if site.kind == Kind::Statement {
            Self::moves_first(&mut events);
        }
        self.order_frees(&mut events);
        self.drops(raw, &mut events);
        self.dying.correct(raw, self.known.plan, &self.addresses);
        self.addresses.slots = slots(raw, self.known.plan);
        self.addresses.hashed.clear();
        for thread in &raw.threads {
            for frame in &thread.frames {
                if let raw::Frame::Real { vars, .. } = frame {
                    vars.iter()
                        .filter_map(|var| var.v.as_ref())
                        .for_each(|node| self.addresses.note_hashed(node));
                }
            }
        }
        let mut found = Found::default();
        let mut threads: BTreeMap<usize, (String, Vec<Frame>)> = BTreeMap::new();
        for thread in &raw.threads {
            let frames = thread
                .frames
                .iter()
                .map(|frame| self.frame(frame, &mut found))
                .collect();
            threads.insert(thread.th, (thread.name.clone(), frames));
        }
        found.guess_holders(&self.addresses);
        self.buffer = self.buffer.or(raw.buffer);
        if let Some(buffer) = self.buffer {
            found.owners.insert(buffer, vec![STDOUT.to_owned()]);
        }
        for block in &self.of_panics {
            let owners = found.owners.entry(*block);
            owners.or_insert_with(|| vec![PANIC.to_owned()]);
        }
        for &(id, strong, weak) in &raw.counts {
            let place = self.before.counts.get(&id).map(|known| known.2.clone());
            found.hidden(id, strong, weak, place.unwrap_or_default());
        }
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
            other_threads: threads
                .into_values()
                .map(|(thread, frames)| OtherThread { thread, frames })
                .collect(),
            heap,
            more_blocks,
            events,
            text: String::new(),
        };
        step.text = say(&step, &self.before, &found);
        let silent = step.text.ends_with(say::NOTHING);
        if silent && let Some(text) = say::back(&step, &self.before, &found) {
            step.text = text;
        }
        self.remember(&step, found);
        self.done.last_line = Some(site.line);
        if !(silent && site.compound) {
            let frames = step.frames.iter();
            let calls = frames.map(|frame| (frame.call, frame.function.clone()));
            let thread = step.thread.clone();
            self.before.frames.insert(thread, calls.collect());
            self.done.steps.push(step);
        }
    }

    fn frame(&self, frame: &raw::Frame, found: &mut Found) -> Frame {
        let (f, c, vars) = match frame {
            raw::Frame::Hidden { hidden } => {
                return Frame {
                    function: String::new(),
                    line: 0,
                    call: 0,
                    hidden: *hidden,
                    variables: Vec::new(),
                };
            }
            raw::Frame::Real { f, c, vars } => (*f, *c, vars),
        };
        let called = self.known.plan.functions.get(f as usize);
        let mut variables: Vec<Variable> = vars
            .iter()
            .map(|var| self.variable(var, c, found))
            .collect();
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
        let target = raw.v.as_ref().and_then(Target::of);
        found
            .targets
            .extend(target.map(|target| ((call, raw.id), target)));
        let content = raw.v.as_ref().map(|node| {
            let mut walk = Walk {
                addresses: &self.addresses,
                found,
                root: (call, raw.id),
                hash: false,
                within: None,
            };
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

    fn heap(&self, found: &Found, freed: &BTreeSet<u32>) -> (Vec<Block>, u64) {
        let stale: BTreeSet<u32> = found
            .references
            .iter()
            .filter_map(|(_, _, at)| {
                let link = self.addresses.link(*at, "", None);
                (link.to == "freed").then_some(link.block).flatten()
            })
            .collect();
        let live = self.addresses.live.values().map(|block| (block, "live"));
        let gone = self
            .addresses
            .freed
            .values()
            .filter(|block| freed.contains(&block.id) || stale.contains(&block.id));
        let mut chosen: Vec<(&Taken, &str)> =
            live.chain(gone.map(|block| (block, "freed"))).collect();
        // Blocks that a variable shows come first when there are too many.
        chosen.sort_by_key(|(block, state)| {
            (
                *state != "live",
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
                state: state.to_owned(),
                owner: if state == "live" {
                    found.owners.get(&block.id).map(|owners| owners.join(", "))
                } else {
                    None
                },
                line: block.line,
                contents: if state == "live" {
                    found.contents.get(&block.id).cloned().unwrap_or_default()
                } else {
                    Vec::new()
                },
            })
            .collect();
        blocks.sort_by_key(|block| block.block);
        (blocks, more)
    }

    fn remember(&mut self, step: &Step, found: Found) {
        let frames = step
            .frames
            .iter()
            .chain(step.other_threads.iter().flat_map(|thread| &thread.frames));
        self.before.values = frames
            .flat_map(|frame| changes::values(frame, &found))
            .collect();
        if let Some(frame) = step.frames.last() {
            self.before.own.extend(changes::values(frame, &found));
        }
        // A block in passing keeps the last owner that it had in sight.
        self.before.in_sight = found.owners.keys().copied().collect();
        let known = &found.within;
        self.before
            .within
            .retain(|block, _| !found.owners.contains_key(block));
        self.before.within.extend(known);
        self.before.owners.extend(found.owners);
        self.before.in_hash.extend(found.in_hash);
        self.before.counts = found.counts;
        self.before.flags = found.flags;
    }
}

/// The variables that hold a value, by address.
fn slots(raw: &raw::Step, plan: &Plan) -> Vec<(u64, u64, Slot)> {
    let mut slots = Vec::new();
    for frame in raw.threads.iter().flat_map(|thread| &thread.frames) {
        let raw::Frame::Real { c, vars, .. } = frame else {
            continue;
        };
        for var in vars
            .iter()
            .filter(|var| var.a != 0 && !matches!(var.st.as_str(), "dropped" | "out of scope"))
        {
            let name = plan.variables[var.id as usize].name.clone();
            slots.push((
                var.a,
                var.n,
                Slot {
                    call: *c,
                    id: var.id,
                    name,
                },
            ));
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
