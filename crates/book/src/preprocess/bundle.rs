//! One style sheet and one script for all pages, so that a browser asks for two files instead of sixteen, and the search
//! with its index, which it asks for when somebody searches.
//!
//! mdBook publishes the files that book.toml names under `additional-css` and `additional-js` after the preprocessors
//! ran, so these can be put together here, under stock mdBook too.

use std::cell::OnceCell;
use std::fs;
use std::io;
use std::path::Path;

use anyhow::Context;
use listing::{Catalog, Problem};
use mdbook_html::theme::Theme;
use mdbook_preprocessor::book::{Book, BookItem};
use mdbook_preprocessor::config::HtmlConfig;
use mdbook_preprocessor::errors::Result;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use tempfile::TempDir;

use super::settle;
use crate::search::Index;

/// The preprocessor `bundle`: writes `theme/bundle/`, and leaves the pages alone.
pub struct Bundle;

impl Preprocessor for Bundle {
    fn name(&self) -> &str {
        "bundle"
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(renderer == "html")
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book> {
        let theme = context.root.join("theme");
        let sources = Parts::of(&theme);
        let parts = |kind: &str| -> Result<Vec<String>> {
            let names = context.config.get(&format!("preprocessor.bundle.{kind}"))?;
            Ok(names.unwrap_or_default())
        };
        let mut problems = Vec::new();
        for (kind, lean) in [("css", lean_css as fn(&str) -> String), ("js", lean_js)] {
            let parts = parts(kind)?;
            if !parts.is_empty() {
                let file = theme.join("bundle").join(format!("book.{kind}"));
                let (text, missing) = sources.together(&parts, lean);
                problems.extend(missing);
                write_if_changed(&file, &text)?;
            }
        }
        let search = context.config.get::<String>("preprocessor.bundle.search")?;
        let file = theme.join("bundle/search.js");
        if search.as_deref() == Some("") {
            // A check asks for none; book.toml names the file, so it has to be there.
            if !file.exists() {
                write_if_changed(&file, "")?;
            }
        } else if let Some(script) = search {
            let (script, missing) = sources.together(&[script], lean_js);
            problems.extend(missing);
            write_if_changed(&file, &(script + &index(&context.root, &book)?))?;
        }
        settle(book, problems)
    }
}

/// The statement that hands the index to the search.
fn index(root: &Path, book: &Book) -> Result<String> {
    let catalog = Catalog::load(root);
    let chapters = book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => Some(chapter),
        _ => None,
    });
    let index = Index::of(chapters, &catalog);
    Ok(format!(
        "whoFreesIt.index = {};\n",
        serde_json::to_string(&index)?
    ))
}

/// What a part is called that belongs to mdBook's own theme.
const MDBOOKS: &str = "mdbook:";

/// Where the parts lie.
struct Parts<'a> {
    theme: &'a Path,
    /// mdBook's own theme, which it hands out as a folder alone.
    mdbooks: OnceCell<TempDir>,
}

impl<'a> Parts<'a> {
    fn of(theme: &'a Path) -> Self {
        Self {
            theme,
            mdbooks: OnceCell::new(),
        }
    }

    fn read(&self, part: &str) -> io::Result<String> {
        let Some(own) = part.strip_prefix(MDBOOKS) else {
            return fs::read_to_string(self.theme.join(part));
        };
        let folder = match self.mdbooks.get() {
            Some(folder) => folder,
            None => {
                let folder = tempfile::tempdir()?;
                Theme::copy_theme(&HtmlConfig::default(), folder.path())
                    .map_err(io::Error::other)?;
                self.mdbooks.get_or_init(|| folder)
            }
        };
        fs::read_to_string(folder.path().join("theme").join(own))
    }

    /// The parts one after the other, and those that cannot be read.
    fn together(&self, names: &[String], lean: fn(&str) -> String) -> (String, Vec<Problem>) {
        let mut text = String::new();
        let mut problems = Vec::new();
        for name in names {
            match self.read(name) {
                Ok(read) => text += &lean(&read),
                Err(why) => problems.push(missing(name, &why)),
            }
        }
        (text, problems)
    }
}

