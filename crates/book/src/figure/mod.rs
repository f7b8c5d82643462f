//! What memscope found out about a listing, as figures: memory step by step, and permissions beside the code.
//!
//! ```text
//! memscope::memory      --rows--> picture (boxes in a character grid) --lane--> arrows --memory--> HTML
//! memscope::permissions --changes--> margin beside the code, table under it
//! ```
//!
//! All of it is laid out here, while the book is built: the browser measures nothing and draws what stands.

mod lane;
mod memory;
mod permissions;
mod picture;
mod rows;
mod text;

use std::path::Path;

use listing::{Problem, Use};
use memscope::{Options, Source};

use permissions::Permissions;

/// The figures that one use of a listing asks for.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    /// The memory figure.
    memory: Option<String>,
    /// The permissions: a margin and a table.
    permissions: Option<Permissions>,
}

impl Figures {
    /// The program's text with its permissions beside it.
    pub(crate) fn beside_the_code(&self, pre: String) -> String {
        match &self.permissions {
            Some(permissions) => {
                format!("<div class=\"beside\">{pre}{}</div>\n", permissions.margin)
            }
            None => pre,
        }
    }

    /// What stands under the program.
    pub(crate) fn under_the_code(&self) -> String {
        let table = self
            .permissions
            .as_ref()
            .map_or("", |permissions| &permissions.table);
        format!("{table}{}", self.memory.as_deref().unwrap_or_default())
    }
}

/// Makes the figures that `used` on the page `page` asks for; `root` is the book's folder.
///
/// # Errors
/// When memscope refuses the listing, or its run is too long for a figure: a problem of the page.
pub(crate) fn figures(root: &Path, page: &Path, used: &Use) -> Result<Figures, Problem> {
    let mut figures = Figures::default();
    if used.memory.is_none() && !used.permissions {
        return Ok(figures);
    }
    let listing = used.listing;
    let problem = |what: String, remedy: &str| Problem::at(page, used.line, what, remedy);
    let refused = |failure: memscope::Failure| {
        let line = failure
            .line
            .map_or(String::new(), |line| format!(":{line}"));
        problem(
            format!("memscope refuses {}{line}: {}", listing.path, failure.what),
            &failure.remedy,
        )
    };
    let options = Options {
        cache: Some(root.join("target/memscope")),
        ..Options::default()
    };
    let source = Source::parse(Path::new(&listing.path), &listing.source).map_err(refused)?;
    if used.memory.is_some() {
        let record = memscope::memory(&source, &options).map_err(refused)?;
        let html = memory::figure(&record, &used.still_lines()).map_err(|what| {
            problem(
                format!("'{}': {what}", listing.name),
                "choose a smaller listing, or other lines",
            )
        })?;
        figures.memory = Some(html);
    }
    if used.permissions {
        let report = memscope::permissions(&source, &options).map_err(refused)?;
        let shown = permissions::permissions(&report, &listing.source).map_err(|what| {
            problem(
                format!("'{}' has no permissions to show: {what}", listing.name),
                "take out `permissions`",
            )
        })?;
        figures.permissions = Some(shown);
    }
    Ok(figures)
}
