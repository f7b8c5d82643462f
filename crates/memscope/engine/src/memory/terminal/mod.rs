//! The record in a terminal: for each step its line of source, the stack, the heap, and the step in words.
//!
//! ```text
//! Record --fold--> Shown (a step, or equal rounds) --rows--> text, as wide as the view
//! ```

mod colors;
mod fold;
mod rows;

use std::fmt::Write;

use super::model::{Record, Step, StepKind};
use crate::view::{cut, wrapped};
use crate::{Source, View, visible};
use colors::{BORROWED, FAINT, GONE, LINE};
pub(crate) use fold::{Shown, fold};

/// So much of a run that was cut is shown: steps, and equal rounds taken as one.
const OF_A_CUT_RUN: usize = 40;

/// The record as text with colors.
pub fn terminal(source: &Source, record: &Record, view: &View) -> String {
    let mut out = String::new();
    let shown = fold(source, &record.steps, view, &|_| false);
    for one in &shown {
        terminal_shown(&mut out, source, &record.steps, one, view);
    }
    none_there(&mut out, &shown, view);
    ending(&mut out, record);
    out
}

/// The first steps of a run that a limit cut.
pub fn terminal_of_cut(source: &Source, record: &Record, view: &View) -> String {
    let mut out = String::new();
    let shown = fold(source, &record.steps, view, &|_| false);
    let few = if view.all { shown.len() } else { OF_A_CUT_RUN };
    for one in shown.iter().take(few) {
        terminal_shown(&mut out, source, &record.steps, one, view);
    }
    none_there(&mut out, &shown, view);
    let left = shown
        .get(few)
        .map_or(0, |one| record.steps.len() - one.first());
    if left > 0 {
        let _ = writeln!(
            out,
            "{FAINT}… {left} more steps were recorded; --all shows them{FAINT:#}"
        );
    }
    out
}

/// Says that the chosen lines have no step.
pub(crate) fn none_there(out: &mut String, shown: &[Shown], view: &View) {
    if let (Some(lines), []) = (&view.lines, shown) {
        let (first, last) = (lines.start(), lines.end());
        let _ = writeln!(out, "no step of the run touches lines {first} to {last}");
    }
}

/// A step, or several rounds taken as one.
pub(crate) fn terminal_shown(
    out: &mut String,
    source: &Source,
    steps: &[Step],
    shown: &Shown,
    view: &View,
) {
    match shown {
        Shown::Step(index) => {
            let before = index.checked_sub(1).map(|before| &steps[before]);
            step(out, source, *index + 1, &steps[*index], before, view);
        }
        Shown::Rounds(rounds) => {
            let said = wrapped(&visible(&rounds.to_string()), 2, view.width);
            let _ = writeln!(out, "{FAINT}{said}{FAINT:#}\n");
        }
    }
}

/// One step with its number, counted from 1.
fn step(
    out: &mut String,
    source: &Source,
    number: usize,
    step: &Step,
    before: Option<&Step>,
    view: &View,
) {
    heading(out, source, number, step, view.width);
    // A short view leaves out what stands as it stood before.
    let before = before.filter(|_| view.short);
    for frame in &step.frames {
        rows::frame(out, frame, before, view);
    }
    for thread in &step.other_threads {
        let mut inner = String::new();
        for frame in &thread.frames {
            rows::frame(&mut inner, frame, before, view);
        }
        if before.is_none() || !inner.is_empty() {
            let name = visible(&thread.thread);
            let _ = write!(out, "  {FAINT}thread {name} waits{FAINT:#}\n{inner}");
        }
    }
    rows::heap(out, step, before, view);
    let _ = writeln!(out, "{}\n", wrapped(&visible(&step.text), 2, view.width));
}

fn heading(out: &mut String, source: &Source, number: usize, step: &Step, width: Option<usize>) {
    let kind = if step.kind == StepKind::Statement {
        String::new()
    } else {
        format!(", {}", step.kind)
    };
    let thread = if step.thread == "main" {
        String::new()
    } else {
        format!(", {}", visible(&step.thread))
    };
    let unwinding = if step.unwinding { ", unwinding" } else { "" };
    let (first, last) = (step.first_line.min(step.line), step.line);
    let lines = match last - first {
        0 => format!("line {last}"),
        1 => format!("lines {first} and {last}"),
        _ => format!("lines {first} to {last}"),
    };
    let head = format!("step {number}, {lines}{kind}{thread}{unwinding}");
    // The first line says what it is; the last one of many is a `};`.
    let text = source.text.lines().nth(first.saturating_sub(1));
    let text = visible(text.map_or("", str::trim)).into_owned();
    let room = width.map(|width| width.saturating_sub(head.chars().count() + 2));
    let text = room.map_or(text.clone(), |room| cut(&text, room));
    let _ = writeln!(out, "{LINE}{head}{LINE:#}  {FAINT}{text}{FAINT:#}");
}

fn ending(out: &mut String, record: &Record) {
    if let Some(truncated) = &record.truncated {
        let _ = writeln!(out, "{BORROWED}{truncated}{BORROWED:#}");
    }
    for line in &record.unwatched {
        let _ = writeln!(
            out,
            "{BORROWED}line {line} could not be watched in full{BORROWED:#}"
        );
    }
    for leak in &record.leaked {
        let _ = writeln!(
            out,
            "{GONE}never freed: block {}, {} bytes, taken at line {}{GONE:#}",
            leak.block, leak.size, leak.line
        );
    }
    let _ = writeln!(out, "{}", record.ending);
}
