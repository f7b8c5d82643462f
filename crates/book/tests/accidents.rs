//! Every rejected listing would do what its `.accident` says: one case for each.

use std::path::PathBuf;
use std::process::exit;

use book::accidents;
use libtest_mimic::{Arguments, Trial};
use listing::{Catalog, Folder, Listing};

/// So many listings have an outcome at least.
const OUTCOMES: usize = 80;

fn main() {
    let arguments = Arguments::from_args();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let catalog = Catalog::load(&root);
    let rejected: Vec<Listing> = catalog
        .iter()
        .filter(|listing| listing.folder == Folder::Fail)
        .cloned()
        .collect();
    let recorded = rejected
        .iter()
        .filter(|listing| listing.evidence.accident.is_some())
        .count();
    if recorded < OUTCOMES {
        eprintln!("error: {recorded} listings have an accident on record, of at least {OUTCOMES}");
        exit(1);
    }
    let mut trials = Vec::new();
    for listing in rejected {
        let root = root.clone();
        let trial = Trial::test(listing.path.clone(), move || {
            accidents::difference(&root, &listing).map_or(Ok(()), |what| Err(what.into()))
        });
        trials.push(trial.with_ignored_flag(!accidents::WATCHED));
    }
    libtest_mimic::run(&arguments, trials).exit();
}
