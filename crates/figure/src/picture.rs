//! One step's memory as boxes in a character grid: frames left, blocks right, each row at a known height.

use std::collections::{BTreeMap, BTreeSet};

use memscope::memory::{Block, BlockState, Event, EventKind, Frame, Step};

use super::lane::{Arrow, Side};
use super::measure::{Limits, widest};
use super::rows::{self, Note, Row, Target};
use super::text::wrap;

/// The gap between two boxes of a column, in rows.
const GAP: f32 = 0.5;
/// A column's heading and the gap under it, in rows.
const TOP: f32 = 1.25;

/// What a box stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A frame.
    Frame,
    /// A block that lives.
    Block,
    /// One that is freed.
    Freed,
    /// One that is freed, and that this step reads, writes or frees again.
    Touched,
}

impl Class {
    /// Its classes in the page.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Block => "block",
            Self::Freed => "freed block",
            Self::Touched => "freed block touched",
        }
    }

    /// Whether it is freed.
    pub(crate) fn is_freed(self) -> bool {
        matches!(self, Self::Freed | Self::Touched)
    }
}

/// A frame or a block.
#[derive(Debug, Clone)]
pub(crate) struct Box {
    /// What it stands for.
    pub(crate) class: Class,
    /// What tells it from all others of its step; another one once it is freed.
    pub(crate) key: String,
    /// The heading, in lines.
    pub(crate) heading: Vec<String>,
    /// The rows.
    pub(crate) rows: Vec<Drawn>,
    /// The top edge, in rows from the top of the picture.
    pub(crate) top: f32,
}

/// A row as it is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Drawn {
    /// What it shows.
    pub(crate) row: Row,
    /// The name with its type, in lines.
    pub(crate) name: Vec<String>,
    /// The value, in lines.
    pub(crate) value: Vec<String>,
    /// The top edge, in rows from the top of the picture.
    pub(crate) top: f32,
}

impl Drawn {
    fn new(row: Row, limits: Limits) -> Self {
        let indent = 2 * row.depth;
        let whole = if row.ty.is_empty() {
            row.name.clone()
        } else {
            format!("{}: {}", row.name, row.ty)
        };
        let name = wrap(&whole, limits.name - indent.min(limits.name / 2));
        let mut value = wrap(&row.value, limits.value);
        if row.value.is_empty() && !row.notes.is_empty() {
            value.clear();
        }
        Self {
            row,
            name,
            value,
            top: 0.0,
        }
    }

    /// How many rows high it is.
    pub(crate) fn height(&self) -> usize {
        self.name.len().max(self.value.len() + self.row.notes.len())
    }

    /// How many characters its name needs.
    pub(crate) fn name_width(&self) -> usize {
        2 * self.row.depth + widest(&self.name)
    }

    /// How many characters its value needs.
    pub(crate) fn value_width(&self) -> usize {
        let notes: Vec<String> = self.row.notes.iter().map(Note::text).collect();
        widest(&self.value).max(widest(&notes))
    }
}

/// One step's picture.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    /// The frames, `main` first.
    pub(crate) frames: Vec<Box>,
    /// The blocks, by number.
    pub(crate) blocks: Vec<Box>,
    /// The arrows.
    pub(crate) arrows: Vec<Arrow>,
    /// How many blocks are not shown.
    pub(crate) more: u64,
    /// How high it is, in rows.
    pub(crate) height: f32,
}

/// The picture of one step; `twin` says that its program was rejected and rewritten, so that a block can have two owners.
pub(crate) fn picture(step: &Step, limits: Limits, twin: bool) -> Picture {
    let mut frames: Vec<Box> = Vec::new();
    let several = !step.other_threads.is_empty();
    let mut threads = vec![(&step.thread, &step.frames)];
    threads.extend(
        step.other_threads
            .iter()
            .map(|other| (&other.thread, &other.frames)),
    );
    threads.sort_by_key(|(thread, _)| (*thread != "main", thread.to_string()));
    for (thread, own) in threads {
        frames.extend(
            own.iter()
                .map(|one| frame(one, several.then_some(thread), limits)),
        );
    }
    let block = |one| block(one, &step.events, limits);
    let mut blocks: Vec<Box> = step.heap.iter().map(block).collect();
    if twin {
        mark_second_owners(&mut frames, &mut blocks);
    }
    let frames_end = place(&mut frames);
    let mut blocks_end = place(&mut blocks);
    if step.more_blocks > 0 {
        blocks_end += 1.0 + GAP;
    }
    let arrows = arrows(&frames, &blocks);
    // An empty column still says that it is.
    let height = frames_end.max(blocks_end).max(TOP + 1.0);
    Picture {
        frames,
        blocks,
        arrows,
        more: step.more_blocks,
        height,
    }
}

fn frame(frame: &Frame, thread: Option<&String>, limits: Limits) -> Box {
    let heading = match (frame.hidden, thread) {
        (0, None) => frame.function.clone(),
        (0, Some(thread)) if thread.contains("thread") => format!("{} ({thread})", frame.function),
        (0, Some(thread)) => format!("{} ({thread} thread)", frame.function),
        (hidden, _) => format!("… {hidden} more calls …"),
    };
    let mut rows: Vec<Row> = frame
        .variables
        .iter()
        .flat_map(|variable| rows::of_variable(frame.call, variable))
        .collect();
    if rows.is_empty() && frame.hidden == 0 {
        rows.push(Row {
            key: format!("{}.none", frame.call),
            value: "no variables".to_owned(),
            ..Row::default()
        });
    }
    new_box(Class::Frame, heading.clone(), &heading, rows, limits)
}

