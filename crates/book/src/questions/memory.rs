//! Questions about what memory held as a listing ran, made from memscope's record.
//!
//! They are asked only where the record leaves one answer: a line that runs once, a block that the line which took it
//! names. Wrong choices are other blocks and other counts of the same run.

mod counted;

use std::collections::{BTreeMap, BTreeSet};

use listing::Listing;
use memscope::memory::{Block, Event, EventKind, Record, Step, StepKind};

use super::evidence::key;
use super::lines::{capital, span, verb};
use super::{Answer, Choice, Question};
use crate::figure::{sentence, still};
use counted::{Counted, counts};

/// More choices than this are no help.
const MOST_CHOICES: usize = 4;

/// Which block is freed at this line? Or, of a block that stands alone: on which line is it freed?
pub(super) fn freed(listing: &Listing, record: &Record) -> Option<Question> {
    let source = &listing.source;
    let asked = which_block(source, record).or_else(|| which_line(source, record));
    let (step, event, prompt, answer) = asked?;
    Some(Question {
        key: key(listing, "freed"),
        prompt,
        answer,
        reason: reason(record, step, event),
    })
}

type Asked<'a> = (usize, &'a Event, String, Answer);

/// A step that frees one of several blocks: the one with the most to choose from, and of those the first.
fn which_block<'a>(source: &str, record: &'a Record) -> Option<Asked<'a>> {
    let blocks = blocks(record);
    let choices = |index: usize, freed: u32| {
        let before = index.checked_sub(1).map(|before| &record.steps[before])?;
        let live: Vec<&Block> = before
            .heap
            .iter()
            .filter_map(|block| blocks.get(&block.block).copied())
            .collect();
        // The reader tells them apart by their line and size, so these must differ.
        let told: BTreeSet<_> = live.iter().map(|one| (one.line, one.size)).collect();
        let right = live.iter().any(|one| one.block == freed);
        let few = (2..=MOST_CHOICES).contains(&live.len());
        let placed = live.iter().all(|one| taken(source, record, one).is_some());
        (few && right && placed && told.len() == live.len()).then_some(live)
    };
    let candidates = (0..record.steps.len()).rev().filter_map(|index| {
        let [event] = frees(&record.steps[index])[..] else {
            return None;
        };
        let live = choices(index, event.block?).filter(|_| runs_once(record, index))?;
        Some((index, event, live))
    });
    let (index, event, live) = candidates.max_by_key(|(.., live)| live.len())?;
    let choices = live.iter().map(|one| Choice {
        html: format!(
            "block {}: {}, taken on {}",
            one.block,
            bytes(one.size),
            taken(source, record, one).map_or(String::new(), span)
        ),
        right: Some(one.block) == event.block,
        because: String::new(),
    });
    let at = span(ends(&record.steps[index]));
    let prompt = format!("Which of these blocks on the heap is freed at {at}?");
    Some((index, event, prompt, Answer::Choice(choices.collect())))
}

/// A block that is the only one its line took, and the line that frees it.
fn which_line<'a>(source: &str, record: &'a Record) -> Option<Asked<'a>> {
    let blocks = blocks(record);
    let alone = |block: &Block| {
        let same = blocks.values().filter(|one| one.line == block.line);
        let took = |step: &&Step| (step.first_line..=step.line).contains(&block.line);
        same.count() == 1 && record.steps.iter().filter(took).count() == 1
    };
    let freed = record.steps.iter().enumerate().flat_map(|(index, step)| {
        let frees = frees(step).into_iter();
        frees.filter_map(move |event| Some((index, event, event.block?)))
    });
    let candidates = freed.filter_map(|(index, event, number)| {
        let block = blocks.get(&number).filter(|block| alone(block))?;
        // What is freed on the line that takes it is no question.
        let later = record.steps[index].line != block.line;
        let at = taken(source, record, block).filter(|_| later && runs_once(record, index))?;
        Some((index, event, *block, at))
    });
    // The first to be freed says more than what lasts until the end of `main`.
    let (index, event, block, at) = { candidates }.next()?;
    let step = &record.steps[index];
    let prompt = format!(
        "{} a block of {} from the heap. On which line is it freed?",
        capital(&format!("{} {}", span(at), verb(at, "takes", "take"))),
        bytes(block.size)
    );
    let lines = (step.first_line..=step.line).collect();
    Some((index, event, prompt, Answer::Line(lines)))
}

