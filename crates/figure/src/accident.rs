//! What a rejected program would have done, as its card shows it under *Had it run*: the outcome, the figure of the run,
//! what it printed.

use memscope::accident::{Accident, Outcome};
use memscope::memory::{Block, BlockState, EventKind, Step};

use super::memory;
use super::text::sentence;
use crate::card::{self, Verdict};
use crate::escape;

/// An outcome in words, as what the program does: `reads freed memory`.
pub fn does(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ReadsFreed => "reads freed memory",
        Outcome::WritesFreed => "writes to freed memory",
        Outcome::FreesTwice => "frees a block twice",
        Outcome::ReadsDeadFrame => "reads a dead frame",
        Outcome::BreaksPromise => "breaks a promise",
        Outcome::Stopped => "is stopped before that",
        Outcome::Nothing => "nothing went wrong",
        Outcome::NotAProgram => "no program to run",
    }
}

/// The view of one accident. `command` is what finds it anew; `more` is HTML behind the outcome's sentence. Empty for what is
/// no program.
pub fn view(accident: &Accident, command: &str, more: &str) -> String {
    if accident.outcome == Outcome::NotAProgram {
        return String::new();
    }
    let verdict = match accident.outcome {
        Outcome::Nothing => Verdict::Runs,
        Outcome::BreaksPromise | Outcome::Stopped => Verdict::Stopped,
        _ => Verdict::Rejected,
    };
    let also: String = accident
        .all
        .iter()
        .skip(1)
        .map(|one| format!("<li>{}</li>", said(&one.text)))
        .collect();
    let also = match also.as_str() {
        "" => String::new(),
        also => {
            format!("<p class=\"outcome\">And after that:</p>\n<ul class=\"outcome\">{also}</ul>\n")
        }
    };
    format!(
        "<div class=\"accident\">\n\
         <p class=\"about\">{} \
         <code class=\"command\">{}</code></p>\n\
         <p class=\"outcome\"><strong>{}</strong>{more}</p>\n\
         {also}{}{}</div>\n",
        verdict.html(&format!("had it run: {}", does(accident.outcome))),
        escape(command),
        said(&accident.text),
        figure(accident),
        output(accident),
    )
}

/// A text of memscope's as a sentence.
fn said(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    sentence(&format!(
        "{}{}.",
        first.unwrap_or_default(),
        letters.as_str()
    ))
}

fn figure(accident: &Accident) -> String {
    let mut steps = accident.steps.clone();
    show_touched_blocks(&mut steps);
    // What happens to a block the step itself tells; that a place is no more, or a promise broken, it does not.
    let told = accident.all.iter().filter(|one| one.block.is_none());
    let warnings: Vec<(usize, String)> = told
        .filter_map(|one| Some((one.step?, said(&one.text))))
        .collect();
    let warnings: Vec<(usize, &str)> = warnings
        .iter()
        .map(|(step, text)| (*step, text.as_str()))
        .collect();
    memory::of_accident(&steps, accident.step, &warnings)
}

/// A freed block to which nothing points any more is not in a step's heap; where the step touches it, it has to be seen.
fn show_touched_blocks(steps: &mut [Step]) {
    for index in 1..steps.len() {
        let (before, now) = steps.split_at_mut(index);
        let now = &mut now[0];
        let touches = [
            EventKind::FreedAgain,
            EventKind::ReadFreed,
            EventKind::WroteFreed,
        ];
        let touched = now.events.iter().filter(|one| touches.contains(&one.kind));
        let touched: Vec<u32> = touched.filter_map(|one| one.block).collect();
        for number in touched {
            if now.heap.iter().any(|block| block.block == number) {
                continue;
            }
            let mut known = before.iter().rev().flat_map(|step| &step.heap);
            if let Some(block) = known.find(|block| block.block == number) {
                now.heap.push(Block {
                    state: BlockState::Freed,
                    owner: None,
                    contents: Vec::new(),
                    ..block.clone()
                });
                now.heap.sort_by_key(|block| block.block);
            }
        }
    }
}

/// What the run printed; of a promise both outputs, where they differ.
fn output(accident: &Accident) -> String {
    let ended = match accident.ending.as_str() {
        "" | "exit code 0" => String::new(),
        ending => format!(", and ends with {ending}"),
    };
    let Some(optimized) = &accident.optimized else {
        let label = format!("In this run it prints{ended}");
        return block(&label, &accident.stdout, varies(accident));
    };
    let other = match optimized.exit {
        Some(0) => String::new(),
        Some(code) => format!(", and ends with exit code {code}"),
        None => ", and a signal ends it".to_owned(),
    };
    block(
        &format!("Not optimized, it prints{ended}"),
        &accident.stdout,
        varies(accident),
    ) + &block(
        &format!("Optimized, it prints{other}"),
        &optimized.stdout,
        false,
    )
}

/// Whether the run printed what memscope leaves out, since each run prints another text.
fn varies(accident: &Accident) -> bool {
    let mut events = accident.steps.iter().flat_map(|step| &step.events);
    accident.stdout.is_empty() && events.any(|one| one.kind == EventKind::Printed)
}

fn block(label: &str, text: &str, varies: bool) -> String {
    let html = match text.trim_end() {
        "" if varies => "<i>(another text on every run)</i>".to_owned(),
        "" => "<i>(nothing)</i>".to_owned(),
        text => escape(&printable(text)),
    };
    card::block("output", label, &html)
}

/// What a stale read found may be no text, and other bytes each time, of which some happen to be letters. Of each line such a
/// part becomes words: from the first byte that is no text to the last, with the letters right beside them.
fn printable(text: &str) -> String {
    let is_text = |c: char| !c.is_control() && c != char::REPLACEMENT_CHARACTER;
    let line = |line: &str| {
        let first = line.find(|c| !is_text(c))?;
        let last = line.rfind(|c| !is_text(c))?;
        let before = line[..first].trim_end_matches(|c: char| !c.is_whitespace());
        let rest = line[last..]
            .find(char::is_whitespace)
            .map_or("", |at| &line[last + at..]);
        Some(format!("{before}(bytes that are no text){rest}"))
    };
    let lines: Vec<String> = text
        .lines()
        .map(|one| line(one).unwrap_or_else(|| one.to_owned()))
        .collect();
    lines.join("\n")
}

#[cfg(all(test, target_os = "linux", target_env = "gnu"))]
mod tests;
