//! Measured numbers and charts in the pages.
//!
//! ```text
//! data/*.json --Charts::load--> terms such as `heap/boxed` --expand--> numbers, charts and tables of a page
//! ```
//!
//! | Directive | Becomes |
//! |---|---|
//! | `{{#number heap/boxed}}` | the time of one operation |
//! | `{{#number heap/boxed allocations}}` | another field |
//! | `{{#number c/10000 peak / arena/10000 peak}}` | how many times as much |
//! | `{{#chart heap: Title}}` | a picture of a group, its table and its command |
//! | `{{#orderings}}` | every ordering that the text relies on |
//! | `{{#assembly NAME}}` | functions and their machine code |

pub mod data;
mod machine_code;
pub mod orderings;
mod plot;
mod rows;
mod terms;
mod units;

use std::path::{Path, PathBuf};

use listing::{Problem, fences};

use data::{Benches, Workload};

/// What a directive becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Part of the HTML page.
    Html,
    /// Plain text, for the tools that test the pages' programs.
    Text,
}

/// Everything that was measured.
pub struct Charts {
    root: PathBuf,
    benches: Benches,
    workload: Workload,
}

/// What is wrong with a directive, and what to do.
type Fault = (String, String);

impl Charts {
    /// Reads the measurements of the book at `root`, and says which files cannot be read.
    pub fn load(root: &Path) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let charts = Self {
            root: root.to_path_buf(),
            benches: data::read(root, data::BENCHES, &mut problems),
            workload: data::read(root, data::WORKLOAD, &mut problems),
        };
        (charts, problems)
    }

    /// Replaces each directive on the page `file`, and returns the new page with all that is wrong with its directives.
    /// One with a problem is left as it stands. Inside of fences only boxes are looked at.
    pub fn expand(&self, file: &Path, markdown: &str, show: Show) -> (String, Vec<Problem>) {
        let mut page = String::with_capacity(markdown.len());
        let mut problems = Vec::new();
        for line in fences::lines(markdown) {
            let code = line.fence.is_some_and(|info| !info.starts_with("admonish"));
            if code || !line.text.contains("{{#") {
                page.push_str(line.text);
            } else {
                page.push_str(&self.line(line.text, show, &mut |(what, remedy)| {
                    problems.push(Problem::at(file, line.number, what, remedy));
                }));
            }
            page.push('\n');
        }
        (page, problems)
    }

    fn line(&self, line: &str, show: Show, report: &mut impl FnMut(Fault)) -> String {
        let mut out = String::new();
        let mut rest = line;
        while let Some(at) = rest.find("{{#") {
            let (before, from) = rest.split_at(at);
            let length = from.find("}}").map_or(from.len(), |end| end + 2);
            let (directive, after) = from.split_at(length);
            out.push_str(before);
            rest = after;
            // In inline code or behind a backslash a directive is text.
            let alone = line.trim() == directive;
            let shown = if before.ends_with(['\\', '`']) {
                None
            } else {
                self.directive(directive, alone, show)
            };
            match shown {
                Some(Ok(text)) => {
                    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
                    if digits && out.trim().is_empty() && rest.starts_with(['.', ')']) {
                        report((
                            format!(
                                "this line begins with '{text}.', which Markdown takes for a list"
                            ),
                            "break the line elsewhere".into(),
                        ));
                    }
                    out.push_str(&text);
                }
                Some(Err(fault)) => {
                    report(fault);
                    out.push_str(directive);
                }
                None => out.push_str(directive),
            }
        }
        out + rest
    }

    /// What one directive becomes; nothing for directives that show no measurement.
    fn directive(&self, text: &str, alone: bool, show: Show) -> Option<Result<String, Fault>> {
        let inside = text.strip_prefix("{{#")?.strip_suffix("}}")?.trim();
        let (name, argument) = inside
            .split_once(char::is_whitespace)
            .unwrap_or((inside, ""));
        let argument = argument.trim();
        if name == "number" {
            return Some(self.number(argument));
        }
        let block = match name {
            "chart" => self.chart(argument),
            "orderings" => orderings::table(self),
            "assembly" => machine_code::card(&self.root, argument),
            _ => return None,
        };
        if !alone {
            return Some(Err((
                format!("'{{{{#{name}}}}}' stands among other text"),
                "put it on a line of its own".into(),
            )));
        }
        Some(block.map(|html| match show {
            Show::Html => format!("{}\n", crate::html::one_block(&html)),
            Show::Text => String::new(),
        }))
    }
}
