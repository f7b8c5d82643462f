//! From a path or a text to a parsed file.

use std::path::Path;
use std::{fs, io};

use io::Read;
use proc_macro2::{LexError, TokenStream};

use super::{File, LENGTH_LIMIT, Start, collect, guard};
use crate::Failure;

impl File {
    /// Reads and parses a file.
    ///
    /// # Errors
    /// When it is no file (a pipe, a device), is too long, cannot be read, is not UTF-8, or does not parse (with the line).
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let bytes = read_file(path)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            Failure::at(
                path,
                valid.iter().filter(|byte| **byte == b'\n').count() + 1,
                "the file is not UTF-8 text",
                "give a Rust source file",
            )
        })?;
        Self::parse(path, &text)
    }

    /// Parses `text` under the name `path`.
    ///
    /// # Errors
    /// When it does not parse (with the line).
    pub fn parse(path: &Path, text: &str) -> Result<Self, Failure> {
        let text = as_plain_text(text);
        guard::check_length(path, text.len() as u64)?;
        let no_syntax = |error: syn::Error| {
            Failure::at(
                path,
                error.span().start().line,
                format!("the file does not parse: {error}"),
                "mend the syntax; rustc's own message says more",
            )
        };
        let tokens: TokenStream = text
            .parse()
            .map_err(|error| no_syntax(LexError::into(error)))?;
        guard::check_depth(path, &tokens)?;
        let ast = syn::parse2(tokens).map_err(no_syntax)?;
        let functions = collect::functions(&ast);
        Ok(Self {
            path: path.to_path_buf(),
            text,
            ast,
            functions,
            start: Start::default(),
        })
    }
}

/// Without a byte-order mark, and with a `#!` line turned into a comment of the same length, so that syn, rustc and
/// our offsets agree on every byte.
pub(crate) fn as_plain_text(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match text.strip_prefix("#!") {
        Some(rest) if !rest.trim_start().starts_with('[') => format!("//{rest}"),
        _ => text.to_owned(),
    }
}

/// The bytes of a file, never of anything that has no end or keeps its reader waiting.
fn read_file(path: &Path) -> Result<Vec<u8>, Failure> {
    let fail = |error: io::Error| cannot_read(path, &error);
    let data = fs::metadata(path).map_err(fail)?;
    if data.is_dir() {
        return Err(cannot_read(path, &io::ErrorKind::IsADirectory.into()));
    }
    if !data.is_file() {
        return Err(Failure::in_file(
            path,
            "this is a pipe or a device, and no file",
            "give the path of a `.rs` file",
        ));
    }
    guard::check_length(path, data.len())?;
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(fail)?;
    // It may grow meanwhile.
    file.take(LENGTH_LIMIT as u64 + 4)
        .read_to_end(&mut bytes)
        .map_err(fail)?;
    guard::check_length(path, bytes.len() as u64)?;
    Ok(bytes)
}

fn cannot_read(path: &Path, error: &io::Error) -> Failure {
    Failure::in_file(
        path,
        format!("the file cannot be read: {error}"),
        "give the path of a `.rs` file",
    )
}
