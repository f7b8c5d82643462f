//! The folder that `cargo book build` writes: replaced as a whole, and only where nothing else can be lost.
//!
//! ```text
//! --out --place--> a folder that may be written --write--> built beside it, then put in its place
//! ```
//!
//! A built folder lists its own files in [`MARK`]; a later build replaces it only while it holds nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::scratch;

/// The file by which a folder is known as a build's own: a line for the reader, then the path of each other file.
pub const MARK: &str = ".cargo-book";

const HEADING: &str = "Written by `cargo book build`, which replaces this folder as long as it holds only these files:";

/// Folders at the top of the checkout that hold sources, and cargo's own.
const SOURCES: [&str; 8] = [
    "ci", "crates", "data", "docs", "listings", "src", "target", "theme",
];

/// Calls `build` with an empty folder beside `out` and, when it succeeds, puts that folder in the place of `out`.
/// Until then nothing in `out` is touched.
///
/// # Errors
/// When `out` may hold what no build wrote (one sentence says why), `build` fails, or the disk does.
pub fn write<T>(root: &Path, out: &Path, build: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
    let place = place(root, out).map_err(|why| {
        anyhow!(
            "nothing is built into {}: {why}; choose a folder that is missing, empty or an earlier build, such as \
             `--out target/site`",
            out.display()
        )
    })?;
    let parent = place.parent().unwrap_or(Path::new("/"));
    fs::create_dir_all(parent).with_context(|| format!("{} cannot be made", parent.display()))?;
    let fresh = scratch::Folder::new_in(parent)?;
    let site = fresh.path().join("site");
    let built = build(&site)?;
    mark(&site).with_context(|| format!("{MARK} cannot be written"))?;
    replace(&place, &site, &fresh.path().join("old"))
        .with_context(|| format!("{} cannot be replaced", out.display()))?;
    Ok(built)
}

fn replace(place: &Path, site: &Path, old: &Path) -> std::io::Result<()> {
    if place.exists() {
        fs::rename(place, old)?;
    }
    let replaced = fs::rename(site, place);
    if replaced.is_err() && old.exists() {
        fs::rename(old, place)?;
    }
    replaced
}

/// Where `out` leads, if a build may write there; otherwise why not.
fn place(root: &Path, out: &Path) -> Result<PathBuf> {
    let place = resolved(out)?;
    let root = root.canonicalize().context("the book's folder is gone")?;
    if root.starts_with(&place) {
        bail!("it is the book's folder, or holds it");
    }
    if let Ok(inside) = place.strip_prefix(&root) {
        outside_of_sources(&root, inside)?;
    }
    if !place.exists() {
        return Ok(place);
    }
    if !place.is_dir() {
        bail!("it is a file");
    }
    match foreign(&place)? {
        None => Ok(place),
        Some(file) => bail!("it holds {}, which no build wrote", file.display()),
    }
}

/// A path below the book's folder: below `target`, or a folder of its own at the top.
fn outside_of_sources(root: &Path, inside: &Path) -> Result<()> {
    let mut parts = inside.components();
    let first = parts
        .next()
        .map_or(Path::new(""), |part| Path::new(part.as_os_str()));
    let deeper = parts.next().is_some();
    let hidden = first.to_string_lossy().starts_with('.');
    let source = SOURCES.iter().any(|source| first == Path::new(source));
    if deeper && first == Path::new("target") {
        return Ok(());
    }
    if hidden || source || (deeper && root.join(first).exists()) {
        bail!("{} belongs to the book's sources", first.display());
    }
    Ok(())
}

/// The path without links and `..`, though its last parts need not be there yet.
fn resolved(out: &Path) -> Result<PathBuf> {
    let path = std::path::absolute(out)?;
    let there = path
        .ancestors()
        .find(|part| fs::symlink_metadata(part).is_ok())
        .unwrap_or(Path::new("/"));
    let rest = path.strip_prefix(there).unwrap_or(Path::new(""));
    if rest.components().any(|part| part == Component::ParentDir) {
        bail!("`..` leads out of a folder that is not there");
    }
    let there = there
        .canonicalize()
        .map_err(|why| anyhow!("{} leads nowhere ({why})", there.display()))?;
    // Joining an empty rest would put a slash behind the name.
    Ok(there.components().chain(rest.components()).collect())
}

