//! `cargo book bless`: records anew what the programs print and what the compiler says, and shows what changed.
//!
//! ```text
//! names --choose--> listings --ask--> rustc, or two runs --record--> files beside them, and their fingerprints
//! ```
//!
//! Each listing is compiled by itself, so that one takes a second and one that is broken stops no other.

mod ask;
pub(crate) mod difference;

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Result, anyhow, bail};
use listing::{Catalog, Listing, nearest, toolchain};

use crate::fingerprint::{self, Fingerprints};
use crate::practice::{self, Practice};
use crate::{assembly, disk, scratch};

/// What one run of [`bless`] did.
#[derive(Debug, Default)]
pub struct Blessed {
    /// The recordings that were written or removed.
    pub changed: Vec<Changed>,
    /// What could not be recorded, and why.
    pub left_out: Vec<String>,
    /// Other listings whose recordings are stale. They were not asked for and are as they were.
    pub stale: Vec<String>,
}

/// One recording that is another than before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed {
    /// Its path, relative to the root.
    pub path: String,
    /// What changed in it, line by line.
    pub difference: String,
}

/// Records the evidence of the listings called `names` and of their fixes, or of all when there are none; a name may be an
/// exercise's, too, or that of a listing of machine code. Nothing else is written.
///
/// # Errors
/// When a name is unknown, another compiler than the pinned one is in use, or a file cannot be written.
pub fn bless(root: &Path, names: &[String]) -> Result<Blessed> {
    toolchain::check(root).map_err(|problem| anyhow!(problem))?;
    let compiler = toolchain::in_use().map_err(|problem| anyhow!(problem))?;
    let catalog = Catalog::load(root);
    let (names, mut blessed) = others(root, names)?;
    let Some(names) = names else {
        return Ok(blessed);
    };
    let chosen = choose(&catalog, &names)?;
    let mut good = Vec::new();
    for (listing, asked) in ask_all(root, &chosen)? {
        match asked {
            Ok(files) => {
                for (path, text) in files {
                    blessed
                        .changed
                        .extend(record(root, &path, text.as_deref())?);
                }
                good.push(listing.path.as_str());
            }
            Err(why) => blessed.left_out.push(why),
        }
    }
    // Read again, so that the fingerprints are those of the files as they are.
    let catalog = Catalog::load(root);
    let mut fingerprints = Fingerprints::load(root);
    for listing in catalog
        .iter()
        .filter(|one| good.contains(&one.path.as_str()))
    {
        fingerprints.note(listing, &compiler);
    }
    fingerprints.save(root, &catalog)?;
    blessed.stale = fingerprint::problems(root, &catalog)
        .iter()
        .filter(|problem| {
            !chosen
                .iter()
                .any(|one| Path::new(&one.path) == problem.file)
        })
        .map(ToString::to_string)
        .collect();
    blessed.changed.sort();
    Ok(blessed)
}

/// Records the exercises and the machine code among `names`; returns the names that are left, unless that was all.
fn others(root: &Path, names: &[String]) -> Result<(Option<Vec<String>>, Blessed)> {
    let practice = Practice::load(root);
    let machine_code = assembly::names(root);
    let mut left = Vec::new();
    let mut blessed = Blessed::default();
    for name in names {
        let done = if practice.get(name).is_some() {
            practice::command::record(root, Some(name))?
        } else if machine_code.contains(name) {
            assembly::record(root, Some(name))?
        } else {
            left.push(name.clone());
            continue;
        };
        blessed.changed.extend(done.changed);
        blessed.left_out.extend(done.left_out);
    }
    let all_done = left.is_empty() && !names.is_empty();
    Ok(((!all_done).then_some(left), blessed))
}

fn choose<'a>(catalog: &'a Catalog, names: &[String]) -> Result<Vec<&'a Listing>> {
    if names.is_empty() {
        return Ok(catalog.iter().collect());
    }
    let mut unknown = Vec::new();
    let mut chosen: Vec<&Listing> = Vec::new();
    for name in names {
        match catalog.get(name) {
            Some(listing) => chosen.extend([listing].into_iter().chain(catalog.fixes(listing))),
            None => {
                if let Some(problem) = catalog.unusable(name) {
                    unknown.push(problem.to_string());
                    continue;
                }
                let near = nearest(name, catalog.iter().map(|listing| listing.name.as_str()));
                let hint = near.map_or(String::new(), |near| format!("; did you mean '{near}'?"));
                unknown.push(format!("no listing named '{name}'{hint}"));
            }
        }
    }
    chosen.sort_by_key(|one| &one.name);
    chosen.dedup_by_key(|one| &one.name);
    if unknown.is_empty() {
        Ok(chosen)
    } else {
        bail!("{}", unknown.join("\n"))
    }
}

type Asked<'a> = (&'a Listing, Result<ask::Files, String>);

/// Asks about all listings, several at a time, and returns the answers in the listings' order.
fn ask_all<'a>(root: &Path, listings: &[&'a Listing]) -> Result<Vec<Asked<'a>>> {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let answers = Mutex::new(Vec::new());
    let folder = scratch::Folder::new()?;
    let workers = thread::available_parallelism()
        .map_or(1, usize::from)
        .min(listings.len());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(listing) = listings.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let answer = ask::ask(root, listing, folder.path());
                    let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                    progress(done, listings.len(), &listing.name);
                    if let Ok(mut answers) = answers.lock() {
                        answers.push((*listing, answer));
                    }
                }
            });
        }
    });
    let mut answers = answers.into_inner().unwrap_or_default();
    answers.sort_by_key(|(listing, _)| &listing.name);
    Ok(answers)
}

/// One line that rewrites itself in a terminal; a pipe gets nothing.
fn progress(number: usize, of: usize, name: &str) {
    use std::io::IsTerminal;
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[K{number}/{of} {name}");
        if number == of {
            eprint!("\r\x1b[K");
        }
    }
}

/// Writes a recording, or removes it where there must be none; says what that changed.
pub(crate) fn record(root: &Path, path: &str, text: Option<&str>) -> Result<Option<Changed>> {
    let file = root.join(path);
    let old = fs::read_to_string(&file).ok();
    if old.as_deref() == text {
        return Ok(None);
    }
    match text {
        Some(text) => disk::replace(&file, text)?,
        None => match fs::remove_file(&file) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        },
    }
    Ok(Some(Changed {
        path: path.to_owned(),
        difference: difference::lines(old.as_deref().unwrap_or(""), text.unwrap_or("")),
    }))
}
