//! Outputs that a program did not print, near to the one that it did: the wrong choices of a question.
//!
//! Each comes from the recorded output by slips that a reader might make: a drop at another time, other values. Every
//! one differs from the recording, so none of them can be right; and together they differ from it in every line that
//! the program computed, as far as they can, since a line that all choices share tells what was asked.

mod values;

/// How many lines leave room for three wrong choices; longer ones get two.
const FEW_LINES: usize = 4;

/// The lines of an output in another order, by their places in the recorded one; some may be missing.
type Order = Vec<usize>;

/// Up to three outputs that differ from `recorded`, the likeliest slips first.
pub(super) fn outputs(source: &str, recorded: &[&str]) -> Vec<Vec<String>> {
    let count = if recorded.len() <= FEW_LINES { 3 } else { 2 };
    let drops = drop_lines(source, recorded);
    // Where several values are dropped, their order is what can be asked.
    let values = values::slips(source, recorded, |line| {
        drops.len() > 1 && drops.contains(&line)
    });
    let mixed = mixed(recorded, &orders(recorded, &drops), &values);
    let mut found: Vec<Vec<String>> = Vec::new();
    // Where no value was computed, the order of the lines is what can be asked.
    let swapped = swaps(recorded.len());
    let swapped = swapped.iter().map(|order| ordered(order, &owned(recorded)));
    for (slip, enough) in mixed
        .into_iter()
        .map(|slip| (slip, count))
        .chain(swapped.map(|slip| (slip, 2)))
    {
        if found.len() < enough && slip != recorded && !found.contains(&slip) {
            found.push(slip);
        }
    }
    found
}

/// Slips of order and of value, so mixed that neither the order nor a value is the same in all of the first three.
fn mixed(recorded: &[&str], orders: &[Order], values: &[Vec<String>]) -> Vec<Vec<String>> {
    let right = owned(recorded);
    let Some(all) = values.first() else {
        return orders.iter().map(|order| ordered(order, &right)).collect();
    };
    let [first, second, rest @ ..] = orders else {
        let plain = orders.iter().map(|order| ordered(order, &right));
        return values.iter().cloned().chain(plain).collect();
    };
    let some = values.get(1).unwrap_or(&right);
    let others = values.get(2).unwrap_or(all);
    let mut found = vec![ordered(first, some), all.clone(), ordered(second, others)];
    found.extend(rest.iter().map(|order| ordered(order, all)));
    found
}

fn ordered(order: &[usize], lines: &[String]) -> Vec<String> {
    order.iter().map(|place| lines[*place].clone()).collect()
}

fn owned(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| (*line).to_owned()).collect()
}

/// The places of the lines that a `Drop` prints, unless nothing else is printed and no order to be asked.
fn drop_lines(source: &str, recorded: &[&str]) -> Vec<usize> {
    let Some(text) = drop_text(source) else {
        return Vec::new();
    };
    let is_drop = |line: &str| text.iter().all(|piece| line.contains(piece.as_str()));
    let places: Vec<usize> = (0..recorded.len())
        .filter(|place| is_drop(recorded[*place]))
        .collect();
    if places.len() == recorded.len() && places.len() < 2 {
        return Vec::new();
    }
    places
}

/// The lines that a `Drop` prints: in the other order, all at the end, one step early, one of them missing.
fn orders(recorded: &[&str], drops: &[usize]) -> Vec<Order> {
    let Some(first) = drops.first() else {
        return Vec::new();
    };
    let as_it_was: Order = (0..recorded.len()).collect();
    let mut reversed = as_it_was.clone();
    for (place, other) in drops.iter().zip(drops.iter().rev()) {
        reversed[*place] = *other;
    }
    let (dropped, others): (Order, Order) =
        as_it_was.iter().partition(|place| drops.contains(place));
    let late = [others, dropped].concat();
    let mut early = as_it_was.clone();
    if *first > 0 {
        early.swap(*first, first - 1);
    }
    let mut missing = as_it_was;
    missing.remove(*first);
    let mut found = vec![reversed, late, early, missing];
    // An order that gives the same lines is no slip.
    let right = owned(recorded);
    found.retain(|order| ordered(order, &right) != right);
    found
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

/// Two neighboring lines in the other order, from the end.
fn swaps(lines: usize) -> Vec<Order> {
    let swapped = |place: usize| {
        let mut order: Order = (0..lines).collect();
        order.swap(place, place - 1);
        order
    };
    (1..lines).rev().map(swapped).collect()
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
    fn order_and_values_are_wrong_together_and_apart() {
        let recorded = ["red goes out", "lit: 1", "blue goes out"];
        assert_eq!(
            outputs(LAMPS, &recorded),
            [
                ["blue goes out", "lit: 3", "red goes out"],
                ["red goes out", "lit: 2", "blue goes out"],
                ["lit: 2", "red goes out", "blue goes out"]
            ]
        );
    }

    #[test]
    fn no_computed_line_is_the_same_in_all_choices() {
        let recorded = ["a: 8", "b: 8", "c: 8", "d: 16", "e: 0", "same: true"];
        for (line, text) in recorded.iter().enumerate() {
            let wrong = outputs("", &recorded);
            assert_eq!(wrong.len(), 2);
            assert!(wrong.iter().any(|lines| lines[line] != *text), "{text}");
        }
    }

    #[test]
    fn a_truth_value_is_turned_round() {
        let recorded = ["same: true", "b", "c", "d", "e"];
        assert_eq!(outputs("", &recorded)[0][0], "same: false");
    }

    #[test]
    fn two_equal_lines_are_not_called_swapped() {
        assert!(outputs("", &["a", "a"]).is_empty());
    }
}
