//! Carries the recorder's sources into the engine, and gives it a fingerprint of both crates' sources, so that results kept by
//! another version of them do not count.

use std::path::Path;
use std::{env, fs, io};

#[path = "build/sources.rs"]
mod sources;

fn main() -> io::Result<()> {
    let recorder = Path::new("../recorder/src");
    println!(
        "cargo::rustc-env=MEMSCOPE_SOURCES={:016x}",
        sources::fingerprint(&[Path::new("src"), recorder])?
    );
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=../recorder/src");
    println!("cargo::rerun-if-changed=build");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo names no OUT_DIR"))?;
    fs::write(
        Path::new(&out).join("recorder.rs"),
        sources::list(recorder)?,
    )
}
