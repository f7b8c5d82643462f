//! The list beside the code: one entry a line, with the letters that it gives and takes.

use super::changes::{Change, word};
use super::refusal::Refusal;
use crate::figure::text::{sentence, width};
use crate::html::escape;

/// How many characters wide code and margin are together, and the least and the most of it that is the margin's.
const TOGETHER: usize = 82;
const MARGIN: (usize, usize) = (22, 44);

/// A place with its letters and, where a color alone would have to tell, a word.
pub(super) fn chip(change: &Change) -> String {
    let word = match word(change.kind) {
        "" => String::new(),
        word => format!(" <small>{word}</small>"),
    };
    format!(
        "<span class={}><i>{}</i> {}{word}</span>",
        change.kind,
        escape(&change.place),
        change.letters
    )
}

fn chip_width(change: &Change) -> usize {
    let word = word(change.kind);
    let word = if word.is_empty() { 0 } else { width(word) + 1 };
    width(&change.place) + 1 + width(&change.letters) + word
}

/// The entries' inner HTML, and how many characters wide the widest is.
pub(super) fn margin(changes: &[Change], refused: &[Refusal], source: &str) -> (String, usize) {
    let code = source.lines().map(width).max().unwrap_or(0);
    let limit = TOGETHER.saturating_sub(code).clamp(MARGIN.0, MARGIN.1);
    let (mut widest, mut html) = (0, String::new());
    for line in 1..=source.lines().count() {
        let here: Vec<&Change> = changes.iter().filter(|one| one.line == line).collect();
        let no: Vec<&Refusal> = refused.iter().filter(|one| one.line == line).collect();
        if here.is_empty() && no.is_empty() {
            html += "<li></li>";
            continue;
        }
        let (entry, wide) = entry(line, &here, &no, limit);
        widest = widest.max(wide);
        html += &entry;
    }
    (html, widest)
}

fn entry(line: usize, here: &[&Change], no: &[&Refusal], limit: usize) -> (String, usize) {
    let rejected = no.iter().map(|one| {
        let text = format!("✗ {}", one.short);
        let html = format!("<span class=refused>{}</span>", escape(&text));
        (html, width(&text))
    });
    let changed = here.iter().map(|change| (chip(change), chip_width(change)));
    let chips: Vec<(String, usize)> = rejected.chain(changed).collect();
    let count = chips.len();
    let (mut used, mut shown) = (0, Vec::new());
    for (html, wide) in chips {
        // The first always stands; the count of the others needs room too.
        if !shown.is_empty() && used + wide + 2 > limit - 3 {
            break;
        }
        used += wide + 2;
        shown.push(html);
    }
    let more = match count - shown.len() {
        0 => String::new(),
        rest => {
            used += 3;
            format!(" <span class=more>+{rest}</span>")
        }
    };
    let reasons: Vec<String> = no
        .iter()
        .map(|one| one.html.clone())
        .chain(here.iter().map(|change| sentence(&change.why)))
        .collect();
    // On a phone there is room for a sign alone; the reason comes with a tap.
    let (sign, kind) = match (no, here) {
        ([], [one]) => (one.letters.chars().take(2).collect(), one.kind),
        ([], here) => (format!("±{}", here.len()), "more"),
        _ => ("✗".to_owned(), "refused"),
    };
    let html = format!(
        "<li><button type=button><span class=sr>Line {line}: </span><span class=full>{}{more}</span>\
         <span class=\"short {kind}\" aria-hidden=true>{sign}</span></button><span class=reason hidden>{}</span></li>",
        shown.join(" "),
        reasons.join(" "),
    );
    (html, used)
}
