//! Gives the program a fingerprint of the sources that its texts are made by (see `src/lasting.rs`): while they are being
//! written, texts change without a change of the version.

use std::io;
use std::path::Path;

#[path = "../memscope/engine/build/sources.rs"]
#[expect(
    dead_code,
    reason = "the engine's own build script has the list of files, too"
)]
mod sources;

/// The crates that the program is made of; memscope has a fingerprint of its own.
const MADE_BY: [&str; 5] = [
    "src",
    "../figure/src",
    "../listing/src",
    "../supervise/src",
    "../verbatim/src",
];

fn main() -> io::Result<()> {
    let fingerprint = sources::fingerprint(&MADE_BY.map(Path::new))?;
    println!("cargo::rustc-env=BOOK_SOURCES={fingerprint:016x}");
    for folder in MADE_BY {
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rerun-if-changed=../memscope/engine/build");
    Ok(())
}
