//! Variables and blocks, a row each: as wide as there is room, and no cell on two lines.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::colors::{BORROWED, FAINT, GONE};
use crate::memory::model::{
    Block, BlockState, Frame, LinkTo, Part, PartKind, State, Step, Variable,
};
use crate::view::cut;
use crate::{View, visible};

const NAME: Style = AnsiColor::Cyan.on_default();
/// The widest that a name or a type is shown where there is room.
const CELL: usize = 32;
/// With less room than that left for a value that does not fit, it stands on a line of its own.
const VALUE: usize = 40;
/// What a block holds is shown in no less than that.
const CONTENT: usize = 16;

/// A frame. With a step before, only its rows that are others there.
pub(super) fn frame(out: &mut String, frame: &Frame, before: Option<&Step>, view: &View) {
    if frame.hidden > 0 {
        if before.is_none() {
            let _ = writeln!(out, "  {FAINT}… {} more calls …{FAINT:#}", frame.hidden);
        }
        return;
    }
    let was = before.and_then(|step| frame_of(step, frame.call));
    let shown: Vec<&Variable> = frame
        .variables
        .iter()
        .filter(|variable| was.is_none_or(|was| !was.variables.contains(variable)))
        .collect();
    // A frame that is new is named even without a row.
    if before.is_some() && was.is_some() && shown.is_empty() {
        return;
    }
    let _ = writeln!(out, "  {}", visible(&frame.function));
    let most = view.width.map_or(CELL, |width| (width / 4).clamp(8, CELL));
    let widths = (
        width(frame.variables.iter().map(|variable| &*variable.name)).min(most),
        width(frame.variables.iter().map(|variable| &*variable.ty)).min(most),
    );
    for variable in shown {
        variable_row(out, variable, widths, view.width);
    }
}

fn frame_of(step: &Step, call: u32) -> Option<&Frame> {
    let others = step.other_threads.iter().flat_map(|thread| &thread.frames);
    let mut all = step.frames.iter().chain(others);
    all.find(|frame| frame.call == call && frame.hidden == 0)
}

fn width<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts
        .map(|text| visible(text).chars().count())
        .max()
        .unwrap_or(0)
        .min(CELL)
}

/// A cell of a table: as wide as its column, where the terminal's width is known.
fn cell(text: &str, width: usize, told: Option<usize>) -> String {
    let text = visible(text);
    match told {
        Some(_) => cut(&text, width),
        None => text.into_owned(),
    }
}

fn variable_row(
    out: &mut String,
    variable: &Variable,
    (name, ty): (usize, usize),
    told: Option<usize>,
) {
    let style = match variable.state {
        State::Live => Style::new(),
        State::Borrowed | State::MaybeMoved => BORROWED,
        _ => GONE,
    };
    let state = match (variable.borrow, variable.state) {
        (_, State::Live) => String::new(),
        (Some(how), state) => format!("{state} ({how})"),
        (None, state) => state.to_string(),
    };
    let value = visible(variable.value.as_deref().unwrap_or("")).into_owned();
    let leads = variable.content.as_ref().and_then(leads);
    let leads = leads.map_or(String::new(), |leads| visible(&leads).into_owned());
    let shadowed = if variable.shadowed { "(shadowed)" } else { "" };
    // Before it has a value its size is not known.
    let size = if variable.state == State::Uninitialised && variable.size == 0 {
        String::new()
    } else {
        format!("{} B", variable.size)
    };
    let head = format!(
        "    {NAME}{:name$}{NAME:#}  {:ty$}  {size:>6}",
        cell(&variable.name, name, told),
        cell(&variable.ty, ty, told),
    );
    let used = 4 + name + 2 + ty + 2 + size.chars().count().max(6);
    let state = Some(state).filter(|state| !state.is_empty());
    let used = used + state.as_ref().map_or(0, |state| 2 + state.chars().count());
    let state = state.map_or(String::new(), |state| format!("  {style}{state}{style:#}"));
    let parts = [value, leads, shadowed.to_owned()];
    let rest: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let rest = rest.join("  ");
    let row = format!("{head}{state}");
    tail(out, &row, used, &rest, told);
}

