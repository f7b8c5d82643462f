//! Puts the cards into the pages, and under each page what it was checked with and where its source is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use listing::{
    Catalog, Folder, Listing, Of, Piece, Problem, expand, fences, for_rustdoc, toolchain,
};
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::config::Config;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use super::pages::{each_page, remake};
use super::{draft, settle};
use crate::accidents;
use crate::card::card;
use crate::figures::{Fault, Figures, Made, side_by_side, uses};
use crate::html::escape;
use crate::practice::{self, Practice};
use crate::questions::{self, ANSWER_ENDS, Question, author, four_parts};
use crate::spread::spread;
use crate::values::Values;

/// The card of an exercise, or what memscope refuses of it.
type Exercised = std::result::Result<String, Vec<Fault>>;

/// The preprocessor `listings`: replaces `{{#listing NAME}}`, `{{#value …}}` and the questions that authors write.
#[derive(Debug, Clone, Copy, Default)]
pub struct Listings {
    draft: bool,
}

impl Listings {
    /// Leaves out what memscope has to be asked for; a line says so in its place. Only for pages that are replaced soon.
    pub fn draft() -> Self {
        Self { draft: true }
    }
}

impl Preprocessor for Listings {
    fn name(&self) -> &str {
        "listings"
    }

    /// For the HTML page a listing becomes its card; for `mdbook test` a fence that rustdoc runs.
    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let catalog = Catalog::load(&context.root);
        let src = &context.config.book.src;
        let html = context.renderer == "html";
        let practice = Practice::load(&context.root);
        let mut problems = Vec::new();
        let mut keys = BTreeMap::new();
        let mut figures: BTreeMap<PathBuf, Vec<Made>> = BTreeMap::new();
        let mut exercises: BTreeMap<&str, Exercised> = BTreeMap::new();
        let mut own: BTreeMap<(PathBuf, usize), Question> = BTreeMap::new();
        if html {
            // Values first: questions and boxes have them, too.
            let mut pages: Vec<String> = Vec::new();
            each_page(src, &mut book, |_, chapter| {
                if self.draft {
                    chapter.content = draft::without_values(&chapter.content);
                }
                pages.push(chapter.content.clone())
            });
            let values =
                Values::of_pages(&context.root, &catalog, pages.iter().map(String::as_str));
            each_page(src, &mut book, |file, chapter| {
                let (page, found) = values.expand(file, &chapter.content);
                problems.extend(found);
                chapter.content = page;
            });
            // All that memscope is asked for before all cards, since it is made side by side.
            let mut asked = Vec::new();
            each_page(src, &mut book, |file, chapter| {
                let questions = author::find(file, &chapter.content, &catalog, &mut keys);
                let four = four_parts::find(file, &chapter.content, &catalog, &mut keys);
                problems.extend(four.iter().flat_map(four_parts::Found::problems).cloned());
                asked.push((questions, four));
            });
            let fences: Vec<&four_parts::Fence> = asked
                .iter()
                .flat_map(|(_, four)| four.iter().filter_map(four_parts::Found::fence))
                .collect();
            let (root, drafted) = (context.root.as_path(), self.draft);
            let four_parts_of = |fence: &&four_parts::Fence| match drafted {
                true => Ok(draft::WAITING.to_owned()),
                false => four_parts::card(root, &catalog, fence),
            };
            let cards = spread(&fences, four_parts_of, || ());
            let keys = fences.iter().map(|fence| fence.key().to_owned());
            let cards: BTreeMap<String, _> = keys.zip(cards).collect();
            if !drafted {
                let card = |one: &practice::Exercise| practice::card::card(root, one);
                let cards = spread(&practice.exercises, card, || ());
                let names = practice.exercises.iter().map(|one| one.name.as_str());
                exercises = names.zip(cards).collect();
            }
            let mut asked = asked.into_iter();
            let mut pages: Vec<(PathBuf, String)> = Vec::new();
            each_page(src, &mut book, |file, chapter| {
                let (questions, four) = asked.next().unwrap_or_default();
                chapter.content = author::replace(&chapter.content, &questions);
                let make = |fence: &four_parts::Fence| cards[fence.key()].clone();
                match four_parts::replace(file, &chapter.content, &four, make) {
                    Ok(page) => chapter.content = page,
                    Err(faults) => problems.extend(faults),
                }
                for found in questions {
                    match (found.question, found.card) {
                        (Ok(question), Some(line)) => {
                            own.insert((file.to_owned(), line), question);
                        }
                        (Ok(_), None) => {}
                        (Err(faults), _) => problems.extend(faults),
                    }
                }
                pages.push((file.to_owned(), chapter.content.clone()));
            });
            let pages = pages
                .iter()
                .map(|(file, text)| (file.as_path(), text.as_str()));
            let uses = uses(pages, &catalog);
            let made = match self.draft {
                true => draft::figures(&uses).into_iter().map(Ok).collect(),
                false => side_by_side(&context.root, &catalog, &uses),
            };
            for ((file, _), made) in uses.iter().zip(made) {
                figures.entry(file.to_path_buf()).or_default().push(made);
            }
        }
        let none = Figures::default();
        let (root, config, draft) = (&context.root, &context.config, self.draft);
        problems.extend(remake(src, &mut book, |file, text| {
            let mut refused = Vec::new();
            let mut figures = figures.get(file).into_iter().flatten();
            let (page, found) = expand(file, text, &catalog, |piece| {
                let used = match piece {
                    Piece::Card(used) if html && draft => draft::asked(used),
                    Piece::Card(used) if html => used,
                    Piece::Card(used) => return for_rustdoc(&catalog, &used),
                    Piece::AnswerEnds if html => return ANSWER_ENDS.to_owned(),
                    Piece::Exercise(..) if html && draft => return draft::WAITING.to_owned(),
                    Piece::Exercise(name, line) if html => {
                        let problem = |(what, remedy)| Problem::at(file, line, what, remedy);
                        match exercises.get(name).cloned() {
                            Some(Ok(card)) => return card,
                            Some(Err(faults)) => refused.extend(faults.into_iter().map(problem)),
                            None => refused.push(practice.unknown(name, file, line)),
                        }
                        return String::new();
                    }
                    Piece::Accidents(of, line) if html => {
                        let table = match of {
                            Of::Page => accidents::table(&rejected(file, text, &catalog)),
                            Of::Book => accidents::counts(&catalog),
                        };
                        return table.unwrap_or_else(|(what, remedy)| {
                            refused.push(Problem::at(file, line, what, remedy));
                            String::new()
                        });
                    }
                    Piece::AnswerEnds | Piece::Exercise(..) | Piece::Accidents(..) => {
                        return String::new();
                    }
                };
                let figures = match figures.next() {
                    Some(Ok(figures)) => figures,
                    Some(Err(problems)) => {
                        refused.extend(problems.iter().cloned());
                        &none
                    }
                    None => &none,
                };
                let own = own.get(&(file.to_owned(), used.line));
                let question =
                    questions::of_card(file, &used, figures, own).unwrap_or_else(|problem| {
                        refused.push(problem);
                        None
                    });
                card(&catalog, &used, figures, question.as_ref())
            });
            let mut page = if html { with_switch(page) } else { page };
            if html {
                page += &foot(root, config, &page, file);
            }
            (page, [found, refused].concat())
        }));
        settle(book, problems)
    }
}

