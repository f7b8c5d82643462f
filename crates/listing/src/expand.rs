//! The directive `{{#listing NAME …}}`: found in a page, checked against the catalog, replaced.

use std::path::Path;

use crate::catalog::{Catalog, Folder, Language, Listing};
use crate::fences;
use crate::problem::{Problem, nearest};

/// What a chapter teaches about a rejected listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taught<'a> {
    /// The error code that the compiler's message must carry.
    Code(&'a str),
    /// rustc gives this error no code.
    NoCode,
}

/// One use of a listing on a page.
#[derive(Debug, Clone, Copy)]
pub struct Use<'a> {
    /// The listing.
    pub listing: &'a Listing,
    /// The directive's 1-based line on the page.
    pub line: usize,
    /// Whether the reader is asked to predict before the evidence shows.
    pub predict: bool,
    /// Whether the card shows what the program's memory holds, step by step; and the lines of its still pictures.
    pub memory: Option<&'a str>,
    /// Whether the card shows what each line does to the permissions.
    pub permissions: bool,
}

impl Use<'_> {
    /// The lines after which still pictures stand (`memory=4,7`); empty when the author named none.
    pub fn still_lines(&self) -> Vec<usize> {
        let lines = self.memory.unwrap_or_default().split(',');
        lines.filter_map(|line| line.parse().ok()).collect()
    }
}

/// Every word that may follow a listing's name, for the error message.
const OPTIONS: &str = "`predict`, `memory` (or `memory=4,7`), `permissions`, and for a rejected listing the error \
                       code (`E0382`) or `no-code`";

/// Replaces each directive on the page `file` by what `render` makes of it, and returns the new page with all
/// that is wrong with its directives. A directive with a problem is left as it stands.
///
/// A directive stands on a line of its own, outside of fences. `\{{#listing …}}` is text.
pub fn expand<'a>(
    file: &Path,
    markdown: &'a str,
    catalog: &'a Catalog,
    mut render: impl FnMut(&Use<'a>) -> String,
) -> (String, Vec<Problem>) {
    let mut page = String::with_capacity(markdown.len());
    let mut problems = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for line in fences::lines(markdown) {
        let used = match words(line.text) {
            None => Ok(None),
            Some(_) if line.fence.is_some() => Err((
                "a listing inside a fence is seen by no test".to_owned(),
                "put the directive on a line of its own, outside of fences and boxes".to_owned(),
            )),
            Some(words) => resolve(&words, line.number, catalog).map(Some),
        };
        match used {
            Ok(Some(used)) if seen.contains(&used.listing.name.as_str()) => {
                problems.push(Problem::at(
                    file,
                    line.number,
                    format!("listing '{}' is already on this page", used.listing.name),
                    "show a listing once a page and refer back to it in the text",
                ))
            }
            Ok(Some(used)) => {
                seen.push(&used.listing.name);
                page.push_str(&render(&used));
            }
            Ok(None) => page.push_str(line.text),
            Err((what, remedy)) => {
                problems.push(Problem::at(file, line.number, what, remedy));
                page.push_str(line.text);
            }
        }
        page.push('\n');
    }
    (page, problems)
}

/// The words of a listing directive; `None` for any other line. A line that mentions the directive among other
/// text counts, so that it is reported rather than printed.
fn words(line: &str) -> Option<Vec<&str>> {
    let start = line.find("{{#listing")?;
    if line[..start].ends_with(['\\', '`']) {
        return None;
    }
    let alone = line
        .trim()
        .strip_prefix("{{#listing")
        .and_then(|l| l.strip_suffix("}}"));
    Some(alone.map_or_else(Vec::new, |inside| inside.split_whitespace().collect()))
}

type Fault = (String, String);

fn resolve<'a>(words: &[&'a str], line: usize, catalog: &'a Catalog) -> Result<Use<'a>, Fault> {
    let Some((name, options)) = words.split_first() else {
        return Err((
            "this listing directive cannot be read".into(),
            "write {{#listing NAME}} on a line of its own".into(),
        ));
    };
    let listing = catalog.get(name).ok_or_else(|| {
        let remedy = match catalog.nearest(name) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("`cargo book new listing {name}` makes one"),
        };
        (format!("no listing named '{name}'"), remedy)
    })?;
    if let Some(base) = listing.fix_of() {
        return Err((
            format!("'{name}' is a fix, and is shown with the listing it mends"),
            format!("write {{{{#listing {base} …}}}} instead"),
        ));
    }
    let mut taught = None;
    let mut predict = false;
    let mut memory = None;
    let mut permissions = false;
    for option in options {
        match *option {
            "predict" => predict = true,
            "permissions" => permissions = true,
            "memory" => memory = Some(""),
            word if word.starts_with("memory=") => memory = Some(stills(word, listing)?),
            "no-code" => taught = Some(Taught::NoCode),
            code if is_code(code) => taught = Some(Taught::Code(code)),
            other => {
                let near = nearest(other, ["predict", "memory", "permissions", "no-code"]);
                let remedy = near.map_or_else(
                    || format!("the options are {OPTIONS}"),
                    |n| format!("did you mean `{n}`?"),
                );
                return Err((format!("unknown option '{other}'"), remedy));
            }
        }
    }
    check_verdict(listing, taught)?;
    check_figures(listing, memory.is_some(), permissions)?;
    Ok(Use {
        listing,
        line,
        predict,
        memory,
        permissions,
    })
}

