//! The report for a person at a terminal: the source, a column for each place, and why something was lost.
//!
//! ```text
//! main                                s     r
//!    3  let mut s = String::new();    rwam
//!    4  let r = &s;                   r---  r--c
//!                                     s: no write, assign, move: borrowed on line 4, used last on line 5 [E0502]
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::Source;

use super::report::{Place, Reason, Report, Step, Table};

const READ: Style = AnsiColor::Green.on_default();
const WRITE: Style = AnsiColor::Yellow.on_default();
const ASSIGN: Style = AnsiColor::Cyan.on_default();
const MOVE: Style = AnsiColor::Magenta.on_default();
const FAINT: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const REFUSED: Style = AnsiColor::Red.on_default().bold();

/// The widest that source lines are shown; longer ones are cut.
const SOURCE: usize = 56;
/// The width that is assumed where `COLUMNS` says nothing.
const WIDTH: usize = 100;

/// The report as text with colours (strip them when it does not go to a terminal).
pub fn terminal(source: &Source, report: &Report) -> String {
    let columns = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
    let mut text = String::new();
    for (index, table) in report.functions.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        function(&mut text, source, table, columns.unwrap_or(WIDTH));
    }
    let apart = report.diagnostics.iter().filter(|said| {
        let of_table = |table: &Table| table.refused.contains(said);
        !report.functions.iter().any(of_table)
    });
    for said in apart {
        let code = said.code.as_deref().map(|code| format!("[{code}]")).unwrap_or_default();
        let _ = writeln!(text, "{REFUSED}error{code}{REFUSED:#} on line {}: {}", said.line, said.message);
    }
    if report.functions.is_empty() {
        let _ = writeln!(text, "{}: there is no function with a body", report.file);
    } else if report.functions.iter().any(|table| table.no_table.is_none()) {
        let _ = writeln!(
            text,
            "\n{FAINT}after each line: {FAINT:#}{READ}r{READ:#}{FAINT}ead (&p)  {FAINT:#}{WRITE}w{WRITE:#}{FAINT}rite (&mut p)  {FAINT:#}\
             {ASSIGN}a{ASSIGN:#}{FAINT}ssign (p = …)  {FAINT:#}{MOVE}m{MOVE:#}{FAINT}ove, or {FAINT:#}{MOVE}c{MOVE:#}{FAINT}opy  - not permitted  ? not asked  \
             x never reached{FAINT:#}"
        );
    }
    text
}

fn function(text: &mut String, source: &Source, table: &Table, width: usize) {
    if let Some(why) = &table.no_table {
        let _ = writeln!(text, "{BOLD}{}{BOLD:#} (line {}): no table", table.name, table.line);
        let _ = writeln!(text, "  {why}");
        return;
    }
    let lines = Lines::of(source, table);
    let columns = columns(&lines);
    let source_width = lines.width();
    // What does not fit side by side comes one below the other.
    let mut rest = columns.as_slice();
    loop {
        let mut used = 7 + source_width;
        let fit = rest.iter().take_while(|name| {
            used += cell_width(name) + 2;
            used <= width
        });
        let count = fit.count().max(1).min(rest.len());
        let (here, later) = rest.split_at(count);
        block(text, table, &lines, here);
        rest = later;
        if rest.is_empty() {
            break;
        }
        text.push('\n');
    }
}

/// The lines of one function, each with the step whose answers stand beside it.
struct Lines<'a> {
    shown: Vec<(usize, String, Option<&'a Step>)>,
}

impl<'a> Lines<'a> {
    fn of(source: &'a Source, table: &'a Table) -> Self {
        let function = source.functions.iter().find(|f| f.name == table.name && f.line == table.line);
        let (first, last) = function.map_or((table.line, table.line), |function| {
            (function.line, source.line(function.body.end))
        });
        let mut steps: BTreeMap<usize, &Step> = BTreeMap::new();
        for step in table.entries.iter().chain(&table.steps).filter(|step| step.kind != "tail") {
            steps.insert(step.line, step);
        }
        let text: Vec<&str> = source.text.lines().collect();
        let body = text.get(first - 1..last).unwrap_or_default();
        let indent = |line: &&&str| line.len() - line.trim_start().len();
        let common = body.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(&line)).min();
        let shown = body.iter().enumerate().map(|(index, line)| {
            let line = line.get(common.unwrap_or(0)..).unwrap_or_default().replace('\t', "    ");
            let cut = if line.chars().count() > SOURCE {
                line.chars().take(SOURCE - 1).chain(['…']).collect()
            } else {
                line
            };
            (first + index, cut, steps.get(&(first + index)).copied())
        });
        Self {
            shown: shown.collect(),
        }
    }

    fn width(&self) -> usize {
        self.shown.iter().map(|(_, text, _)| text.chars().count()).max().unwrap_or(0)
    }
}

/// The places that get a column, parts beside their variable: all, but for what lies behind a shared reference, which
/// is read-only at every line.
fn columns(lines: &Lines) -> Vec<String> {
    let steps = || lines.shown.iter().filter_map(|(_, _, step)| *step);
    let behind_shared = |place: &&Place| {
        let shared = |reason: &Reason| {
            reason.kind == "behind a reference" && reason.permissions.iter().any(|p| p == "write")
        };
        place.place.starts_with('*') && place.reasons.iter().any(shared)
    };
    let hidden: BTreeSet<&str> =
        steps().flat_map(|step| &step.places).filter(behind_shared).map(|place| place.place.as_str()).collect();
    let mut names: Vec<String> = Vec::new();
    for place in steps().flat_map(|step| &step.places) {
        let name = &place.place;
        if hidden.contains(name.as_str()) || names.contains(name) {
            continue;
        }
        let after = names.iter().rposition(|other| variable(other) == variable(name));
        names.insert(after.map_or(names.len(), |index| index + 1), name.clone());
    }
    names
}

