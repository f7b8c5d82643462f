//! One question's fence, field by field.

use std::collections::BTreeMap;
use std::path::Path;

use listing::{Catalog, Folder, Language, Problem, nearest};
use pulldown_cmark::{Event, Parser, Tag};
use toml::{Table, Value};

use crate::highlight;
use crate::questions::{Answer, Choice, Question, mixed, unknown};

/// Reads one fence, and collects what is wrong with it.
pub(super) struct Reader<'a> {
    pub(super) file: &'a Path,
    pub(super) start: usize,
    pub(super) text: &'a str,
    pub(super) catalog: &'a Catalog,
    pub(super) problems: Vec<Problem>,
    pub(super) listings: Vec<String>,
}

const FIELDS: [&str; 5] = ["key", "ask", "right", "ordered", "choice"];
const CHOICE_FIELDS: [&str; 4] = ["text", "listing", "right", "because"];

impl Reader<'_> {
    /// Notes a problem on the 1-based `line` of the fence's text; 0 is the fence itself.
    fn fault(&mut self, line: usize, what: impl Into<String>, remedy: impl Into<String>) {
        let problem = Problem::at(self.file, self.start + line, what, remedy);
        self.problems.push(problem);
    }

    /// The question, if it can be read.
    pub(super) fn question(&mut self, keys: &mut BTreeMap<String, String>) -> Option<Question> {
        let table: Table = match self.text.parse() {
            Ok(table) => table,
            Err(error) => {
                let error: toml::de::Error = error;
                let at = error
                    .span()
                    .map_or(0, |span| span.start.min(self.text.len()));
                let line = self.text[..at].bytes().filter(|b| *b == b'\n').count() + 1;
                let what = format!(
                    "this question is not TOML: {}",
                    error.message().replace('\n', " ")
                );
                self.fault(line, what, "CONTRIBUTING.md shows how one is written");
                return None;
            }
        };
        self.unknown(&table, &FIELDS, 0);
        let key = self.key(&table, keys);
        let prompt = self.words(&table, "ask", 0);
        let verdict = match table.get("right") {
            None => None,
            Some(Value::String(word)) if word == "runs" => Some(Folder::Examples),
            Some(Value::String(word)) if word == "rejected" => Some(Folder::Fail),
            Some(_) => {
                self.fault(
                    self.line_of("right"),
                    "the right choices are neither `runs` nor `rejected`",
                    "write right = \"runs\" or right = \"rejected\", or mark one choice with right = true",
                );
                None
            }
        };
        let choices = self.choices(&table, verdict);
        let right = choices.iter().filter(|choice| choice.right).count();
        let written = table
            .get("choice")
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        if written < 2 {
            self.fault(
                0,
                "a question with fewer than two choices",
                "add a [[choice]]",
            );
        } else if right != 1 && self.problems.is_empty() {
            self.fault(
                0,
                format!("{right} choices of this question are right"),
                "exactly one has to be: mark it with right = true",
            );
        }
        let key = key?;
        let choices = match table.get("ordered").and_then(Value::as_bool) {
            Some(true) => choices,
            _ => mixed(&key, choices),
        };
        Some(Question {
            key,
            prompt: prompt?,
            answer: Answer::Choice(choices),
            reason: String::new(),
        })
    }

    fn key(&mut self, table: &Table, keys: &mut BTreeMap<String, String>) -> Option<String> {
        let key = table.get("key").and_then(Value::as_str).unwrap_or("");
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || !key.chars().all(kebab) {
            self.fault(
                0,
                "a question without a key, under which the reader's browser keeps the answer",
                "add key = \"…\", lower case with hyphens, and never change it again",
            );
            return None;
        }
        let line = self.start + self.line_of("key");
        let place = format!("{}:{line}", self.file.display()).replace('\\', "/");
        if let Some(first) = keys.insert(key.to_owned(), place) {
            self.fault(
                self.line_of("key"),
                format!("a second question with the key '{key}'; the first is {first}"),
                "give it a key of its own",
            );
        }
        Some(key.to_owned())
    }

    fn choices(&mut self, table: &Table, verdict: Option<Folder>) -> Vec<Choice> {
        let Some(Value::Array(choices)) = table.get("choice") else {
            return Vec::new();
        };
        let lines: Vec<usize> = self
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.trim() == "[[choice]]")
            .map(|(index, _)| index + 1)
            .collect();
        let mut found = Vec::new();
        for (index, choice) in choices.iter().enumerate() {
            let line = lines.get(index).copied().unwrap_or(0);
            let Value::Table(choice) = choice else {
                self.fault(
                    line,
                    "a choice that is no table",
                    "begin each choice with [[choice]]",
                );
                continue;
            };
            self.unknown(choice, &CHOICE_FIELDS, line);
            found.extend(self.choice(choice, verdict, line));
        }
        found
    }

    fn choice(&mut self, table: &Table, verdict: Option<Folder>, line: usize) -> Option<Choice> {
        let because = self.words(table, "because", line);
        let marked = match table.get("right") {
            None => false,
            Some(Value::Boolean(right)) if verdict.is_none() => *right,
            Some(_) => {
                self.fault(
                    line,
                    "a choice whose `right` cannot be read",
                    "write right = true, or leave it to right = \"runs\" beside `ask`",
                );
                false
            }
        };
        match (table.get("listing"), table.get("text")) {
            (Some(Value::String(name)), None) => {
                let (html, folder) = self.listing(name, line)?;
                let right = verdict.map_or(marked, |verdict| verdict == folder);
                Some(Choice {
                    html,
                    right,
                    because: because?,
                })
            }
            (None, Some(_)) => {
                if verdict.is_some() {
                    self.fault(
                        line,
                        "a choice that is no listing, so its folder cannot say whether it is right",
                        "name a listing, or mark the right choice with right = true",
                    );
                }
                let html = self.words(table, "text", line)?;
                let html = html.replace("<p>", "").replace("</p>", "");
                Some(Choice {
                    html,
                    right: marked,
                    because: because?,
                })
            }
            _ => {
                self.fault(
                    line,
                    "a choice has either `text` or `listing`",
                    "keep one of them, as a string",
                );
                None
            }
        }
    }

    /// A listing's program as the face of a choice, and its folder.
    fn listing(&mut self, name: &str, line: usize) -> Option<(String, Folder)> {
        let catalog = self.catalog;
        let Some(listing) = catalog.get(name) else {
            let (what, remedy) = unknown(catalog, name);
            self.fault(line, what, remedy);
            return None;
        };
        self.listings.push(name.to_owned());
        if listing.language != Language::Rust {
            self.fault(
                line,
                format!("'{name}' is not Rust"),
                "name a Rust listing, or describe it in `text`",
            );
            return None;
        }
        let code = highlight::lines(&listing.source, listing.language);
        // Newlines would not survive on one line of Markdown.
        let code = code.trim_end_matches("\n</span>").to_owned() + "</span>";
        Some((
            format!(
                "<code class=\"program\">{}</code>",
                code.replace('\n', "&#10;")
            ),
            listing.folder,
        ))
    }

    /// A text field as HTML: one paragraph of Markdown. Links are left to the prose, where they are checked.
    fn words(&mut self, table: &Table, field: &str, line: usize) -> Option<String> {
        let text = match table.get(field) {
            Some(Value::String(text)) if !text.trim().is_empty() => text.trim(),
            _ => {
                let what = if line == 0 { "question" } else { "choice" };
                let remedy = match field {
                    "because" => {
                        "add because = \"…\": each choice has its own explanation".to_owned()
                    }
                    field => format!("add {field} = \"…\""),
                };
                self.fault(line, format!("a {what} without `{field}`"), remedy);
                return None;
            }
        };
        let linked = Parser::new(text).any(|event| {
            matches!(
                event,
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock)
                    | Event::InlineHtml(_)
            )
        });
        if linked {
            self.fault(
                line,
                format!("a link or HTML in `{field}`"),
                "put it into the text of the page, where it is checked",
            );
            return None;
        }
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, Parser::new(text));
        let html = html.trim().replace('\n', " ");
        Some(if field == "because" {
            html
        } else {
            html.replace("<p>", "").replace("</p>", "")
        })
    }

    fn unknown(&mut self, table: &Table, known: &[&str], line: usize) {
        for field in table
            .keys()
            .filter(|field| !known.contains(&field.as_str()))
        {
            let remedy = match nearest(field, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the fields are {}", known.join(", ")),
            };
            self.fault(
                line,
                format!("unknown field `{field}` in a question"),
                remedy,
            );
        }
    }

    /// The 1-based line on which a field of the question itself stands.
    fn line_of(&self, field: &str) -> usize {
        self.text
            .lines()
            .position(|line| line.trim_start().starts_with(field))
            .map_or(0, |index| index + 1)
    }
}