/// The last cell of a row: behind the others where it fits, else below them; cut where it does not fit there.
fn tail(out: &mut String, row: &str, used: usize, rest: &str, told: Option<usize>) {
    let Some(width) = told else {
        let _ = writeln!(out, "{}", format!("{row}  {rest}").trim_end());
        return;
    };
    let long = rest.chars().count();
    let room = width.saturating_sub(used + 2);
    if long <= room || room >= VALUE {
        let _ = writeln!(out, "{}", format!("{row}  {}", cut(rest, room)).trim_end());
    } else {
        let _ = writeln!(out, "{}\n        {}", row.trim_end(), cut(rest, width - 8));
    }
}

/// Where a reference or a closure leads, beyond what its value says: "→ bytes 0..4 of block 1 (s)",
/// "(element 1 of plants)", "→ name, visits".
fn leads(part: &Part) -> Option<String> {
    let captured: Vec<&str> = part
        .parts
        .iter()
        .filter(|inner| inner.kind == PartKind::Ref)
        .map(|inner| inner.label.as_str())
        .collect();
    if part.kind == PartKind::Opaque && !captured.is_empty() {
        return Some(format!("→ {}", captured.join(", ")));
    }
    let link = part
        .pointer
        .as_ref()
        .filter(|_| part.kind == PartKind::Ref)?;
    let named = part.text.starts_with('→');
    if let Some(reach) = &link.reach {
        return Some(match (link.block, named) {
            (_, true) => format!("({reach})"),
            (Some(block), false) => format!("→ {reach} (block {block})"),
            (None, false) => format!("→ {reach}"),
        });
    }
    if named {
        return None;
    }
    // A text or slice shows its content; where that lies stands behind it.
    match (link.to, link.block, &link.variable) {
        (LinkTo::Block, Some(block), _) => Some(format!("→ block {block}")),
        (LinkTo::Freed, Some(block), _) => Some(format!("→ block {block}, freed")),
        (LinkTo::Variable, _, Some(slot)) => Some(format!("→ {}", slot.name)),
        (LinkTo::Gone, _, Some(slot)) => Some(format!("→ {}, gone", slot.name)),
        _ => None,
    }
}

/// The heap. With a step before, only the blocks that are others there.
pub(super) fn heap(out: &mut String, step: &Step, before: Option<&Step>, view: &View) {
    let same = |block: &&Block| before.is_some_and(|before| before.heap.contains(block));
    let shown: Vec<&Block> = step.heap.iter().filter(|block| !same(block)).collect();
    if shown.is_empty() {
        return;
    }
    let _ = writeln!(out, "  heap");
    for block in shown {
        let row = format!("    block {:<3} {:>4} B", block.block, block.size);
        let (style, text) = held(block, view.width);
        match view.width {
            Some(width) => {
                let room = width.saturating_sub(row.chars().count() + 2).max(CONTENT);
                let _ = writeln!(out, "{row}  {}", styled(&cut(&text, room), style));
            }
            None => {
                let _ = writeln!(out, "{row}  {}", styled(&text, style));
            }
        }
    }
    if step.more_blocks > 0 && before.is_none() {
        let more = step.more_blocks;
        let _ = writeln!(out, "    {FAINT}and {more} more blocks{FAINT:#}");
    }
}

/// The first so many characters in a style.
fn styled(text: &str, (style, length): (Style, usize)) -> String {
    let at = text
        .char_indices()
        .nth(length)
        .map_or(text.len(), |(at, _)| at);
    let (head, rest) = text.split_at(at);
    format!("{style}{head}{style:#}{rest}")
}

/// Who owns a block and what it holds, and how much of that is the owner.
fn held(block: &Block, told: Option<usize>) -> ((Style, usize), String) {
    if block.state == BlockState::Freed {
        return ((GONE, usize::MAX), "freed".to_owned());
    }
    let contents: Vec<String> = block
        .contents
        .iter()
        .map(|part| {
            if matches!(part.label.as_str(), "strong" | "weak") {
                format!("{} {}", part.label, part.text)
            } else {
                part.text.clone()
            }
        })
        .collect();
    let contents = visible(&contents.join(", ")).into_owned();
    let (style, owner) = match &block.owner {
        Some(owner) => (NAME, visible(owner).into_owned()),
        None => (FAINT, "no variable shows it".to_owned()),
    };
    let owner = told.map_or(owner.clone(), |width| cut(&owner, (width / 3).max(20)));
    let length = owner.chars().count();
    let text = format!("{owner}  {contents}");
    ((style, length), text.trim_end().to_owned())
}
