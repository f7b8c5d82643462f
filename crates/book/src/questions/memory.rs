//! Questions about what memory held as a listing ran, made from memscope's record.
//!
//! They are asked only where the record leaves one answer: a line that runs once, a block that the line which took it
//! names. Wrong choices are other things of the same run, each with what is true of it, or counts by a mistake.

mod counted;
mod owner;

use std::collections::{BTreeMap, BTreeSet};

use listing::Listing;
use memscope::memory::{Block, Event, EventKind, Record, Step, StepKind};

use super::lines::{capital, span, verb};
use super::{Answer, Choice, Place, Question, key};
use crate::html::escape;
use counted::{Counted, counts};
use figure::{sentence, still};
pub(super) use owner::owner;

/// More choices than this are no help.
const MOST_CHOICES: usize = 4;

/// Which block is freed at this line? Or, of a block that stands alone: on which line is it freed? `line` is the line that
/// the author asks about.
pub(super) fn freed(listing: &Listing, record: &Record, line: Option<usize>) -> Option<Question> {
    let source = &listing.source;
    let here = |step: &Step| line.is_none_or(|line| (step.first_line..=step.line).contains(&line));
    let asked = which_block(source, record, &here).or_else(|| which_line(source, record, &here));
    let (step, event, prompt, answer) = asked?;
    Some(Question {
        key: key(listing, "freed"),
        prompt,
        answer,
        reason: reason(record, step, event),
    })
}

type Asked<'a> = (usize, &'a Event, String, Answer);

/// A step that frees one of several blocks: the one with the most to choose from, and of those the first.
fn which_block<'a>(
    source: &str,
    record: &'a Record,
    here: &dyn Fn(&Step) -> bool,
) -> Option<Asked<'a>> {
    let blocks = blocks(record);
    let choices = |index: usize, freed: u32| {
        let before = index.checked_sub(1).map(|before| &record.steps[before])?;
        let live: Vec<&Block> = before
            .heap
            .iter()
            .filter_map(|block| blocks.get(&block.block).copied())
            .collect();
        // The reader tells them apart by their line and size, so these must differ.
        let told: BTreeSet<_> = live.iter().map(|one| (one.line, one.size)).collect();
        let right = live.iter().any(|one| one.block == freed);
        let few = (2..=MOST_CHOICES).contains(&live.len());
        let placed = live.iter().all(|one| taken(source, record, one).is_some());
        (few && right && placed && told.len() == live.len()).then_some(live)
    };
    let candidates = (0..record.steps.len())
        .rev()
        .filter(|index| here(&record.steps[*index]));
    let candidates = candidates.filter_map(|index| {
        let [event] = frees(&record.steps[index])[..] else {
            return None;
        };
        let live = choices(index, event.block?).filter(|_| runs_once(record, index))?;
        Some((index, event, live))
    });
    let (index, event, live) = candidates.max_by_key(|(.., live)| live.len())?;
    let choices = live.iter().map(|one| Choice {
        html: format!(
            "block {}: {}, taken on {}",
            one.block,
            bytes(one.size),
            taken(source, record, one).map_or(String::new(), span)
        ),
        right: Some(one.block) == event.block,
        because: freed_when(record, index, one),
    });
    let at = span(ends(&record.steps[index]));
    let prompt = format!("Which of these blocks on the heap is freed at {at}?");
    Some((index, event, prompt, Answer::Choice(choices.collect())))
}

/// Who owns a block before the step `index`, and when it is freed.
fn freed_when(record: &Record, index: usize, block: &Block) -> String {
    let before = record.steps[..index]
        .iter()
        .rev()
        .flat_map(|step| &step.heap);
    let owner = before
        .filter(|one| one.block == block.block)
        .find_map(|one| one.owner.as_deref());
    let owner = owner.map_or(String::new(), |owner| {
        format!("<code>{}</code> owns it. ", escape(owner))
    });
    let mut steps = record.steps.iter();
    let freed = steps.find(|step| {
        frees(step)
            .iter()
            .any(|event| event.block == Some(block.block))
    });
    let when = match freed {
        Some(step) => format!("It is freed at {}.", span(ends(step))),
        None => "It is not freed in this run.".to_owned(),
    };
    format!("<p>{owner}{when}</p>")
}

