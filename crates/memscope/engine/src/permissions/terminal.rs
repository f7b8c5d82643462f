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

use crate::{Source, on_one_line, told_width, view, visible};

use super::columns::{self, Columns};
use super::explain;
use super::lines::{Line, Lines};
use super::report::{Place, Report, Said, Table};

const READ: Style = AnsiColor::Green.on_default();
const WRITE: Style = AnsiColor::Yellow.on_default();
const ASSIGN: Style = AnsiColor::Cyan.on_default();
const MOVE: Style = AnsiColor::Magenta.on_default();
const FAINT: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const REFUSED: Style = AnsiColor::Red.on_default().bold();

/// The widest that source lines are shown, in hundredths of the width; longer ones are cut.
const SOURCE: usize = 64;
/// The width that is assumed where nothing tells it.
const WIDTH: usize = 100;
/// How far a line's text stands from the left edge, behind its number.
const MARGIN: usize = 7;

/// The report as text with colors (strip them when it does not go to a terminal). Text of the program's, or of the
/// compiler's about it, cannot steer the terminal.
pub fn terminal(source: &Source, report: &Report) -> String {
    let mut text = String::new();
    let width = Width::told(told_width());
    for (index, table) in report.functions.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        function(&mut text, source, table, width);
    }
    for said in apart(report) {
        let error = visible(&explain::error(said)).into_owned();
        let error = width.wrapped(&format!("error{error}"), 0);
        let rest = error.trim_start_matches("error");
        let _ = writeln!(text, "\n{REFUSED}error{REFUSED:#}{rest}");
    }
    if report.functions.is_empty() {
        let file = on_one_line(&report.file);
        let _ = writeln!(text, "{file}: there is no function with a body");
    } else if report
        .functions
        .iter()
        .any(|table| table.no_table.is_none())
    {
        legend(&mut text, width);
    }
    text
}

/// How wide the view is.
#[derive(Clone, Copy)]
struct Width {
    /// How many characters stand side by side in a table.
    all: usize,
    /// Whether somebody told so: then sentences keep to it, too.
    told: bool,
}

impl Width {
    fn told(told: Option<usize>) -> Self {
        Self {
            all: told.unwrap_or(WIDTH),
            told: told.is_some(),
        }
    }

    /// The widest that source lines are shown.
    fn source(self) -> usize {
        // Beside it there has to be room for one column.
        let left = self.all.saturating_sub(MARGIN + 2 + self.cells());
        (self.all * SOURCE / 100).min(left)
    }

    /// The width of a column: with the name of its place, if that leaves room for the source.
    fn cell(self, name: &str) -> usize {
        visible(name).chars().count().clamp(4, self.cells())
    }

    /// The widest that a column is.
    fn cells(self) -> usize {
        (self.all / 4).max(8)
    }

