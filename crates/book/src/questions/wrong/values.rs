//! Values of an output that the program computed, and what a reader might take them for.

use std::collections::BTreeMap;
use std::ops::Range;

/// A computed value, with the values that could stand in its place, the likeliest first; never itself.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    line: usize,
    at: Range<usize>,
    others: Vec<String>,
}

/// Outputs whose computed values are others: all of them at once, then those of every second line, then those of the
/// lines between. So each value is wrong in as many outputs as it is right, and none gives the answer away.
/// The lines for which `skip` holds are left alone.
pub(super) fn slips(
    source: &str,
    recorded: &[&str],
    skip: impl Fn(usize) -> bool,
) -> Vec<Vec<String>> {
    let mut places = truths(source, recorded);
    places.extend(numbers(source, recorded));
    places.extend(texts(source, recorded));
    places.retain(|place| !skip(place.line));
    places.sort_by_key(|place| (place.line, place.at.start));
    let units = units(&places);
    let alter = |which: &dyn Fn(usize) -> bool, choice: usize| {
        let chosen = units.iter().enumerate().filter(|(unit, _)| which(*unit));
        with(recorded, chosen.flat_map(|(_, places)| *places), choice)
    };
    match units.len() {
        0 => Vec::new(),
        1 => vec![alter(&|_| true, 0), alter(&|_| true, 1)],
        _ => vec![
            alter(&|_| true, 0),
            alter(&|unit| unit.is_multiple_of(2), 0),
            alter(&|unit| !unit.is_multiple_of(2), 0),
        ],
    }
}

/// What is altered together: the values of a line, or each value where all stand in one line.
fn units(places: &[Place]) -> Vec<&[Place]> {
    let lines: Vec<&[Place]> = places.chunk_by(|a, b| a.line == b.line).collect();
    match lines[..] {
        [one] => one.chunks(1).collect(),
        _ => lines,
    }
}

/// The output with another value at each of `places`, which come in order; the last of `others` serves for more.
fn with<'a>(
    recorded: &[&str],
    places: impl Iterator<Item = &'a Place>,
    choice: usize,
) -> Vec<String> {
    let mut lines: Vec<String> = recorded.iter().map(|line| (*line).to_owned()).collect();
    // From the end, so that the places before keep theirs.
    for place in places.collect::<Vec<_>>().into_iter().rev() {
        if let Some(other) = place.others.get(choice).or(place.others.last()) {
            lines[place.line].replace_range(place.at.clone(), other);
        }
    }
    lines
}

