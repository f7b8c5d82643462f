//! A second build of a program that runs: its first line `// also: -O` has it compiled with `-O` as well, and what it does
//! then is recorded and shown beside the first run.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;

use crate::catalog::{Catalog, Folder, Listing, files_of, read};
use crate::compile;
use crate::evidence::Exit;
use crate::observe::{Observed, Unavailable, started};
use crate::problem::Problem;

/// Where the second recordings lie.
const OPTIMIZED: &str = "listings/optimized";

impl Listing {
    /// Whether the program is compiled with `-O` as well, and what it does then is recorded, too: a first line
    /// `// also: -O`.
    pub fn also_optimized(&self) -> bool {
        self.folder == Folder::Examples && self.header("also").as_deref() == Some("-O")
    }

    /// The file that holds one kind of evidence (`stdout`, `exit`) of the program compiled with `-O`.
    pub fn optimized_path(&self, ending: &str) -> String {
        format!("{OPTIMIZED}/{}.{ending}", self.name)
    }
}

impl Observed {
    /// What differs from the recording of the program compiled with `-O`, as [`Observed::differences`] says it.
    pub fn differences_optimized(&self, listing: &Listing) -> Vec<String> {
        let mut recorded = listing.clone();
        let optimized = listing.evidence.optimized.clone().unwrap_or_default();
        recorded.evidence.stdout = Some(optimized.stdout);
        recorded.evidence.exit = optimized.exit;
        // Each begins with the path of the recording.
        self.differences(&recorded)
            .into_iter()
            .map(|one| one.replacen(Folder::Examples.path(), OPTIMIZED, 1))
            .collect()
    }

    /// The files that record the run of the program compiled with `-O`; `None` observes that there is none to record.
    pub fn files_optimized(
        optimized: Option<&Self>,
        listing: &Listing,
    ) -> [(String, Option<String>); 2] {
        let exit = optimized.and_then(|one| one.exit.as_ref());
        [
            (
                listing.optimized_path("stdout"),
                optimized.map(|one| one.stdout.clone()),
            ),
            (listing.optimized_path("exit"), exit.map(Exit::to_string)),
        ]
    }
}

/// The second recording of a listing, if there is one.
pub(crate) fn load(root: &Path, folder: Folder, name: &str) -> Option<Observed> {
    let file = |ending: &str| read(&root.join(OPTIMIZED).join(format!("{name}.{ending}"))).ok();
    (folder == Folder::Examples).then_some(())?;
    Some(Observed {
        stdout: file("stdout")?,
        exit: file("exit").map(|text| Exit::parse(&text)),
    })
}

/// Compiles a listing of `listings/examples` with `-O` into `folder` and runs it.
///
/// # Errors
/// When it does not compile without a word, or does not end within its limits.
pub fn observe_optimized(
    root: &Path,
    listing: &Listing,
    folder: &Path,
) -> Result<Observed, Unavailable> {
    std::fs::create_dir_all(folder).map_err(|error| {
        Unavailable::Failed(format!("{} cannot be made: {error}", folder.display()))
    })?;
    let program = compile::compile_optimized(root, listing, folder)?;
    started(root, listing, &program)
}

/// A listing that asks for `-O` has a second recording, and no other has one.
pub(crate) fn problems(root: &Path, catalog: &Catalog) -> Vec<Problem> {
    let asking = catalog.iter().filter(|one| one.also_optimized());
    let asking: BTreeMap<&str, &Listing> = asking.map(|one| (one.name.as_str(), one)).collect();
    let missing = asking
        .values()
        .filter(|one| one.evidence.optimized.is_none())
        .map(|one| {
            Problem::in_file(
                &one.path,
                format!("{} is missing", one.optimized_path("stdout")),
                format!(
                    "run `cargo book bless {}` and read what it recorded",
                    one.name
                ),
            )
        });
    let orphans = files_of(&root.join(OPTIMIZED))
        .into_iter()
        .filter_map(|file| {
            let name = file.file_stem().and_then(OsStr::to_str).unwrap_or("");
            let file = file.file_name()?.to_string_lossy().into_owned();
            (!asking.contains_key(name)).then(|| {
                Problem::in_file(
                    format!("{OPTIMIZED}/{file}"),
                    "no listing asks for this recording",
                    "delete it, or write `// also: -O` into the listing's first line",
                )
            })
        });
    missing.chain(orphans).collect()
}
