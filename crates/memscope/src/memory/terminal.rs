//! The record in a terminal: for each step its line of source, the stack, the heap, and the step in words.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::model::{Block, BlockState, Frame, Record, State, Step, StepKind, Variable};
use crate::{Source, visible};

const LINE: Style = Style::new().bold();
const NAME: Style = AnsiColor::Cyan.on_default();
const GONE: Style = AnsiColor::Red.on_default();
const BORROWED: Style = AnsiColor::Yellow.on_default();
const FAINT: Style = Style::new().dimmed();

/// The record as text with colors.
pub fn terminal(source: &Source, record: &Record) -> String {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut out = String::new();
    for (number, step) in record.steps.iter().enumerate() {
        heading(&mut out, number + 1, step, &lines);
        for frame in &step.frames {
            stack(&mut out, frame);
        }
        for thread in &step.other_threads {
            let _ = writeln!(
                out,
                "  {FAINT}thread {} waits{FAINT:#}",
                visible(&thread.thread)
            );
            thread
                .frames
                .iter()
                .for_each(|frame| stack(&mut out, frame));
        }
        heap(&mut out, step);
        let _ = writeln!(out, "  {}\n", visible(&step.text));
    }
    ending(&mut out, record);
    out
}

fn heading(out: &mut String, number: usize, step: &Step, lines: &[&str]) {
    let text = lines
        .get(step.line.saturating_sub(1))
        .map_or("", |line| line.trim());
    let text = visible(text);
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
    let _ = writeln!(
        out,
        "{LINE}step {number}, line {}{kind}{thread}{unwinding}{LINE:#}  {FAINT}{text}{FAINT:#}",
        step.line
    );
}

fn stack(out: &mut String, frame: &Frame) {
    if frame.hidden > 0 {
        let _ = writeln!(out, "  {FAINT}… {} more calls …{FAINT:#}", frame.hidden);
        return;
    }
    let _ = writeln!(out, "  {}", visible(&frame.function));
    let widths = (
        width(frame.variables.iter().map(|variable| &*variable.name)),
        width(frame.variables.iter().map(|variable| &*variable.ty)),
    );
    for variable in &frame.variables {
        variable_row(out, variable, widths);
    }
}

fn width<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts
        .map(|text| text.chars().count())
        .max()
        .unwrap_or(0)
        .min(32)
}

fn variable_row(out: &mut String, variable: &Variable, (name, ty): (usize, usize)) {
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
    let value = visible(variable.value.as_deref().unwrap_or(""));
    let shadowed = if variable.shadowed { " (shadowed)" } else { "" };
    // Before it has a value its size is not known.
    let size = if variable.state == State::Uninitialised && variable.size == 0 {
        String::new()
    } else {
        format!("{} B", variable.size)
    };
    let row = format!(
        "    {NAME}{:name$}{NAME:#}  {:ty$}  {size:>6}  {style}{state}{style:#}{}{value}{FAINT}{shadowed}{FAINT:#}",
        variable.name,
        visible(&variable.ty),
        if state.is_empty() || value.is_empty() {
            ""
        } else {
            "  "
        },
    );
    let _ = writeln!(out, "{}", row.trim_end());
}

fn heap(out: &mut String, step: &Step) {
    if step.heap.is_empty() {
        return;
    }
    let _ = writeln!(out, "  heap");
    for block in &step.heap {
        let _ = writeln!(
            out,
            "    block {:<3} {:>4} B  {}",
            block.block,
            block.size,
            held(block)
        );
    }
    if step.more_blocks > 0 {
        let _ = writeln!(
            out,
            "    {FAINT}and {} more blocks{FAINT:#}",
            step.more_blocks
        );
    }
}

fn held(block: &Block) -> String {
    if block.state == BlockState::Freed {
        return format!("{GONE}freed{GONE:#}");
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
    let owner = match &block.owner {
        Some(owner) => format!("{NAME}{}{NAME:#}", visible(owner)),
        None => format!("{FAINT}no variable shows it{FAINT:#}"),
    };
    format!("{owner}  {}", visible(&contents.join(", ")))
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