/// A file below `folder` that no build wrote, if there is one.
fn foreign(folder: &Path) -> Result<Option<PathBuf>> {
    let listed = fs::read_to_string(folder.join(MARK)).unwrap_or_default();
    let own: BTreeSet<&str> = match listed.split_once('\n') {
        Some((HEADING, files)) => files.lines().chain([MARK]).collect(),
        _ => BTreeSet::new(),
    };
    let files = files(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    Ok(files
        .into_iter()
        .find(|file| !own.contains(slashes(file).as_str())))
}

fn mark(site: &Path) -> std::io::Result<()> {
    let files: Vec<String> = files(site)?.iter().map(|file| slashes(file)).collect();
    fs::write(
        site.join(MARK),
        format!("{HEADING}\n{}\n", files.join("\n")),
    )
}

fn slashes(file: &Path) -> String {
    file.to_string_lossy().replace('\\', "/")
}

/// Everything below `folder` that is no folder, relative to it, in order. Links are not followed. A folder with
/// nothing in it counts, if it was not made by a build (which makes none).
fn files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inside) = folders.pop() {
        let before = found.len() + folders.len();
        for entry in fs::read_dir(folder.join(&inside))? {
            let entry = entry?;
            let path = inside.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
        let empty = found.len() + folders.len() == before;
        if empty && inside != Path::new("") {
            found.push(inside);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Checkout(tempfile::TempDir);

    impl Checkout {
        /// A folder with a book's checkout in `checkout` and other things beside it.
        fn new() -> Self {
            let folder = tempfile::tempdir().expect("a temporary folder");
            for file in [
                "checkout/book.toml",
                "checkout/.git/HEAD",
                "checkout/src/SUMMARY.md",
                "checkout/listings/wip/notes.md",
                "checkout/target/debug/book",
                "checkout/scratch/notes.md",
                "home/letter.txt",
            ] {
                let file = folder.path().join(file);
                fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
                fs::write(file, "kept").expect("a file");
            }
            fs::create_dir(folder.path().join("empty")).expect("a folder");
            Self(folder)
        }

        fn path(&self, below: &str) -> PathBuf {
            self.0.path().join(below)
        }

        fn build(&self, out: &str) -> Result<()> {
            write(&self.path("checkout"), &self.path(out), |site| {
                fs::create_dir_all(site.join("css"))?;
                fs::write(site.join("index.html"), "the book")?;
                fs::write(site.join("css/book.css"), "")?;
                Ok(())
            })
        }

        fn everything(&self) -> Vec<PathBuf> {
            files(self.0.path()).expect("it can be read")
        }

        /// `out` is refused for this reason, and nothing anywhere has changed.
        #[track_caller]
        fn refused(&self, out: &str, why: &str) {
            let before = self.everything();
            let said = self.build(out).expect_err(out).to_string();
            assert!(
                said.starts_with("nothing is built into ") && said.contains(why),
                "{out}: {said}"
            );
            assert_eq!(self.everything(), before, "{out}");
        }

        #[track_caller]
        fn built(&self, out: &str) {
            self.build(out)
                .unwrap_or_else(|why| panic!("{out}: {why:#}"));
            let page = fs::read_to_string(self.path(out).join("index.html"));
            assert_eq!(page.expect("a page"), "the book", "{out}");
        }
    }

    #[test]
    fn the_book_s_folder_and_what_holds_it_are_refused() {
        let here = Checkout::new();
        for out in [
            "checkout",
            "checkout/.",
            "checkout/src/..",
            "",
            "checkout/..",
            ".",
        ] {
            here.refused(out, "it is the book's folder, or holds it");
        }
        here.refused("/", "it is the book's folder, or holds it");
    }

    #[test]
    fn the_sources_are_refused_there_or_not() {
        let here = Checkout::new();
        for out in [
            "src",
            "src/built",
            ".git",
            ".git/objects",
            "theme",
            "data/site",
            "listings/wip",
            "target",
            "scratch/site",
            ".github",
        ] {
            here.refused(&format!("checkout/{out}"), "belongs to the book's sources");
        }
    }

    #[test]
    fn a_folder_with_a_foreign_file_is_refused() {
        let here = Checkout::new();
        here.refused("home", "it holds letter.txt, which no build wrote");
        here.refused("home/letter.txt", "it is a file");
        here.refused(
            "checkout/target/debug",
            "it holds book, which no build wrote",
        );
        here.refused(
            "checkout/scratch",
            "it holds notes.md, which no build wrote",
        );
        here.refused(
            "nowhere/../home",
            "`..` leads out of a folder that is not there",
        );
    }

    #[test]
    fn missing_empty_and_earlier_folders_are_built_into() {
        let here = Checkout::new();
        for out in [
            "empty",
            "new",
            "far/below",
            "checkout/site",
            "checkout/target/site",
        ] {
            here.built(out);
            here.built(out);
        }
        let left = here.everything();
        let left = left
            .iter()
            .filter(|file| slashes(file).contains("/.cargo-book-"));
        assert_eq!(left.count(), 0, "no folder of a build is left");
    }

    #[test]
    fn an_earlier_folder_with_something_new_in_it_is_refused() {
        let here = Checkout::new();
        here.built("new");
        fs::write(here.path("new/css/notes.txt"), "mine").expect("a file");
        here.refused("new", "it holds css/notes.txt, which no build wrote");
        fs::remove_file(here.path("new/css/notes.txt")).expect("a file to remove");
        fs::create_dir(here.path("new/drafts")).expect("a folder");
        here.refused("new", "it holds drafts, which no build wrote");
    }

    #[test]
    fn a_mark_that_no_build_wrote_marks_nothing() {
        let here = Checkout::new();
        fs::write(here.path("home").join(MARK), "letter.txt\n").expect("a file");
        here.refused("home", "which no build wrote");
    }

    #[test]
    fn a_build_that_fails_leaves_the_earlier_one() {
        let here = Checkout::new();
        here.built("new");
        let before = here.everything();
        let failed = write(
            &here.path("checkout"),
            &here.path("new"),
            |site| -> Result<()> {
                fs::create_dir(site)?;
                bail!("the book does not build")
            },
        );
        assert!(failed.is_err());
        assert_eq!(here.everything(), before);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_what_it_leads_to() {
        use std::os::unix::fs::symlink;
        let here = Checkout::new();
        for (to, name, why) in [
            ("checkout/src", "to-src", "belongs to the book's sources"),
            ("checkout", "to-root", "it is the book's folder"),
            ("home", "to-home", "it holds letter.txt"),
            ("gone", "to-nothing", "leads nowhere"),
        ] {
            symlink(here.path(to), here.path(name)).expect("a link");
            here.refused(name, why);
        }
        here.refused("to-root/site/../src", "");
        symlink(here.path("empty"), here.path("to-empty")).expect("a link");
        here.built("to-empty");
        assert!(
            fs::symlink_metadata(here.path("to-empty"))
                .expect("it")
                .is_symlink()
        );
    }
}
