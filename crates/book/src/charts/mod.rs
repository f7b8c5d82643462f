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
//! | `{{#excerpt FILE: PHRASE; PHRASE}}` | parts of a measured program's source |

pub mod data;
mod excerpt;
mod machine_code;
pub mod orderings;
mod plot;
mod rows;
mod terms;
mod units;

use std::path::{Path, PathBuf};

use listing::Problem;

use crate::directive::{self, Fault};
use data::{Benches, Workload};
pub(crate) use units::thousands;

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
        directive::expand(file, markdown, &["admonish"], |name, argument, alone| {
            self.directive(name, argument, alone, show)
        })
    }

    /// What one directive becomes; nothing for directives that show no measurement.
    fn directive(
        &self,
        name: &str,
        argument: &str,
        alone: bool,
        show: Show,
    ) -> Option<Result<String, Fault>> {
        if name == "number" {
            return Some(self.number(argument));
        }
        let block = match name {
            "chart" => self.chart(argument),
            "orderings" => orderings::table(self),
            "assembly" => machine_code::card(&self.root, argument),
            "excerpt" => excerpt::card(&self.root, argument),
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
