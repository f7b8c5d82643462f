//! Who owns a block after a line?

use listing::Listing;
use memscope::memory::{Block, Mode, Record, Step};

use super::super::lines::span;
use super::super::{Answer, Choice, Question, key};
use super::{blocks, ends, frees, runs_once, taken};
use crate::html::escape;
use figure::still;

/// Asked where a block has another owner after a line than before it; the right one among those that had it before, that
/// have it later, and that borrow it.
pub(in super::super) fn owner(listing: &Listing, record: &Record) -> Option<Question> {
    let named = blocks(record);
    let mut best: Option<(usize, (usize, usize), Vec<Choice>)> = None;
    for (index, step) in record.steps.iter().enumerate().skip(1) {
        for block in step.heap.iter().filter(|block| block.owner.is_some()) {
            let first = named.get(&block.block).copied();
            let Some(at) = first.and_then(|first| taken(&listing.source, record, first)) else {
                continue;
            };
            let changed = owned(&record.steps[index - 1], block.block)
                .is_some_and(|before| Some(before) != block.owner.as_deref());
            // Two blocks that one line took are told apart by nothing.
            let alone = named.values().filter(|one| one.line == block.line).count() == 1;
            if !changed || !alone || !runs_once(record, index) {
                continue;
            }
            let choices = choices(record, index, block);
            if choices.len() >= 2
                && best
                    .as_ref()
                    .is_none_or(|(.., found)| found.len() < choices.len())
            {
                best = Some((index, at, choices));
            }
        }
    }
    let (index, at, choices) = best?;
    Some(Question {
        key: key(listing, "owner"),
        prompt: format!(
            "After {}, who owns the block that {} took?",
            span(ends(&record.steps[index])),
            span(at)
        ),
        answer: Answer::Choice(choices),
        reason: still(record, index),
    })
}

/// The owner of a block after a step.
fn owned(step: &Step, block: u32) -> Option<&str> {
    step.heap
        .iter()
        .find(|one| one.block == block)?
        .owner
        .as_deref()
}

fn choices(record: &Record, index: usize, block: &Block) -> Vec<Choice> {
    let name = |owner: &str| format!("<code>{}</code>", escape(owner));
    let at = |step: &Step| span(ends(step));
    let mut found: Vec<(String, bool, String)> = Vec::new();
    let right = block.owner.as_deref().unwrap_or_default();
    found.push((
        name(right),
        true,
        "The value was handed to it, and the block with it.".to_owned(),
    ));
    for (place, pair) in record.steps.windows(2).enumerate() {
        let (before, after) = (owned(&pair[0], block.block), owned(&pair[1], block.block));
        let (Some(before), Some(after)) = (before, after) else {
            continue;
        };
        if before != after && place < index {
            found.push((
                name(before),
                false,
                format!("It owned the block until {} moved the value.", at(&pair[1])),
            ));
        } else if before != after {
            found.push((
                name(after),
                false,
                format!("It owns the block only from {} on.", at(&pair[1])),
            ));
        }
    }
    for variable in record.steps[index]
        .frames
        .iter()
        .flat_map(|frame| &frame.variables)
    {
        let link = variable
            .content
            .as_ref()
            .and_then(|content| content.pointer.as_ref());
        let borrows = link.is_some_and(|link| {
            matches!(link.mode, Mode::Shared | Mode::Exclusive) && link.block == Some(block.block)
        });
        if borrows {
            found.push((
                name(&variable.name),
                false,
                "It refers to the block and does not own it.".to_owned(),
            ));
        }
    }
    let freed = record.steps.iter().find(|step| {
        frees(step)
            .iter()
            .any(|event| event.block == Some(block.block))
    });
    let when = freed.map_or("it is not freed in this run".to_owned(), |step| {
        format!("it is freed at {}", at(step))
    });
    found.push((
        "nobody: it is freed".to_owned(),
        false,
        format!("Not yet: {when}."),
    ));
    let mut choices: Vec<Choice> = Vec::new();
    for (html, right, because) in found {
        if choices.len() < super::MOST_CHOICES && !choices.iter().any(|one| one.html == html) {
            choices.push(Choice {
                html,
                right,
                because: format!("<p>{because}</p>"),
            });
        }
    }
    // The right one was found first; by name it stands anywhere.
    choices.sort_by(|one, other| one.html.cmp(&other.html));
    choices
}