/// A block that is the only one its line took, and the line that frees it.
fn which_line<'a>(
    source: &str,
    record: &'a Record,
    here: &dyn Fn(&Step) -> bool,
) -> Option<Asked<'a>> {
    let blocks = blocks(record);
    let alone = |block: &Block| {
        let same = blocks.values().filter(|one| one.line == block.line);
        let took = |step: &&Step| (step.first_line..=step.line).contains(&block.line);
        same.count() == 1 && record.steps.iter().filter(took).count() == 1
    };
    let steps = record
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| here(step));
    let freed = steps.flat_map(|(index, step)| {
        let frees = frees(step).into_iter();
        frees.filter_map(move |event| Some((index, event, event.block?)))
    });
    let candidates = freed.filter_map(|(index, event, number)| {
        let block = blocks.get(&number).filter(|block| alone(block))?;
        // What is freed on the line that takes it is no question.
        let later = record.steps[index].line != block.line;
        let at = taken(source, record, block).filter(|_| later && runs_once(record, index))?;
        Some((index, event, *block, at))
    });
    // The first to be freed says more than what lasts until the end of `main`.
    let (index, event, block, at) = { candidates }.next()?;
    let step = &record.steps[index];
    let prompt = format!(
        "{} a block of {} from the heap. On which line is it freed?",
        capital(&format!("{} {}", span(at), verb(at, "takes", "take"))),
        bytes(block.size)
    );
    let right: Vec<usize> = (step.first_line..=step.line).collect();
    let wrong = not_freed_here(record, block, &right);
    let place = Place {
        right,
        other: None,
        wrong,
    };
    Some((index, event, prompt, Answer::Line(place)))
}

/// The lines at which the block changes its owner or is taken, and why it is not freed there.
fn not_freed_here(record: &Record, block: &Block, right: &[usize]) -> Vec<(usize, String)> {
    let mut wrong: Vec<(usize, String)> = Vec::new();
    let mut owner: Option<&str> = None;
    for step in &record.steps {
        let now = step.heap.iter().find(|one| one.block == block.block);
        let now = now.and_then(|one| one.owner.as_deref());
        if let (Some(from), Some(to)) = (owner, now)
            && from != to
            && !right.contains(&step.line)
            && !wrong.iter().any(|(line, _)| *line == step.line)
        {
            let moved = format!(
                "Here the owner changes, from <code>{}</code> to <code>{}</code>. A move frees nothing.",
                escape(from),
                escape(to)
            );
            wrong.push((step.line, moved));
        }
        owner = now.or(owner);
    }
    wrong
}

/// Which count is shown here? Not asked of a program that prints its counts, since what it prints was asked before.
pub(super) fn count(listing: &Listing, record: &Record) -> Option<Question> {
    if ["strong_count", "weak_count"]
        .iter()
        .any(|name| listing.source.contains(name))
        || record.truncated.is_some()
    {
        return None;
    }
    let all: Vec<BTreeMap<u32, Counted>> = record.steps.iter().map(counts).collect();
    let made: BTreeMap<u32, (usize, usize)> = blocks(record)
        .into_iter()
        .filter_map(|(number, block)| Some((number, taken(&listing.source, record, block)?)))
        .collect();
    let alone = |block: u32| {
        let own = made.get(&block);
        let counted = |other: &u32| all.iter().any(|step| step.contains_key(other));
        own.is_some()
            && made
                .iter()
                .filter(|(other, line)| Some(*line) == own && counted(other))
                .count()
                == 1
    };
    let candidates = record.steps.iter().enumerate().flat_map(|(index, step)| {
        let events = step.events.iter();
        events
            .filter(|event| event.kind == EventKind::Count)
            .filter_map(move |event| Some((index, event, event.block?)))
    });
    let before = |index: usize, block: u32| {
        let before = &all[index.checked_sub(1)?];
        before.get(&block).map(|counted| counted.strong)
    };
    let found: Vec<(usize, &Event, u32, Counted)> = candidates
        .filter(|(index, _, block)| runs_once(record, *index) && alone(*block))
        .filter_map(|(index, event, block)| {
            let counted = all[index].get(&block)?.clone();
            let strong = before(index, block) != Some(counted.strong);
            (counted.strong > 0 && strong).then_some((index, event, block, counted))
        })
        .collect();
    // A count that fell is easier to get wrong than one that grew.
    let fell = |one: &&(usize, &Event, u32, Counted)| before(one.0, one.2) > Some(one.3.strong);
    let (index, event, block, counted) = found.iter().rev().find(fell).or(found.last())?;
    let choices = counted::choices(&all, *index, *block, counted);
    if choices.len() < 2 {
        return None;
    }
    Some(Question {
        key: key(listing, "count"),
        prompt: format!(
            "After {}, what is the strong count of the <code>{}</code> that {} made?",
            span(ends(&record.steps[*index])),
            counted.what,
            span(made[block])
        ),
        answer: Answer::Choice(choices),
        reason: reason(record, *index, event),
    })
}

