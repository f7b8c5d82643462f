//! `cargo book new`: a chapter or a listing with its files in the right place.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use listing::{Catalog, Folder, Language};

use crate::disk;

/// What stands at each place that the author must fill in. `cargo book check` names those that are left.
pub(crate) const TO_WRITE: &str = "To write:";

/// Pages that mdBook makes itself, and files that are no pages.
const TAKEN: [&str; 6] = ["404", "index", "print", "readme", "summary", "toc"];

/// Writes `src/SLUG.md` for a chapter called `title` and its line at the end of SUMMARY.md. Returns what to do next.
///
/// # Errors
/// When the title cannot be a line of SUMMARY.md or makes no file name of its own, or the page is already there; nothing is
/// overwritten, and what could not be finished is taken back.
pub fn chapter(root: &Path, title: &str) -> Result<String> {
    let title = title.trim();
    if title.contains(|c: char| c.is_control() || matches!(c, '[' | ']' | '<' | '>')) {
        bail!(
            "a title is one line without [, ], < and >, which would break its line in src/SUMMARY.md"
        );
    }
    let slug = slug(title);
    if slug.is_empty() {
        bail!("'{title}' makes no file name; a title has at least one letter or digit");
    }
    if TAKEN.contains(&slug.as_str()) {
        bail!(
            "'{title}' would make the page {slug}.html, which mdBook makes itself; choose another title"
        );
    }
    let page = root.join("src").join(format!("{slug}.md"));
    if fs::symlink_metadata(&page).is_ok() {
        bail!("src/{slug}.md is already there; choose another title, or edit that page");
    }
    let summary = root.join("src/SUMMARY.md");
    let mut contents = fs::read_to_string(&summary).context("src/SUMMARY.md cannot be read")?;
    if contents.trim().is_empty() {
        bail!("src/SUMMARY.md is empty; restore it first (`git checkout src/SUMMARY.md`)");
    }
    if !contents.ends_with('\n') {
        contents.push('\n');
    }
    contents.push_str(&format!("- [{title}]({slug}.md)\n"));
    disk::create(&page, page_text(title))?;
    if let Err(why) = disk::replace(&summary, contents) {
        // A page without its line would only be in the way of the next try.
        let _ = fs::remove_file(&page);
        return Err(why);
    }
    Ok(format!(
        "src/{slug}.md is written and stands last in src/SUMMARY.md: move the line to its part.\n\
         Next: `cargo book new listing NAME`, then `cargo book` to read the page as you write; `cargo book check` names \
         what is still to be written."
    ))
}

fn page_text(title: &str) -> String {
    format!(
        "# {title}\n\n\
         {TO_WRITE} the question that this chapter answers, and a case that works.\n\n\
         ## {TO_WRITE} the first idea, as a heading\n\n\
         {TO_WRITE} a program on a line of its own, `{{{{#listing NAME predict memory}}}}`, and its explanation.\n\n\
         ## What to remember\n\n\
         {TO_WRITE} the rule, in two sentences.\n\n\
         ## Read on\n\n\
         {TO_WRITE} links to the pages of Rust's documentation that say more.\n"
    )
}

