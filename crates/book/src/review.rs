//! `cargo book diff`: what a change means for readers, page by page, as Markdown for a review.
//!
//! ```text
//! git's BASE --checkout--> a book   \
//!                                    >--compare--> Markdown
//! the files as they are --> a book  /
//! ```

mod state;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use listing::{Evidence, Exit, Listing};

use crate::bless::difference;
use crate::practice::Exercise;
use crate::scratch;
use state::Book;

/// What changed between `base`, a branch or commit, and the files as they are. `preview` is where the built pages lie. With
/// `at_most` it has no more bytes than that: of the pages that find no room the names are there.
///
/// # Errors
/// When git cannot be asked, or knows no `base`.
pub fn since(
    root: &Path,
    base: &str,
    preview: Option<&str>,
    at_most: Option<usize>,
) -> Result<String> {
    let folder = scratch::Folder::new()?;
    let old = folder.path().join("base");
    let commit = git(root, folder.path(), &["merge-base", base, "HEAD"]).with_context(|| {
        format!("git knows no common ancestor with '{base}'; fetch it, or name another")
    })?;
    git(root, folder.path(), &["read-tree", commit.trim()])?;
    let prefix = format!("--prefix={}/", old.display());
    git(root, folder.path(), &["checkout-index", "--all", &prefix])?;
    let parts = compare(&Book::load(&old), &Book::load(root));
    Ok(comment(&parts, preview, at_most.unwrap_or(usize::MAX)))
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

/// One heading and what stands under it.
struct Part {
    heading: String,
    lines: String,
}

fn compare(old: &Book, new: &Book) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |heading: String, lines: Vec<String>| {
        if !lines.is_empty() {
            let lines = lines.concat();
            parts.push(Part { heading, lines });
        }
    };
    let mut shown = Vec::new();
    let gone = old
        .order
        .iter()
        .filter(|page| !new.pages.contains_key(*page));
    for page in new.order.iter().chain(gone) {
        let (cards, before) = (new.cards(page), old.cards(page));
        shown.extend(cards.keys().chain(before.keys()).cloned());
        let lines = page_lines(old, new, page, &before, &cards);
        add(format!("`src/{page}`"), lines);
    }
    let names: BTreeSet<&str> = old
        .catalog
        .iter()
        .chain(new.catalog.iter())
        .map(|one| one.name.as_str())
        .collect();
    let elsewhere = names
        .into_iter()
        .filter(|name| !shown.iter().any(|one| one == name));
    add(
        "On no page".to_owned(),
        elsewhere
            .flat_map(|name| listing_lines(old, new, name))
            .collect(),
    );
    let files: BTreeSet<&String> = old.recorded.keys().chain(new.recorded.keys()).collect();
    let changed = files
        .into_iter()
        .filter(|file| old.recorded.get(*file) != new.recorded.get(*file));
    let text = |book: &Book, file: &String| book.recorded.get(file).cloned().unwrap_or_default();
    let changed = changed.map(|file| {
        folded(
            &format!("<code>{file}</code>"),
            &text(old, file),
            &text(new, file),
        )
    });
    add(
        "Machine code and measurements".to_owned(),
        changed.collect(),
    );
    parts
}

