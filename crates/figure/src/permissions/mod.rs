//! Permissions: beside each line what it gave and took and what is lent there, under the code the same as a table with the reasons.

mod changes;
mod margin;
mod refusal;
mod regions;
#[cfg(test)]
mod tests;
mod why;

use memscope::permissions::{Report, Table};

use super::text::sentence;
use crate::escape;
use changes::{Change, changes};
use margin::chip;
use refusal::Refusal;
use regions::Region;

/// The two halves of the figure.
#[derive(Debug, Clone)]
pub struct Permissions {
    /// The entries to stand beside the code, one a line: the inside of a list.
    margin: String,
    /// How many characters wide they are.
    width: usize,
    /// What is refused, the line for reasons, the table.
    pub table: String,
}

impl Permissions {
    /// The list beside the code. `attributes` say whose it is and whether it shows from the start.
    pub fn margin(&self, attributes: &str) -> String {
        format!(
            "<ol class=\"margin\" role=\"list\" aria-label=\"Permissions gained and lost, line by line\" style=\"--m:{}\"{attributes}>{}</ol>\n",
            self.width, self.margin
        )
    }
}

/// The margin and the table for a program of these lines.
///
/// # Errors
/// When there is nothing to show: the compiler rejects the program before the borrow checker looks at it.
pub fn permissions(report: &Report, source: &str) -> Result<Permissions, String> {
    let changes: Vec<Change> = report.functions.iter().flat_map(changes).collect();
    let refused: Vec<Refusal> = report
        .functions
        .iter()
        .flat_map(|table| &table.refused)
        .map(|said| Refusal::new(said, &changes))
        .collect();
    let missing: Vec<&Table> = report
        .functions
        .iter()
        .filter(|table| table.no_table.is_some())
        .collect();
    if changes.is_empty() {
        let why = missing.iter().find_map(|table| table.no_table.clone());
        return Err(why.unwrap_or_else(|| "no line of it gives or takes a permission".to_owned()));
    }
    // The compiler goes on as if the refused expression had done its work: beside the refusal that says the opposite.
    let undone = |one: &Change| refused.iter().any(|refusal| refusal.undoes(one));
    let changes: Vec<Change> = changes.into_iter().filter(|one| !undone(one)).collect();
    let regions = regions::regions(report);
    let (margin, width) = margin::margin(&changes, &refused, &regions, source.trim_end());
    Ok(Permissions {
        margin,
        width,
        table: table(&changes, &refused, &regions, &missing),
    })
}

fn table(
    changes: &[Change],
    refused: &[Refusal],
    regions: &[Region],
    missing: &[&Table],
) -> String {
    let mut html = String::from("<div class=\"permissions\">\n");
    for one in refused {
        html += &format!("<p class=\"refusal\">{}</p>\n", one.html);
    }
    for table in missing {
        let why = table.no_table.as_deref().unwrap_or_default();
        html += &format!(
            "<p class=\"refusal\">No permissions for <code>{}</code>: {}.</p>\n",
            escape(&table.name),
            escape(why.trim_end_matches('.'))
        );
    }
    html += &regions::words(regions);
    html += "<p class=\"why\" aria-live=\"polite\"><b>R</b> may be read or borrowed with <code>&amp;</code>, <b>W</b> written or borrowed with <code>&amp;mut</code>, <b>M</b> moved, <b>C</b> copied; <b>+</b> from this line on, <b>−</b> no longer. <span class=\"with-script\">Point to a line's letters, or tap them, for the reason<span class=\"on-phone\">; <b>…</b> more: tap</span>.</span></p>\n\
             <details class=\"reasons\"><summary>Permissions, line by line</summary>\n<table><thead><tr><th>Line</th><th>Change</th><th>Reason</th></tr></thead><tbody>\n";
    for change in changes {
        html += &format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            change.line,
            chip(change),
            sentence(&change.why)
        );
    }
    html + "</tbody></table></details></div>\n"
}
