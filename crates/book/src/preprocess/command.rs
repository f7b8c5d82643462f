//! mdBook's protocol for preprocessors that are programs: a book comes in as JSON, a book goes out as JSON.

use std::io;

use anyhow::{Context, Result, bail};

use crate::lasting;

/// Answers one call of stock mdBook: reads the book from standard input and writes it to standard output.
///
/// # Errors
/// When there is no preprocessor `name`, the input is not mdBook's, or the preprocessor fails.
pub fn answer(name: &str) -> Result<()> {
    let Some(preprocessor) = super::all().into_iter().find(|one| one.name() == name) else {
        let names: Vec<_> = super::all()
            .iter()
            .map(|one| one.name().to_owned())
            .collect();
        bail!("no preprocessor '{name}'; there are {}", names.join(", "));
    };
    let (context, book) = mdbook_preprocessor::parse_input(io::stdin()).context(
        "standard input is not a book; mdBook calls this command itself (see book.toml)",
    )?;
    lasting::read(&context.root);
    let book = preprocessor.run(&context, book)?;
    lasting::write(&context.root);
    serde_json::to_writer(io::stdout(), &book)?;
    Ok(())
}
