//! Programs whose memory was worked out by hand: the expectations stand in their comments.
//!
//! ```text
//! let t = s; //~ s is moved ; t = "x" ; block 1 owner t      about the last step that ends on this line
//! for n in 0..3 { //~ steps 3 ; 1: n = 0                     about its first step
//! //~ leaked 0                                               about the whole run, on a line of its own
//! ```
//!
//! On a line: `NAME = VALUE`, `NAME is STATE`, `NAME : TYPE SIZE`, `NAME → TARGET`, `strong|weak NAME N`, `flag NAME F`, `borrow NAME HOW`,
//! `block N owner|size|strong|weak X`, `block N freed`, `blocks N` (live ones), `freed N` (in this step), `event TEXT`,
//! `no event TEXT`, `text TEXT`, `no text TEXT`, `kind K`, `NAME reaches ELEMENTS`, `frames A B`, `steps N`, `unwinding`, `thread NAME`. On lines of their own: `leaked N`, `exit N`,
//! `ending TEXT`, `stdout "…"`, `stderr TEXT`, `truncated`, `refused LINE TEXT`.

#[path = "support/agreement.rs"]
mod agreement;
#[path = "support/balance.rs"]
mod balance;
#[path = "support/recorder.rs"]
mod recorder;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use agreement::{Compared, agreement};
use balance::balance;
use libtest_mimic::{Arguments, Failed, Trial};
use memscope::memory::{BlockState, EventKind, LinkTo, Part, Record, Step, Variable};
use memscope::{Failure, Source};

/// So many programs there are at least, and so many expectations at least a program with any has on the average.
const PROGRAMS: usize = 205;
const EXPECTATIONS: usize = 5;

/// So many variables after statements are compared with their permissions at least, and so many that were moved.
const COMPARED: usize = 4000;
const COMPARED_MOVED: usize = 500;

/// How long a program may run.
const TIME: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let listing = fs::read_dir(Path::new("tests/memory")).unwrap();
    let mut programs: Vec<PathBuf> = listing.map(|entry| entry.unwrap().path()).collect();
    programs.sort();
    if !arguments.list {
        recorder::forget_results();
    }
    let compared = Arc::new(Compared::default());
    let mut trials: Vec<Trial> = programs
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let (path, compared) = (path.clone(), Arc::clone(&compared));
            Trial::test(name, move || examine(&path, &compared))
        })
        .collect();
    trials.push(Trial::test("there_are_enough_programs", move || {
        enough(&programs)
    }));
    let whole = arguments.filter.is_none() && arguments.skip.is_empty() && !arguments.list;
    let conclusion = libtest_mimic::run(&arguments, trials);
    // Known when all programs were examined.
    match compared.enough(COMPARED, COMPARED_MOVED) {
        Err(what) if whole && !conclusion.has_failed() => {
            eprintln!("{what}");
            ExitCode::FAILURE
        }
        _ => conclusion.exit_code(),
    }
}

fn enough(programs: &[PathBuf]) -> Result<(), Failed> {
    let texts = programs
        .iter()
        .map(|path| fs::read_to_string(path).unwrap());
    let items: usize = texts.map(|text| expectations(&text).len()).sum();
    let wanted = PROGRAMS * EXPECTATIONS;
    if programs.len() < PROGRAMS || items < wanted {
        let found = programs.len();
        return Err(format!(
            "{found} programs with {items} expectations, of {PROGRAMS} with {wanted}"
        )
        .into());
    }
    Ok(())
}

