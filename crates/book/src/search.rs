//! The index of the book's own search (theme/search.js): every section with its words, in four kinds that count
//! differently: heading, prose, programs, what the compiler says.
//!
//! The prose stands in it whole, so that a result can show its words; of programs and messages it holds each word once.
//! Figures and questions stay out: their sentences repeat what the program says, line by line. The page of questions that
//! people ask stays out, too, and each of its questions gives its words to the section that answers it.

use std::collections::HashSet;

use listing::Catalog;
use mdbook_preprocessor::book::Chapter;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

use crate::spread::spread;

/// What a browser searches in.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Index {
    /// The pages: address and title.
    pages: Vec<(String, String)>,
    sections: Vec<Section>,
    /// How a page's source links to each of the sections.
    #[serde(skip)]
    sources: Vec<String>,
    /// What people ask, and the sections that answer it.
    #[serde(skip)]
    asked: Vec<(String, Vec<String>)>,
}

/// Page, id, title, synonyms, prose, programs, messages: an array in JSON, so that no name is repeated.
#[derive(Debug, Default, Serialize)]
struct Section(usize, String, String, String, String, String, String);

/// The page whose entries are synonyms for the sections that they link to.
const GLOSSARY: &str = "glossary.md";

/// The page whose headings are questions. A reader who searches is to come to the section, not to one more link.
const ASKED: &str = "ask-the-book.md";

impl Index {
    /// Of the pages as they go to mdBook's renderer, cards and boxes included.
    pub(crate) fn of<'a>(chapters: impl Iterator<Item = &'a Chapter>, catalog: &Catalog) -> Self {
        let with_file = chapters.filter(|chapter| chapter.path.is_some());
        let pages: Vec<(usize, &Chapter)> = with_file.enumerate().collect();
        let read = |(page, chapter): &(usize, &Chapter)| sections(*page, chapter, catalog);
        let read = spread(&pages, read, || ());
        let mut index = Self::default();
        for ((_, chapter), sections) in pages.into_iter().zip(read) {
            index.add(chapter, sections);
        }
        // When all pages are in: each question leads to the section that answers it.
        for (ask, links) in std::mem::take(&mut index.asked) {
            index.lead(&links, &ask);
        }
        index
    }

    /// Adds a page, and what its words do for other pages.
    fn add(&mut self, chapter: &Chapter, sections: Vec<Section>) {
        let Some(path) = &chapter.path else { return };
        let source = path.display().to_string().replace('\\', "/");
        if path.ends_with(ASKED) {
            let questions = entries(&chapter.content).into_iter();
            let asked = questions.map(|(ask, also, links)| (ask + &also, links));
            self.asked = asked.collect();
        }
        for section in sections {
            self.sources.push(format!("{source}#{}", section.1));
            self.sections.push(section);
        }
        let href = path.with_extension("html").display().to_string();
        self.pages
            .push((href.replace('\\', "/"), chapter.name.clone()));
        if path.ends_with(GLOSSARY) {
            self.take_synonyms(&chapter.content);
        }
    }

    /// Gives words to the sections behind `links`, so that they are found by them.
    fn lead(&mut self, links: &[String], words: &str) {
        for (section, source) in self.sections.iter_mut().zip(&self.sources) {
            if links.contains(source) {
                section.3 += &format!("{words} ");
            }
        }
    }

    /// A glossary entry's term and its other forms lead to the section that teaches it, too.
    fn take_synonyms(&mut self, glossary: &str) {
        for (term, forms, links) in entries(glossary) {
            self.lead(&links, &format!("{term} {forms}"));
            for section in &mut self.sections {
                let page = &self.pages[section.0].0;
                if page.ends_with("glossary.html") && section.2 == term {
                    section.3 += &format!("{forms} ");
                }
            }
        }
    }
}

/// The sections of a page that have words to search in.
fn sections(page: usize, chapter: &Chapter, catalog: &Catalog) -> Vec<Section> {
    let top = Section(
        page,
        String::new(),
        chapter.name.clone(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
    );
    let mut reader = Reader {
        page,
        catalog,
        used: HashSet::new(),
        sections: vec![top],
        seen: HashSet::new(),
        heading: None,
        in_code: false,
    };
    Parser::new_ext(&chapter.content, options()).for_each(|event| reader.read(event));
    let asked = chapter
        .path
        .as_ref()
        .is_some_and(|path| path.ends_with(ASKED));
    if asked {
        reader.sections.truncate(2);
    }
    let has_words = |section: &Section| !section.4.is_empty() || !section.5.is_empty();
    reader.sections.into_iter().filter(has_words).collect()
}

/// mdBook's own, but for its quotation marks: nobody types those.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// The glossary's entries: term, other forms, what they link to.
fn entries(glossary: &str) -> Vec<(String, String, Vec<String>)> {
    let mut entries: Vec<(String, String, Vec<String>)> = Vec::new();
    let (mut heading, mut also) = (false, false);
    for event in Parser::new_ext(glossary, options()) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                heading = true;
                entries.push(Default::default());
            }
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Start(Tag::Paragraph) => also = false,
            Event::Start(Tag::Link { dest_url, .. }) => {
                if let Some(entry) = entries.last_mut() {
                    entry.2.push(dest_url.to_string());
                }
            }
            Event::Text(text) | Event::Code(text) => {
                let Some(entry) = entries.last_mut() else {
                    continue;
                };
                also |= text.starts_with("Also:");
                if heading {
                    entry.0 += &text;
                } else if also {
                    entry.1 += text.trim_start_matches("Also:");
                }
            }
            Event::SoftBreak if also => entries
                .last_mut()
                .into_iter()
                .for_each(|entry| entry.1.push(' ')),
            _ => {}
        }
    }
    entries
}

