//! `cargo book bless`: records anew what the programs print and what the compiler says, and lists what changed.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use listing::{
    Binaries, Catalog, Folder, Listing, Unavailable, build_examples, nearest, observe, toolchain,
};

use crate::disk;
use crate::style::note;

/// What one run of [`bless`] did.
#[derive(Debug, Default)]
pub struct Blessed {
    /// The recordings that were written or removed, relative to the root.
    pub changed: Vec<String>,
    /// What could not be recorded, and why.
    pub left_out: Vec<String>,
}

/// Records the evidence of the listings called `names`, or of all when there are none.
///
/// # Errors
/// When a name is unknown, another compiler than the pinned one is in use, or a listing does not compile.
pub fn bless(root: &Path, names: &[String]) -> Result<Blessed> {
    toolchain::check(root).map_err(|problem| anyhow!(problem))?;
    let catalog = Catalog::load(root);
    let chosen = choose(&catalog, names)?;
    let mut blessed = Blessed::default();
    let (rejected, running): (Vec<_>, Vec<_>) = chosen
        .into_iter()
        .partition(|one| one.folder == Folder::Fail);
    if !running.is_empty() {
        run_all(root, &running, &mut blessed)?;
    }
    if !rejected.is_empty() {
        messages(root, &rejected, &mut blessed)?;
    }
    blessed.changed.sort();
    Ok(blessed)
}

fn choose<'a>(catalog: &'a Catalog, names: &[String]) -> Result<Vec<&'a Listing>> {
    if names.is_empty() {
        return Ok(catalog.iter().collect());
    }
    let mut unknown = Vec::new();
    let mut chosen = Vec::new();
    for name in names {
        match catalog.get(name) {
            Some(listing) => chosen.extend([listing].into_iter().chain(catalog.fixes(listing))),
            None => {
                let near = nearest(name, catalog.iter().map(|listing| listing.name.as_str()));
                let hint = near.map_or(String::new(), |near| format!("; did you mean '{near}'?"));
                unknown.push(format!("no listing named '{name}'{hint}"));
            }
        }
    }
    if unknown.is_empty() {
        Ok(chosen)
    } else {
        bail!("{}", unknown.join("\n"))
    }
}

fn run_all(root: &Path, listings: &[&Listing], blessed: &mut Blessed) -> Result<()> {
    let rust = listings
        .iter()
        .any(|listing| listing.folder == Folder::Examples);
    if rust {
        eprintln!("{}", note("building the listings"));
    }
    let binaries = if rust {
        build_examples(root).map_err(|said| anyhow!(said))?
    } else {
        Binaries::new()
    };
    for (index, listing) in listings.iter().enumerate() {
        progress(index + 1, listings.len(), &listing.name);
        match observe(root, listing, &binaries) {
            Ok(observed) => {
                for (path, text) in observed.files(listing) {
                    blessed
                        .changed
                        .extend(record(root, &path, text.as_deref())?);
                }
            }
            Err(Unavailable::Tool(why) | Unavailable::Failed(why)) => {
                blessed.left_out.push(format!("{}: {why}", listing.path));
            }
        }
    }
    Ok(())
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

/// Writes a recording, or removes it where there must be none; names it if that changed anything.
fn record(root: &Path, path: &str, text: Option<&str>) -> Result<Option<String>> {
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
    Ok(Some(path.to_owned()))
}

/// Lets trybuild write the compiler's messages of the rejected listings.
fn messages(root: &Path, listings: &[&Listing], blessed: &mut Blessed) -> Result<()> {
    eprintln!(
        "{}",
        note("asking the compiler about the rejected listings")
    );
    let before: Vec<_> = listings
        .iter()
        .map(|one| one.evidence.stderr.clone())
        .collect();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root)
        .env("TRYBUILD", "overwrite")
        .args([
            "test",
            "--quiet",
            "--package",
            "listings",
            "--test",
            "compile_fail",
        ])
        .output()
        .context("cargo cannot be started")?;
    let after = Catalog::load(root);
    for (listing, before) in listings.iter().zip(before) {
        let now = after
            .get(&listing.name)
            .and_then(|one| one.evidence.stderr.clone());
        if now.is_none() {
            blessed.left_out.push(format!(
                "{}: the compiler accepts it; a rejected listing must not compile",
                listing.path
            ));
        } else if now != before {
            blessed.changed.push(listing.evidence_path("stderr"));
        }
    }
    if !output.status.success() && blessed.left_out.is_empty() {
        bail!(
            "trybuild failed:\n{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
    Ok(())
}
