//! The pages of a built site, once mdBook has written them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::spread::spread;

/// Puts what `finish` makes of each HTML page below `site` in its place.
///
/// # Errors
/// When a page cannot be read or written.
pub(crate) fn each_page(site: &Path, finish: impl Fn(&str) -> String + Sync) -> Result<()> {
    let one = |page: &PathBuf| -> Result<()> {
        let html = fs::read_to_string(page)
            .with_context(|| format!("{} cannot be read", page.display()))?;
        fs::write(page, finish(&html))
            .with_context(|| format!("{} cannot be written", page.display()))
    };
    let done = spread(&pages(site)?, one, || ());
    done.into_iter().collect()
}

/// Every HTML page below a folder.
fn pages(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(pages(&path)?);
        } else if path.extension().is_some_and(|ending| ending == "html") {
            found.push(path);
        }
    }
    Ok(found)
}
