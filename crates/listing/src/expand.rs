//! The directive `{{#listing NAME …}}`: found in a page, checked against the catalog, replaced.

use std::path::Path;

use crate::catalog::{Catalog, Folder, Listing};
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
    /// Whether the reader is asked to predict before the evidence shows.
    pub predict: bool,
}

/// Every word that may follow a listing's name, for the error message.
const OPTIONS: &str = "`predict`, and for a rejected listing the error code (`E0382`) or `no-code`";

/// Replaces each directive on the page `file` by what `render` makes of it, and returns the new page with all
/// that is wrong with its directives. A directive with a problem is left as it stands.
///
/// A directive stands on a line of its own, outside of fences. `\{{#listing …}}` is text.
pub fn expand<'a>(
    file: &Path,
    markdown: &str,
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
            Some(words) => resolve(&words, catalog).map(Some),
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

fn resolve<'a>(words: &[&str], catalog: &'a Catalog) -> Result<Use<'a>, Fault> {
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
    for option in options {
        match *option {
            "predict" => predict = true,
            "no-code" => taught = Some(Taught::NoCode),
            code if is_code(code) => taught = Some(Taught::Code(code)),
            other => {
                let near = nearest(other, ["predict", "no-code"]);
                let remedy = near.map_or_else(
                    || format!("the options are {OPTIONS}"),
                    |n| format!("did you mean `{n}`?"),
                );
                return Err((format!("unknown option '{other}'"), remedy));
            }
        }
    }
    check_verdict(listing, taught)?;
    Ok(Use { listing, predict })
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
