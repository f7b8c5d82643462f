//! The listings' recordings: what is noted of each, and which are stale.

use std::collections::BTreeMap;
use std::path::Path;

use listing::{Catalog, Exit, Folder, Language, Listing, Problem};

use super::{FILE, Fingerprints, Made, hash};

impl Fingerprints {
    /// Notes that the evidence of `listing` was made now, with this release of rustc.
    pub fn note(&mut self, listing: &Listing, compiler: &str) {
        let compiler = match listing.language {
            Language::Rust => compiler,
            _ => "-",
        };
        let made = Made {
            source: of_source(listing),
            evidence: of_evidence(listing),
            compiler: compiler.to_owned(),
        };
        for (path, evidence) in others(listing) {
            let made = Made {
                evidence,
                ..made.clone()
            };
            self.0.insert(path, vec![made]);
        }
        self.0.insert(listing.path.clone(), vec![made]);
    }

    /// What is stale about a listing's recording.
    pub fn stale(&self, listing: &Listing, compiler: Option<&str>) -> Option<Stale> {
        let Some(all) = self.0.get(&listing.path) else {
            return Some(Stale::Unknown);
        };
        let (source, evidence) = (of_source(listing), of_evidence(listing));
        let from_this: Vec<&Made> = all.iter().filter(|made| made.source == source).collect();
        if from_this.is_empty() {
            return Some(Stale::Edited);
        }
        let made: Vec<_> = from_this
            .iter()
            .filter(|made| made.evidence == evidence)
            .collect();
        let Some(one) = made.first() else {
            return Some(Stale::Changed);
        };
        let changed = |(path, evidence): &(String, String)| {
            let lines = self.0.get(path).into_iter().flatten();
            let mut from_this = lines.filter(|made| made.source == source).peekable();
            from_this.peek().is_some() && from_this.all(|made| made.evidence != *evidence)
        };
        if let Some((path, _)) = others(listing).into_iter().find(changed) {
            return Some(Stale::ChangedIn(path));
        }
        let other = compiler.is_some_and(|now| one.compiler != "-" && one.compiler != now);
        other.then(|| Stale::Compiler(one.compiler.clone()))
    }
}

/// Why a recording is not what the listing does now, as far as can be told without running it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stale {
    /// The listing was edited after it was recorded.
    Edited,
    /// The recording itself was changed after it was made.
    Changed,
    /// This one of its recordings was.
    ChangedIn(String),
    /// There is no line that says what it was recorded from.
    Unknown,
    /// It was made with this release of the compiler, and another is pinned.
    Compiler(String),
}

/// Every stale recording of a listing, once.
pub(super) fn problems(root: &Path, catalog: &Catalog, all: &Fingerprints) -> Vec<Problem> {
    let pinned = listing::toolchain::pinned(root);
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for listing in catalog.iter() {
        let name = &listing.name;
        let missing = match listing.folder {
            Folder::Fail => listing.evidence.stderr.is_none(),
            _ => listing.evidence.stdout.is_none(),
        };
        if missing {
            continue;
        }
        match all.stale(listing, pinned.as_deref()) {
            None => {}
            Some(Stale::Edited) => problems.push(Problem::in_file(
                &listing.path,
                "it was edited after it was recorded, so a page may show what it no longer does",
                format!("run `cargo book bless {name}`, and reread the pages that show it"),
            )),
            Some(Stale::Changed) => problems.push(Problem::in_file(
                &listing.path,
                "what is recorded beside it is not what `cargo book bless` wrote",
                format!("run `cargo book bless {name}`: no recording is written by hand"),
            )),
            Some(Stale::ChangedIn(path)) => problems.push(Problem::in_file(
                path,
                "it is not what `cargo book bless` wrote",
                format!("run `cargo book bless {name}`: no recording is written by hand"),
            )),
            Some(Stale::Unknown) => problems.push(Problem::in_file(
                &listing.path,
                format!(
                    "{FILE} has no line for it, so nobody knows what its recording was made from"
                ),
                format!("run `cargo book bless {name}`, and read what it recorded"),
            )),
            Some(Stale::Compiler(release)) => *others.entry(release).or_default() += 1,
        }
    }
    problems.extend(others.into_iter().map(|(release, count)| {
        Problem::in_file(
            "rust-toolchain.toml",
            format!(
                "{count} listings were recorded with rustc {release}, and another is pinned here"
            ),
            "run `cargo book bless`, and read what changed with `git diff listings`",
        )
    }));
    problems
}

/// The first words of a listing's lines.
pub(super) fn paths(listing: &Listing) -> Vec<String> {
    let others = others(listing).into_iter().map(|(path, _)| path);
    [listing.path.clone()].into_iter().chain(others).collect()
}

fn of_source(listing: &Listing) -> String {
    hash(&[&listing.source])
}

fn of_evidence(listing: &Listing) -> String {
    let evidence = &listing.evidence;
    let exit = evidence.exit.as_ref().map(Exit::to_string);
    let parts = [&evidence.stdout, &exit, &evidence.stderr];
    // What is not there differs from what is empty.
    let parts = parts.map(|part| {
        part.as_ref()
            .map_or(String::new(), |text| format!("+{text}"))
    });
    hash(&[&parts[0], &parts[1], &parts[2]])
}

/// The recordings that have lines of their own, with their fingerprints: what a rejected listing would have done, and what the
/// second build did.
fn others(listing: &Listing) -> Vec<(String, String)> {
    let evidence = &listing.evidence;
    let accident = evidence.accident.as_ref().map(|one| {
        let text = one.to_string();
        (listing.evidence_path("accident"), hash(&[&text]))
    });
    let optimized = evidence.optimized.as_ref().map(|one| {
        let exit = one.exit.as_ref().map(Exit::to_string).unwrap_or_default();
        (
            listing.optimized_path("stdout"),
            hash(&[&one.stdout, &exit]),
        )
    });
    accident.into_iter().chain(optimized).collect()
}