/// The words of a line with their byte offsets: letters, digits and `_` together.
fn words(line: &str) -> Vec<(usize, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (start, is_word(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                found.push((from, &line[from..at]));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether the word at `at` was computed: words that stand in the source together with the one before them are
/// part of a literal, and nobody would get them wrong.
fn computed(source: &str, line: &str, at: usize, word: &str) -> bool {
    let before = words(&line[..at]).last().map_or(0, |(from, _)| *from);
    let phrase = &line[before..at + word.len()];
    !source.contains(line) && (before == 0 && at == 0 || !source.contains(phrase))
}

/// `true` for `false` and the other way round.
fn truths(source: &str, recorded: &[&str]) -> Vec<Place> {
    places(source, recorded, |_, word| match word {
        "true" => Some("false".to_owned()),
        "false" => Some("true".to_owned()),
        _ => None,
    })
    .into_iter()
    .map(|(line, at, other)| Place {
        line,
        at,
        others: vec![other],
    })
    .collect()
}

/// The computed words of which `chosen`, given the line and the word's offset with the word, makes something.
fn places<T>(
    source: &str,
    recorded: &[&str],
    chosen: impl Fn((&str, usize), &str) -> Option<T>,
) -> Vec<(usize, Range<usize>, T)> {
    let mut found = Vec::new();
    for (line, text) in recorded.iter().enumerate() {
        for (at, word) in words(text) {
            if computed(source, text, at, word)
                && let Some(value) = chosen((text, at), word)
            {
                found.push((line, at..at + word.len(), value));
            }
        }
    }
    found
}

fn is_truth(word: &str) -> bool {
    matches!(word, "true" | "false")
}

/// Another number in the place of a computed one.
fn numbers(source: &str, recorded: &[&str]) -> Vec<Place> {
    let found = places(source, recorded, |(text, at), word| {
        let decimal = text[..at].ends_with('.') || text[at + word.len()..].starts_with('.');
        // A number beside a truth value is mostly a label.
        let label = words(text).iter().any(|(_, word)| is_truth(word));
        (!decimal && !label).then(|| word.parse::<u64>().ok())?
    });
    let values: Vec<u64> = found.iter().map(|(.., value)| *value).collect();
    let mut placed = Vec::new();
    // What the values of the line became: equal ones stay equal, different ones different.
    let mut became: BTreeMap<u64, u64> = BTreeMap::new();
    let mut before = None;
    for (line, at, value) in found {
        if before.replace(line) != Some(line) {
            became.clear();
        }
        let taken: Vec<u64> = became.values().copied().collect();
        let near = *became.entry(value).or_insert_with(|| {
            let near = std::iter::once(other(value, &values)).chain(value + 1..);
            { near }
                .find(|near| !taken.contains(near))
                .unwrap_or(value + 1)
        });
        let far = [value * 2, value + 1, value + 2];
        let far = far.into_iter().find(|far| *far != near && *far != value);
        let others = std::iter::once(near).chain(far).map(|one| one.to_string());
        placed.push(Place {
            line,
            at,
            others: others.collect(),
        });
    }
    placed
}

/// Another text of the output in the place of one that the source holds as a literal of its own. Not beside a number
/// or a truth value, where it is mostly a label.
fn texts(source: &str, recorded: &[&str]) -> Vec<Place> {
    let found = places(source, recorded, |(text, _), word| {
        let label = words(text)
            .iter()
            .any(|(_, word)| is_truth(word) || word.parse::<u64>().is_ok());
        let literal = source.contains(&format!("\"{word}\""));
        (literal && !label).then(|| word.to_owned())
    });
    let mut texts: Vec<String> = Vec::new();
    for (.., text) in &found {
        if !texts.contains(text) {
            texts.push(text.clone());
        }
    }
    let next = |text: &String| {
        let at = texts.iter().position(|one| one == text)?;
        let turned = texts[at + 1..].iter().chain(&texts[..at]);
        Some(turned.take(2).cloned().collect())
    };
    found
        .into_iter()
        .map(|(line, at, text)| Place {
            line,
            at,
            others: next(&text).unwrap_or_default(),
        })
        .filter(|place| !place.others.is_empty())
        .collect()
}

/// A number that could stand in the place of `value`: one step away if it is small, else another of the output.
fn other(value: u64, values: &[u64]) -> u64 {
    let near = |candidate: &&u64| {
        **candidate != value && **candidate / 4 <= value && value / 4 <= **candidate
    };
    match value {
        0 => 1,
        1..=6 => {
            if values.contains(&(value - 1)) && value > 1 {
                value - 1
            } else {
                value + 1
            }
        }
        _ => match values.iter().rev().find(near) {
            Some(found) => *found,
            None if value.is_multiple_of(8) => value / 2,
            None => value - 1,
        },
    }
}

#[cfg(test)]
mod tests {
    fn slips(source: &str, recorded: &[&str]) -> Vec<Vec<String>> {
        super::slips(source, recorded, |_| false)
    }

    #[test]
    fn a_number_of_a_literal_is_left_alone() {
        let source = "println!(\"line 10: strong {strong}\")";
        let recorded = ["line 10: strong 1"];
        assert_eq!(
            slips(source, &recorded),
            [["line 10: strong 2"], ["line 10: strong 3"]]
        );
    }

    #[test]
    fn all_values_are_altered_at_once_and_then_every_second_line() {
        let recorded = ["a: 8", "b: 8", "same: true"];
        assert_eq!(
            slips("", &recorded),
            [
                ["a: 4", "b: 4", "same: false"],
                ["a: 4", "b: 8", "same: false"],
                ["a: 8", "b: 4", "same: true"]
            ]
        );
    }

    #[test]
    fn two_values_of_one_line_are_altered_apart() {
        assert_eq!(slips("", &["2 of 5"]), [["3 of 6"], ["3 of 5"], ["2 of 6"]]);
    }

    #[test]
    fn values_that_differ_in_a_line_go_on_to_differ() {
        let recorded = ["8 to 16", "20"];
        assert_eq!(slips("", &recorded)[0][0], "20 to 17");
        assert_eq!(slips("", &["size 1, align 1"])[0], ["size 2, align 2"]);
    }

    #[test]
    fn a_text_that_was_computed_becomes_another_of_the_output() {
        let source = "let a = \"fog\"; let b = \"ice\"; \"in {a}\" \"in {b}\"";
        assert_eq!(
            slips(source, &["in fog", "in ice"])[0],
            ["in ice", "in fog"]
        );
        assert!(
            slips(source, &["in fog"]).is_empty(),
            "nothing to take it for"
        );
    }

    #[test]
    fn a_line_that_is_skipped_stays() {
        assert_eq!(
            super::slips("", &["a: 8", "b: 1"], |line| line == 0)[0],
            ["a: 8", "b: 2"]
        );
    }
}