/// The rejected listings that the page shows, in its order.
fn rejected<'a>(file: &'a Path, page: &'a str, catalog: &'a Catalog) -> Vec<&'a Listing> {
    let cards = uses([(file, page)], catalog).into_iter();
    cards
        .map(|(_, used)| used.listing)
        .filter(|listing| listing.folder == Folder::Fail)
        .collect()
}

/// The page with the switch under its title, if it asks anything.
fn with_switch(page: String) -> String {
    if !page.contains("<div class=\"answer\"") {
        return page;
    }
    let title = fences::lines(&page)
        .into_iter()
        .find(|line| line.fence.is_none() && line.text.starts_with("# "));
    let end = title.map_or(0, |line| {
        page.lines()
            .take(line.number)
            .map(|line| line.len() + 1)
            .sum()
    });
    let (title, rest) = page.split_at(end);
    format!("{title}\n{}\n{rest}", questions::SWITCH)
}

/// The reader's own answers: where they are, and how to be rid of them. And where the book's scripts did not arrive,
/// the page falls back to what it is without JavaScript.
const OWN: &str = "<p class=\"own\">Your answers stay in this browser. \
    <button type=\"button\" class=\"forget\">Forget them all</button> <span role=\"status\"></span></p>\n\
    <script>addEventListener('load', () => { if (window.whoFreesIt?.ready) return; document.documentElement.classList.add('plain'); \
    for (const fold of document.querySelectorAll('noscript')) fold.outerHTML = fold.textContent; });</script>\n";

/// What the page was checked with, and a link to its source.
fn foot(root: &Path, config: &Config, page: &str, file: &Path) -> String {
    let compiler = toolchain::pinned(root).unwrap_or_else(|| "unknown".to_owned());
    let path = file.display().to_string().replace('\\', "/");
    let edit = config
        .get::<String>("output.html.edit-url-template")
        .ok()
        .flatten();
    let source = match edit {
        Some(template) => {
            format!(
                "<a href=\"{}\">Edit {}</a>",
                escape(&template.replace("{path}", &path)),
                escape(&path)
            )
        }
        None => format!("Its source is <code>{}</code>", escape(&path)),
    };
    format!(
        "\n\n<footer class=\"checked\" data-rustc=\"{compiler}\">\n<p>Checked with rustc {compiler}, edition 2024: {} was compiled, run or rejected \
         as shown. {source}.</p>\n{OWN}</footer>\n",
        if page.contains("<figure class=\"listing") {
            "every program on this page"
        } else {
            "every program in this book"
        }
    )
}