/// Fails with all expectations that do not hold, and with what memory and permissions say differently of moves.
fn examine(path: &Path, compared: &Compared) -> Result<(), Failed> {
    let text = fs::read_to_string(path).unwrap();
    let source = Source::read(path);
    let outcome = source
        .as_ref()
        .map_err(Failure::clone)
        .and_then(|source| memscope::memory(source, &recorder::options(TIME)));
    let mut wrong: Vec<String> = expectations(&text)
        .iter()
        .filter_map(|(line, item)| {
            let why = holds(*line, item, &outcome).err()?;
            Some(format!("{}:{line}: {item}: {why}", path.display()))
        })
        .collect();
    wrong.extend(outcome.iter().flat_map(balance));
    if let (Ok(source), Ok(record)) = (&source, &outcome) {
        let report = memscope::permissions(source, &recorder::options(TIME))?;
        let differ = agreement(record, &report, compared);
        wrong.extend(
            differ
                .into_iter()
                .map(|what| format!("{}:{what}", path.display())),
        );
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

fn expectations(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if let Some((_, said)) = line.split_once("//~ ") {
            // Whole-run expectations may contain ` ; `, the others are lists.
            let items = said
                .split(" ; ")
                .map(|item| (number + 1, item.trim().to_owned()));
            found.extend(items);
        }
    }
    found
}

fn holds(line: usize, item: &str, outcome: &Result<Record, Failure>) -> Result<(), String> {
    if let Some(rest) = item.strip_prefix("refused ") {
        let (wanted, words) = rest.split_once(' ').unwrap_or((rest, ""));
        return match outcome {
            Ok(_) => Err("it was recorded".to_owned()),
            Err(failure) => {
                let found = failure.line.map_or("-".to_owned(), |line| line.to_string());
                same(&found, wanted)?;
                contains(&failure.to_string(), words)
            }
        };
    }
    let record = outcome.as_ref().map_err(ToString::to_string)?;
    let (word, rest) = item.split_once(' ').unwrap_or((item, ""));
    match word {
        "leaked" => return same(&record.leaked.len().to_string(), rest),
        "exit" => {
            return same(
                &record.exit.map_or("-".to_owned(), |code| code.to_string()),
                rest,
            );
        }
        "ending" => return contains(&record.ending, rest),
        "stdout" => return same(&format!("{:?}", record.stdout), rest),
        "stderr" => return contains(&record.stderr, rest),
        "truncated" => {
            return record
                .truncated
                .as_ref()
                .map(|_| ())
                .ok_or("it is whole".to_owned());
        }
        _ => {}
    }
    let steps: Vec<&Step> = record
        .steps
        .iter()
        .filter(|step| step.line == line)
        .collect();
    if word == "steps" {
        return same(&steps.len().to_string(), rest);
    }
    let numbered = item
        .split_once(": ")
        .and_then(|(number, rest)| Some((number.parse::<usize>().ok()?, rest)));
    let (step, item) = match numbered {
        Some((number, rest)) => (steps.get(number - 1), rest),
        None => (steps.last(), item),
    };
    on_step(
        step.ok_or_else(|| format!("only {} steps end on this line", steps.len()))?,
        item,
    )
}

fn on_step(step: &Step, item: &str) -> Result<(), String> {
    let words: Vec<&str> = item.split(' ').collect();
    match words.as_slice() {
        ["no", "event", ..] => {
            let wanted = &item["no event ".len()..];
            match step.events.iter().find(|event| event.text.contains(wanted)) {
                Some(event) => Err(format!("there is '{}'", event.text)),
                None => Ok(()),
            }
        }
        ["event", ..] => {
            let all: Vec<&str> = step
                .events
                .iter()
                .map(|event| event.text.as_str())
                .collect();
            contains(&all.join(" | "), &item["event ".len()..])
        }
        ["no", "text", ..] => {
            let wanted = &item["no text ".len()..];
            match step.text.contains(wanted) {
                true => Err(format!("it says '{}'", step.text)),
                false => Ok(()),
            }
        }
        ["kind", kind @ ..] => same(step.kind.word(), &kind.join(" ")),
        [name, "reaches", ..] => {
            let link = part(step, name)?.pointer.as_ref();
            let reach = link.and_then(|link| link.reach.as_ref());
            let found = reach.map_or("-".to_owned(), ToString::to_string);
            same(&found, &words[2..].join(" "))
        }
        ["text", ..] => contains(&step.text, &item["text ".len()..]),
        ["unwinding"] => {
            if step.unwinding {
                Ok(())
            } else {
                Err("it is not".to_owned())
            }
        }
        ["thread", name @ ..] => same(&step.thread, &name.join(" ")),
        ["frames", names @ ..] => {
            let found: Vec<&str> = step
                .frames
                .iter()
                .map(|frame| frame.function.as_str())
                .collect();
            same(&found.join(" "), &names.join(" "))
        }
        ["blocks", count] => same(
            &step
                .heap
                .iter()
                .filter(|block| block.state == BlockState::Live)
                .count()
                .to_string(),
            count,
        ),
        ["freed", count] => same(
            &step
                .events
                .iter()
                .filter(|event| event.kind == EventKind::Freed)
                .count()
                .to_string(),
            count,
        ),
        ["block", number, what @ ..] => {
            let number: u32 = number.parse().map_err(|_| "no block number".to_owned())?;
            let block = step
                .heap
                .iter()
                .find(|block| block.block == number)
                .ok_or("no such block")?;
            match what {
                ["freed"] => same(block.state.word(), "freed"),
                ["owner", owner @ ..] => {
                    same(block.owner.as_deref().unwrap_or("nobody"), &owner.join(" "))
                }
                ["size", size] => same(&block.size.to_string(), size),
                [count @ ("strong" | "weak"), number] => {
                    let mut parts = block.contents.iter();
                    let part = parts.find(|part| part.label == *count);
                    same(part.map_or("-", |part| &part.text), number)
                }
                _ => Err("unknown expectation".to_owned()),
            }
        }
        [count @ ("strong" | "weak"), name, number] => {
            let part = part(step, name)?;
            let found = if *count == "strong" {
                part.strong
            } else {
                part.weak
            };
            same(
                &found.map_or("-".to_owned(), |found| found.to_string()),
                number,
            )
        }
        ["borrow", name, how] => same(
            variable(step, name)?.borrow.map_or("-", |how| how.word()),
            how,
        ),
        ["flag", name, flag] => same(part(step, name)?.flag.map_or("-", |flag| flag.word()), flag),
        [name, "is", ..] => same(variable(step, name)?.state.word(), &words[2..].join(" ")),
        [name, "=", ..] => same(
            variable(step, name)?.value.as_deref().unwrap_or("-"),
            &words[2..].join(" "),
        ),
        [name, ":", ty @ .., size] => {
            let variable = variable(step, name)?;
            same(
                &format!("{} {}", variable.ty, variable.size),
                &format!("{} {size}", ty.join(" ")),
            )
        }
        [name, "→", ..] => {
            let part = part(step, name)?;
            let link = part.pointer.as_ref().ok_or("it is no pointer")?;
            let offset = link
                .offset
                .filter(|offset| *offset > 0)
                .map_or(String::new(), |offset| format!(" byte {offset}"));
            let found = match (link.to, &link.variable, link.block) {
                (LinkTo::Variable, Some(slot), _) => format!("{}{offset}", slot.name),
                (LinkTo::Block, _, Some(block)) => format!("block {block}{offset}"),
                (LinkTo::Freed, _, Some(block)) => format!("block {block}{offset}, freed"),
                (LinkTo::Static, ..) => "static memory".to_owned(),
                (other, ..) => other.to_string(),
            };
            same(&found, &words[2..].join(" "))
        }
        _ => Err("unknown expectation".to_owned()),
    }
}

fn variable<'a>(step: &'a Step, name: &str) -> Result<&'a Variable, String> {
    let all = step
        .frames
        .iter()
        .rev()
        .flat_map(|frame| frame.variables.iter().rev());
    all.clone()
        .find(|variable| variable.name == name)
        .ok_or_else(|| {
            let names: Vec<&str> = all.map(|variable| variable.name.as_str()).collect();
            format!("no such variable among {names:?}")
        })
}

fn part<'a>(step: &'a Step, name: &str) -> Result<&'a Part, String> {
    variable(step, name)?
        .content
        .as_ref()
        .ok_or_else(|| "it shows no value".to_owned())
}

fn same(found: &str, wanted: &str) -> Result<(), String> {
    if found == wanted {
        Ok(())
    } else {
        Err(format!("found '{found}'"))
    }
}

fn contains(found: &str, wanted: &str) -> Result<(), String> {
    if found.contains(wanted) {
        Ok(())
    } else {
        Err(format!("found '{found}'"))
    }
}
