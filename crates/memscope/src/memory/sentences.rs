//! A step in words, for those who cannot see the picture. One function for each thing said.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::{Before, PANIC, STDOUT};
use super::model::{Event, Frame, Step, Variable};
use super::walk::Found;

pub(crate) fn allocated(block: u32, size: u64) -> Event {
    let text = format!("block {block} allocated, {}", bytes(size));
    Event {
        kind: "allocated".to_owned(),
        block: Some(block),
        size: Some(size),
        text,
        ..Event::default()
    }
}

pub(crate) fn freed(block: u32, size: u64) -> Event {
    let text = format!("block {block} freed, {}", bytes(size));
    Event {
        kind: "freed".to_owned(),
        block: Some(block),
        size: Some(size),
        text,
        ..Event::default()
    }
}

pub(crate) fn grown(from: u32, was: u64, block: u32, size: u64) -> Event {
    let verb = if size < was { "shrank" } else { "grew" };
    let text = format!(
        "block {from} of {} {verb} into block {block} of {}",
        bytes(was),
        bytes(size)
    );
    Event {
        kind: "grown".to_owned(),
        block: Some(block),
        from: Some(from),
        size: Some(size),
        text,
        ..Event::default()
    }
}

pub(crate) fn moved(name: &str, part: bool) -> Event {
    let text = if part {
        format!("a part of `{name}` moved out")
    } else {
        format!("`{name}` moved out")
    };
    Event {
        kind: "moved".to_owned(),
        place: Some(name.to_owned()),
        text,
        ..Event::default()
    }
}

pub(crate) fn dropped(name: &str, rest: bool) -> Event {
    let text = if rest {
        format!("what is left of `{name}` dropped")
    } else {
        format!("`{name}` dropped")
    };
    Event {
        kind: "dropped".to_owned(),
        place: Some(name.to_owned()),
        text,
        ..Event::default()
    }
}

pub(crate) fn count(block: u32, place: &str, which: &str, from: u64, to: u64) -> Event {
    let text = format!("the {which} count of block {block} went from {from} to {to}");
    Event {
        kind: "count".to_owned(),
        block: Some(block),
        place: Some(place.to_owned()),
        text,
        ..Event::default()
    }
}

/// A borrow flag or lock, when it is not as it was.
pub(crate) fn flag(place: &str, was: Option<&str>, now: &str) -> Option<Event> {
    let lock = matches!(now, "locked" | "unlocked");
    let idle = if lock { "unlocked" } else { "unused" };
    let was = was.unwrap_or(idle);
    if was == now || (matches!(was, "unused" | "unlocked") && matches!(now, "unused" | "unlocked"))
    {
        return None;
    }
    let text = match (now, lock) {
        ("locked", _) => format!("`{place}` is now locked"),
        ("unlocked", _) => format!("`{place}` is unlocked again"),
        ("unused", _) => format!("the borrow flag of `{place}` is released ({was} before)"),
        (now, _) => format!("the borrow flag of `{place}` is now {now} ({was} before)"),
    };
    let kind = if lock { "lock" } else { "borrow" };
    Some(Event {
        kind: kind.to_owned(),
        place: Some(place.to_owned()),
        text,
        ..Event::default()
    })
}

pub(crate) fn printed(text: &str) -> Event {
    Event {
        kind: "printed".to_owned(),
        text: format!("printed {}", quoted(text)),
        ..Event::default()
    }
}

/// What went to standard error; a panic's message among it.
pub(crate) fn complained(text: &str) -> Event {
    let panic = text.contains("panicked at");
    let kind = if panic { "panicked" } else { "printed" };
    let said = text
        .lines()
        .filter(|line| !line.starts_with("note: run with"))
        .collect::<Vec<_>>()
        .join("\n");
    let to = if panic {
        "panicked"
    } else {
        "printed to standard error"
    };
    Event {
        kind: kind.to_owned(),
        text: format!("{to}: {}", quoted(said.trim())),
        ..Event::default()
    }
}

fn quoted(text: &str) -> String {
    let shown: String = text.chars().take(200).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    format!("{:?}{more}", shown)
}

fn bytes(count: u64) -> String {
    if count == 1 {
        "1 byte".to_owned()
    } else {
        format!("{count} bytes")
    }
}

/// How a step ends that changed nothing.
pub(crate) const NOTHING: &str = ": nothing that is shown changed.";

/// A variable in the step before.
pub(super) struct Was {
    pub(super) value: String,
    pub(super) state: String,
    /// The counted block that it held.
    pub(super) block: Option<u32>,
}

