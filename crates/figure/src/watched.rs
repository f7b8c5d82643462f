//! What memscope sees of a program today, for tests: a record kept in a file would be out of date with its next field.

use std::path::Path;

use memscope::memory::Record;
use memscope::{Options, Source};

/// Kept with the book's other records.
pub(crate) fn options() -> Options {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    Options {
        cache: Some(root.join("target/memscope")),
        ..Options::default()
    }
}

pub(crate) fn watched(program: &str) -> Record {
    let source = Source::parse(Path::new("listings/examples/watched.rs"), program);
    memscope::memory(&source.expect("a program"), &options()).expect("a record")
}
