//! The rewritten program, optimized: promises that nothing else shows are broken where it prints something else.

use std::path::Path;

use super::model::Optimized;
use super::rewrite::{HELPERS, Twin};
use crate::memory::{Bare, run_bare};
use crate::{Failure, Options, Source, rustc};

/// Builds with `-O` and runs once, within the limits of any run.
///
/// # Errors
/// When it cannot be built or started.
pub(super) fn run(
    source: &Source,
    twin: &Twin,
    options: &Options,
    folder: &Path,
) -> Result<Optimized, Failure> {
    let fail = |what: String| Failure::in_file(&source.path, what, "run it by hand");
    let text = format!("{}{HELPERS}", twin.text);
    std::fs::write(folder.join("optimized.rs"), text)
        .map_err(|error| fail(format!("the program cannot be written ({error})")))?;
    let arguments = [
        "--crate-name",
        "optimized",
        "--crate-type",
        "bin",
        "--cap-lints",
        "allow",
        "-O",
    ];
    let outcome =
        rustc::compile(folder, "optimized.rs", &options.edition, &arguments).map_err(fail)?;
    if !outcome.success {
        return Err(fail("the optimized program does not link".to_owned()));
    }
    let program = folder
        .join("optimized")
        .with_extension(std::env::consts::EXE_EXTENSION);
    let Bare { stdout, exit } = run_bare(source, &program, folder, options)?;
    Ok(Optimized { stdout, exit })
}