/// The parts as one comment of at most so many bytes.
fn comment(parts: &[Part], preview: Option<&str>, at_most: usize) -> String {
    let mut out = String::from("## What changes for readers\n");
    if let Some(preview) = preview {
        let _ = write!(out, "\n[The built pages]({preview})\n");
    }
    if parts.is_empty() {
        out.push_str("\nNothing: no page, no program and no recording is another than before.\n");
    }
    let mut left_out = Vec::new();
    for Part { heading, lines } in parts {
        let text = format!("\n### {heading}\n\n{lines}");
        // Some room for the names of what finds none.
        if out.len() + text.len() + 2000 > at_most {
            left_out.push(heading.as_str());
        } else {
            out.push_str(&text);
        }
    }
    if !left_out.is_empty() {
        let _ = write!(
            out,
            "\nNo room was left for {}; `cargo book diff` prints all of it.\n",
            left_out.join(", ")
        );
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
            lines.push(format!(
                "- text: {} added, {taken} taken out\n",
                count_of(added, "line")
            ));
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
    lines.extend(exercise_lines(&old.exercises(page), &new.exercises(page)));
    lines
}

/// What changed in the exercises of a page.
fn exercise_lines(old: &[&Exercise], new: &[&Exercise]) -> Vec<String> {
    let named = |all: &[&Exercise], name: &str| {
        all.iter()
            .find(|one| one.name == name)
            .map(|one| (*one).clone())
    };
    let mut lines = Vec::new();
    for now in new {
        let name = &now.name;
        let before = named(old, name);
        if before.is_none() {
            lines.push(format!("- has the exercise `{name}`\n"));
        }
        let texts = |one: &Exercise| {
            let others = one
                .others
                .iter()
                .map(|other| format!("{}: {}\n{}", other.name, other.because, other.source));
            [
                format!("{}\n{}\n", one.task.trim(), one.hint.trim()),
                one.start.clone(),
                one.recorded.clone().unwrap_or_default(),
                one.solution.clone(),
                others.collect(),
            ]
        };
        let was = before.as_ref().map(texts).unwrap_or_default();
        let what = [
            "task and hint",
            "start",
            "what its start says",
            "solution",
            "other solutions",
        ];
        let pairs = was.iter().zip(texts(now)).zip(what);
        lines.extend(
            pairs
                .filter(|((was, is), _)| *was != is)
                .map(|((was, is), what)| folded(&format!("{what}, <code>{name}</code>"), was, &is)),
        );
    }
    let gone = old.iter().filter(|one| named(new, &one.name).is_none());
    lines.extend(gone.map(|one| format!("- no longer has the exercise `{}`\n", one.name)));
    lines
}

fn count_of(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn code(directive: &str) -> String {
    if !directive.starts_with("{{") {
        directive.to_owned()
    } else {
        format!("`{directive}`")
    }
}

/// What changed in a listing's text and in each of its recordings. A new fix is told as what it changes.
fn listing_lines(old: &Book, new: &Book, name: &str) -> Vec<String> {
    const WHAT: [&str; 6] = [
        "the program",
        "what it prints",
        "how it ends",
        "the compiler's message",
        "had it run",
        "what it does, optimized",
    ];
    let texts = |one: &Listing| {
        let Evidence {
            stdout,
            exit,
            stderr,
            accident,
            optimized,
        } = &one.evidence;
        let exit = exit.as_ref().map(Exit::to_string);
        let accident = accident.as_ref().map(ToString::to_string);
        let optimized = optimized.as_ref().map(|one| {
            let exit = one.exit.as_ref().map(Exit::to_string).unwrap_or_default();
            format!("{}{exit}", one.stdout)
        });
        let texts = [
            Some(one.source.clone()),
            stdout.clone(),
            exit,
            stderr.clone(),
            accident,
            optimized,
        ];
        texts.map(Option::unwrap_or_default)
    };
    let now = new.catalog.get(name);
    let mut was = old.catalog.get(name).map(texts).unwrap_or_default();
    let mended = now
        .and_then(Listing::fix_of)
        .and_then(|base| new.catalog.get(base));
    let is_new = was[0].is_empty();
    if let Some(mended) = mended.filter(|_| is_new) {
        was[0].clone_from(&mended.source);
    }
    let is = now.map(texts).unwrap_or_default();
    let pairs = was.iter().zip(&is).zip(WHAT);
    let changed = pairs.filter(|((was, is), _)| was != is);
    changed
        .map(|((was, is), part)| folded(&format!("{part}, <code>{name}</code>"), was, is))
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
mod tests;
