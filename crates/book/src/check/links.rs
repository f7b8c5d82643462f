//! Links: inside the book against the pages as built, and to Rust's own documentation against the copy that rustup
//! installed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use listing::Problem;
use pulldown_cmark::{Event, Parser, Tag};

use super::outside::plain;
use super::{Page, line_of};

/// Where Rust's documentation is published. Its pages are installed with the toolchain (component rust-docs).
const RUST_DOCS: &str = "https://doc.rust-lang.org/";

/// Checks the links of all pages, which were built into `site`.
pub(super) fn check(root: &Path, site: &Path, pages: &[Page]) -> Vec<Problem> {
    let mut ids = Ids::default();
    let of_page = |page| of_page(root, site, page, &mut ids);
    pages.iter().flat_map(of_page).collect()
}

/// The ids of each HTML page that a link leads into. A page is read once, however many links lead to it.
#[derive(Default)]
struct Ids(BTreeMap<PathBuf, BTreeSet<String>>);

impl Ids {
    fn has(&mut self, page: &Path, id: &str) -> bool {
        if let Some(ids) = self.0.get(page) {
            return ids.contains(id);
        }
        let ids = ids_in(&fs::read_to_string(page).unwrap_or_default());
        let found = ids.contains(id);
        self.0.insert(page.to_owned(), ids);
        found
    }
}

/// What stands behind each ` id=`, with quotation marks or without.
fn ids_in(html: &str) -> BTreeSet<String> {
    let behind = html.split("id=").skip(1);
    let id = |rest: &str| match rest.strip_prefix('"') {
        Some(quoted) => Some(quoted.split_once('"')?.0.to_owned()),
        None => Some(rest.split([' ', '>']).next()?.to_owned()),
    };
    behind.filter_map(id).collect()
}

fn of_page(root: &Path, site: &Path, page: &Page, ids: &mut Ids) -> Vec<Problem> {
    let options = pulldown_cmark::Options::all();
    let targets = Parser::new_ext(&page.markdown, options)
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some((line_of(&page.markdown, range.start), dest_url))
            }
            _ => None,
        });
    targets
        .filter_map(|(line, target)| {
            let (what, remedy) = fault(root, site, page, &target, ids)?;
            Some(Problem::at(&page.file, line, what, remedy))
        })
        .collect()
}

type Fault = (String, String);

fn fault(root: &Path, site: &Path, page: &Page, target: &str, ids: &mut Ids) -> Option<Fault> {
    if let Some(rest) = target.strip_prefix(RUST_DOCS) {
        return in_rust_docs(rest, ids);
    }
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let folder = page.path.parent().unwrap_or(Path::new(""));
    let linked = if path.is_empty() {
        page.path.clone()
    } else {
        folder.join(path)
    };
    let src = root.join("src");
    if !plain(&src.join(&linked)).starts_with(plain(&src)) {
        return Some((
            format!("the link '{target}' leads out of the pages, to a file that is not published"),
            "link to a page, or to the file in the repository by its address".into(),
        ));
    }
    if !root.join("src").join(&linked).is_file() && !site.join(&linked).is_file() {
        return Some((
            format!("the link '{target}' leads nowhere"),
            "correct the path, or remove the link".into(),
        ));
    }
    let built = site.join(linked.with_extension("html"));
    (!fragment.is_empty() && !ids.has(&built, fragment)).then(|| missing_fragment(target, fragment))
}

fn missing_fragment(target: &str, fragment: &str) -> Fault {
    (
        format!(
            "the link '{target}' leads to no place on its page: nothing there has the id '{fragment}'"
        ),
        "use the id of a heading or listing there".into(),
    )
}

/// Looks a page of Rust's documentation up in the installed copy. Without one nothing is said: CI has it.
fn in_rust_docs(target: &str, ids: &mut Ids) -> Option<Fault> {
    let docs = rust_docs()?;
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    // The site serves the current release at the top and under these names.
    let path = path
        .trim_start_matches("stable/")
        .split('?')
        .next()
        .unwrap_or("");
    let mut file = docs.join(path);
    if file.is_dir() || path.is_empty() {
        file = file.join("index.html");
    }
    if !file.is_file() {
        let what = format!("Rust's documentation has no page '{path}'");
        return Some((
            what,
            "look it up with `rustup doc` and correct the link".into(),
        ));
    }
    (!fragment.is_empty() && !ids.has(&file, fragment))
        .then(|| missing_fragment(&format!("{RUST_DOCS}{target}"), fragment))
}

fn rust_docs() -> Option<&'static Path> {
    static DOCS: OnceLock<Option<PathBuf>> = OnceLock::new();
    DOCS.get_or_init(|| {
        let output = Command::new("rustc")
            .args(["--print", "sysroot"])
            .output()
            .ok()?;
        let sysroot = String::from_utf8(output.stdout).ok()?;
        Some(Path::new(sysroot.trim()).join("share/doc/rust/html")).filter(|docs| docs.is_dir())
    })
    .as_deref()
}
