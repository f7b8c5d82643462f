//! Pictures of accidents: what goes wrong is marked and said in words.

use std::path::Path;

use memscope::Source;
use memscope::accident::{Accident, Outcome};

use super::*;
use crate::watched::options;

/// What memscope finds for a rejected program today, kept with the book's other pictures.
fn found(program: &str) -> Accident {
    let source = Source::parse(Path::new("listings/fail/watched.rs"), program);
    memscope::accident(&source.expect("a program"), &options()).expect("an accident")
}

/// The step that stands without scripts.
fn still(html: &str) -> &str {
    let (_, rest) = html
        .split_once("class=\"step still current\"")
        .expect("a still picture");
    rest.split("<div class=\"step").next().expect("its text")
}

const COMMAND: &str = "memscope accident watched.rs";
const MORE: &str = " <a href=\"#what\">What such a run shows</a>";

const PUSHED: &str = "fn main() {\n    let mut plays = vec![12, 40];\n    let first = &plays[0];\n    plays.push(7);\n    println!(\"{first}\");\n}\n";
const TWICE: &str = "fn main() {\n    let draft = String::from(\"Ada\");\n    let letter = draft;\n    println!(\"{letter}\");\n    println!(\"{draft}\");\n}\n";

#[test]
fn a_stale_read_opens_at_its_step_with_a_dangling_arrow_to_the_struck_block() {
    let html = view(&found(PUSHED), COMMAND, MORE);
    assert!(
        html.contains("<strong>Line 5 reads block 1, which line 4 freed.</strong>"),
        "{html}"
    );
    assert!(html.contains(COMMAND) && html.contains(MORE), "{html}");
    let still = still(&html);
    assert!(
        still.contains("<s>block 1, 8 bytes</s> <b>freed, then read</b>"),
        "{still}"
    );
    assert!(still.contains("<path class=\"dangling\""), "{still}");
    assert!(still.contains("class=dangling"), "{still}");
    assert!(html.contains("In this run it prints</p>"), "{html}");
}

#[test]
fn a_second_owner_and_a_second_free_are_said_in_words() {
    let html = view(&found(TWICE), COMMAND, MORE);
    assert!(still(&html).contains("<b>freed twice</b>"), "{html}");
    // Two names own one block in the steps between: one of them is the second.
    let second = html.matches("<b class=note>second owner</b>").count();
    assert_eq!(second, 3, "{html}");
}

#[test]
fn a_long_run_shows_the_steps_around_the_accident_and_says_so() {
    let mut accident = found(PUSHED);
    let quiet = accident.steps[0].clone();
    accident.steps.splice(0..0, vec![quiet; 100]);
    accident.step = accident.step.map(|step| step + 100);
    let html = view(&accident, COMMAND, MORE);
    assert!(
        html.contains("The run has 105 steps. The figure has those from 66 to 105."),
        "{html}"
    );
    assert_eq!(html.matches("<div class=\"step").count() - 1, 40);
    assert!(still(&html).contains("freed, then read"));
}

#[test]
fn a_harmless_run_says_so_and_what_is_no_program_has_no_view() {
    let harmless = "fn main() {\n    let n = 1;\n    n = n + 1;\n    println!(\"{n}\");\n}\n";
    let html = view(&found(harmless), COMMAND, MORE);
    assert!(
        html.contains("<strong>In this run nothing went wrong.</strong>"),
        "{html}"
    );
    assert!(
        !html.contains("touched") && !html.contains("dangling"),
        "{html}"
    );
    let none = found("fn main() {\n    let n: i32 = \"\";\n}\n");
    assert_eq!(none.outcome, Outcome::NotAProgram);
    assert_eq!(view(&none, COMMAND, MORE), "");
}

#[test]
fn what_each_run_prints_differently_is_not_said_to_be_nothing() {
    let mut accident = found(PUSHED);
    accident.stdout.clear();
    let html = view(&accident, COMMAND, MORE);
    assert!(html.contains("(another text on every run)"), "{html}");
    for step in &mut accident.steps {
        step.events.retain(|one| one.kind != EventKind::Printed);
    }
    assert!(view(&accident, COMMAND, MORE).contains("<i>(nothing)</i>"));
}

#[test]
fn a_promise_shows_both_outputs() {
    let mut accident = found(PUSHED);
    accident.outcome = Outcome::BreaksPromise;
    accident.optimized = Some(memscope::accident::Optimized {
        stdout: "seen 99\u{0}\u{fffd}a\u{1b}[0m kept\n".to_owned(),
        exit: Some(0),
    });
    let html = view(&accident, COMMAND, MORE);
    for part in [
        "Not optimized, it prints",
        "Optimized, it prints",
        "<samp>seen (bytes that are no text) kept</samp>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}
