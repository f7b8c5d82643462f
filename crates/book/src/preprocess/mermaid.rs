//! Diagrams: the mdbook-mermaid crate marks them, and its script lies ready in `theme/fonts/`.

use std::fs;
use std::path::Path;

use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

/// The script that the mdbook-mermaid crate was made for (build.rs finds it).
const SCRIPT: &[u8] = include_bytes!(env!("MERMAID_JS"));

/// The preprocessor `mermaid`: replaces `mermaid` fences.
pub struct Mermaid;

impl Preprocessor for Mermaid {
    fn name(&self) -> &str {
        "mermaid"
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        install(&context.root)?;
        mdbook_mermaid::Mermaid.run(context, book)
    }
}

/// Puts the script where mdBook hashes and publishes it without loading it on every page: beside the fonts.
/// `theme/mermaid.js` loads it on pages that have a diagram.
fn install(root: &Path) -> Result<()> {
    let script = root.join("theme/fonts/mermaid.min.js");
    let same = fs::metadata(&script).is_ok_and(|file| file.len() == SCRIPT.len() as u64);
    // Writing it anew each time would make the watcher build without end.
    if !same {
        fs::create_dir_all(root.join("theme/fonts"))?;
        fs::write(script, SCRIPT)?;
    }
    Ok(())
}
