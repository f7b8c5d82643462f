//! Most of a card does not go through mdBook, which would write it as it stands.

use std::sync::Arc;

use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
use verbatim::Held;

use super::pages::remake;

/// The last preprocessor, for a build in process alone: somebody has to put into the pages what it holds back.
pub(crate) struct Hold(pub(crate) Arc<Held>);

impl Preprocessor for Hold {
    fn name(&self) -> &str {
        "hold"
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let src = context.root.join(&context.config.book.src);
        remake(&src, &mut book, |_, text| {
            (self.0.hold_back(text), Vec::new())
        });
        Ok(book)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::watched;

    #[test]
    fn most_of_a_memory_figure_is_held_back() {
        let record = watched(
            "fn main() {\n    let letter = String::from(\"ink\");\n    let tray = vec![letter];\n    drop(tray);\n}\n",
        );
        let figure = figure::memory(&record, &[]).expect("a figure");
        let page = format!("# Letters\n\n{figure}\n\nText.\n");
        let rest = Held::default().hold_back(&page);
        assert!(
            rest.len() * 10 < page.len(),
            "{} of {}: {rest}",
            rest.len(),
            page.len()
        );
    }
}