fn missing(name: &str, why: &io::Error) -> Problem {
    let folder = if name.starts_with(MDBOOKS) {
        ""
    } else {
        "theme/"
    };
    Problem::in_file(
        "book.toml",
        format!("{folder}{name}, named under [preprocessor.bundle], cannot be read ({why})"),
        "restore it, or take it out of the list",
    )
}

/// Writes a file as a whole, and only what is new: a file that is written with each build starts the next one, where
/// its folder is watched.
fn write_if_changed(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = file.parent().context("a file has a folder")?;
    fs::create_dir_all(folder)
        .and_then(|()| tempfile::NamedTempFile::new_in(folder))
        .and_then(|mut new| {
            std::io::Write::write_all(&mut new, text.as_bytes())?;
            new.persist(file).map_err(|error| error.error)
        })
        .with_context(|| format!("{} cannot be written", file.display()))?;
    Ok(())
}

/// Styles without comments and indentation.
fn lean_css(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    lines(&out, |_| true)
}

/// A script without the lines that are comments, and without indentation. Comments behind code stay: to find those
/// takes a parser.
fn lean_js(text: &str) -> String {
    lines(text, |line| {
        !line.starts_with("//")
            && !line.starts_with("/**")
            && !line.starts_with("* ")
            && line != "*/"
    })
}

fn lines(text: &str, keep: impl Fn(&str) -> bool) -> String {
    let kept = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && keep(line));
    kept.fold(String::new(), |out, line| out + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_the_rest_stays() {
        assert_eq!(
            lean_css("/* a */\n.x {\n    color: red; /* b\n c */\n}\n"),
            ".x {\ncolor: red;\n}\n"
        );
        let script = "/** Says. */\n// a\nconst x = 'http://x'; // kept\n    /**\n     * doc\n     */\n    x();\n";
        assert_eq!(lean_js(script), "const x = 'http://x'; // kept\nx();\n");
    }

    #[test]
    fn no_part_of_a_script_says_more_with_its_indentation() {
        let theme = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../theme"));
        let mut seen = 0;
        for entry in fs::read_dir(theme).expect("theme/").flatten() {
            if entry
                .path()
                .extension()
                .is_some_and(|ending| ending == "js")
            {
                let text = fs::read_to_string(entry.path()).expect("a script");
                // A template over several lines would lose its indentation: each line has its backticks in pairs.
                for line in text.lines() {
                    assert!(
                        line.matches('`').count().is_multiple_of(2),
                        "{}: {line}",
                        entry.path().display()
                    );
                }
                seen += 1;
            }
        }
        assert!(seen >= 5, "{seen} scripts");
    }

    #[test]
    fn mdbooks_own_styles_are_parts_like_ours() {
        let folder = tempfile::tempdir().expect("a folder");
        let parts = ["variables", "general", "chrome"].map(|name| format!("mdbook:css/{name}.css"));
        let (text, missing) = Parts::of(folder.path()).together(&parts, lean_css);
        assert!(missing.is_empty(), "{missing:?}");
        for part in ["--sidebar-width", "#mdbook-menu-bar", ".content"] {
            assert!(text.contains(part), "no {part}");
        }
        let unknown = ["mdbook:css/unknown.css".to_owned()];
        let (_, missing) = Parts::of(folder.path()).together(&unknown, lean_css);
        let said = missing[0].to_string();
        assert!(
            said.starts_with("book.toml: mdbook:css/unknown.css, "),
            "{said}"
        );
    }

    #[test]
    fn a_missing_part_is_named_with_the_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let parts = ["a.css".to_owned(), "b.css".to_owned()];
        let (_, missing) = Parts::of(folder.path()).together(&parts, lean_css);
        let said: Vec<String> = missing.iter().map(ToString::to_string).collect();
        for (part, said) in ["theme/a.css", "theme/b.css"].iter().zip(&said) {
            assert!(said.starts_with(&format!("book.toml: {part}, ")), "{said}");
        }
        assert_eq!(said.len(), 2, "{said:?}");
    }
}