/// A file name from a title: lower-case words of any script, joined by hyphens.
fn slug(title: &str) -> String {
    let in_word = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let words: String = title
        .to_lowercase()
        .chars()
        .map(|c| if in_word(c) { c } else { ' ' })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Writes a listing that runs, or with `fails` one that is rejected together with its fix. A name with the ending `.c`,
/// `.js` or `.java` makes a program in that language. Returns what to do next.
///
/// # Errors
/// When the name is not in lower snake case, or a listing of that name is already there.
pub fn listing(root: &Path, name: &str, fails: bool) -> Result<String> {
    let (stem, language) = match name.split_once('.') {
        None => (name, Some(Language::Rust)),
        Some((stem, "c")) => (stem, Some(Language::C)),
        Some((stem, "js")) => (stem, Some(Language::JavaScript)),
        Some((stem, "java")) => (stem, Some(Language::Java)),
        Some((stem, _)) => (stem, None),
    };
    let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let named = stem.starts_with(|c: char| c.is_ascii_lowercase()) && stem.chars().all(snake);
    let (true, Some(language)) = (named, language) else {
        bail!(
            "'{name}' is no listing name; use lower-case letters, digits and _, as in moves_use_again, and for another \
             language the ending .c, .js or .java"
        );
    };
    if fails && language != Language::Rust {
        bail!("only Rust listings are rejected; leave out --fails");
    }
    let catalog = Catalog::load(root);
    let fix = format!("{name}_fixed");
    let taken = [name, &fix].into_iter().find_map(|name| catalog.get(name));
    if let Some(taken) = taken {
        bail!("{} is already there; choose another name", taken.path);
    }
    if fails {
        let rejected = write(root, Folder::Fail, &format!("{name}.rs"), REJECTED)?;
        let fix = write(root, Folder::Examples, &format!("{fix}.rs"), FIXED)?;
        return Ok(format!(
            "{rejected} and its fix {fix} are written.\n\
             Next: make the first fail for one reason, run `cargo book bless {name}`, read the recorded message, and \
             put {{{{#listing {name} E0382}}}} (with the code you teach) on a line of its own in a page."
        ));
    }
    let (folder, file, text) = match language {
        Language::Rust => (Folder::Examples, format!("{name}.rs"), RUNS),
        Language::C => (Folder::Other, name.to_owned(), C),
        Language::JavaScript => (Folder::Other, name.to_owned(), JAVASCRIPT),
        Language::Java => (Folder::Other, name.to_owned(), JAVA),
    };
    let path = write(root, folder, &file, text)?;
    Ok(format!(
        "{path} is written.\n\
         Next: make your point in it, run `cargo book bless {name}`, read the recorded output, and put \
         {{{{#listing {name}}}}} on a line of its own in a page."
    ))
}

/// Writes a new file and returns its path from the root.
fn write(root: &Path, folder: Folder, file: &str, text: &str) -> Result<String> {
    let path = format!("{}/{file}", folder.path());
    disk::create(&root.join(&path), text)?;
    Ok(path)
}

const RUNS: &str = "\
// To write: the smallest program that makes your point.
fn main() {
    let words = String::from(\"say one thing\");
    println!(\"{words}\");
}
";

const REJECTED: &str = "\
// To write: the smallest program that is rejected for your one reason.
fn main() {
    let words = String::from(\"say one thing\");
    let moved = words;
    println!(\"{words} and {moved}\");
}
";

const FIXED: &str = "\
// To write: the same program with the smallest change that makes it run.
fn main() {
    let words = String::from(\"say one thing\");
    let moved = words.clone();
    println!(\"{words} and {moved}\");
}
";

const C: &str = "\
// To write: the smallest program that makes your point.
#include <stdio.h>

int main(void) {
    puts(\"say one thing\");
    return 0;
}
";

const JAVASCRIPT: &str = "\
// To write: the smallest program that makes your point.
console.log('say one thing');
";

const JAVA: &str = "\
// To write: the smallest program that makes your point.
class Main {
    public static void main(String[] arguments) {
        System.out.println(\"say one thing\");
    }
}
";

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_has_words_and_hyphens_only() {
        assert_eq!(slug("Moves, copies and clones"), "moves-copies-and-clones");
        assert_eq!(slug("  Who frees it? "), "who-frees-it");
        assert_eq!(slug("?!"), "");
        assert_eq!(slug("Übergabe"), "übergabe");
        assert_eq!(slug("Was heißt «frei»?"), "was-heißt-frei");
        assert_eq!(slug("U\u{308}bergabe"), "u\u{308}bergabe");
        assert_eq!(slug("日本"), "日本");
    }
}
