//! The lines of a function as a terminal shows them, each with the step whose answers stand beside it.

use std::ops::Range;

use super::report::{Step, StepKind, Table};
use crate::source::Function;
use crate::{Source, view, visible};

/// The lines of one function, each with the step whose answers stand beside it.
pub(super) struct Lines<'a> {
    pub(super) shown: Vec<Line<'a>>,
    /// How many characters of indentation all of them leave out.
    pub(super) indent: usize,
}

pub(super) struct Line<'a> {
    /// `None` for one of several statements on a line.
    pub(super) number: Option<usize>,
    pub(super) text: String,
    pub(super) step: Option<&'a Step>,
}

impl<'a> Lines<'a> {
    /// `most`: the widest that a line is shown.
    pub(super) fn of(source: &'a Source, table: &'a Table, most: usize) -> Self {
        let same = |f: &&Function| f.name == table.name && f.line == table.line;
        let function = source.functions.iter().find(same);
        let (first, last) = function.map_or((table.line, table.line), |function| {
            (function.line, source.line(function.body.end))
        });
        let text: Vec<&str> = source.text.lines().collect();
        let body = text.get(first - 1..last).unwrap_or_default();
        let blank = |line: &&str| line.len() - line.trim_start().len();
        let filled = body.iter().filter(|line| !line.trim().is_empty());
        let indent = filled.map(blank).min().unwrap_or(0);
        let mut shown = Vec::new();
        for (number, line) in (first..).zip(body) {
            let text = cut(line.get(indent..).unwrap_or_default(), most);
            let entry = table.entries.iter().rev().find(|entry| {
                entry.line == number
                    && function.is_none_or(|f| !inline(source, &f.entries[entry.index].closure))
            });
            let statements = table.steps.iter().filter(|step| {
                let closure = |f: &Function| inline(source, &f.statements[step.index].closure);
                step.line == number && step.kind != StepKind::Tail && !function.is_some_and(closure)
            });
            let statements: Vec<&Step> = statements.collect();
            let several = statements.len() > 1;
            shown.push(Line {
                number: Some(number),
                text,
                step: statements.last().copied().or(entry).filter(|_| !several),
            });
            for step in statements.into_iter().filter(|_| several) {
                let text = function.map(|f| &source.text[f.statements[step.index].span.clone()]);
                let text = text.unwrap_or_default().split_whitespace();
                shown.push(Line {
                    number: None,
                    text: cut(
                        &format!("    · {}", text.collect::<Vec<_>>().join(" ")),
                        most,
                    ),
                    step: Some(step),
                });
            }
        }
        Self { shown, indent }
    }

    pub(super) fn width(&self) -> usize {
        self.shown
            .iter()
            .map(|line| line.text.chars().count())
            .max()
            .unwrap_or(0)
    }

    pub(super) fn steps(&self) -> Vec<&'a Step> {
        self.shown.iter().filter_map(|line| line.step).collect()
    }
}

/// Whether a closure begins and ends on one line: that line tells what holds around it.
fn inline(source: &Source, closure: &Option<Range<usize>>) -> bool {
    let lines = closure
        .as_ref()
        .map(|body| (source.line(body.start), source.line(body.end)));
    lines.is_some_and(|(first, last)| first == last)
}

/// A line of source. Where it is too long, its comment goes first.
fn cut(line: &str, most: usize) -> String {
    let line = visible(line).replace('\t', " ");
    if line.chars().count() <= most {
        return line;
    }
    let code = line.split_once("// ").map(|(code, _)| code.trim_end());
    // Quotes on both sides: it may stand in a text.
    let code = code.filter(|code| !code.trim().is_empty() && code.matches('"').count() % 2 == 0);
    view::cut(code.unwrap_or(&line), most)
}
