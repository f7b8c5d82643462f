//! What does it print? Chosen among outputs by mistakes, or one line of it.

use listing::{Language, Listing};

use super::{Answer, Choice, Question, key, mark, mistakes, stops};
use crate::html::escape;

/// Outputs to choose from, the right one among them, at most.
const MOST: usize = 4;

/// Typing is kind up to this many characters.
const TYPED: usize = 24;

/// A question about what the listing prints; `None` if it prints nothing.
pub(super) fn prints(listing: &Listing) -> Option<Question> {
    let stdout = listing.evidence.stdout.as_deref()?.trim_end();
    if stdout.is_empty() {
        return None;
    }
    let until = if stops(listing).is_some() {
        " before it stops"
    } else {
        ""
    };
    let recorded: Vec<&str> = stdout.lines().collect();
    let (prompt, answer) = among_mistakes(listing, &recorded, until)
        .or_else(|| last_line(listing, &recorded, until))
        .or_else(|| line_of(listing, &recorded, until))?;
    Some(Question {
        key: key(listing, "prints"),
        prompt,
        answer,
        // The answer is the recorded output itself.
        reason: String::new(),
    })
}

type Asked = (String, Answer);

/// The recorded output among those that mistakes lead to.
fn among_mistakes(listing: &Listing, recorded: &[&str], until: &str) -> Option<Asked> {
    if listing.language != Language::Rust {
        return None;
    }
    let panics = stops(listing).is_some_and(listing::Exit::is_panic);
    let mut wrong = mistakes::outputs(&listing.source, recorded, panics);
    wrong.truncate(MOST - 1);
    let mut outputs: Vec<Vec<String>> = wrong.iter().map(|one| one.output.clone()).collect();
    outputs.push(recorded.iter().map(|line| (*line).to_owned()).collect());
    let (first, last) = common(&outputs);
    let face = |lines: &[String]| {
        let text = lines[first..lines.len() - last].join("\n");
        match text.as_str() {
            "" => "<i>nothing more</i>".to_owned(),
            text => format!("<samp>{}</samp>", escape(text)),
        }
    };
    let mut choices: Vec<Choice> = wrong
        .iter()
        .map(|one| Choice {
            html: face(&one.output),
            right: false,
            because: format!("<p>{}</p>", one.because),
        })
        .collect();
    if choices.is_empty() {
        return None;
    }
    let right = Choice {
        html: face(outputs.last()?),
        right: true,
        because: "<p>That is what it printed.</p>".to_owned(),
    };
    // The place of the right one depends on nothing but the name.
    choices.insert(mark(&listing.name) as usize % (choices.len() + 1), right);
    if choices.len() < 3 {
        choices.push(Choice {
            html: "Nothing: the compiler rejects it".to_owned(),
            right: false,
            because: "<p>The compiler accepts it.</p>".to_owned(),
        });
    }
    let given = given("It begins:", &recorded[..first])
        + &given("It ends:", &recorded[recorded.len() - last..]);
    let missing = if given.is_empty() {
        ""
    } else {
        "<span class=\"given\">Which part is missing?</span>"
    };
    let prompt = format!("What does it print{until}?{given}{missing}");
    Some((prompt, Answer::Choice(choices)))
}

/// How many lines all of these have in common at the start, and at the end.
fn common(outputs: &[Vec<String>]) -> (usize, usize) {
    let shortest = outputs.iter().map(Vec::len).min().unwrap_or(0);
    let same = |at: &dyn Fn(&Vec<String>) -> Option<&String>| {
        outputs.windows(2).all(|pair| at(&pair[0]) == at(&pair[1]))
    };
    let first = (0..shortest)
        .take_while(|i| same(&|lines| lines.get(*i)))
        .count();
    let last = (0..shortest - first)
        .take_while(|i| same(&|lines| lines.iter().rev().nth(*i)))
        .count();
    (first, last)
}

