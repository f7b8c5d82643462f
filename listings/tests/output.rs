//! Every listing that runs prints, and ends, as recorded beside it: one case for each.

use std::env;
use std::path::{Path, PathBuf};
use std::process::exit;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use listing::{
    Binaries, Catalog, Folder, Listing, Unavailable, build_examples, fresh_examples, observe,
    observe_optimized, toolchain,
};

fn main() {
    let arguments = Arguments::from_args();
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    let catalog = Catalog::load(&root);
    let ready = toolchain::check(&root).and_then(|()| binaries(&root, &catalog));
    let binaries = Arc::new(ready.unwrap_or_else(|problem| {
        eprintln!("error: {problem}");
        exit(1);
    }));
    let trials: Vec<Trial> = catalog
        .iter()
        .filter(|listing| listing.folder != Folder::Fail)
        .map(|listing| trial(&root, listing.clone(), &binaries))
        .collect();
    if trials.is_empty() {
        eprintln!(
            "error: listings/examples and listings/other hold no listing, so nothing would be tested"
        );
        exit(1);
    }
    libtest_mimic::run(&arguments, trials).exit();
}

/// The listings' programs: those that `cargo test` has built, or with `--test output` alone, built now.
fn binaries(root: &Path, catalog: &Catalog) -> Result<Binaries, String> {
    let me = env::current_exe().map_err(|why| why.to_string())?;
    let built = me
        .ancestors()
        .nth(2)
        .map(|profile| profile.join("examples"));
    let fresh = built.and_then(|folder| fresh_examples(root, &folder, catalog));
    fresh.map_or_else(|| build_examples(root), Ok)
}

fn trial(root: &Path, listing: Listing, binaries: &Arc<Binaries>) -> Trial {
    let missing = listing::tool_for(&listing).filter(|tool| !installed(tool, &listing));
    let (root, binaries) = (root.to_path_buf(), Arc::clone(binaries));
    let name = match missing {
        Some(tool) => format!("{} (left out: no {tool} here)", listing.path),
        None => listing.path.clone(),
    };
    // On CI for Linux every tool has to be there: what is left out there is seen by nobody.
    let must = cfg!(target_os = "linux") && env::var_os("CI").is_some();
    Trial::test(name, move || check(&root, &listing, &binaries))
        .with_ignored_flag(missing.is_some() && !must)
}

fn check(root: &Path, listing: &Listing, binaries: &Binaries) -> Result<(), Failed> {
    let observed = observe(root, listing, binaries).map_err(|why| match why {
        Unavailable::Tool(why) => format!("{}: {why}; install it, CI needs it", listing.path),
        Unavailable::Failed(why) => why,
    })?;
    let mut differences = observed.differences(listing);
    // What an optimizer makes of undefined behavior differs between targets.
    if listing.also_optimized() && cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        let folder = root.join("target").join("optimized");
        let observed = observe_optimized(root, listing, &folder).map_err(|why| match why {
            Unavailable::Tool(why) | Unavailable::Failed(why) => why,
        })?;
        differences.extend(observed.differences_optimized(listing));
    }
    if differences.is_empty() {
        Ok(())
    } else {
        Err(differences.join("\n").into())
    }
}

fn installed(tool: &str, listing: &Listing) -> bool {
    // A sanitizer's report is recorded from Linux; other systems word theirs differently.
    let comparable = cfg!(target_os = "linux") || !listing.name.ends_with(".c");
    let found = std::process::Command::new(tool).arg("--version").output();
    comparable && found.is_ok()
}
