//! What would the line have done, had it run? Asked of the evidence; what was freed where comes from the run.

use listing::Listing;
use memscope::accident::{Accident, Outcome};
use memscope::memory::EventKind;

use super::{Answer, Choice, Question, key, lines};
use crate::accidents::would_have;
use figure::sentence;

/// The choices, in the order in which they stand.
const OFFERED: [Outcome; 6] = [
    Outcome::ReadsFreed,
    Outcome::WritesFreed,
    Outcome::FreesTwice,
    Outcome::ReadsDeadFrame,
    Outcome::BreaksPromise,
    Outcome::Nothing,
];

/// `found` is what memscope sees today, where it can: without it the explanations tell less. `None` where the error is not
/// the borrow checker's, or a check stopped the run.
pub(super) fn accident(listing: &Listing, found: Option<&Accident>) -> Option<Question> {
    let recorded = listing.evidence.accident.as_ref()?;
    let right = Outcome::named(&recorded.outcome).filter(|one| OFFERED.contains(one))?;
    let message = listing.evidence.stderr.as_deref().unwrap_or_default();
    let refused = || lines::primary(message).first().copied();
    let line = recorded.line.or_else(refused)?;
    let before = found.map_or(String::new(), |found| freed_before(found, line));
    let choice = |outcome: Outcome| {
        let because = if outcome == Outcome::Nothing && right == outcome {
            format!("In this run nothing went wrong.{before}")
        } else if outcome == right {
            format!("In the run, {}.{before}", recorded.text)
        } else if outcome == Outcome::Nothing {
            format!("In the run, {}.", recorded.text)
        } else {
            format!("{}{before}", takes(outcome))
        };
        Choice {
            html: would_have(outcome, recorded.block),
            right: outcome == right,
            because: format!("<p>{}</p>", sentence(&because)),
        }
    };
    let offered = OFFERED.into_iter().filter(|outcome| {
        *outcome == right || (!also_here(found, *outcome, line) && can_be_told(*outcome, right))
    });
    Some(Question {
        key: key(listing, "accident"),
        prompt: format!("Had it run, what would line {line} have done?"),
        answer: Answer::Choice(offered.map(choice).collect()),
        reason: String::new(),
    })
}

/// Whether the line did this too, so that it is no wrong answer.
fn also_here(found: Option<&Accident>, outcome: Outcome, line: usize) -> bool {
    let all = found.map_or(&[][..], |found| &found.all);
    all.iter()
        .any(|one| one.outcome == outcome && one.line == Some(line))
}

/// Broken promises are looked for only where nothing worse happens: beside that, one cannot say that there is none.
fn can_be_told(outcome: Outcome, right: Outcome) -> bool {
    outcome != Outcome::BreaksPromise || right == Outcome::Nothing
}

/// What it takes for an outcome, and that the run has no such thing on the line.
fn takes(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ReadsFreed => {
            "That takes a pointer into a block that was freed before. The run shows no such read on this line."
        }
        Outcome::WritesFreed => {
            "That takes a write through a pointer into a block that was freed before. The run shows no such write on this line."
        }
        Outcome::FreesTwice => {
            "That takes two owners of one block, and the end of both. The run shows no second free on this line."
        }
        Outcome::ReadsDeadFrame => {
            "That takes a reference to a variable that has ended. The run shows no such read on this line."
        }
        Outcome::BreaksPromise => {
            "That takes a value that changes behind a `&`, or a second borrow beside a `&mut` that is used again. The run shows neither."
        }
        Outcome::Nothing | Outcome::Stopped | Outcome::NotAProgram => "",
    }
}

/// Which blocks the run had freed when it came to the line, with a space before it.
fn freed_before(found: &Accident, line: usize) -> String {
    let on_line = || {
        let mut steps = found.steps.iter();
        steps.position(|step| (step.first_line..=step.line).contains(&line))
    };
    let end = found.step.or_else(on_line).unwrap_or(found.steps.len());
    let mut freed: Vec<String> = Vec::new();
    for step in &found.steps[..end] {
        let blocks = step.events.iter().filter_map(|event| match event.kind {
            EventKind::Freed => event.block,
            EventKind::Grown => event.from,
            _ => None,
        });
        freed.extend(blocks.map(|block| format!("line {} freed block {block}", step.line)));
    }
    const MOST: usize = 3;
    match freed.len() {
        0 => " Before that no block had been freed.".to_owned(),
        1..=MOST => format!(" Before that, {}.", freed.join(", ")),
        more => format!(
            " Before that, {more} blocks were freed, the last where {}.",
            freed[more - 1]
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::tests::book;

    fn choices(question: &Question) -> &[Choice] {
        match &question.answer {
            Answer::Choice(choices) => choices,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_answer_is_what_the_evidence_records() {
        let book = book();
        let listing = book.get("borrow_push_while_reading").expect("the listing");
        let question = accident(listing, None).expect("a question");
        assert_eq!(question.prompt, "Had it run, what would line 5 have done?");
        let right: Vec<&Choice> = choices(&question).iter().filter(|one| one.right).collect();
        assert_eq!(right.len(), 1);
        assert_eq!(right[0].html, "read freed memory");
        assert!(
            right[0]
                .because
                .contains("line 5 reads block 1, which line 4 freed")
        );
    }

    #[test]
    fn a_harmless_run_is_told_once() {
        let book = book();
        let listing = book.get("borrow_two_elements").expect("the listing");
        let question = accident(listing, None).expect("a question");
        let right = choices(&question).iter().find(|one| one.right);
        assert_eq!(
            right.expect("a right choice").because,
            "<p>In this run nothing went wrong.</p>"
        );
    }

    #[test]
    fn every_recorded_accident_makes_a_question_with_one_right_choice() {
        let mut asked = 0;
        for listing in book().iter().filter(|one| one.evidence.accident.is_some()) {
            let Some(question) = accident(listing, None) else {
                continue;
            };
            asked += 1;
            let choices = choices(&question);
            assert_eq!(
                choices.iter().filter(|one| one.right).count(),
                1,
                "{}",
                listing.name
            );
            assert!(choices.len() >= 5, "{}", listing.name);
            assert!(
                choices
                    .iter()
                    .all(|one| one.because.len() > "<p></p>".len())
            );
            let mut words: Vec<&str> = choices.iter().map(|one| one.html.as_str()).collect();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), choices.len(), "{}", listing.name);
        }
        assert!(asked >= 80, "{asked}");
    }

    #[test]
    fn a_thing_that_the_line_did_too_is_no_wrong_answer() {
        let book = book();
        let listing = book.get("borrow_push_while_reading").expect("the listing");
        let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        if !crate::accidents::WATCHED {
            return;
        }
        let mut found = crate::accidents::find(root, listing).expect("an accident");
        let question = accident(listing, Some(&found)).expect("a question");
        assert!(
            choices(&question)[1]
                .because
                .contains("Before that, line 4 freed block 1.")
        );
        let count = choices(&question).len();
        found.all.push(memscope::accident::Sighting {
            outcome: Outcome::WritesFreed,
            ..found.all[0].clone()
        });
        let question = accident(listing, Some(&found)).expect("a question");
        assert_eq!(choices(&question).len(), count - 1);
    }
}
