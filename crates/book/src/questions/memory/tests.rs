//! Questions about memory, of programs that are watched as the book watches its own.

use super::*;
use crate::figures::watched;

/// Prompt, and the right answer with the wrong ones behind it.
fn shown(asked: Asked) -> (String, Vec<String>) {
    let (.., prompt, answer) = asked;
    (prompt, answers(&answer))
}

fn answers(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Choice(choices) => {
            let mut choices = choices.clone();
            choices.sort_by_key(|choice| !choice.right);
            assert!(choices[0].right && !choices[1].right);
            choices.into_iter().map(|choice| choice.html).collect()
        }
        Answer::Line(place) => place.right.iter().map(ToString::to_string).collect(),
        Answer::Text(text) => vec![text.clone()],
    }
}

#[test]
fn of_two_blocks_the_one_that_is_freed_is_right() {
    let program = "fn main() {\n    let a = String::from(\"ash\");\n    let b = String::from(\"birch\");\n    drop(b);\n    println!(\"{a}\");\n}\n";
    let record = watched(program);
    let (prompt, answers) = shown(which_block(program, &record, &|_| true).expect("a question"));
    assert_eq!(
        prompt,
        "Which of these blocks on the heap is freed at line 4?"
    );
    assert_eq!(
        answers,
        [
            "block 2: 5 bytes, taken on line 3",
            "block 1: 3 bytes, taken on line 2"
        ]
    );
}

#[test]
fn a_block_that_stands_alone_is_asked_for_its_line() {
    let program = "fn eat(_food: Box<i32>) {\n    println!(\"eaten\");\n}\n\nfn main() {\n    let food = Box::new(1);\n    eat(food);\n    println!(\"end\");\n}\n";
    let record = watched(program);
    assert!(which_block(program, &record, &|_| true).is_none());
    let (prompt, answers) = shown(which_line(program, &record, &|_| true).expect("a question"));
    assert!(
        prompt.starts_with("Line 6 takes a block of 4 bytes"),
        "{prompt}"
    );
    assert_eq!(answers, ["3"]);
}

#[test]
fn lines_that_run_more_than_once_are_not_asked_about() {
    let program = "fn main() {\n    for _ in 0..2 {\n        let a = Box::new(1);\n        let b = Box::new([2_u8; 3]);\n        drop(a);\n        drop(b);\n    }\n}\n";
    let record = watched(program);
    assert!(which_block(program, &record, &|_| true).is_none());
    assert!(which_line(program, &record, &|_| true).is_none());
}

#[test]
fn a_statement_of_several_lines_is_named_whole() {
    let program = "fn main() {\n    let food = Box::new(\n        1,\n    );\n    drop(food);\n}\n";
    let record = watched(program);
    let (prompt, answers) = shown(which_line(program, &record, &|_| true).expect("a question"));
    assert!(
        prompt.starts_with("Lines 2 to 4 take a block of 4 bytes"),
        "{prompt}"
    );
    assert_eq!(answers, ["5"]);
}

#[test]
fn a_block_is_not_said_to_be_taken_by_a_brace() {
    let program = "fn make() -> Box<i32> {\n    println!(\"made\");\n    Box::new(1)\n}\n\nfn main() {\n    let food = make();\n    drop(food);\n}\n";
    let record = watched(program);
    // Asked only if the record knows where the tail expression stands.
    if let Some(asked) = which_line(program, &record, &|_| true) {
        let (prompt, _) = shown(asked);
        assert!(prompt.starts_with("Line 3 takes"), "{prompt}");
    }
}

#[test]
fn a_block_is_not_said_to_be_taken_by_the_head_of_a_function() {
    let program = "fn eat(_food: Box<i32>, _n: i32) {\n    println!(\"eaten\");\n}\n\nfn main() {\n    eat(Box::new(1), 2);\n    println!(\"end\");\n}\n";
    let record = watched(program);
    if let Some(asked) = which_line(program, &record, &|_| true) {
        let (prompt, _) = shown(asked);
        assert!(!prompt.starts_with("Line 1 "), "{prompt}");
    }
}

const SHARED: &str = "use std::rc::Rc;\n\nfn main() {\n    let a = Rc::new(7);\n    let b = Rc::clone(&a);\n    let c = Rc::clone(&a);\n    drop(b);\n    println!(\"{a} {c}\");\n}\n";

/// A listing of this program, as a catalog would hold it.
fn listing(source: &str) -> (tempfile::TempDir, listing::Catalog) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let examples = folder.path().join("listings/examples");
    std::fs::create_dir_all(&examples).expect("a folder");
    std::fs::write(examples.join("shared.rs"), source).expect("a file");
    let catalog = listing::Catalog::load(folder.path());
    (folder, catalog)
}

#[test]
fn a_count_is_asked_for_where_it_fell() {
    let (_folder, catalog) = listing(SHARED);
    let question = count(catalog.get("shared").expect("it"), &watched(SHARED)).expect("a question");
    assert_eq!(
        question.prompt,
        "After line 7, what is the strong count of the <code>Rc</code> that line 4 made?"
    );
    let answers = answers(&question.answer);
    assert_eq!(answers[0], "2");
    assert!(answers.contains(&"3".to_owned()), "{answers:?}");
    assert!(
        question
            .reason
            .starts_with("<p>Line 7: the strong count of block 1 went from 3 to 2.</p>")
    );
    assert!(
        question.reason.contains("class=\"memory "),
        "the picture is the reason"
    );
}

#[test]
fn a_program_that_prints_its_counts_is_not_asked_for_them() {
    let prints = SHARED.replace("{a} {c}\"", "{}\", Rc::strong_count(&c)");
    let (_folder, catalog) = listing(&prints);
    assert!(count(catalog.get("shared").expect("it"), &watched(&prints)).is_none());
}
