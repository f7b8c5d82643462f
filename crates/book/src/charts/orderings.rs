//! The orderings that the text relies on: `data/orderings.txt`, one on each line, `heap/stack_array < heap/boxed`.
//!
//! An ordering holds when the largest of all runs on its left is below the smallest of all runs on its right, so that
//! the difference exceeds the spread.

use std::fs;

use listing::Problem;

use super::terms::Values;
use super::{Charts, Fault};
use crate::html::escape;

/// The file, relative to the book's root.
pub const FILE: &str = "data/orderings.txt";

struct Ordering {
    line: usize,
    less: String,
    more: String,
}

fn read(charts: &Charts) -> (Vec<Ordering>, Vec<Problem>) {
    let text = fs::read_to_string(charts.root.join(FILE)).unwrap_or_default();
    let (mut orderings, mut problems) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once(" < ") {
            Some((less, more)) => orderings.push(Ordering {
                line: index + 1,
                less: less.trim().to_owned(),
                more: more.trim().to_owned(),
            }),
            None => problems.push(Problem::at(
                FILE,
                index + 1,
                "this is no ordering",
                "write `TERM < TERM`",
            )),
        }
    }
    (orderings, problems)
}

/// What is wrong with the orderings: terms that nobody measured, and orderings that did not hold in every run.
pub fn problems(charts: &Charts) -> Vec<Problem> {
    let (orderings, mut problems) = read(charts);
    for ordering in orderings {
        let Ordering { line, less, more } = &ordering;
        let values = charts
            .values(less)
            .and_then(|left| Ok((left, charts.values(more)?)));
        match values {
            Err((what, remedy)) => problems.push(Problem::at(FILE, *line, what, remedy)),
            Ok((left, right)) if left.unit != right.unit => problems.push(Problem::at(
                FILE,
                *line,
                format!("'{less}' and '{more}' cannot be compared"),
                "compare a time with a time, or memory with memory",
            )),
            Ok((left, right)) if left.most() >= right.least() => problems.push(Problem::at(
                FILE,
                *line,
                format!(
                    "'{less}' went up to {} and '{more}' down to {}, so that the text may not say that the first is less",
                    left.unit.show(left.most()),
                    right.unit.show(right.least())
                ),
                "measure again on an idle machine; if it stays so, take the claim out of the text and this line with it",
            )),
            Ok(_) => {}
        }
    }
    problems
}

/// `{{#orderings}}`: all orderings with the runs on both sides, under a fold.
pub(super) fn table(charts: &Charts) -> Result<String, Fault> {
    let (orderings, _) = read(charts);
    let mut rows = String::new();
    for ordering in &orderings {
        let (left, right) = (
            charts.values(&ordering.less)?,
            charts.values(&ordering.more)?,
        );
        rows += &format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            escape(&ordering.less),
            range(&left),
            escape(&ordering.more),
            range(&right)
        );
    }
    if rows.is_empty() {
        return Err((
            "there are no orderings to show".into(),
            format!("write them into {FILE}"),
        ));
    }
    Ok(format!(
        "<details class=\"data\">\n<summary>Every ordering that this chapter relies on ({})</summary>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Orderings\"><table>\n\
         <thead><tr><th>Less</th><th>Its runs</th><th>More</th><th>Its runs</th></tr></thead>\n\
         <tbody>\n{rows}</tbody></table></div>\n</details>",
        orderings.len()
    ))
}

fn range(values: &Values) -> String {
    let (least, most) = (
        values.unit.show(values.least()),
        values.unit.show(values.most()),
    );
    if least == most {
        least
    } else {
        format!("{least} to {most}")
    }
}