/// The event's own sentence, and the picture after it.
fn reason(record: &Record, step: usize, event: &Event) -> String {
    let place = capital(&span(ends(&record.steps[step])));
    let text = format!("{place}: {}.", event.text);
    format!("<p>{}</p>{}", sentence(&text), still(record, step))
}

/// The lines, first and last, that the reader must look at to find where a block is taken: a statement of several lines
/// says so, and what a tail expression takes is recorded at the brace behind it. `None` where the record does not tell
/// the line.
fn taken(source: &str, record: &Record, block: &Block) -> Option<(usize, usize)> {
    let took = |step: &&Step| {
        let event =
            |event: &Event| event.kind == EventKind::Allocated && event.block == Some(block.block);
        step.line == block.line && step.events.iter().any(event)
    };
    let step = record.steps.iter().find(took)?;
    let text = source.lines().nth(step.line - 1).unwrap_or("");
    let brace = text.trim_start().starts_with('}');
    match step.kind {
        StepKind::Return | StepKind::BlockEnd if brace => {
            (step.first_line < step.line).then_some((step.first_line, step.line - 1))
        }
        StepKind::Statement | StepKind::Return | StepKind::BlockEnd => {
            Some((step.first_line, step.line))
        }
        // Taken on the way into a call, a round or a branch: by which line, the record does not say.
        _ => None,
    }
}

/// The lines of a step at which something happens: a return happens at its brace, though its expression stands before.
fn ends(step: &Step) -> (usize, usize) {
    match step.kind {
        StepKind::Return | StepKind::BlockEnd => (step.line, step.line),
        _ => (step.first_line, step.line),
    }
}

fn bytes(size: u64) -> String {
    let plural = if size == 1 { "byte" } else { "bytes" };
    format!("{size} {plural}")
}

/// The blocks that a variable owned at some time, as they were first seen. The others are the library's own.
fn blocks(record: &Record) -> BTreeMap<u32, &Block> {
    let mut found: BTreeMap<u32, &Block> = BTreeMap::new();
    for block in record.steps.iter().flat_map(|step| &step.heap) {
        if block.owner.is_some() {
            found.entry(block.block).or_insert(block);
        }
    }
    // A block that grew has two numbers, and no line of its own.
    for event in record.steps.iter().flat_map(|step| &step.events) {
        if event.kind == EventKind::Grown {
            event.block.map(|block| found.remove(&block));
            event.from.map(|block| found.remove(&block));
        }
    }
    found
}

/// What a step frees.
fn frees(step: &Step) -> Vec<&Event> {
    let freed = |event: &&Event| event.kind == EventKind::Freed;
    step.events.iter().filter(freed).collect()
}

/// Whether the reader can tell this step by its line: nothing else of the run ends there, and what happened happened
/// on it rather than on the way into a call or a round.
fn runs_once(record: &Record, index: usize) -> bool {
    let step = &record.steps[index];
    let here = |one: &&Step| one.line == step.line;
    record.truncated.is_none()
        && matches!(
            step.kind,
            StepKind::Statement | StepKind::Return | StepKind::BlockEnd
        )
        && record.steps.iter().filter(here).count() == 1
}

#[cfg(test)]
mod tests;
