//! The report for a person at a terminal: the source, a column for each place that matters, and why something was
//! lost.
//!
//! ```text
//! main                                s     r
//!    3  let mut s = String::new();    rwam
//!    4  let r = &s;                   r---  r--c
//!       s: no write, assign, move: borrowed shared on line 4, used last on line 5 [E0502]
//! ```

use std::collections::BTreeMap;
use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use crate::{Source, on_one_line, visible};

use super::columns::{self, Columns};
use super::explain;
use super::report::{Place, Report, Said, Step, Table};

const READ: Style = AnsiColor::Green.on_default();
const WRITE: Style = AnsiColor::Yellow.on_default();
const ASSIGN: Style = AnsiColor::Cyan.on_default();
const MOVE: Style = AnsiColor::Magenta.on_default();
const FAINT: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const REFUSED: Style = AnsiColor::Red.on_default().bold();

/// The widest that source lines are shown; longer ones are cut.
const SOURCE: usize = 64;
/// The width that is assumed where nothing tells it.
const WIDTH: usize = 100;
/// How far a line's text stands from the left edge, behind its number.
const MARGIN: usize = 7;

/// The report as text with colors (strip them when it does not go to a terminal). Text of the program's, or of the
/// compiler's about it, cannot steer the terminal.
pub fn terminal(source: &Source, report: &Report) -> String {
    let mut text = String::new();
    let width = width();
    for (index, table) in report.functions.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        function(&mut text, source, table, width);
    }
    for said in apart(report) {
        let _ = writeln!(
            text,
            "\n{REFUSED}error{REFUSED:#}{}",
            visible(&explain::error(said))
        );
    }
    if report.functions.is_empty() {
        let file = on_one_line(&report.file);
        let _ = writeln!(text, "{file}: there is no function with a body");
    } else if report
        .functions
        .iter()
        .any(|table| table.no_table.is_none())
    {
        legend(&mut text);
    }
    text
}

/// How many characters fit side by side.
fn width() -> usize {
    let told = std::env::var("COLUMNS")
        .ok()
        .and_then(|text| text.parse().ok());
    told.or_else(terminals_own).unwrap_or(WIDTH)
}

#[cfg(unix)]
fn terminals_own() -> Option<usize> {
    // Fails when standard output is no terminal; some terminals say 0.
    let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
    Some(size.ws_col.into()).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn terminals_own() -> Option<usize> {
    None
}

/// The errors that no table shows.
fn apart(report: &Report) -> impl Iterator<Item = &Said> {
    let shown = |said: &Said, table: &Table| {
        let why = table.no_table.as_deref().unwrap_or_default();
        table.refused.contains(said) || why.contains(&explain::error(said))
    };
    let diagnostics = report.diagnostics.iter();
    diagnostics.filter(move |said| !report.functions.iter().any(|table| shown(said, table)))
}

fn legend(text: &mut String) {
    let mut word = |before: &str, letter: &str, style: Style, after: &str| {
        let _ = write!(
            text,
            "{FAINT}{before}{FAINT:#}{style}{letter}{style:#}{FAINT}{after}{FAINT:#}"
        );
    };
    word("\nafter each line: ", "r", READ, "ead (&p)  ");
    word("", "w", WRITE, "rite (&mut p)  ");
    word("", "a", ASSIGN, "ssign (p = …)  ");
    word("", "m", MOVE, "ove, or ");
    word(
        "",
        "c",
        MOVE,
        "opy  - not permitted  ? not asked  x never reached\n",
    );
}

fn function(text: &mut String, source: &Source, table: &Table, width: usize) {
    if let Some(why) = &table.no_table {
        let _ = writeln!(
            text,
            "{BOLD}{}{BOLD:#} (line {}): no table, {why}",
            table.name,
            table.line,
            why = visible(why)
        );
        return;
    }
    let lines = Lines::of(source, table);
    let columns = columns::choose(&lines.steps());
    // What does not fit side by side comes one below the other.
    let mut rest = columns.shown.as_slice();
    let mut first = true;
    while first || !rest.is_empty() {
        let mut used = MARGIN + lines.width();
        let fit = rest.iter().take_while(|name| {
            used += cell_width(name) + 2;
            used <= width
        });
        let count = fit.count().max(1).min(rest.len());
        let (here, later) = rest.split_at(count);
        if !first {
            text.push('\n');
        }
        block(text, table, &lines, here, first);
        (rest, first) = (later, false);
    }
    lasting(text, &columns);
}

/// What holds at every line is said once, below.
fn lasting(text: &mut String, columns: &Columns) {
    for (why, places) in &columns.lasting {
        let _ = writeln!(
            text,
            "{:MARGIN$}{FAINT}{why}: {}{FAINT:#}",
            "",
            visible(&places.join(", "))
        );
    }
}

/// The lines of one function, each with the step whose answers stand beside it.
struct Lines<'a> {
    shown: Vec<Line<'a>>,
    /// How many characters of indentation all of them leave out.
    indent: usize,
}

struct Line<'a> {
    number: usize,
    text: String,
    step: Option<&'a Step>,
}

