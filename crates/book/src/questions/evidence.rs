//! The questions about a listing, each made from what was recorded about it.

use listing::{Exit, Folder, Language, Listing};

use super::{Answer, Choice, Question, lines, mark, wrong};
use crate::html::escape;
use crate::terminal;

/// Typing is kind up to this many lines and characters; longer output is chosen.
const TYPED_LINES: usize = 4;
const TYPED_CHARACTERS: usize = 64;

/// What the answer to one question about a listing is kept under.
pub(super) fn key(listing: &Listing, what: &str) -> String {
    format!("{}/{what}", listing.name)
}

/// Does it compile? Asked of Rust and of C; the other languages are run from their source.
pub(super) fn compiles(listing: &Listing) -> Option<Question> {
    let exit = listing.evidence.exit.as_ref();
    let choices = match listing.language {
        Language::Rust => [
            to_its_end(listing),
            "Yes, but it stops as it runs",
            "No, the compiler rejects it",
        ],
        Language::C => [
            "Yes, and no fault is reported",
            "Yes, and a sanitizer reports a fault",
            "No, the compiler rejects it",
        ],
        Language::JavaScript | Language::Java => return None,
    };
    let (right, reason) = match (listing.folder, exit) {
        (Folder::Fail, _) => {
            let message = listing.evidence.stderr.as_deref().unwrap_or("");
            let headline = message.lines().next().unwrap_or("");
            (2, said("The compiler says", &terminal::message(headline)))
        }
        (_, Some(exit)) if leaked(exit) => (1, LEAKED.to_owned()),
        (_, Some(exit)) if !exit.is_clean() => (1, stopped(listing, exit)),
        _ if exits(listing) => (
            0,
            "<p>The compiler accepts it, and it ended with exit code 0.</p>".to_owned(),
        ),
        _ => (
            0,
            "<p>The compiler accepts it, and it ran to its end with exit code 0.</p>".to_owned(),
        ),
    };
    let choice = |(index, text): (usize, &&str)| Choice {
        html: (*text).to_owned(),
        right: index == right,
        because: String::new(),
    };
    Some(Question {
        key: key(listing, "compiles"),
        prompt: "Does it compile?".to_owned(),
        answer: Answer::Choice(choices.iter().enumerate().map(choice).collect()),
        reason,
    })
}

const LEAKED: &str =
    "<p>The compiler accepts it. It ran to its end; then LeakSanitizer reported a leak.</p>";

/// Whether the program ran to its end before a sanitizer complained: leaks are looked for when it is over.
fn leaked(exit: &Exit) -> bool {
    exit.message.contains("LeakSanitizer")
}

/// Whether the program may end before the end of its `main`, and as if all were well.
fn exits(listing: &Listing) -> bool {
    listing.source.contains("process::exit(")
}

/// What a Rust program that ends well is said to do.
fn to_its_end(listing: &Listing) -> &'static str {
    if exits(listing) {
        "Yes, and it ends with exit code 0"
    } else {
        "Yes, and it runs to its end"
    }
}

/// How a program stopped, without the line at which it did.
fn stopped(listing: &Listing, exit: &Exit) -> String {
    let how = match exit {
        _ if listing.language == Language::C => {
            "AddressSanitizer ended it with a report".to_owned()
        }
        exit if exit.is_panic() => format!("it ended with {}, a panic", exit.ending),
        exit => format!("it ended with: {}", exit.ending),
    };
    format!(
        "<p>The compiler accepts it. As it ran, {}.</p>",
        escape(&how)
    )
}

/// On which line is the error?
pub(super) fn error_line(listing: &Listing) -> Option<Question> {
    let message = listing.evidence.stderr.as_deref()?;
    let lines = lines::primary(message);
    (listing.folder == Folder::Fail && !lines.is_empty()).then(|| Question {
        key: key(listing, "error-line"),
        prompt: "Which line does the compiler point to?".to_owned(),
        answer: Answer::Line(lines),
        // The whole message opens below: this is the last question about a rejected program.
        reason: String::new(),
    })
}

/// At which line does it stop? Asked where the message names a line of the listing.
pub(super) fn stop_line(listing: &Listing) -> Option<Question> {
    let exit = listing
        .evidence
        .exit
        .as_ref()
        .filter(|exit| !exit.is_clean() && !leaked(exit))?;
    let (before, prompt, label) = match listing.language {
        Language::Rust => ("panicked at", "At which line does it stop?", "It says"),
        _ => (
            "#0 in",
            "At which line does the sanitizer stop it?",
            "The sanitizer reports",
        ),
    };
    let line = lines::named(&exit.message, before, &listing.path)?;
    Some(Question {
        key: key(listing, "stop-line"),
        prompt: prompt.to_owned(),
        answer: Answer::Line(vec![line]),
        reason: said(label, &escape(exit.message.trim_end())),
    })
}

/// What does it print? Typed where that is short, else chosen among outputs that it did not print.
pub(super) fn prints(listing: &Listing) -> Option<Question> {
    let stdout = listing.evidence.stdout.as_deref()?.trim_end();
    if stdout.is_empty() {
        return None;
    }
    let exit = listing.evidence.exit.as_ref();
    let until = if exit.is_some_and(|exit| !exit.is_clean() && !leaked(exit)) {
        " before it stops"
    } else {
        ""
    };
    let recorded: Vec<&str> = stdout.lines().collect();
    let short = recorded.len() <= TYPED_LINES && stdout.len() <= TYPED_CHARACTERS;
    let wrong = if short {
        Vec::new()
    } else {
        wrong::outputs(&listing.source, &recorded)
    };
    let (prompt, answer) = if wrong.len() >= 2 {
        let (given, choices) = choices(listing, &recorded, &wrong);
        (
            format!("What does it print{until}?{given}"),
            Answer::Choice(choices),
        )
    } else {
        (
            format!("What does it print{until}? Type it, line by line."),
            Answer::Text(stdout.to_owned()),
        )
    };
    Some(Question {
        key: key(listing, "prints"),
        prompt,
        answer,
        // The answer is the recorded output itself.
        reason: String::new(),
    })
}