/// The counted block to which a handle points.
pub(super) fn counted(variable: &Variable) -> Option<u32> {
    let handle = variable.content.as_ref()?;
    let counted = matches!(handle.kind.as_str(), "rc" | "arc");
    handle.pointer.as_ref().filter(|_| counted)?.block
}

/// The variables of the step before, by call and declaration.
pub(super) type Values = BTreeMap<(u32, u32), Was>;
type Owners = BTreeMap<u32, Vec<String>>;

/// A block that has another owner now.
struct Transfer {
    /// The variable in which the old owner lies.
    root: String,
    from: String,
    to: String,
    block: u32,
    size: u64,
}

impl Transfer {
    /// From where to where a value went: `p.name` and `q.name` where only a part of `p` was moved, else `p` and `q`.
    fn places<'a>(&'a self, variable: &'a str, part: bool) -> (&'a str, &'a str) {
        let from = self.from.trim_start_matches('*');
        let to = self.to.as_str();
        if part {
            return (from, to);
        }
        let within = from.strip_prefix(variable).unwrap_or("");
        (variable, to.strip_suffix(within).unwrap_or(to))
    }
}

/// So many things of one step are said; nobody listens to more.
const CLAUSES: usize = 16;

/// The step in a sentence or two.
pub(super) fn say(step: &Step, before: &Before, found: &Found) -> String {
    let (owners, in_sight) = (&before.owners, &before.in_sight);
    let before = &before.values;
    let mut clauses = Vec::new();
    let transfers = transfers(step, owners, found);
    if step.kind != "return" {
        clauses.extend(opening(step));
    }
    let mut told = Vec::new();
    for run in step
        .events
        .chunk_by(|one, other| one.kind == "freed" && other.kind == "freed")
    {
        match run {
            [_, _, _, _, ..] => told.push(freed_together(run)),
            few => told.extend(
                few.iter()
                    .map(|event| happened(event, &transfers, owners, found)),
            ),
        }
    }
    let left = told.len().saturating_sub(CLAUSES);
    told.truncate(CLAUSES);
    clauses.append(&mut told);
    if left > 0 {
        clauses.push(format!("{left} more things happened"));
    }
    clauses.extend(adopted(step, in_sight, found));
    clauses.extend(changes(step, before));
    if step.kind == "return" {
        clauses.extend(opening(step));
    }
    if clauses.is_empty() {
        return format!("line {}{NOTHING}", step.line);
    }
    let line = if step.unwinding {
        format!("line {}, unwinding", step.line)
    } else {
        format!("line {}", step.line)
    };
    format!("{line}: {}.", clauses.join("; "))
}

/// One event, with who owns the block.
fn happened(event: &Event, transfers: &[Transfer], owners: &Owners, found: &Found) -> String {
    match (event.kind.as_str(), event.block) {
        ("moved", _) => {
            let place = event.place.as_deref().unwrap_or("");
            // Of the blocks that went along, the one nearest to the variable: its own, not its elements'.
            let went = transfers.iter().filter(|moved| moved.root == place);
            let Some(moved) = went.min_by_key(|moved| moved.from.len()) else {
                return event.text.clone();
            };
            let owner = &moved.to;
            let (from, to) = moved.places(place, event.text.starts_with("a part"));
            format!(
                "`{from}` moved to `{to}`; block {}, {}, now owned by `{owner}`",
                moved.block,
                bytes(moved.size)
            )
        }
        ("allocated" | "grown", Some(block)) => match found.owners.get(&block) {
            Some(owner) => format!("{}, owned by {}", event.text, names(owner)),
            None => event.text.clone(),
        },
        ("freed", Some(block)) => match owners.get(&block) {
            Some(owner) => format!("{} (it belonged to {})", event.text, names(owner)),
            None => event.text.clone(),
        },
        _ => event.text.clone(),
    }
}

/// Many blocks freed one after the other.
fn freed_together(events: &[Event]) -> String {
    let mut blocks: Vec<u32> = events.iter().filter_map(|event| event.block).collect();
    blocks.sort_unstable();
    let runs: Vec<String> = blocks
        .chunk_by(|one, next| one + 1 == *next)
        .flat_map(|run| match run {
            [first, .., last] if run.len() > 2 => vec![format!("{first} to {last}")],
            few => few.iter().map(ToString::to_string).collect(),
        })
        .collect();
    let sum: u64 = events.iter().filter_map(|event| event.size).sum();
    let (shown, more) = runs.split_at(runs.len().min(CLAUSES));
    let more = if more.is_empty() { "" } else { " and others" };
    format!(
        "blocks {}{more} freed, {} blocks of {} in all",
        shown.join(", "),
        blocks.len(),
        bytes(sum)
    )
}

