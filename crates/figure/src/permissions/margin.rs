//! The list beside the code: one entry a line, with the letters that it gives and takes.

use super::changes::Change;
use super::refusal::Refusal;
use super::regions::{Region, bars};
use crate::escape;
use crate::text::{sentence, width};

/// How many characters wide code and margin are together, and the least and the most of it that is the margin's.
const TOGETHER: usize = 82;
const MARGIN: (usize, usize) = (22, 44);

/// How many letters and signs fit beside the code on a phone.
const ON_A_PHONE: usize = 4;

/// A place with its letters and, where a color alone would have to tell, a word.
pub(crate) fn chip(change: &Change) -> String {
    let word = match change.kind.word() {
        "" => String::new(),
        word => format!(" <small>{word}</small>"),
    };
    let letters = match change.letters.as_str() {
        "" => String::new(),
        letters => format!(" {letters}"),
    };
    format!(
        "<span class={}><i>{}</i>{letters}{word}</span>",
        change.kind.class(),
        escape(&change.place),
    )
}

fn chip_width(change: &Change) -> usize {
    let word = change.kind.word();
    let word = if word.is_empty() { 0 } else { width(word) + 1 };
    width(&change.place) + 1 + width(&change.letters) + word
}

/// The entries' inner HTML, each behind the bars of what is lent on its line, and how many characters wide the widest is.
pub(crate) fn margin(
    changes: &[Change],
    refused: &[Refusal],
    regions: &[Region],
    source: &str,
) -> (String, usize) {
    let code = source.lines().map(width).max().unwrap_or(0);
    let limit = TOGETHER.saturating_sub(code).clamp(MARGIN.0, MARGIN.1);
    let (bars, columns) = bars(regions, source.lines().count());
    let (mut widest, mut html) = (0, String::new());
    for (line, bars) in (1..).zip(&bars) {
        let here: Vec<&Change> = changes.iter().filter(|one| one.line == line).collect();
        let no: Vec<&Refusal> = refused.iter().filter(|one| one.line == line).collect();
        if here.is_empty() && no.is_empty() {
            html += &format!("<li>{bars}</li>");
            continue;
        }
        let (entry, wide) = entry(line, &here, &no, limit, bars);
        widest = widest.max(wide);
        html += &entry;
    }
    (html, widest + columns)
}

fn entry(
    line: usize,
    here: &[&Change],
    no: &[&Refusal],
    limit: usize,
    bars: &str,
) -> (String, usize) {
    let rejected = no.iter().map(|one| {
        let text = format!("✗ {}", one.short);
        let html = format!("<span class=refused>{}</span>", escape(&text));
        (html, width(&text))
    });
    let changed = here.iter().map(|change| (chip(change), chip_width(change)));
    let chips: Vec<(String, usize)> = rejected.chain(changed).collect();
    let count = chips.len();
    let (mut used, mut shown) = (0, Vec::new());
    for (index, (html, wide)) in chips.into_iter().enumerate() {
        // The first always stands; the count of the others needs room too.
        let others = match count - index - 1 {
            0 => 0,
            rest => width(&more(rest)),
        };
        if !shown.is_empty() && used + wide + 2 + others > limit {
            break;
        }
        used += wide + 2;
        shown.push(html);
    }
    let more = match count - shown.len() {
        0 => String::new(),
        rest => {
            let more = more(rest);
            used += width(&more);
            format!(" <span class=more>{}</span>", more.trim_start())
        }
    };
    let reasons: Vec<String> = no
        .iter()
        .map(|one| one.html.clone())
        .chain(here.iter().map(|change| sentence(&change.why)))
        .collect();
    // On a phone there is room for a few letters, or a sign that there are more; the reason comes with a tap.
    let (sign, kind) = match (no, here) {
        ([], [one]) if (1..=ON_A_PHONE).contains(&width(&one.letters)) => {
            (one.letters.clone(), one.kind.class())
        }
        ([], _) => ("…".to_owned(), "more"),
        _ => ("✗".to_owned(), "refused"),
    };
    let html = format!(
        "<li>{bars}<button type=button><span class=sr>Line {line}: </span><span class=full>{}{more}</span>\
         <span class=\"short {kind}\" aria-hidden=true>{sign}</span></button><span class=reason hidden>{}</span></li>",
        shown.join(" "),
        reasons.join(" "),
    );
    (html, used)
}

/// What stands for `rest` entries that have no room: `+2` would look like a permission.
fn more(rest: usize) -> String {
    format!(" {rest} more")
}