struct Reader<'a> {
    page: usize,
    catalog: &'a Catalog,
    /// The ids of this page's headings.
    used: HashSet<String>,
    sections: Vec<Section>,
    /// The words of programs and messages that the current section has already.
    seen: HashSet<String>,
    /// The text of the heading that is being read, and its id where the author gave one.
    heading: Option<(String, Option<String>)>,
    in_code: bool,
}

impl Reader<'_> {
    fn read(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Heading { id, .. }) => {
                self.heading = Some((String::new(), id.map(|id| id.to_string())))
            }
            Event::End(TagEnd::Heading(_)) => self.begin_section(),
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => self.in_code = false,
            Event::Text(text) if self.in_code => self.programs(&text),
            Event::Text(text) | Event::Code(text) => match &mut self.heading {
                Some((heading, _)) => *heading += &text,
                None => self.section().4 += &text,
            },
            Event::SoftBreak
            | Event::HardBreak
            | Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => {
                match &mut self.heading {
                    Some((heading, _)) => heading.push(' '),
                    None => self.section().4.push(' '),
                }
            }
            Event::Html(html) => self.card(&html),
            _ => {}
        }
    }

    fn section(&mut self) -> &mut Section {
        self.sections
            .last_mut()
            .expect("a page begins with a section")
    }

    fn begin_section(&mut self) {
        let Some((title, given)) = self.heading.take() else {
            return;
        };
        let id = unique(given.unwrap_or_else(|| id_of(&title)), &mut self.used);
        self.seen.clear();
        self.sections.push(Section(
            self.page,
            id,
            title.trim().to_owned(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ));
    }

    fn programs(&mut self, text: &str) {
        let words = new_words(&without_texts(text), &mut self.seen);
        self.section().5 += &words;
    }

    /// A line of HTML: the first of a card names its listing.
    fn card(&mut self, html: &str) {
        let Some(rest) = html.trim_start().strip_prefix("<figure class=\"listing") else {
            return;
        };
        let name = rest
            .split_once(" id=\"")
            .and_then(|(_, rest)| rest.split('"').next());
        let Some(listing) = name.and_then(|name| self.catalog.get(name)) else {
            return;
        };
        self.programs(&format!("{} {}", listing.name, listing.source));
        let exit = listing
            .evidence
            .exit
            .as_ref()
            .map(|exit| exit.message.as_str());
        for said in [listing.evidence.stderr.as_deref(), exit]
            .into_iter()
            .flatten()
        {
            let words = new_words(said, &mut self.seen);
            self.section().6 += &words;
        }
    }
}

/// A program without what stands in quotation marks: its words are the program's data, not its language.
fn without_texts(program: &str) -> String {
    let lines = program
        .lines()
        .map(|line| line.split('"').step_by(2).collect::<Vec<_>>().join("\"\""));
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands in nearly every program: who looks for one of these means the prose.
const EVERYWHERE: [&str; 18] = [
    "fn", "main()", "let", "mut", "use", "pub", "struct", "impl", "for", "in", "if", "else",
    "return", "&self", "&mut", "self", "->", "new()",
];

/// The words of a text that were not seen before, each with a space behind it. What has no letter is no word.
fn new_words(text: &str, seen: &mut HashSet<String>) -> String {
    let words = text
        .split_whitespace()
        .map(|word| word.trim_end_matches([';', ',', '{', '}']))
        .filter(|word| word.contains(char::is_alphanumeric) && !EVERYWHERE.contains(word));
    words
        .filter(|word| seen.insert((*word).to_owned()))
        .fold(String::new(), |all, word| all + word + " ")
}

/// The id that mdBook gives to a heading.
fn id_of(title: &str) -> String {
    let kept = title.trim().to_lowercase();
    kept.chars()
        .filter_map(|c| match c {
            c if c.is_alphanumeric() || c == '_' || c == '-' => Some(c),
            c if c.is_whitespace() => Some('-'),
            _ => None,
        })
        .collect()
}

fn unique(id: String, used: &mut HashSet<String>) -> String {
    let numbered = std::iter::once(id.clone()).chain((1..).map(|n| format!("{id}-{n}")));
    let free: Vec<String> = numbered
        .skip_while(|id| used.contains(id))
        .take(1)
        .collect();
    used.extend(free.iter().cloned());
    free.concat()
}

#[cfg(test)]
mod tests;