    fn wrapped(self, text: &str, indent: usize) -> String {
        view::wrapped(text, indent, Some(self.all).filter(|_| self.told))
    }
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

fn legend(text: &mut String, width: Width) {
    let mut used = 0;
    let parts = [
        ("\nafter each line: ", "r", READ, "ead (&p)"),
        ("  ", "w", WRITE, "rite (&mut p)"),
        ("  ", "a", ASSIGN, "ssign (p = …)"),
        ("  ", "m", MOVE, "ove, or"),
        (" ", "c", MOVE, "opy"),
        ("  ", "", FAINT, "- not permitted"),
        ("  ", "", FAINT, "? not asked"),
        ("  ", "", FAINT, "x never reached"),
    ];
    for (before, letter, style, after) in parts {
        let length = (before.trim_start_matches('\n').chars().count())
            + letter.len()
            + after.chars().count();
        let (before, start) = match width.told && used + length > width.all {
            true => ("\n  ", 0),
            false => (before, used),
        };
        used = start + length;
        let _ = write!(
            text,
            "{FAINT}{before}{FAINT:#}{style}{letter}{style:#}{FAINT}{after}{FAINT:#}"
        );
    }
    text.push('\n');
}

fn function(text: &mut String, source: &Source, table: &Table, width: Width) {
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
    let lines = Lines::of(source, table, width.source());
    let columns = columns::choose(&lines.steps());
    // What does not fit side by side comes one below the other.
    let mut rest = columns.shown.as_slice();
    let mut first = true;
    while first || !rest.is_empty() {
        let mut used = MARGIN + lines.width();
        let fit = rest.iter().take_while(|name| {
            used += width.cell(name) + 2;
            used <= width.all
        });
        let count = fit.count().max(1).min(rest.len());
        let (here, later) = rest.split_at(count);
        if !first {
            text.push('\n');
        }
        block(text, table, &lines, here, (first, width));
        (rest, first) = (later, false);
    }
    lasting(text, &columns, width);
}

/// What holds at every line is said once, below.
fn lasting(text: &mut String, columns: &Columns, width: Width) {
    for (why, places) in &columns.lasting {
        let said = format!("{why}: {}", visible(&places.join(", ")));
        below(text, &said, MARGIN, width);
    }
}

/// A remark below a line.
fn below(text: &mut String, said: &str, indent: usize, width: Width) {
    let said = width.wrapped(said, indent);
    let said = said.trim_start();
    let _ = writeln!(text, "{:indent$}{FAINT}{said}{FAINT:#}", "");
}

/// The lines beside some of the columns. Only the `first` block of a function shows what does not belong to a column.
fn block(
    text: &mut String,
    table: &Table,
    lines: &Lines,
    columns: &[String],
    (first, told): (bool, Width),
) {
    let width = lines.width();
    let name = if first {
        table.name.clone()
    } else {
        format!("{} (more places)", table.name)
    };
    let mut head = |name: &str, width: usize| {
        let name = view::cut_inside(&visible(name), width.saturating_sub(2));
        let rest = width.saturating_sub(name.chars().count());
        let _ = write!(text, "{BOLD}{name}{BOLD:#}{:rest$}", "");
    };
    head(&name, width + MARGIN + 2);
    columns
        .iter()
        .for_each(|name| head(name, told.cell(name) + 2));
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
            line.number
                .map(|number| number.to_string())
                .unwrap_or_default(),
            line.text
        );
        let mut lost = Vec::new();
        for name in columns {
            text.push_str("  ");
            let wide = told.cell(name);
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
            let of_line = |said: &&Said| Some(said.line) == line.number;
            table
                .refused
                .iter()
                .filter(of_line)
                .for_each(|said| refused(text, said, lines, line, told));
        }
        for reason in explain::together(lost) {
            below(text, &visible(&reason.to_string()), MARGIN, told);
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
fn refused(text: &mut String, said: &Said, lines: &Lines, line: &Line, width: Width) {
    let start = (said.column - 1).saturating_sub(lines.indent);
    let length = said.expression.chars().count();
    let room = line.text.chars().count().saturating_sub(start);
    let mark = "^".repeat(length.min(room).max(1));
    let start = start.min(line.text.chars().count());
    let why = visible(&explain::refusal(said)).into_owned();
    let at = MARGIN + start;
    let used = at + mark.chars().count() + " refused".len() + why.chars().count();
    let _ = write!(text, "{:at$}{REFUSED}{mark} refused{REFUSED:#}", "");
    if width.told && used > width.all {
        text.push('\n');
        let why = why.trim_start_matches([',', ':', ' ']);
        let _ = writeln!(text, "{}", width.wrapped(why, MARGIN + 4));
    } else {
        let _ = writeln!(text, "{why}");
    }
    let mut labels: Vec<_> = said
        .lines
        .iter()
        .filter(|at| !at.label.is_empty())
        .collect();
    // "... and the borrow might be used here" goes on from another label of the line.
    labels.sort_by_key(|at| (at.line, at.label.starts_with("...")));
    for pointer in labels {
        let (line, label) = (pointer.line, visible(&pointer.label));
        below(text, &format!("line {line}: {label}"), MARGIN + 4, width);
    }
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
