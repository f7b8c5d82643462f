//! The book itself, built: no chapter without the widgets that it should have.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use book::site;

/// Figures, and predictions, that each chapter has at least.
const WANTED: usize = 3;

/// Cards of the whole book that ask about memory.
const FROM_MEMORY: usize = 6;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn built(page: &str) -> String {
    static SITE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let site = SITE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        site::build(&root(), folder.path()).expect("the book builds");
        folder
    });
    fs::read_to_string(site.path().join(page)).unwrap_or_else(|why| panic!("{page}: {why}"))
}

/// The pages of the parts before the appendix: the chapters.
fn chapters() -> Vec<String> {
    let summary = fs::read_to_string(root().join("src/SUMMARY.md")).expect("the summary");
    let parts = summary.split("# Appendix").next().unwrap_or_default();
    let links = parts.lines().filter_map(|line| line.strip_prefix("- ["));
    links
        .filter_map(|line| line.split_once("](")?.1.strip_suffix(".md)"))
        .map(|name| format!("{name}.html"))
        .collect()
}

/// The cards of a page, each from its opening tag on.
fn cards(html: &str) -> impl Iterator<Item = &str> {
    html.split("<figure class=\"listing ").skip(1)
}

/// A listing's own figures, and the charts after it: the figures of its fixes come as they will.
fn figures(card: &str) -> usize {
    let own = card.split("<details class=\"fix\"").next().unwrap_or(card);
    own.matches("aria-label=\"Memory, step by step\"").count()
        + own.matches("<ol class=\"margin\"").count().min(1)
        + card.matches("class=\"chart\"").count()
}

/// Which chapters have fewer than wanted, with their counts.
fn short_of(count: impl Fn(&str) -> usize) -> Vec<(String, usize)> {
    let chapters = chapters();
    assert!(chapters.len() >= 15, "{chapters:?}");
    let counted = chapters.into_iter().map(|page| {
        let count = cards(&built(&page)).map(&count).sum();
        (page, count)
    });
    counted.filter(|(_, count)| *count < WANTED).collect()
}

#[test]
fn each_chapter_has_at_least_three_figures() {
    assert_eq!(short_of(figures), []);
}

#[test]
fn each_chapter_has_at_least_three_predictions_that_ask() {
    let asks = |card: &str| {
        usize::from(card.starts_with("predict") && card.contains("<form class=\"question\""))
    };
    assert_eq!(short_of(asks), []);
}

#[test]
fn each_card_that_predicts_asks_and_each_rejected_one_has_its_toggle() {
    let mut silent = Vec::new();
    for page in chapters() {
        let html = built(&page);
        for card in cards(&html) {
            let name = card
                .split("id=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next());
            let asks = card.contains("<form class=\"question\"") || !card.starts_with("predict");
            let turns =
                card.contains("<div class=\"fixes\"") || !card.contains("details class=\"fix\"");
            if !asks || !turns {
                silent.push((page.clone(), name.unwrap_or("?").to_owned()));
            }
        }
    }
    assert_eq!(silent, []);
}

#[test]
fn memory_asks_its_questions_on_several_cards() {
    let asks = |card: &&str| card.contains("/freed\"") || card.contains("/count\"");
    let counted: Vec<(String, usize)> = chapters()
        .into_iter()
        .map(|page| (page.clone(), cards(&built(&page)).filter(asks).count()))
        .collect();
    let all: usize = counted.iter().map(|(_, count)| count).sum();
    assert!(all >= FROM_MEMORY, "{counted:?}");
    for key in ["/freed\"", "/count\""] {
        let some = |page: &String| built(page).contains(key);
        assert!(chapters().iter().any(some), "nothing asks {key}");
    }
}
