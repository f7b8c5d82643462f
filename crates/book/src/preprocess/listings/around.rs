//! What stands around a page's text: the switch under its title, and the foot.

use std::path::Path;

use listing::{fences, toolchain};
use mdbook_preprocessor::config::Config;

use crate::html::escape;
use crate::questions;

/// The finished page; `file` is its path from the book's root, `root`.
pub(super) fn around(root: &Path, config: &Config, file: &Path, page: String) -> String {
    let page = with_switch(page);
    let foot = foot(root, config, &page, file);
    page + &foot
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