fn given(label: &str, lines: &[&str]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "<span class=\"given\">{label}<samp>{}</samp></span>",
        escape(&lines.join("\n"))
    )
}

/// The last line that the program computed, typed, if it is short.
fn last_line(listing: &Listing, recorded: &[&str], until: &str) -> Option<Asked> {
    let computed = |line: &&str| !literal(&listing.source, line) && line.chars().count() <= TYPED;
    let at = recorded.iter().rposition(computed)?;
    let answer = Answer::Text(recorded[at].trim().to_owned());
    let prompt = match (recorded.len(), at + 1) {
        (1, _) => format!("What does it print{until}? Type the line."),
        (all, place) if place == all => format!(
            "It prints {all} lines{until}. What is the last one?{}",
            given("Before it:", &recorded[..at])
        ),
        (all, place) => format!(
            "It prints {all} lines{until}. What is line {place}?{}",
            given("Before it:", &recorded[..at]) + &given("After it:", &recorded[at + 1..])
        ),
    };
    Some((prompt, answer))
}

/// Which of its own lines comes last, where the source holds all of them.
fn line_of(listing: &Listing, recorded: &[&str], until: &str) -> Option<Asked> {
    let mut told: Vec<&str> = Vec::new();
    for line in recorded.iter().rev().filter(|line| !line.trim().is_empty()) {
        if told.len() < MOST && !told.contains(line) {
            told.push(line);
        }
    }
    let last = *told.first()?;
    if told.len() < 2 {
        return Some((
            format!("What does it print{until}? Type the line."),
            Answer::Text(last.trim().to_owned()),
        ));
    }
    told.sort_by_key(|line| mark(&format!("{}{line}", listing.name)));
    let choices = told.iter().map(|line| {
        let place = recorded.iter().rposition(|one| one == line).unwrap_or(0) + 1;
        Choice {
            html: format!("<samp>{}</samp>", escape(line)),
            right: *line == last,
            because: format!("<p>It is line {place} of {}.</p>", recorded.len()),
        }
    });
    let prompt = format!("Which of these lines does it print last{until}?");
    Some((prompt, Answer::Choice(choices.collect())))
}

/// Whether a literal of the source is this very line.
fn literal(source: &str, line: &str) -> bool {
    let quote = |c: char| matches!(c, '"' | '\'' | '`');
    source.match_indices(line).any(|(at, _)| {
        source[..at].ends_with(quote)
            && source[at + line.len()..].starts_with(|c| quote(c) || c == '\\')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::tests::book;

    #[test]
    fn a_line_is_given_only_where_the_source_holds_all_of_it() {
        let source = "println!(\"curtain\"); printf(\"end\\n\"); println!(\"{n} lamps\");";
        assert!(literal(source, "curtain") && literal(source, "end"));
        assert!(!literal(source, "lamps") && !literal(source, "2 lamps"));
    }

    #[test]
    fn of_every_listing_one_output_is_right_and_nothing_long_is_typed() {
        let (mut chosen, mut typed) = (0, 0);
        for listing in book().iter() {
            match prints(listing).map(|question| question.answer) {
                Some(Answer::Choice(choices)) => {
                    chosen += 1;
                    let right = choices.iter().filter(|choice| choice.right).count();
                    assert_eq!(right, 1, "{}", listing.name);
                    for (index, one) in choices.iter().enumerate() {
                        assert!(!one.because.is_empty(), "{}", listing.name);
                        let same = choices[..index].iter().any(|other| other.html == one.html);
                        assert!(!same, "{}: {}", listing.name, one.html);
                    }
                }
                Some(Answer::Text(line)) => {
                    typed += 1;
                    assert!(!line.contains('\n'), "{}: {line}", listing.name);
                }
                _ => {}
            }
        }
        println!("{chosen} chosen, {typed} typed");
        assert!(chosen >= 30 && typed > 50, "{chosen} chosen, {typed} typed");
    }
}
