//! Does it compile, and where does the compiler or the run stop? One click answers both.

use listing::{Exit, Language, Listing};

use super::{Answer, Choice, Place, Question, key, lines, said, stops as stopped};
use crate::html::escape;
use figure::message;

/// Which line does the compiler reject, or does it compile? `None` of a language without a compiler, and of a message
/// that names no line.
pub(super) fn line(listing: &Listing) -> Option<Question> {
    if matches!(listing.language, Language::JavaScript | Language::Java) {
        return None;
    }
    let (right, wrong, reason) = match listing.evidence.stderr.as_deref() {
        Some(message) => {
            let headline = message::html(message.lines().next().unwrap_or(""));
            let right = lines::primary(message);
            if right.is_empty() {
                return None;
            }
            (
                right,
                labeled(message),
                said("The compiler says", &headline),
            )
        }
        None => {
            let how = match stopped(listing) {
                Some(exit) => how(listing, exit),
                None => "it ran to its end".to_owned(),
            };
            let reason = format!("<p>The compiler accepts every line. Then {how}.</p>");
            (Vec::new(), Vec::new(), reason)
        }
    };
    Some(Question {
        key: key(listing, "line"),
        prompt: "Which line does the compiler reject, or does it compile?".to_owned(),
        answer: Answer::Line(Place {
            right,
            other: Some("It compiles"),
            wrong,
        }),
        reason,
    })
}

/// What the compiler says of the other lines that it names, and why that is not what it refuses.
fn labeled(message: &str) -> Vec<(usize, String)> {
    let explained = |(line, label): (usize, String)| {
        let mistake = match label.as_str() {
            label if label.contains("value moved here") => {
                "A move is allowed. What is refused is the use of the moved name after it."
            }
            label if label.contains("borrow occurs here") || label.contains("is borrowed here") => {
                "Lending is allowed. What is refused is what goes against the loan while it is still used."
            }
            label if label.contains("later used") || label.contains("used here") => {
                "This use keeps the loan alive. What is refused stands before it."
            }
            label if label.contains("dropped here") => {
                "Values end at a brace all the time. What is refused is the borrow that would outlive this one."
            }
            label if label.contains("recursive without indirection") => {
                "This field is the reason. What the compiler refuses is the type as a whole, where it begins."
            }
            label if label.contains("move occurs because") || label.contains("binding") => {
                "The declaration is fine; the compiler names it because of the type or the name that it gives."
            }
            _ => "The compiler names this line too, to explain; it is not what it refuses.",
        };
        let html = format!("{mistake} It is labeled <samp>{}</samp>.", escape(&label));
        (line, html)
    };
    lines::labels(message).into_iter().map(explained).collect()
}

/// At which line does it stop, or does it run to its end?
pub(super) fn stops(listing: &Listing) -> Question {
    let exit = stopped(listing);
    let line = exit.and_then(|exit| stop_line(listing, exit));
    let other = if ends_early(listing) {
        "It ends with exit code 0"
    } else {
        "It runs to its end"
    };
    let reason = match exit {
        Some(exit) => {
            let label = match listing.language {
                Language::Rust => "It says",
                _ => "The sanitizer reports",
            };
            said(label, &escape(exit.message.trim_end()))
        }
        None if leaked(listing) => {
            "<p>It ran to its end; then LeakSanitizer reported a leak.</p>".to_owned()
        }
        None => format!("<p>{}: it ended with exit code 0.</p>", "Nothing stops it"),
    };
    let answer = match (exit, line) {
        (Some(exit), None) => Answer::Choice(endings(listing, exit, other)),
        (_, line) => Answer::Line(Place {
            right: line.into_iter().collect(),
            other: Some(other),
            wrong: Vec::new(),
        }),
    };
    let prompt = match answer {
        Answer::Choice(_) => "How does it end?",
        _ => "At which line does it stop, or does nothing stop it?",
    };
    Question {
        key: key(listing, "stops"),
        prompt: prompt.to_owned(),
        answer,
        reason,
    }
}

