//! What a preprocessor cannot lay out. It says so of all pages at once, and lets the book go on without those pieces: so a
//! check hears of everything that is wrong in one build, and what is published is nevertheless refused.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use listing::Problem;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

/// The error of a preprocessor that found problems.
#[derive(Debug)]
pub struct Refused {
    /// What is wrong, in the pages' order.
    pub problems: Vec<Problem>,
    /// The book with everything else in place.
    book: Book,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&lines(&self.problems))
    }
}

impl std::error::Error for Refused {}

/// The problems, each on a line.
pub(crate) fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// The book, if nothing is wrong.
pub(crate) fn settle(book: Book, problems: Vec<Problem>) -> Result<Book> {
    if problems.is_empty() {
        return Ok(book);
    }
    Err(Refused { problems, book }.into())
}

/// A preprocessor after whose problems the build goes on. They are kept.
pub(crate) struct Tolerant<P> {
    inner: P,
    kept: Kept,
}

/// The problems of all preprocessors of one build.
pub(crate) type Kept = Arc<Mutex<Vec<Problem>>>;

impl<P> Tolerant<P> {
    pub(crate) fn new(inner: P, kept: &Kept) -> Self {
        Self {
            inner,
            kept: Arc::clone(kept),
        }
    }
}

impl<P: Preprocessor> Preprocessor for Tolerant<P> {
    fn name(&self) -> &str {
        self.inner.name()
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        self.inner.supports_renderer(renderer)
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        self.inner.run(context, book).or_else(|why| {
            let Refused { problems, book } = why.downcast()?;
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.extend(problems);
            Ok(book)
        })
    }
}