/// The lines in `memory=4,7`, each a line of the listing.
fn stills<'a>(word: &'a str, listing: &Listing) -> Result<&'a str, Fault> {
    let lines = word.trim_start_matches("memory=");
    let last = listing.source.lines().count();
    let of_listing = |line: &str| line.parse().is_ok_and(|line| (1..=last).contains(&line));
    if lines.split(',').all(of_listing) {
        return Ok(lines);
    }
    Err((
        format!("'{word}' does not name lines of '{}'", listing.name),
        format!("write `memory=` and line numbers from 1 to {last}, with commas and no spaces"),
    ))
}

/// Memory is what a Rust program held while it ran; permissions are what the Rust compiler says.
fn check_figures(listing: &Listing, memory: bool, permissions: bool) -> Result<(), Fault> {
    let name = &listing.name;
    if (memory || permissions) && listing.language != Language::Rust {
        return Err((
            format!("'{name}' is no Rust program, and memscope reads no other"),
            "take out `memory` and `permissions`".to_owned(),
        ));
    }
    if memory && listing.folder == Folder::Fail {
        return Err((
            format!("'{name}' is rejected, so it does not run and has no memory to show"),
            "take out `memory`; `permissions` shows what the compiler allows on each line"
                .to_owned(),
        ));
    }
    Ok(())
}

/// `E` and four digits.
fn is_code(word: &str) -> bool {
    word.len() == 5 && word.starts_with('E') && word[1..].bytes().all(|b| b.is_ascii_digit())
}

/// The code that the chapter teaches must be the one in the compiler's message.
fn check_verdict(listing: &Listing, taught: Option<Taught>) -> Result<(), Fault> {
    let name = &listing.name;
    match (listing.folder, taught) {
        (Folder::Fail, None) => {
            let code = listing.evidence.code().unwrap_or("no-code");
            Err((
                format!("'{name}' is rejected, and the directive does not say with which error"),
                format!("write {{{{#listing {name} {code}}}}}"),
            ))
        }
        (Folder::Fail, Some(taught)) => {
            let expected = match taught {
                Taught::Code(code) => Some(code),
                Taught::NoCode => None,
            };
            let actual = listing.evidence.code();
            // Without a recorded message there is nothing to compare; the missing file is a problem of its own.
            if listing.evidence.stderr.is_none() || expected == actual {
                return Ok(());
            }
            let says = |code: Option<&str>| {
                code.map_or("an error without a code".to_owned(), str::to_owned)
            };
            Err((
                format!(
                    "the chapter teaches {} and '{name}' fails with {}",
                    says(expected),
                    says(actual)
                ),
                format!("change the directive, or {}", listing.path),
            ))
        }
        (_, Some(_)) => Err((
            format!("'{name}' is not rejected, and the directive names an error"),
            format!(
                "write {{{{#listing {name}}}}}, or move the program to {}",
                Folder::Fail.path()
            ),
        )),
        (_, None) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// What is said of a page that is this one line, in a book with `day` (runs, three lines), `night` (rejected) and
    /// `dusk.c`.
    fn said(directive: &str) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = [
            (
                "examples/day.rs",
                "fn main() {\n    println!(\"day\");\n}\n",
            ),
            ("fail/night.rs", "fn main() {\n    dark();\n}\n"),
            (
                "fail/night.stderr",
                "error[E0425]: cannot find function `dark`\n",
            ),
            ("other/dusk.c", "int main(void) { return 0; }\n"),
        ];
        for (name, text) in files {
            let file = folder.path().join("listings").join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, text).expect("a file");
        }
        let catalog = Catalog::load(folder.path());
        let mut shown = 0;
        let (_, problems) = expand(Path::new("src/page.md"), directive, &catalog, |_| {
            shown += 1;
            String::new()
        });
        assert_eq!(
            shown + problems.len(),
            1,
            "shown, or a problem: {problems:?}"
        );
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_options_of_figures_are_read() {
        for directive in [
            "{{#listing day memory}}",
            "{{#listing day memory=2 predict permissions}}",
            "{{#listing day memory=2,3}}",
            "{{#listing night permissions E0425 predict}}",
        ] {
            assert!(
                said(directive).is_empty(),
                "{directive}: {:?}",
                said(directive)
            );
        }
    }

    #[test]
    fn an_unknown_word_is_answered_with_the_nearest_one() {
        assert_eq!(
            said("{{#listing day permission}}"),
            ["src/page.md:1: unknown option 'permission'; did you mean `permissions`?"]
        );
        let said = said("{{#listing day zebra}}");
        assert!(
            said[0].contains("unknown option 'zebra'; the options are `predict`, `memory`"),
            "{said:?}"
        );
    }

    #[test]
    fn lines_that_do_not_exist_are_refused() {
        for lines in ["0", "4", "2,4", "two", "", "2, 3", "2,"] {
            let said = said(&format!("{{{{#listing day memory={lines}}}}}"));
            assert!(
                said.len() == 1
                    && said[0].contains(
                        "does not name lines of 'day'; write `memory=` and line numbers from 1 to 3"
                    ),
                "{lines}: {said:?}"
            );
        }
    }

    #[test]
    fn what_does_not_run_has_no_memory() {
        let said = said("{{#listing night E0425 memory=1}}");
        assert!(
            said[0].starts_with("src/page.md:1: 'night' is rejected, so it does not run"),
            "{said:?}"
        );
    }

    #[test]
    fn another_language_has_neither_figure() {
        for word in ["memory", "permissions"] {
            let said = said(&format!("{{{{#listing dusk.c {word}}}}}"));
            assert!(
                said[0]
                    .contains("'dusk.c' is no Rust program, and memscope reads no other; take out"),
                "{said:?}"
            );
        }
    }
}
