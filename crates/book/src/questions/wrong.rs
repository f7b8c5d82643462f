//! Outputs that a program did not print, near to the one that it did: the wrong choices of a question.
//!
//! Each comes from the recorded output by one slip that a reader might make: a drop at another time, the other
//! truth value, another count. Every one differs from the recording, so none of them can be right.

/// How many wrong choices there may be: more where they are short.
const FEW_LINES: usize = 4;

/// How many lines at the end of a long output are asked about.
const LAST_LINES: usize = 6;

/// Up to three outputs that differ from `recorded`, the likeliest slips first.
pub(super) fn outputs(source: &str, recorded: &[&str]) -> Vec<Vec<String>> {
    let slips = [
        drops(source, recorded),
        truths(source, recorded),
        numbers(source, recorded),
    ];
    let count = if recorded.len() <= FEW_LINES { 3 } else { 2 };
    let longest = slips.iter().map(Vec::len).max().unwrap_or(0);
    // One of each kind in turn, so that the choices differ in more than one place. Where no value was computed, the
    // order of the lines is what can be asked.
    let in_turn =
        (0..longest).flat_map(|index| slips.iter().filter_map(move |kind| kind.get(index)));
    let order = order(recorded);
    let mut found: Vec<Vec<String>> = Vec::new();
    for (slip, enough) in in_turn
        .map(|slip| (slip, count))
        .chain(order.iter().map(|slip| (slip, 2)))
    {
        if found.len() < enough && slip != recorded && !found.contains(slip) {
            found.push(slip.clone());
        }
    }
    found
}

/// From where on values are altered: a long output is asked about its end, else each choice would fill a screen.
fn asked_from(recorded: &[&str]) -> usize {
    recorded.len().saturating_sub(LAST_LINES)
}

/// First, last, then those between: slips far from one another leave little of the output given.
fn spread<T>(mut all: Vec<T>) -> Vec<T> {
    if all.len() > 2 {
        let last = all.pop();
        all.splice(1..1, last);
    }
    all
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// The lines that a `Drop` prints: in the other order, all at the end, one of them missing.
fn drops(source: &str, recorded: &[&str]) -> Vec<Vec<String>> {
    let Some(text) = drop_text(source) else {
        return Vec::new();
    };
    let is_drop = |line: &str| text.iter().all(|piece| line.contains(piece.as_str()));
    let places: Vec<usize> = (0..recorded.len())
        .filter(|place| is_drop(recorded[*place]))
        .collect();
    if places.is_empty() || places.len() == recorded.len() && places.len() < 2 {
        return Vec::new();
    }
    let mut reversed = owned(recorded);
    for (place, other) in places.iter().zip(places.iter().rev()) {
        reversed[*place] = recorded[*other].to_owned();
    }
    let (dropped, others): (Vec<&str>, Vec<&str>) = recorded.iter().partition(|line| is_drop(line));
    let late = owned(&[others, dropped].concat());
    let mut missing = owned(recorded);
    missing.remove(places[0]);
    let mut early = owned(recorded);
    if places[0] > 0 {
        early.swap(places[0], places[0] - 1);
    }
    vec![reversed, late, early, missing]
}

/// The fixed pieces of the text that `fn drop` prints.
fn drop_text(source: &str) -> Option<Vec<String>> {
    let body = source.split_once("fn drop(")?.1;
    let (_, literal) = body.split_once("println!(\"")?;
    let literal = literal.split_once('"')?.0;
    let pieces: Vec<String> = literal
        .split(['{', '}'])
        .step_by(2)
        .map(|piece| piece.trim().to_owned())
        .filter(|piece| !piece.is_empty())
        .collect();
    (!pieces.is_empty()).then_some(pieces)
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

fn with(recorded: &[&str], line: usize, at: usize, old: &str, new: &str) -> Vec<String> {
    let mut lines = owned(recorded);
    lines[line].replace_range(at..at + old.len(), new);
    lines
}

/// `true` for `false` and the other way round: in one line, then in all.
fn truths(source: &str, recorded: &[&str]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut all = owned(recorded);
    for (line, text) in recorded.iter().enumerate().skip(asked_from(recorded)) {
        for (at, word) in words(text) {
            let other = match word {
                "true" => "false",
                "false" => "true",
                _ => continue,
            };
            if computed(source, text, at, word) {
                found.push(with(recorded, line, at, word, other));
                all[line] = found[found.len() - 1][line].clone();
            }
        }
    }
    let several = found.len() > 1;
    let mut found = spread(found);
    if several {
        found.insert(1, all);
    }
    found
}

/// Another number in the place of a computed one.
fn numbers(source: &str, recorded: &[&str]) -> Vec<Vec<String>> {
    let mut places = Vec::new();
    for (line, text) in recorded.iter().enumerate().skip(asked_from(recorded)) {
        let found = words(text);
        // A number beside a truth value is mostly a label.
        if found
            .iter()
            .any(|(_, word)| matches!(*word, "true" | "false"))
        {
            continue;
        }
        for (at, word) in found {
            let decimal = text[..at].ends_with('.') || text[at + word.len()..].starts_with(".");
            if !decimal
                && computed(source, text, at, word)
                && let Ok(value) = word.parse::<u64>()
            {
                places.push((line, at, word, value));
            }
        }
    }
    let values: Vec<u64> = places.iter().map(|(.., value)| *value).collect();
    spread(places)
        .iter()
        .map(|(line, at, word, value)| {
            with(
                recorded,
                *line,
                *at,
                word,
                &other(*value, &values).to_string(),
            )
        })
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

/// Two neighboring lines in the other order, from the end.
fn order(recorded: &[&str]) -> Vec<Vec<String>> {
    (1..recorded.len())
        .rev()
        .map(|place| {
            let mut lines = owned(recorded);
            lines.swap(place, place - 1);
            lines
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAMPS: &str = "impl Drop for Lamp {\n    fn drop(&mut self) {\n        println!(\"{} goes out\", self.0);\n    }\n}\n\
                         fn main() { println!(\"curtain\"); }";

    #[test]
    fn drops_come_in_the_other_order_and_late() {
        let recorded = ["red goes out", "curtain", "blue goes out", "end"];
        let wrong = outputs(LAMPS, &recorded);
        assert_eq!(
            wrong[0],
            ["blue goes out", "curtain", "red goes out", "end"]
        );
        assert_eq!(wrong.len(), 3);
        assert!(wrong.iter().all(|lines| *lines != recorded));
    }

    #[test]
    fn a_truth_value_is_turned_round() {
        let recorded = ["same: true", "b", "c", "d", "e"];
        assert_eq!(outputs("", &recorded)[0][0], "same: false");
    }

    #[test]
    fn a_number_of_a_literal_is_left_alone() {
        let source = "println!(\"line 10: strong {strong}\")";
        let recorded = ["line 10: strong 1"];
        assert_eq!(numbers(source, &recorded), [["line 10: strong 2"]]);
    }

    #[test]
    fn two_equal_lines_are_not_called_swapped() {
        assert!(outputs("", &["a", "a"]).is_empty());
    }
}