fn names(owners: &[String]) -> String {
    let name = |owner: &String| match owner.as_str() {
        STDOUT => format!("{STDOUT} (its buffer)"),
        PANIC => PANIC.to_owned(),
        place => format!("`{place}`"),
    };
    let names: Vec<String> = owners.iter().map(name).collect();
    names.join(", ")
}

fn opening(step: &Step) -> Option<String> {
    let frame: &Frame = step.frames.last()?;
    let function = &frame.function;
    match step.kind.as_str() {
        "call" => Some(format!("`{function}` is called")),
        "return" => Some(format!("`{function}` ends")),
        "round" => Some("a round of the loop begins".to_owned()),
        "block end" => Some("the block ends".to_owned()),
        _ => None,
    }
}

/// Blocks whose owner is another one now.
fn transfers(step: &Step, owners: &Owners, found: &Found) -> Vec<Transfer> {
    let mut moved = Vec::new();
    for block in step.heap.iter().filter(|block| block.state == "live") {
        let (Some(old), Some(new)) = (owners.get(&block.block), found.owners.get(&block.block))
        else {
            continue;
        };
        // A weak handle owns what is left of a counted block, but nothing was moved to it.
        let counts = found.counts.get(&block.block);
        if counts.is_some_and(|(strong, ..)| *strong == 0) {
            continue;
        }
        let gone = old.iter().find(|owner| !new.contains(owner));
        let come = new.iter().find(|owner| !old.contains(owner));
        if let (Some(old), Some(new)) = (gone, come) {
            let root = old
                .trim_start_matches('*')
                .split(['.', '['])
                .next()
                .unwrap_or(old);
            moved.push(Transfer {
                root: root.to_owned(),
                from: old.clone(),
                to: new.clone(),
                block: block.block,
                size: block.size,
            });
        }
    }
    moved
}

/// Blocks that were in passing until now: a function has returned them.
fn adopted(step: &Step, in_sight: &BTreeSet<u32>, found: &Found) -> Vec<String> {
    let new = |number: u32| {
        let made = |event: &Event| event.block == Some(number) && event.kind != "freed";
        !in_sight.contains(&number) && !step.events.iter().any(made)
    };
    let live = step.heap.iter().filter(|block| block.state == "live");
    live.filter(|block| new(block.block))
        .filter_map(|block| {
            let owner = names(found.owners.get(&block.block)?);
            Some(format!(
                "block {}, {}, now owned by {owner}",
                block.block,
                bytes(block.size)
            ))
        })
        .take(CLAUSES)
        .collect()
}

/// "is 5", "points to `x`".
fn is(value: &str, verb: &str) -> String {
    match value.strip_prefix("→ ") {
        Some(target) if verb == "is now" => format!("now points to {target}"),
        Some(target) => format!("points to {target}"),
        None => format!("{verb} {value}"),
    }
}

/// Variables that are new or have another value or state.
fn changes(step: &Step, before: &Values) -> Vec<String> {
    let round = step.kind == "round";
    let mut said = Vec::new();
    for frame in &step.frames {
        for variable in &frame.variables {
            let name = &variable.name;
            let value = variable.value.as_deref().unwrap_or("");
            let text = match before.get(&(frame.call, variable.id)) {
                None if variable.state == "uninitialised" => {
                    format!("`{name}` is declared without a value")
                }
                None if value == "(opaque)" => {
                    format!(
                        "`{name}` has the type {}, whose content cannot be shown",
                        variable.ty
                    )
                }
                Some(_) if value == "(opaque)" => continue,
                None if value.is_empty() => continue,
                None => format!("`{name}` {}", is(value, "is")),
                // The same handle, only that its value is shown at another handle now, or was before.
                Some(was)
                    if was.block.is_some()
                        && was.block == counted(variable)
                        && (was.value.contains("c → block") || value.contains("c → block")) =>
                {
                    continue;
                }
                Some(Was {
                    value: was, state, ..
                }) if variable.value.is_some() && (was != value || state == "uninitialised") => {
                    if was.is_empty() || (round && variable.line == step.line) {
                        format!("`{name}` {}", is(value, "is"))
                    } else {
                        format!("`{name}` {} ({was} before)", is(value, "is now"))
                    }
                }
                Some(Was { state, .. })
                    if variable.state == "maybe moved" && state != "maybe moved" =>
                {
                    format!(
                        "`{name}` may have been moved on another path: it still holds its value, but may not be used"
                    )
                }
                Some(_) => continue,
            };
            said.push(text);
        }
    }
    said
}
