//! The book as an EPUB 3: the pages of the site with their still figures, for e-readers, which run no scripts.
//!
//! ```text
//! site --tree--> nodes --still--> nodes without what needs a script --pages--> XHTML --package--> one file
//! ```

mod package;
mod pages;
mod still;
mod tree;

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};

use crate::{disk, scratch, site};

/// What was written.
#[derive(Debug)]
pub struct Written {
    /// How many pages of the book are in it.
    pub pages: usize,
    /// The size of the file.
    pub bytes: usize,
    /// What the pages' own build warned of.
    pub warnings: Vec<String>,
}

/// Writes the book at `root` into the file `out`, whole or not at all.
///
/// # Errors
/// When `out` is something else than an earlier EPUB, the book does not build, a page cannot be turned into XHTML, or a
/// link of it leads nowhere in the EPUB.
pub fn write(root: &Path, out: &Path) -> Result<Written> {
    replaceable(out).map_err(|why| {
        anyhow!(
            "nothing is written into {}: {why}; choose a file that is missing or an earlier EPUB, such as `--out \
             target/book.epub`",
            out.display()
        )
    })?;
    let folder = scratch::Folder::new()?;
    let site = folder.path().join("site");
    let warnings = site::build(root, &site)?;
    let book = pages::Book::read(root, &site)?;
    let file = package::zipped(&book).context("the EPUB cannot be put together")?;
    disk::replace(out, &file)?;
    Ok(Written {
        pages: book.pages.len(),
        bytes: file.len(),
        warnings,
    })
}

/// Nothing that an EPUB takes the place of can be lost: there is nothing, or an EPUB.
fn replaceable(out: &Path) -> Result<()> {
    use std::io::Read;
    if !out.exists() {
        return Ok(());
    }
    if !out.is_file() {
        bail!("it is no file");
    }
    // The first entry of an EPUB is called `mimetype` and holds this, not packed.
    let mut head = Vec::new();
    std::fs::File::open(out)?.take(58).read_to_end(&mut head)?;
    if head.ends_with(b"mimetypeapplication/epub+zip") {
        Ok(())
    } else {
        bail!("it holds something else")
    }
}
