//! One state of the book, as far as readers meet it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use listing::{Catalog, Piece, expand, fences, published_pages};

use crate::assembly;
use crate::charts::data::{BENCHES, WORKLOAD};
use crate::practice::{Exercise, Practice};

/// The pages and the listings of one state of the book.
pub(super) struct Book {
    pub(super) catalog: Catalog,
    pub(super) practice: Practice,
    /// The pages' names, in the book's order.
    pub(super) order: Vec<String>,
    pub(super) pages: BTreeMap<String, String>,
    /// Machine code and measurements: what a file of these holds, or when it was made.
    pub(super) recorded: BTreeMap<String, String>,
}

impl Book {
    pub(super) fn load(root: &Path) -> Self {
        let pages = published_pages(root);
        let text = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
        let machine_code = assembly::names(root).into_iter();
        let machine_code = machine_code.map(|name| format!("{}/{name}.s", assembly::FOLDER));
        let mut recorded: BTreeMap<String, String> = machine_code
            .map(|path| (path.clone(), text(&path)))
            .collect();
        for path in [BENCHES, WORKLOAD] {
            // Each of its numbers is another one after each measuring.
            let date = |line: &&str| line.trim_start().starts_with("\"date\"");
            let date = text(path).lines().find(date).map(str::to_owned);
            recorded.extend(date.map(|date| (path.to_owned(), date)));
        }
        Self {
            catalog: Catalog::load(root),
            practice: Practice::load(root),
            order: pages.iter().map(|(page, _)| page.clone()).collect(),
            pages: pages.into_iter().collect(),
            recorded,
        }
    }

    /// The exercises that a page shows.
    pub(super) fn exercises(&self, page: &str) -> Vec<&Exercise> {
        let markdown = self.pages.get(page).map_or("", String::as_str);
        let mut shown = Vec::new();
        expand(Path::new(page), markdown, &self.catalog, |piece| {
            if let Piece::Exercise(name, _) = piece {
                shown.extend(self.practice.get(name));
            }
            String::new()
        });
        shown
    }

    /// The directives of a page by listing, and how else a listing is shown there.
    pub(super) fn cards(&self, page: &str) -> BTreeMap<String, String> {
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
        // What a question shows is on the page, too.
        for (key, text) in self.questions(page) {
            let quoted = text.split('"').skip(1).step_by(2);
            for listing in quoted.filter_map(|name| self.catalog.get(name)) {
                let card = cards.entry(listing.name.clone());
                card.or_insert_with(|| format!("a choice of `{key}`"));
            }
        }
        cards
    }

    /// The questions that an author wrote on a page, by key.
    pub(super) fn questions(&self, page: &str) -> BTreeMap<String, String> {
        let markdown = self.pages.get(page).map_or("", String::as_str);
        let mut questions = BTreeMap::new();
        let mut text = String::new();
        for line in fences::lines(markdown) {
            let asks = matches!(line.fence, Some("question" | "four-parts"));
            if asks && !line.text.trim_start().starts_with("```") {
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
