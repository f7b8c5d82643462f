//! A step in words, for those who cannot see the picture.

use std::collections::BTreeSet;

use super::assemble::{Before, PANIC, STDOUT};
use super::changes::{self, changes};
use super::model::{Event, Frame, Step};
use super::sentences::bytes;
use super::transfers::{self, Transfer, root, transfers};
use super::walk::Found;

/// How a step ends that changed nothing.
pub(crate) const NOTHING: &str = ": nothing that is shown changed.";

/// So many things of one step are said; nobody listens to more.
const CLAUSES: usize = 16;

/// The step in a sentence or two.
pub(super) fn say(step: &Step, before: &Before, found: &Found) -> String {
    let transfers = transfers(step, before, found);
    let mut clauses = told(step, before, found, &transfers);
    clauses.extend(transfers::untold(&transfers, &step.events));
    clauses.extend(adopted(step, &before.in_sight, found));
    clauses.extend(changes(step, before, found));
    match (step.kind.as_str(), opening(step)) {
        ("return", Some(ends)) => clauses.push(ends),
        // What is dropped is said in one breath with the call that drops it.
        ("call", Some(called)) if step.events.iter().any(|one| one.kind == "dropping") => {
            let begins = clauses
                .iter()
                .position(|said| said.starts_with("the drop of"))
                .unwrap_or(0);
            let said = clauses.get(begins).cloned().unwrap_or_default();
            clauses.splice(begins..=begins, [format!("{called}: {said}")]);
        }
        (_, Some(opens)) => clauses.insert(0, opens),
        _ => {}
    }
    let unwinding = if step.unwinding { ", unwinding" } else { "" };
    if clauses.is_empty() {
        return format!("line {}{NOTHING}", step.line);
    }
    format!("{}{unwinding}: {}.", lines(step), clauses.join("; "))
}

/// A statement during which calls had steps of their own, and that changed nothing since the last of them: what has
/// changed since it began, and which calls are over.
pub(super) fn back(step: &Step, before: &Before, found: &Found) -> Option<String> {
    let was = before.frames.get(&step.thread)?;
    let stays = |call: u32| step.frames.iter().any(|frame| frame.call == call);
    let gone: Vec<String> = was
        .iter()
        .filter(|(call, _)| !stays(*call))
        .map(|(_, function)| format!("`{function}`"))
        .collect();
    let here = &step.frames.last()?.function;
    let frames = match gone.as_slice() {
        [] => return None,
        [one] => format!("the frame of {one} is gone"),
        [most @ .., last] => format!("the frames of {} and {last} are gone", most.join(", ")),
    };
    let mut clauses = changes::since(step, before, found);
    clauses.push(format!("back in `{here}`"));
    clauses.push(frames);
    Some(format!("{}: {}.", lines(step), clauses.join("; ")))
}

/// The lines at which the step happened: a function's end together with its last expression.
fn lines(step: &Step) -> String {
    let (first, last) = (step.first_line, step.line);
    match last.checked_sub(first) {
        Some(1) if step.kind == "return" => format!("lines {first} and {last}"),
        Some(2..) if step.kind == "return" => format!("lines {first} to {last}"),
        _ => format!("line {last}"),
    }
}

/// The events, those of a kind together.
fn told(step: &Step, before: &Before, found: &Found, transfers: &[Transfer]) -> Vec<String> {
    let mut told = Vec::new();
    let frees = |one: &Event, other: &Event| one.kind == "freed" && other.kind == "freed";
    for run in step.events.chunk_by(frees) {
        match run {
            [_, _, _, _, ..] => told.push(freed_together(run)),
            few => told.extend(few.iter().map(|event| {
                let owners = owners_when_freed(event, step, before);
                happened(event, transfers, owners, found)
            })),
        }
    }
    let left = told.len().saturating_sub(CLAUSES);
    told.truncate(CLAUSES);
    if left > 0 {
        told.push(format!("{left} more things happened"));
    }
    told
}

/// Whose a freed block was; nobody's, if its last owner gave it up before and is still there.
fn owners_when_freed<'a>(event: &Event, step: &Step, before: &'a Before) -> Option<&'a [String]> {
    let block = event.block?;
    let owners = before.owners.get(&block)?;
    let keeps = |owner: &String| {
        let variables = step.frames.iter().flat_map(|frame| &frame.variables);
        let mut named = variables.filter(|one| one.name == root(owner));
        named.any(|one| matches!(one.state.as_str(), "live" | "borrowed"))
    };
    let gave_up = !before.in_sight.contains(&block) && owners.iter().any(keeps);
    (!gave_up).then_some(owners)
}

/// One event, with who owns the block.
fn happened(
    event: &Event,
    transfers: &[Transfer],
    owners: Option<&[String]>,
    found: &Found,
) -> String {
    match (event.kind.as_str(), event.block) {
        ("moved", _) => transfers::moved(event, transfers),
        ("allocated" | "grown", Some(block)) => match found.owners.get(&block) {
            Some(owner) => format!("{}, owned by {}", event.text, names(owner)),
            None => event.text.clone(),
        },
        ("freed", Some(_)) => match owners {
            Some(owner) => format!("{} (it belonged to {})", event.text, names(owner)),
            None => event.text.clone(),
        },
        _ => event.text.clone(),
    }
}

/// Many blocks freed one after the other.
fn freed_together(events: &[Event]) -> String {
    let blocks: Vec<u32> = events.iter().filter_map(|event| event.block).collect();
    let sum: u64 = events.iter().filter_map(|event| event.size).sum();
    let count = blocks.len();
    format!(
        "blocks {} freed, {count} blocks of {} in all",
        numbers(blocks),
        bytes(sum)
    )
}

/// "1, 4 to 9": the numbers of blocks.
fn numbers(mut blocks: Vec<u32>) -> String {
    blocks.sort_unstable();
    let runs: Vec<String> = blocks
        .chunk_by(|one, next| one + 1 == *next)
        .flat_map(|run| match run {
            [first, .., last] if run.len() > 2 => vec![format!("{first} to {last}")],
            few => few.iter().map(ToString::to_string).collect(),
        })
        .collect();
    if let [one, other] = runs.as_slice() {
        return format!("{one} and {other}");
    }
    let (shown, more) = runs.split_at(runs.len().min(CLAUSES));
    let more = if more.is_empty() { "" } else { " and others" };
    format!("{}{more}", shown.join(", "))
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
        "block end" => Some("the code block ends".to_owned()),
        _ => None,
    }
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

/// The last step's sentence, with what was never freed.
pub(super) fn never_freed(text: &str, leaked: &[(u32, u64)]) -> String {
    let said = text.trim_end_matches('.');
    let sum = bytes(leaked.iter().map(|(_, size)| size).sum());
    match leaked {
        [] => text.to_owned(),
        [(block, _)] => format!("{said}; block {block}, {sum}, was never freed."),
        several => {
            let blocks = numbers(several.iter().map(|(block, _)| *block).collect());
            format!("{said}; blocks {blocks}, {sum} in all, were never freed.")
        }
    }
}