/// The recorded output among wrong ones. What all have in common at the start and the end is given where the source
/// holds it word for word: of a computed line it would be part of the answer.
fn choices(listing: &Listing, recorded: &[&str], wrong: &[Vec<String>]) -> (String, Vec<Choice>) {
    let mut all: Vec<Vec<String>> = wrong.to_vec();
    // The place of the right one depends on nothing but the name.
    let place = mark(&listing.name) as usize % (wrong.len() + 1);
    all.insert(
        place,
        recorded.iter().map(|line| (*line).to_owned()).collect(),
    );
    let shortest = all.iter().map(Vec::len).min().unwrap_or(0);
    let same = |at: &dyn Fn(&Vec<String>) -> Option<String>| {
        all.windows(2).all(|pair| at(&pair[0]) == at(&pair[1]))
    };
    let given = |line: &str| literal(&listing.source, line);
    let first = (0..shortest)
        .take_while(|i| given(recorded[*i]) && same(&|lines| lines.get(*i).cloned()))
        .count();
    let last = (0..shortest - first)
        .take_while(|i| {
            given(recorded[recorded.len() - 1 - i])
                && same(&|lines| lines.iter().rev().nth(*i).cloned())
        })
        .count();
    let part = |label: &str, lines: &[&str]| {
        if lines.is_empty() {
            String::new()
        } else {
            format!(
                "<span class=\"given\">{label}<samp>{}</samp></span>",
                escape(&lines.join("\n"))
            )
        }
    };
    let given = part("It begins:", &recorded[..first])
        + &part("It ends:", &recorded[recorded.len() - last..]);
    let given = if given.is_empty() {
        given
    } else {
        given + "<span class=\"given\">Which part is missing?</span>"
    };
    let choices = all
        .iter()
        .enumerate()
        .map(|(index, lines)| {
            let text = lines[first..lines.len() - last].join("\n");
            Choice {
                html: if text.is_empty() {
                    "<i>nothing more</i>".to_owned()
                } else {
                    format!("<samp>{}</samp>", escape(&text))
                },
                right: index == place,
                because: String::new(),
            }
        })
        .collect();
    (given, choices)
}

/// Whether a literal of the source is this very line.
fn literal(source: &str, line: &str) -> bool {
    let quote = |c: char| matches!(c, '"' | '\'' | '`');
    source.match_indices(line).any(|(at, _)| {
        source[..at].ends_with(quote)
            && source[at + line.len()..].starts_with(|c| quote(c) || c == '\\')
    })
}

fn said(label: &str, html: &str) -> String {
    format!(
        "<div class=\"message\"><p class=\"label\">{label}</p><pre tabindex=\"0\"><samp>{html}</samp></pre></div>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_given_only_where_the_source_holds_all_of_it() {
        let source = "println!(\"curtain\"); printf(\"end\\n\"); println!(\"{n} lamps\");";
        assert!(literal(source, "curtain") && literal(source, "end"));
        assert!(!literal(source, "lamps") && !literal(source, "2 lamps"));
    }

    #[test]
    fn a_leak_is_reported_after_the_end() {
        let leak = Exit::parse("exit code 1\nERROR: LeakSanitizer: detected memory leaks\n");
        let fault = Exit::parse("exit code 1\nERROR: AddressSanitizer: heap-use-after-free\n");
        assert!(leaked(&leak) && !leaked(&fault));
    }

    fn book() -> listing::Catalog {
        let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        listing::Catalog::load(root)
    }

    #[test]
    fn a_program_that_leaks_ran_to_its_end() {
        let book = book();
        let leak = book.get("who_leak.c").expect("the listing");
        assert_eq!(compiles(leak).expect("a question").reason, LEAKED);
        let prompt = prints(leak).expect("a question").prompt;
        assert_eq!(prompt, "What does it print? Type it, line by line.");
        assert!(stop_line(leak).is_none());
    }

    #[test]
    fn a_program_that_exits_early_is_not_said_to_run_to_its_end() {
        let book = book();
        let exits = book.get("drop_exit_skips").expect("the listing");
        let Some(Answer::Choice(choices)) = compiles(exits).map(|question| question.answer) else {
            panic!("a choice");
        };
        assert_eq!(choices[0].html, "Yes, and it ends with exit code 0");
        assert!(choices[0].right);
    }

    /// The listings of this book: what holds for made-up ones must hold for those that are asked about.
    #[test]
    fn of_every_listing_one_output_is_right_and_the_others_differ() {
        let mut asked = 0;
        for listing in book().iter() {
            let Some(Answer::Choice(choices)) = prints(listing).map(|question| question.answer)
            else {
                continue;
            };
            asked += 1;
            let right: Vec<&Choice> = choices.iter().filter(|choice| choice.right).collect();
            let shown: std::collections::BTreeSet<&str> =
                choices.iter().map(|choice| choice.html.as_str()).collect();
            assert_eq!(right.len(), 1, "{}", listing.name);
            assert_eq!(
                shown.len(),
                choices.len(),
                "{}: two are equal",
                listing.name
            );
        }
        assert!(asked > 50, "{asked} listings ask for a choice");
    }
}
