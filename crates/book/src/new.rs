//! `cargo book new`: a chapter or a listing with its files in the right place.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use listing::{Catalog, Folder};

/// Writes `src/SLUG.md` for a chapter called `title` and its line at the end of SUMMARY.md. Returns what to do next.
///
/// # Errors
/// When the title has no letter or digit, or the page is already there; nothing is overwritten.
pub fn chapter(root: &Path, title: &str) -> Result<String> {
    let title = title.trim();
    let slug = slug(title);
    if slug.is_empty() {
        bail!("'{title}' makes no file name; a title has at least one letter or digit");
    }
    let page = root.join("src").join(format!("{slug}.md"));
    if page.exists() {
        bail!("src/{slug}.md is already there; choose another title, or edit that page");
    }
    let summary = root.join("src/SUMMARY.md");
    let mut contents = fs::read_to_string(&summary).context("src/SUMMARY.md cannot be read")?;
    if !contents.ends_with('\n') {
        contents.push('\n');
    }
    contents.push_str(&format!("- [{title}]({slug}.md)\n"));
    fs::write(&page, page_text(title))?;
    fs::write(&summary, contents)?;
    let listing = slug.replace('-', "_");
    Ok(format!(
        "src/{slug}.md is written and stands last in src/SUMMARY.md: move the line to its part.\n\
         Next: `cargo book new listing {listing}_first`, then `cargo book` to read the page as you write."
    ))
}

fn page_text(title: &str) -> String {
    format!(
        "# {title}\n\nA question a reader could care about?\n\n## What to remember\n\n\
         ## Read on\n"
    )
}

/// A file name from a title: lower-case words joined by hyphens.
fn slug(title: &str) -> String {
    let words: String = title
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Writes a listing that runs, or with `fails` one that is rejected together with its fix. Returns what to do next.
///
/// # Errors
/// When the name is not in lower snake case, or a listing of that name is already there.
pub fn listing(root: &Path, name: &str, fails: bool) -> Result<String> {
    let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(snake) {
        bail!(
            "'{name}' is no listing name; use lower-case letters, digits and _, as in moves_use_again"
        );
    }
    let catalog = Catalog::load(root);
    let fix = format!("{name}_fixed");
    let taken = [name, &fix].into_iter().find_map(|name| catalog.get(name));
    if let Some(taken) = taken {
        bail!("{} is already there; choose another name", taken.path);
    }
    if fails {
        write(root, Folder::Fail, name, REJECTED)?;
        write(root, Folder::Examples, &fix, FIXED)?;
        return Ok(format!(
            "{}/{name}.rs and its fix {}/{fix}.rs are written.\n\
             Next: make the first fail for one reason, run `cargo book bless {name}`, read the recorded message, and \
             put {{{{#listing {name} E0382}}}} (with the code you teach) on a line of its own in a page.",
            Folder::Fail.path(),
            Folder::Examples.path()
        ));
    }
    write(root, Folder::Examples, name, RUNS)?;
    Ok(format!(
        "{}/{name}.rs is written.\n\
         Next: make your point in it, run `cargo book bless {name}`, read the recorded output, and put \
         {{{{#listing {name}}}}} on a line of its own in a page.",
        Folder::Examples.path()
    ))
}

fn write(root: &Path, folder: Folder, name: &str, text: &str) -> Result<()> {
    let folder = root.join(folder.path());
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("{name}.rs")), text)
        .with_context(|| format!("{name}.rs cannot be written"))
}

const RUNS: &str = "\
fn main() {
    let words = String::from(\"say one thing\");
    println!(\"{words}\");
}
";

const REJECTED: &str = "\
fn main() {
    let words = String::from(\"say one thing\");
    let moved = words;
    println!(\"{words} and {moved}\");
}
";

const FIXED: &str = "\
fn main() {
    let words = String::from(\"say one thing\");
    let moved = words.clone();
    println!(\"{words} and {moved}\");
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
    }
}