/// Says of a block that a row before owns that this row owns it too: both will free it.
fn mark_second_owners(frames: &mut [Box], blocks: &mut [Box]) {
    let mut owned = BTreeSet::new();
    let boxes = frames.iter_mut().chain(blocks);
    for row in boxes.flat_map(|one| &mut one.rows) {
        let row = &mut row.row;
        if let Some(block) = row.owns.filter(|_| !row.gone)
            && !owned.insert(block)
        {
            row.notes.push(Note::Owner);
            row.arrow = row.arrow.map(|(target, _)| (target, "dangling"));
        }
    }
}

/// What this step does to a block that is freed already, in words behind `freed`.
fn touched(block: u32, events: &[Event]) -> Option<&'static str> {
    let words = |event: &Event| match event.kind {
        EventKind::FreedAgain => Some(" twice"),
        EventKind::WroteFreed => Some(", then written"),
        EventKind::ReadFreed => Some(", then read"),
        _ => None,
    };
    // A second free looks at the block before.
    let here = events.iter().filter(|event| event.block == Some(block));
    here.rev().find_map(words)
}

fn block(block: &Block, events: &[Event], limits: Limits) -> Box {
    let freed = block.state == BlockState::Freed;
    let touched = touched(block.block, events).filter(|_| freed);
    let plural = if block.size == 1 { "byte" } else { "bytes" };
    let mut heading = format!("block {}, {} {plural}", block.block, block.size);
    if freed {
        heading += &format!(", freed{}", touched.unwrap_or_default());
    }
    let key = heading.clone();
    if let Some(owner) = block.owner.as_ref().filter(|_| !freed) {
        heading += &format!(", owned by {owner}");
    }
    let rows = if freed {
        Vec::new()
    } else {
        rows::of_block(block.block, &block.contents)
    };
    let class = match (freed, touched) {
        (true, Some(_)) => Class::Touched,
        (true, None) => Class::Freed,
        (false, _) => Class::Block,
    };
    new_box(class, key, &heading, rows, limits)
}

fn new_box(class: Class, key: String, heading: &str, rows: Vec<Row>, limits: Limits) -> Box {
    let rows = rows
        .into_iter()
        .map(|row| Drawn::new(row, limits))
        .collect();
    Box {
        class,
        key: format!("={key}"),
        heading: wrap(heading, limits.heading),
        rows,
        top: 0.0,
    }
}

/// Puts boxes under one another and gives the end of the last.
fn place(boxes: &mut [Box]) -> f32 {
    let mut top = TOP;
    for one in boxes.iter_mut() {
        one.top = top;
        top += one.heading.len() as f32;
        for row in &mut one.rows {
            row.top = top;
            top += row.height() as f32;
        }
        top += GAP;
    }
    top - if boxes.is_empty() { 0.0 } else { GAP }
}

fn arrows(frames: &[Box], blocks: &[Box]) -> Vec<Arrow> {
    let mut ends = BTreeMap::new();
    for row in frames
        .iter()
        .flat_map(|one| &one.rows)
        .filter(|row| row.row.depth == 0)
    {
        if let Some((call, id)) = row.row.key.split_once('.')
            && let (Ok(call), Ok(id)) = (call.parse(), id.parse())
        {
            // Above the middle, so that it does not meet the arrow that starts in this row.
            ends.insert(Target::Variable(call, id), (Side::Left, row.top + 0.3));
        }
    }
    for one in blocks {
        let number = one.heading[0]
            .split([' ', ','])
            .nth(1)
            .and_then(|number| number.parse().ok());
        if let Some(number) = number {
            ends.insert(Target::Block(number), (Side::Right, one.top + 0.5));
        }
    }
    let starts = |boxes: &[Box], side| -> Vec<Arrow> {
        let rows = boxes
            .iter()
            .flat_map(|one| &one.rows)
            .filter(|row| !row.row.gone);
        rows.filter_map(|row| {
            let (target, mode) = row.row.arrow?;
            let to = *ends.get(&target)?;
            Some(Arrow {
                target,
                mode,
                from: (side, row.top + 0.7),
                to,
            })
        })
        .collect()
    };
    let mut arrows = starts(frames, Side::Left);
    arrows.extend(starts(blocks, Side::Right));
    arrows
}

/// What changed in `now` since `before`: the keys of rows that are new or say something else.
pub(crate) fn changed(before: &Picture, now: &Picture) -> Vec<String> {
    let all = |picture: &Picture| -> BTreeMap<String, (String, Vec<Note>)> {
        let boxes = picture.frames.iter().chain(&picture.blocks);
        boxes
            .flat_map(|one| {
                let heading = (one.key.clone(), (one.heading.concat(), Vec::new()));
                let rows = one.rows.iter().map(|row| {
                    (
                        row.row.key.clone(),
                        (row.row.value.clone(), row.row.notes.clone()),
                    )
                });
                std::iter::once(heading).chain(rows)
            })
            .collect()
    };
    let old = all(before);
    all(now)
        .into_iter()
        .filter(|(key, content)| old.get(key) != Some(content))
        .map(|(key, _)| key)
        .collect()
}

#[cfg(test)]
mod tests;
