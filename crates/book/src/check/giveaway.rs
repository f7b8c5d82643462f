//! A card whose question the text before it has answered already, where that can be seen by its words.

use listing::{Catalog, Folder, Piece, Predict, Problem, Use, expand};

use super::Page;

/// Cards that ask what the heading or the last sentence before them says.
pub(super) fn check(catalog: &Catalog, page: &Page) -> Vec<Problem> {
    let lines: Vec<&str> = page.markdown.lines().collect();
    let mut problems = Vec::new();
    expand(&page.file, &page.markdown, catalog, |piece| {
        if let Piece::Card(used) = piece
            && let Some(kind) = used.predict
        {
            let said = before(&lines, used.line)
                .into_iter()
                .find_map(|text| told(kind, &used, &text));
            problems.extend(said.map(|words| {
                Problem::at(
                    &page.file,
                    used.line,
                    format!("the text before this card answers its question: “{words}”"),
                    "ask there, and say it after the card; or ask something else with `predict=KIND`",
                )
            }));
        }
        String::new()
    });
    problems
}

/// The last sentence of the paragraph before the line, and the heading, where it stands over that paragraph directly.
fn before(lines: &[&str], line: usize) -> Vec<String> {
    let above: Vec<&str> = lines[..line - 1]
        .iter()
        .rev()
        .skip_while(|text| text.trim().is_empty())
        .copied()
        .collect();
    let paragraph: Vec<&str> = above
        .iter()
        .take_while(|text| !text.trim().is_empty())
        .copied()
        .collect();
    let prose: Vec<&str> = paragraph
        .iter()
        .rev()
        .filter(|text| !text.starts_with(['#', '{', '|', '`']))
        .copied()
        .collect();
    let prose = prose.join(" ");
    let heading = above
        .iter()
        .skip(paragraph.len())
        .find(|text| !text.trim().is_empty())
        .filter(|text| text.starts_with('#'));
    let heading = paragraph
        .iter()
        .find(|text| text.starts_with('#'))
        .or(heading);
    let sentence = sentences(&prose).pop();
    sentence
        .into_iter()
        .chain(heading.map(|text| (*text).to_owned()))
        .collect()
}

/// Sentences with their marks; a point inside a word or code ends none.
fn sentences(prose: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut code = false;
    let letters: Vec<char> = prose.chars().collect();
    for (index, letter) in letters.iter().enumerate() {
        code ^= *letter == '`';
        if let Some(last) = found.last_mut() {
            last.push(*letter);
        }
        let next = letters
            .get(index + 1)
            .is_none_or(|next| next.is_whitespace());
        if matches!(letter, '.' | '?' | ':') && next && !code {
            found.push(String::new());
        }
    }
    found.retain(|sentence| !sentence.trim().is_empty());
    found
        .into_iter()
        .map(|sentence| sentence.trim().to_owned())
        .collect()
}

/// The words that give the answer away; a question gives none.
fn told<'a>(kind: Predict, used: &'a Use, sentence: &str) -> Option<&'a str> {
    if sentence.ends_with('?') {
        return None;
    }
    let listing = used.listing;
    let rejected = listing.folder == Folder::Fail;
    let text = sentence.to_lowercase();
    let any =
        |words: &'static [&'static str]| words.iter().copied().find(|words| text.contains(words));
    match kind {
        Predict::Best | Predict::Line if rejected => {
            let code = listing
                .evidence
                .code()
                .filter(|code| sentence.contains(code));
            code.or_else(|| {
                any(&[
                    "is rejected",
                    "the compiler rejects",
                    "does not compile",
                    "will not compile",
                    "is refused",
                ])
            })
        }
        Predict::Line => any(&[
            "it compiles",
            "this compiles",
            "is accepted",
            "the compiler accepts",
        ]),
        Predict::Stops => any(&["it panics", "this panics", "it aborts"]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_sentence_and_the_heading_are_looked_at() {
        let page = [
            "# Moves: E0382",
            "",
            "It moves. Then it is rejected,",
            "as `a.b` shows.",
            "",
            "{{#listing night E0382 predict}}",
        ];
        assert_eq!(
            before(&page, 6),
            ["Then it is rejected, as `a.b` shows.", "# Moves: E0382"]
        );
        let far = [
            "# Moves",
            "",
            "One.",
            "",
            "Two?",
            "",
            "{{#listing night E0382 predict}}",
        ];
        assert_eq!(before(&far, 7), ["Two?"]);
    }
}