/// The line of the listing that a panic or a sanitizer names.
fn stop_line(listing: &Listing, exit: &Exit) -> Option<usize> {
    let before = match listing.language {
        Language::Rust => "panicked at",
        _ => "#0 in",
    };
    lines::named(&exit.message, before, &listing.path)
}

/// The ways to end, for a program whose message names none of its lines.
fn endings(listing: &Listing, exit: &Exit, other: &str) -> Vec<Choice> {
    let panics = exit.is_panic();
    let choice = |html: &str, right: bool, because: &str| Choice {
        html: html.to_owned(),
        right,
        because: format!("<p>{because}</p>"),
    };
    let stops = if panics {
        "It panics"
    } else {
        "Something else than a panic ends it"
    };
    let wrong = if panics {
        "Something else than a panic ends it"
    } else {
        "It panics"
    };
    vec![
        choice(
            other,
            false,
            "A program can compile and still be stopped as it runs.",
        ),
        choice(stops, true, &format!("As it ran, {}.", how(listing, exit))),
        choice(wrong, false, "The recorded end is another one."),
        choice(
            "The compiler rejects it",
            false,
            "The compiler accepts it; what stops it happens as it runs.",
        ),
    ]
}

/// How a program stopped, without the line at which it did.
fn how(listing: &Listing, exit: &Exit) -> String {
    match exit {
        _ if listing.language == Language::C => {
            format!("{} ended it with a report", exit.sanitizer())
        }
        exit if exit.is_panic() => format!("it ended with {}, a panic", escape(&exit.ending)),
        exit => format!("it ended with: {}", escape(&exit.ending)),
    }
}

/// Whether a sanitizer complained when the program was over.
fn leaked(listing: &Listing) -> bool {
    let exit = listing.evidence.exit.as_ref();
    exit.is_some_and(|exit| exit.message.contains("LeakSanitizer"))
}

/// Whether the program may end before the end of its `main`, and as if all were well.
fn ends_early(listing: &Listing) -> bool {
    listing.source.contains("process::exit(")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questions::tests::book;

    /// The right lines, the button and the explained lines of a question.
    fn place(question: Question) -> Place {
        match question.answer {
            Answer::Line(place) => place,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_program_that_leaks_ran_to_its_end() {
        let book = book();
        let leak = book.get("who_leak.c").expect("the listing");
        let question = stops(leak);
        assert!(
            question
                .reason
                .contains("then LeakSanitizer reported a leak")
        );
        assert!(place(question).right.is_empty());
    }

    #[test]
    fn a_program_that_exits_early_is_not_said_to_run_to_its_end() {
        let root = tempfile::tempdir().expect("a folder");
        let examples = root.path().join("listings/examples");
        std::fs::create_dir_all(&examples).expect("a folder");
        let text = "fn main() {\n    std::process::exit(0);\n}\n";
        std::fs::write(examples.join("leaves.rs"), text).expect("a listing");
        let book = listing::Catalog::load(root.path());
        let exits = book.get("leaves").expect("the listing");
        assert_eq!(place(stops(exits)).other, Some("It ends with exit code 0"));
    }

    #[test]
    fn one_click_answers_verdict_and_line_of_every_listing() {
        let mut rejected = 0;
        for listing in book().iter() {
            let Some(question) = line(listing) else {
                continue;
            };
            let place = place(question);
            assert_eq!(place.other, Some("It compiles"));
            assert_eq!(
                place.right.is_empty(),
                listing.evidence.stderr.is_none(),
                "{}",
                listing.name
            );
            let last = listing.source.lines().count();
            for line in place
                .right
                .iter()
                .chain(place.wrong.iter().map(|(line, _)| line))
            {
                assert!((1..=last).contains(line), "{}:{line}", listing.name);
            }
            rejected += usize::from(!place.right.is_empty());
        }
        assert!(rejected > 100, "{rejected}");
    }
}