/// Which count is shown here? Not asked of a program that prints its counts, since what it prints was asked before.
pub(super) fn count(listing: &Listing, record: &Record) -> Option<Question> {
    if ["strong_count", "weak_count"]
        .iter()
        .any(|name| listing.source.contains(name))
        || record.truncated.is_some()
    {
        return None;
    }
    let all: Vec<BTreeMap<u32, Counted>> = record.steps.iter().map(counts).collect();
    let made: BTreeMap<u32, (usize, usize)> = blocks(record)
        .into_iter()
        .filter_map(|(number, block)| Some((number, taken(&listing.source, record, block)?)))
        .collect();
    let alone = |block: u32| {
        let own = made.get(&block);
        let counted = |other: &u32| all.iter().any(|step| step.contains_key(other));
        own.is_some()
            && made
                .iter()
                .filter(|(other, line)| Some(*line) == own && counted(other))
                .count()
                == 1
    };
    let candidates = record.steps.iter().enumerate().flat_map(|(index, step)| {
        let events = step.events.iter();
        events
            .filter(|event| event.kind == EventKind::Count)
            .filter_map(move |event| Some((index, event, event.block?)))
    });
    let before = |index: usize, block: u32| {
        let before = &all[index.checked_sub(1)?];
        before.get(&block).map(|counted| counted.strong)
    };
    let found: Vec<(usize, &Event, u32, Counted)> = candidates
        .filter(|(index, _, block)| runs_once(record, *index) && alone(*block))
        .filter_map(|(index, event, block)| {
            let counted = all[index].get(&block)?.clone();
            let strong = before(index, block) != Some(counted.strong);
            (counted.strong > 0 && strong).then_some((index, event, block, counted))
        })
        .collect();
    // A count that fell is easier to get wrong than one that grew.
    let fell = |one: &&(usize, &Event, u32, Counted)| before(one.0, one.2) > Some(one.3.strong);
    let (index, event, block, counted) = found.iter().rev().find(fell).or(found.last())?;
    let right = counted.strong;
    let mut numbers: Vec<u64> = all
        .iter()
        .flat_map(BTreeMap::values)
        .flat_map(|one| [one.strong, one.weak])
        .collect::<BTreeSet<u64>>()
        .into_iter()
        .collect();
    numbers.sort_by_key(|number| number.abs_diff(right));
    numbers.truncate(MOST_CHOICES);
    numbers.sort_unstable();
    if numbers.len() < 2 {
        return None;
    }
    let choices = numbers.iter().map(|number| Choice {
        html: number.to_string(),
        right: *number == right,
        because: String::new(),
    });
    Some(Question {
        key: key(listing, "count"),
        prompt: format!(
            "After {}, what is the strong count of the <code>{}</code> that {} made?",
            span(ends(&record.steps[*index])),
            counted.what,
            span(made[block])
        ),
        answer: Answer::Choice(choices.collect()),
        reason: reason(record, *index, event),
    })
}

/// The event's own sentence, and the picture after it.
fn reason(record: &Record, step: usize, event: &Event) -> String {
    let place = capital(&span(ends(&record.steps[step])));
    let text = format!("{place}: {}.", event.text);
    format!("<p>{}</p>{}", sentence(&text), still(record, step))
}

/// The lines, first and last, that the reader must look at to find where a block is taken: a statement of several lines
/// says so, and what a tail expression takes is recorded at the brace behind it. `None` where the record does not tell
/// the line.
fn taken(source: &str, record: &Record, block: &Block) -> Option<(usize, usize)> {
    let took = |step: &&Step| {
        let event =
            |event: &Event| event.kind == EventKind::Allocated && event.block == Some(block.block);
        step.line == block.line && step.events.iter().any(event)
    };
    let step = record.steps.iter().find(took)?;
    let text = source.lines().nth(step.line - 1).unwrap_or("");
    let brace = text.trim_start().starts_with('}');
    match step.kind {
        StepKind::Return | StepKind::BlockEnd if brace => {
            (step.first_line < step.line).then_some((step.first_line, step.line - 1))
        }
        StepKind::Statement | StepKind::Return | StepKind::BlockEnd => {
            Some((step.first_line, step.line))
        }
        // Taken on the way into a call, a round or a branch: by which line, the record does not say.
        _ => None,
    }
}

