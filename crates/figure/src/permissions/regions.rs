//! Regions: from where a borrow begins to its last use, as bars beside the lines and in words below them.

use memscope::permissions::{Place, Report, Rule};

use super::why::borrow;
use crate::escape;

/// How many bars fit side by side; what has no room is told in words alone.
const COLUMNS: usize = 3;

/// The lines on which a place is lent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    /// The place.
    pub(crate) place: String,
    /// Whether it is lent with `&mut`.
    pub(crate) exclusive: bool,
    /// The line that borrows, 1-based.
    pub(crate) from: usize,
    /// The line of the last use.
    pub(crate) to: usize,
}

impl Region {
    /// `plays` is lent for reading (`&`) from line 3 to line 5.
    fn words(&self) -> String {
        let how = if self.exclusive {
            "for a change (<code>&amp;mut</code>)"
        } else {
            "for reading (<code>&amp;</code>)"
        };
        let lines = if self.from == self.to {
            format!("on line {}", self.from)
        } else {
            format!("from line {} to line {}", self.from, self.to)
        };
        format!("<code>{}</code> {how} {lines}", escape(&self.place))
    }
}

/// The regions of a program, in the order of their lines. A part that is lent with its whole is not told again.
pub(crate) fn regions(report: &Report) -> Vec<Region> {
    let mut regions: Vec<Region> = Vec::new();
    let places = report
        .functions
        .iter()
        .flat_map(|table| table.entries.iter().chain(&table.steps))
        .flat_map(|step| &step.places);
    for new in places.filter_map(region) {
        let part_of = |whole: &str| {
            new.place
                .trim_start_matches('*')
                .strip_prefix(whole)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let known = regions
            .iter_mut()
            .find(|old| old.from == new.from && part_of(&old.place));
        match known {
            // In a loop the last use can lie above the line that borrows; each step tells the part that it sees.
            Some(old) => old.to = old.to.max(new.to),
            None => regions.push(new),
        }
    }
    regions.sort_by_key(|region| (region.from, region.to));
    regions
}

fn region(place: &Place) -> Option<Region> {
    let (reason, from) = borrow(place)?;
    let (from, last) = (from?, reason.last_use?);
    Some(Region {
        place: place.place.clone(),
        exclusive: reason.kind == Rule::BorrowedMutably,
        from,
        to: last.max(from),
    })
}

/// The bars of each line, from the first to the last, and how many columns they take.
pub(crate) fn bars(regions: &[Region], lines: usize) -> (Vec<String>, usize) {
    let mut columns: Vec<Vec<&Region>> = Vec::new();
    for region in regions {
        let free = |column: &&mut Vec<&Region>| column.iter().all(|other| other.to < region.from);
        if let Some(column) = columns.iter_mut().find(free) {
            column.push(region);
        } else if columns.len() < COLUMNS {
            columns.push(vec![region]);
        }
    }
    let cell = |column: &[&Region], line: usize| {
        let here = column
            .iter()
            .find(|region| (region.from..=region.to).contains(&line));
        let class = here.map_or(String::new(), |region| {
            let how = if region.exclusive { "writer" } else { "reader" };
            let from = if line == region.from { " from" } else { "" };
            let to = if line == region.to { " to" } else { "" };
            format!(" class=\"{how}{from}{to}\"")
        });
        format!("<b{class}></b>")
    };
    let row = |line| {
        let cells: String = columns.iter().map(|column| cell(column, line)).collect();
        match cells.as_str() {
            "" => cells,
            cells => format!("<span class=bars aria-hidden=true>{cells}</span>"),
        }
    };
    ((1..=lines).map(row).collect(), columns.len())
}

/// The regions in words, or nothing where nothing is lent beyond a statement.
pub(crate) fn words(regions: &[Region]) -> String {
    if regions.is_empty() {
        return String::new();
    }
    let told: Vec<String> = regions.iter().map(Region::words).collect();
    format!("<p class=\"regions\">Lent: {}.</p>\n", told.join("; "))
}
