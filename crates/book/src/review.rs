//! `cargo book diff`: what a change means for readers, page by page, as Markdown for a review.
//!
//! ```text
//! git's BASE --checkout--> a book   \
//!                                    >--compare--> Markdown
//! the files as they are --> a book  /
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use listing::{Catalog, Exit, Listing, Piece, expand, fences, published_pages};

use crate::bless::difference;
use crate::scratch;

/// What changed between `base`, a branch or commit, and the files as they are. `preview` is where the built pages lie.
///
/// # Errors
/// When git cannot be asked, or knows no `base`.
pub fn since(root: &Path, base: &str, preview: Option<&str>) -> Result<String> {
    let folder = scratch::Folder::new()?;
    let old = folder.path().join("base");
    let commit = git(root, folder.path(), &["merge-base", base, "HEAD"]).with_context(|| {
        format!("git knows no common ancestor with '{base}'; fetch it, or name another")
    })?;
    git(root, folder.path(), &["read-tree", commit.trim()])?;
    let prefix = format!("--prefix={}/", old.display());
    git(root, folder.path(), &["checkout-index", "--all", &prefix])?;
    Ok(compare(&Book::load(&old), &Book::load(root), preview))
}

/// Runs git with an index of its own, so that the user's stays as it is.
fn git(root: &Path, scratch: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new("git")
        .current_dir(root)
        .env("GIT_INDEX_FILE", scratch.join("index"))
        .args(arguments)
        .output()
        .context("git cannot be started")?;
    if !output.status.success() {
        bail!(
            "git {}: {}",
            arguments[0],
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The pages and the listings of one state of the book.
struct Book {
    catalog: Catalog,
    pages: BTreeMap<String, String>,
}

impl Book {
    fn load(root: &Path) -> Self {
        Self {
            catalog: Catalog::load(root),
            pages: published_pages(root).into_iter().collect(),
        }
    }

    /// The directives of a page by listing.
    fn cards(&self, page: &str) -> BTreeMap<String, String> {
        let markdown = self.pages.get(page).map_or("", String::as_str);
        let mut cards = BTreeMap::new();
        expand(Path::new(page), markdown, &self.catalog, |piece| {
            if let Piece::Card(used) = piece {
                let directive = markdown.lines().nth(used.line - 1).unwrap_or("").trim();
                cards.insert(used.listing.name.clone(), directive.to_owned());
                for fix in self.catalog.fixes(used.listing) {
                    cards.insert(
                        fix.name.clone(),
                        format!("the fix of `{}`", used.listing.name),
                    );
                }
            }
            String::new()
        });
        cards
    }

    /// The questions that an author wrote on a page, by key.
    fn questions(&self, page: &str) -> BTreeMap<String, String> {
        let markdown = self.pages.get(page).map_or("", String::as_str);
        let mut questions = BTreeMap::new();
        let mut text = String::new();
        for line in fences::lines(markdown) {
            if line.fence == Some("question") && !line.text.trim_start().starts_with("```") {
                text.push_str(line.text);
                text.push('\n');
            } else if !text.is_empty() {
                let key = text.lines().find_map(|line| line.strip_prefix("key = "));
                questions.insert(
                    key.unwrap_or("?").trim_matches('"').to_owned(),
                    std::mem::take(&mut text),
                );
            }
        }
        questions
    }
}

fn compare(old: &Book, new: &Book, preview: Option<&str>) -> String {
    let mut out = String::from("## What changes for readers\n");
    if let Some(preview) = preview {
        let _ = write!(out, "\n[The built pages]({preview})\n");
    }
    let mut shown = Vec::new();
    let mut nothing = true;
    let pages: BTreeMap<&String, ()> = old
        .pages
        .keys()
        .chain(new.pages.keys())
        .map(|page| (page, ()))
        .collect();
    for page in pages.into_keys() {
        let (cards, before) = (new.cards(page), old.cards(page));
        shown.extend(cards.keys().chain(before.keys()).cloned());
        let lines = page_lines(old, new, page, &before, &cards);
        if !lines.is_empty() {
            nothing = false;
            let _ = write!(out, "\n### `src/{page}`\n\n{}", lines.concat());
        }
    }
    let mut elsewhere = String::new();
    let names: BTreeMap<&str, ()> = old
        .catalog
        .iter()
        .chain(new.catalog.iter())
        .map(|one| (one.name.as_str(), ()))
        .collect();
    for name in names
        .into_keys()
        .filter(|name| !shown.iter().any(|one| one == name))
    {
        elsewhere.extend(listing_lines(old, new, name));
    }
    if !elsewhere.is_empty() {
        nothing = false;
        let _ = write!(out, "\n### On no page\n\n{elsewhere}");
    }
    if nothing {
        out.push_str("\nNothing: no page, no program and no recording is another than before.\n");
    }
    out
}

fn page_lines(
    old: &Book,
    new: &Book,
    page: &str,
    before: &BTreeMap<String, String>,
    cards: &BTreeMap<String, String>,
) -> Vec<String> {
    let mut lines = Vec::new();
    match (old.pages.get(page), new.pages.get(page)) {
        (None, _) => lines.push("- a new page\n".to_owned()),
        (_, None) => lines.push("- the page is gone\n".to_owned()),
        (Some(was), Some(is)) if was != is => {
            let diff = similar::TextDiff::from_lines(was, is);
            let count = |tag| {
                diff.iter_all_changes()
                    .filter(|change| change.tag() == tag)
                    .count()
            };
            let (added, taken) = (
                count(similar::ChangeTag::Insert),
                count(similar::ChangeTag::Delete),
            );
            lines.push(format!("- text: {added} lines added, {taken} taken out\n"));
        }
        _ => {}
    }
    for (name, directive) in cards {
        match before.get(name) {
            None => lines.push(format!("- shows `{name}`: {}\n", code(directive))),
            Some(was) if was != directive => {
                lines.push(format!(
                    "- shows `{name}` in another way: {}, was {}\n",
                    code(directive),
                    code(was)
                ));
            }
            _ => {}
        }
        lines.extend(listing_lines(old, new, name));
    }
    let gone = before.keys().filter(|name| !cards.contains_key(*name));
    lines.extend(gone.map(|name| format!("- no longer shows `{name}`\n")));
    let (asked, asks) = (old.questions(page), new.questions(page));
    for (key, text) in &asks {
        match asked.get(key) {
            None => lines.push(format!("- asks `{key}`\n")),
            Some(was) if was != text => lines.push(folded(
                &format!("the question <code>{key}</code>"),
                was,
                text,
            )),
            _ => {}
        }
    }
    let gone = asked.keys().filter(|key| !asks.contains_key(*key));
    lines.extend(gone.map(|key| format!("- no longer asks `{key}`\n")));
    lines
}

fn code(directive: &str) -> String {
    if directive.starts_with("the fix") {
        directive.to_owned()
    } else {
        format!("`{directive}`")
    }
}

/// What changed in a listing's text and in each of its recordings.
fn listing_lines(old: &Book, new: &Book, name: &str) -> Vec<String> {
    let (was, is) = (old.catalog.get(name), new.catalog.get(name));
    let texts = |one: Option<&Listing>| -> [Option<String>; 4] {
        let Some(one) = one else {
            return [const { None }; 4];
        };
        let evidence = &one.evidence;
        let exit = evidence.exit.as_ref().map(Exit::to_string);
        [
            Some(one.source.clone()),
            evidence.stdout.clone(),
            exit,
            evidence.stderr.clone(),
        ]
    };
    let parts = [
        "the program",
        "what it prints",
        "how it ends",
        "the compiler's message",
    ];
    let pairs = texts(was).into_iter().zip(texts(is)).zip(parts);
    let changed = pairs.filter(|((was, is), _)| was != is);
    changed
        .map(|((was, is), part)| {
            let what = format!("{part}, <code>{name}</code>");
            folded(&what, &was.unwrap_or_default(), &is.unwrap_or_default())
        })
        .collect()
}

/// A difference that a reviewer opens.
fn folded(what: &str, was: &str, is: &str) -> String {
    let difference = difference::lines(was, is);
    let lines: Vec<&str> = difference
        .lines()
        .map(|line| line.strip_prefix("  ").unwrap_or(line))
        .collect();
    format!(
        "- <details><summary>{what}</summary>\n\n  `````diff\n  {}\n  `````\n\n  </details>\n",
        lines.join("\n  ")
    )
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn book(files: &[(&str, &str)]) -> Book {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        Book::load(folder.path())
    }

    const BEFORE: [(&str, &str); 4] = [
        ("src/SUMMARY.md", "- [Page](page.md)\n"),
        ("src/page.md", "# Page\n\n{{#listing day}}\n"),
        (
            "listings/examples/day.rs",
            "fn main() {\n    println!(\"day\");\n}\n",
        ),
        ("listings/examples/day.stdout", "day\n"),
    ];

    #[test]
    fn nothing_is_said_to_be_nothing() {
        let said = compare(&book(&BEFORE), &book(&BEFORE), None);
        assert!(
            said.ends_with(
                "Nothing: no page, no program and no recording is another than before.\n"
            ),
            "{said}"
        );
    }

    #[test]
    fn a_change_is_told_where_readers_meet_it() {
        let mut after = BEFORE;
        after[1].1 = "# Page\n\n{{#listing day memory}}\n\n```question\nkey = \"page-why\"\n```\n";
        after[2].1 = "fn main() {\n    println!(\"night\");\n}\n";
        after[3].1 = "night\n";
        let said = compare(
            &book(&BEFORE),
            &book(&after),
            Some("https://example.org/run"),
        );
        for part in [
            "[The built pages](https://example.org/run)",
            "### `src/page.md`\n\n- text: 5 lines added, 1 taken out\n",
            "- shows `day` in another way: `{{#listing day memory}}`, was `{{#listing day}}`\n",
            "<summary>the program, <code>day</code></summary>\n\n  `````diff\n   fn main() {\n  -    println!(\"day\");\n  +    println!(\"night\");\n",
            "<summary>what it prints, <code>day</code></summary>\n\n  `````diff\n  -day\n  +night\n",
            "- asks `page-why`\n",
        ] {
            assert!(said.contains(part), "{part}\nis not in\n{said}");
        }
        let back = compare(&book(&after), &book(&BEFORE[..2]), None);
        assert!(
            back.contains("- no longer asks `page-why`")
                && back.contains("- no longer shows `day`"),
            "{back}"
        );
    }

    #[test]
    fn a_listing_on_no_page_is_told_too() {
        let files = [BEFORE[0], ("src/page.md", "# Page\n")];
        let said = compare(
            &book(&files),
            &book(&[&files[..], &BEFORE[2..]].concat()),
            None,
        );
        assert!(
            said.contains("### On no page") && said.contains("+fn main() {"),
            "{said}"
        );
    }
}