/// The variable that a place is or is part of.
fn variable(place: &str) -> &str {
    let name = |c: char| c.is_alphanumeric() || c == '_';
    let start = place.trim_start_matches(|c| !name(c));
    let end = start.find(|c| !name(c)).unwrap_or(start.len());
    &start[..end]
}

fn cell_width(name: &str) -> usize {
    name.chars().count().max(4)
}

fn block(text: &mut String, table: &Table, lines: &Lines, columns: &[String]) {
    let width = lines.width();
    let head = format!("{:<1$}", table.name, width + 7);
    let _ = write!(text, "{BOLD}{head}{BOLD:#}");
    for name in columns {
        let _ = write!(text, "  {BOLD}{name:<0$}{BOLD:#}", cell_width(name));
    }
    text.push('\n');
    let mut before: BTreeMap<&str, &Place> = BTreeMap::new();
    for (line, shown, step) in &lines.shown {
        let _ = write!(text, "{FAINT}{line:>5}{FAINT:#}  {shown:<width$}");
        let mut lost = Vec::new();
        for name in columns {
            let place = step.and_then(|step| step.places.iter().find(|place| place.place == *name));
            text.push_str("  ");
            let wide = cell_width(name);
            match place {
                Some(place) => {
                    cell(text, place, wide);
                    lost.extend(new_reasons(before.get(name.as_str()).copied(), place));
                    before.insert(name, place);
                }
                None => {
                    let _ = write!(text, "{:wide$}", "");
                }
            }
        }
        text.truncate(text.trim_end_matches(' ').len());
        text.push('\n');
        for said in table.refused.iter().filter(|said| said.line == *line) {
            let code = said.code.as_deref().unwrap_or("error");
            let wants = match &said.permission {
                Some(permission) => format!("asks to {permission}: "),
                None => String::new(),
            };
            let _ = writeln!(
                text,
                "{:7}{REFUSED}refused{REFUSED:#} `{}` {wants}{} [{code}]",
                "", said.expression, said.message
            );
        }
        for reason in lost {
            let _ = writeln!(text, "{:7}{FAINT}{reason}{FAINT:#}", "");
        }
    }
}

fn cell(text: &mut String, place: &Place, width: usize) {
    let letters = match place.state.as_str() {
        "not asked" => [('?', FAINT); 4],
        "unreachable" => [('x', FAINT); 4],
        _ => {
            let letter = |given, letter, style| if given { (letter, style) } else { ('-', FAINT) };
            let take = if place.copy { 'c' } else { 'm' };
            [
                letter(place.read, 'r', READ),
                letter(place.write, 'w', WRITE),
                letter(place.assign, 'a', ASSIGN),
                letter(place.moves, take, MOVE),
            ]
        }
    };
    for (letter, style) in letters {
        let _ = write!(text, "{style}{letter}{style:#}");
    }
    let _ = write!(text, "{:1$}", "", width - 4);
}

/// What was permitted before this line and is no longer, each with its reason; the same rule in one line.
fn new_reasons(before: Option<&Place>, now: &Place) -> Vec<String> {
    let known = |reason: &Reason| {
        before.is_some_and(|before| {
            let same = |other: &Reason| other.kind == reason.kind && other.permissions == reason.permissions;
            before.reasons.iter().any(same)
        })
    };
    let lasting = ["not declared mut", "behind a reference", "cannot be moved out", "no fixed size", "unreachable"];
    let mut merged: Vec<Reason> = Vec::new();
    for reason in now.reasons.iter().filter(|reason| !lasting.contains(&reason.kind.as_str()) && !known(reason)) {
        match merged.iter_mut().find(|other| other.kind == reason.kind) {
            Some(other) => {
                other.permissions.extend(reason.permissions.iter().cloned());
                if let (Some(codes), Some(code)) = (&mut other.code, &reason.code)
                    && !codes.contains(code.as_str())
                {
                    let _ = write!(codes, ", {code}");
                }
            }
            None => merged.push(reason.clone()),
        }
    }
    merged.iter().map(|reason| format!("{}: {}", now.place, explain(reason, now))).collect()
}

/// One reason in a line.
fn explain(reason: &Reason, place: &Place) -> String {
    let what = reason.permissions.join(", ");
    let code = reason.code.as_deref().map(|code| format!(" [{code}]")).unwrap_or_default();
    let at = |part: &str| {
        let pointer = reason.lines.iter().find(|pointer| pointer.label.contains(part));
        pointer.map(|pointer| pointer.line)
    };
    let line = |line: Option<usize>| line.map(|line| format!(" on line {line}")).unwrap_or_default();
    let why = match reason.kind.as_str() {
        "moved" | "partly moved" => format!("{}{}", place.state, line(at("moved"))),
        "borrowed shared" | "borrowed mutably" => {
            let borrow = at("borrow occurs here").or(at("is borrowed here")).or(at("borrow of")).or(at("borrow occurs"));
            let last = reason.last_use.map(|line| format!(", used last on line {line}"));
            format!("{}{}{}", reason.kind, line(borrow), last.unwrap_or_default())
        }
        "expired" => {
            let lines: Vec<String> = reason.lines.iter().map(|pointer| pointer.line.to_string()).collect();
            format!("expired, see line {}", lines.join(" and "))
        }
        "not asked" => return format!("not asked: {}", reason.message),
        kind => kind.to_owned(),
    };
    format!("no {what}: {why}{code}")
}