impl<'a> Lines<'a> {
    fn of(source: &'a Source, table: &'a Table) -> Self {
        let same = |f: &&crate::source::Function| f.name == table.name && f.line == table.line;
        let function = source.functions.iter().find(same);
        let (first, last) = function.map_or((table.line, table.line), |function| {
            (function.line, source.line(function.body.end))
        });
        let mut steps: BTreeMap<usize, &Step> = BTreeMap::new();
        for step in table
            .entries
            .iter()
            .chain(&table.steps)
            .filter(|step| step.kind != "tail")
        {
            steps.insert(step.line, step);
        }
        let text: Vec<&str> = source.text.lines().collect();
        let body = text.get(first - 1..last).unwrap_or_default();
        let blank = |line: &&str| line.len() - line.trim_start().len();
        let filled = body.iter().filter(|line| !line.trim().is_empty());
        let indent = filled.map(blank).min().unwrap_or(0);
        let shown = body.iter().enumerate().map(|(index, line)| Line {
            number: first + index,
            text: cut(line.get(indent..).unwrap_or_default()),
            step: steps.get(&(first + index)).copied(),
        });
        Self {
            shown: shown.collect(),
            indent,
        }
    }

    fn width(&self) -> usize {
        self.shown
            .iter()
            .map(|line| line.text.chars().count())
            .max()
            .unwrap_or(0)
    }

    fn steps(&self) -> Vec<&'a Step> {
        self.shown.iter().filter_map(|line| line.step).collect()
    }
}

fn cut(line: &str) -> String {
    let line = visible(line).replace('\t', " ");
    if line.chars().count() > SOURCE {
        line.chars().take(SOURCE - 1).chain(['…']).collect()
    } else {
        line
    }
}

fn cell_width(name: &str) -> usize {
    visible(name).chars().count().max(4)
}

/// The lines beside some of the columns. Only the `first` block of a function shows what does not belong to a column.
fn block(text: &mut String, table: &Table, lines: &Lines, columns: &[String], first: bool) {
    let width = lines.width();
    let name = if first {
        table.name.clone()
    } else {
        format!("{} (more places)", table.name)
    };
    let mut head = |name: &str, width: usize| {
        let name = visible(name);
        let rest = width.saturating_sub(name.chars().count());
        let _ = write!(text, "{BOLD}{name}{BOLD:#}{:rest$}", "");
    };
    head(&name, width + MARGIN + 2);
    columns
        .iter()
        .for_each(|name| head(name, cell_width(name) + 2));
    trim(text);
    text.push('\n');
    let mut before: BTreeMap<&str, &Place> = BTreeMap::new();
    for line in lines
        .shown
        .iter()
        .filter(|line| first || shows(line, columns))
    {
        let _ = write!(
            text,
            "{FAINT}{:>5}{FAINT:#}  {:<width$}",
            line.number, line.text
        );
        let mut lost = Vec::new();
        for name in columns {
            text.push_str("  ");
            let wide = cell_width(name);
            match line
                .step
                .and_then(|step| step.places.iter().find(|place| place.place == *name))
            {
                Some(place) => {
                    cell(text, place, wide);
                    lost.extend(explain::new_reasons(
                        before.get(name.as_str()).copied(),
                        place,
                    ));
                    before.insert(name, place);
                }
                None => {
                    let _ = write!(text, "{:wide$}", "");
                }
            }
        }
        trim(text);
        text.push('\n');
        if first {
            let of_line = |said: &&Said| said.line == line.number;
            table
                .refused
                .iter()
                .filter(of_line)
                .for_each(|said| refused(text, said, lines, line));
        }
        for reason in explain::together(lost) {
            let _ = writeln!(
                text,
                "{:MARGIN$}{FAINT}{}{FAINT:#}",
                "",
                visible(&reason.to_string())
            );
        }
    }
}

fn shows(line: &Line, columns: &[String]) -> bool {
    line.step.is_some_and(|step| {
        step.places
            .iter()
            .any(|place| columns.contains(&place.place))
    })
}

fn trim(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
}

/// Marks the expression that asks for a permission it does not have, in a line below it.
fn refused(text: &mut String, said: &Said, lines: &Lines, line: &Line) {
    let start = (said.column - 1).saturating_sub(lines.indent);
    let length = said.expression.chars().count();
    let room = line.text.chars().count().saturating_sub(start);
    let mark = "^".repeat(length.min(room).max(1));
    let start = start.min(line.text.chars().count());
    let _ = writeln!(
        text,
        "{:1$}{REFUSED}{mark} refused{REFUSED:#}{2}",
        "",
        MARGIN + start,
        visible(&explain::refusal(said))
    );
}

fn cell(text: &mut String, place: &Place, width: usize) {
    for (letter, style) in columns::letters(place)
        .into_iter()
        .zip([READ, WRITE, ASSIGN, MOVE])
    {
        let style = if letter.is_alphabetic() && letter != 'x' {
            style
        } else {
            FAINT
        };
        let _ = write!(text, "{style}{letter}{style:#}");
    }
    let _ = write!(text, "{:1$}", "", width - 4);
}