/// The lines of a step at which something happens: a return happens at its brace, though its expression stands before.
fn ends(step: &Step) -> (usize, usize) {
    match step.kind {
        StepKind::Return | StepKind::BlockEnd => (step.line, step.line),
        _ => (step.first_line, step.line),
    }
}

fn bytes(size: u64) -> String {
    let plural = if size == 1 { "byte" } else { "bytes" };
    format!("{size} {plural}")
}

/// The blocks that a variable owned at some time, as they were first seen. The others are the library's own.
fn blocks(record: &Record) -> BTreeMap<u32, &Block> {
    let mut found: BTreeMap<u32, &Block> = BTreeMap::new();
    for block in record.steps.iter().flat_map(|step| &step.heap) {
        if block.owner.is_some() {
            found.entry(block.block).or_insert(block);
        }
    }
    // A block that grew has two numbers, and no line of its own.
    for event in record.steps.iter().flat_map(|step| &step.events) {
        if event.kind == EventKind::Grown {
            event.block.map(|block| found.remove(&block));
            event.from.map(|block| found.remove(&block));
        }
    }
    found
}

/// What a step frees.
fn frees(step: &Step) -> Vec<&Event> {
    let freed = |event: &&Event| event.kind == EventKind::Freed;
    step.events.iter().filter(freed).collect()
}

/// Whether the reader can tell this step by its line: nothing else of the run ends there, and what happened happened
/// on it rather than on the way into a call or a round.
fn runs_once(record: &Record, index: usize) -> bool {
    let step = &record.steps[index];
    let here = |one: &&Step| one.line == step.line;
    record.truncated.is_none()
        && matches!(
            step.kind,
            StepKind::Statement | StepKind::Return | StepKind::BlockEnd
        )
        && record.steps.iter().filter(here).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::watched;

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
            Answer::Line(lines) => lines.iter().map(ToString::to_string).collect(),
            Answer::Text(text) => vec![text.clone()],
        }
    }

    #[test]
    fn of_two_blocks_the_one_that_is_freed_is_right() {
        let program = "fn main() {\n    let a = String::from(\"ash\");\n    let b = String::from(\"birch\");\n    drop(b);\n    println!(\"{a}\");\n}\n";
        let record = watched(program);
        let (prompt, answers) = shown(which_block(program, &record).expect("a question"));
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
        assert!(which_block(program, &record).is_none());
        let (prompt, answers) = shown(which_line(program, &record).expect("a question"));
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
        assert!(which_block(program, &record).is_none());
        assert!(which_line(program, &record).is_none());
    }

    #[test]
    fn a_statement_of_several_lines_is_named_whole() {
        let program =
            "fn main() {\n    let food = Box::new(\n        1,\n    );\n    drop(food);\n}\n";
        let record = watched(program);
        let (prompt, answers) = shown(which_line(program, &record).expect("a question"));
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
        if let Some(asked) = which_line(program, &record) {
            let (prompt, _) = shown(asked);
            assert!(prompt.starts_with("Line 3 takes"), "{prompt}");
        }
    }

    #[test]
    fn a_block_is_not_said_to_be_taken_by_the_head_of_a_function() {
        let program = "fn eat(_food: Box<i32>, _n: i32) {\n    println!(\"eaten\");\n}\n\nfn main() {\n    eat(Box::new(1), 2);\n    println!(\"end\");\n}\n";
        let record = watched(program);
        if let Some(asked) = which_line(program, &record) {
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
        let question =
            count(catalog.get("shared").expect("it"), &watched(SHARED)).expect("a question");
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
}
