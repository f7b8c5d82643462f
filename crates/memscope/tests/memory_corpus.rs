//! Programs whose memory was worked out by hand: the expectations stand in their comments.
//!
//! ```text
//! let t = s; //~ s is moved ; t = "x" ; block 1 owner t      about the last step that ends on this line
//! for n in 0..3 { //~ steps 3 ; 1: n = 0                     about its first step
//! //~ leaked 0                                               about the whole run, on a line of its own
//! ```
//!
//! On a line: `NAME = VALUE`, `NAME is STATE`, `NAME : TYPE SIZE`, `NAME → TARGET`, `strong|weak NAME N`, `flag NAME F`,
//! `block N owner|size X`, `block N freed`, `blocks N` (live ones), `freed N` (in this step), `event TEXT`,
//! `no event TEXT`, `text TEXT`, `frames A B`, `steps N`, `unwinding`, `thread NAME`. On lines of their own: `leaked N`, `exit N`,
//! `ending TEXT`, `stdout "…"`, `stderr TEXT`, `truncated`, `refused LINE TEXT`.

use std::fs;
use std::path::{Path, PathBuf};

use memscope::memory::{Part, Record, Step, Variable};
use memscope::{Failure, Options, Source};

fn options() -> Options {
    Options {
        cache: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recorder")),
        time_limit: std::time::Duration::from_secs(5),
        ..Options::default()
    }
}

/// The recorder may be kept from the last run of the tests, records may not.
fn forget_records() {
    for entry in fs::read_dir(options().cache.unwrap())
        .into_iter()
        .flatten()
        .flatten()
    {
        if !entry.file_name().to_string_lossy().contains("__memscope") {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[test]
fn every_program_of_the_corpus_holds_what_its_comments_say() {
    let folder = Path::new("tests/memory");
    let wanted = std::env::var("MEMORY_CASE").ok();
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    cases.retain(|path| {
        wanted
            .as_ref()
            .is_none_or(|wanted| path.to_string_lossy().contains(wanted.as_str()))
    });
    forget_records();
    // One at first: it compiles the recorder for all.
    let (first, rest) = cases.split_at(1.min(cases.len()));
    let (mut items, mut wrong) = examine(first);
    let half = rest.len() / 2;
    std::thread::scope(|scope| {
        let halves = [
            scope.spawn(|| examine(&rest[..half])),
            scope.spawn(|| examine(&rest[half..])),
        ];
        for one in halves {
            let (more_items, more_wrong) = one.join().unwrap();
            items += more_items;
            wrong.extend(more_wrong);
        }
    });
    println!("{} programs, {items} expectations", cases.len());
    assert!(
        wrong.is_empty(),
        "{} of {items} expectations fail\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// How many expectations there are, and which do not hold.
fn examine(cases: &[PathBuf]) -> (usize, Vec<String>) {
    let (mut items, mut wrong) = (0, Vec::new());
    for path in cases {
        let text = fs::read_to_string(path).unwrap();
        let outcome = Source::read(path).and_then(|source| memscope::memory(&source, &options()));
        for (line, item) in expectations(&text) {
            items += 1;
            if let Err(why) = holds(line, &item, &outcome) {
                wrong.push(format!("{}:{line}: {item}: {why}", path.display()));
            }
        }
        if let Ok(record) = &outcome {
            wrong.extend(
                balance(record)
                    .into_iter()
                    .map(|why| format!("{}: {why}", path.display())),
            );
        }
    }
    (items, wrong)
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
                .filter(|block| block.state == "live")
                .count()
                .to_string(),
            count,
        ),
        ["freed", count] => same(
            &step
                .events
                .iter()
                .filter(|event| event.kind == "freed")
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
                ["freed"] => same(&block.state, "freed"),
                ["owner", owner @ ..] => {
                    same(block.owner.as_deref().unwrap_or("nobody"), &owner.join(" "))
                }
                ["size", size] => same(&block.size.to_string(), size),
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
        ["flag", name, flag] => same(part(step, name)?.flag.as_deref().unwrap_or("-"), flag),
        [name, "is", ..] => same(&variable(step, name)?.state, &words[2..].join(" ")),
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
            let found = match (link.to.as_str(), &link.variable, link.block) {
                ("variable", Some(slot), _) => format!("{}{offset}", slot.name),
                ("block", _, Some(block)) => format!("block {block}{offset}"),
                ("freed", _, Some(block)) => format!("block {block}{offset}, freed"),
                ("static", ..) => "static memory".to_owned(),
                (other, ..) => other.to_owned(),
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

/// Every block that was taken is freed once, or there at the end; and no step owns a freed one.
fn balance(record: &Record) -> Vec<String> {
    let mut live = std::collections::BTreeMap::new();
    let (mut wrong, mut whole) = (Vec::new(), true);
    for step in &record.steps {
        for event in &step.events {
            let block = event.block.unwrap_or(0);
            match event.kind.as_str() {
                "allocated" => drop(live.insert(block, event.size)),
                "grown" => {
                    if event.from.is_some_and(|from| from != 0)
                        && live.remove(&event.from.unwrap_or(0)).is_none()
                    {
                        wrong.push(format!(
                            "line {}: block {:?} grew, but was not live",
                            step.line, event.from
                        ));
                    }
                    live.insert(block, event.size);
                }
                // Some were not written down: the heap says what is there now.
                "lost" => {
                    live = step
                        .heap
                        .iter()
                        .filter(|block| block.state == "live")
                        .map(|block| (block.block, Some(block.size)))
                        .collect();
                    whole &= step.more_blocks == 0;
                }
                "freed" if whole && live.remove(&block).is_none() => {
                    wrong.push(format!(
                        "line {}: block {block} freed, but was not live",
                        step.line
                    ));
                }
                _ => {}
            }
        }
        if whole && step.more_blocks == 0 {
            let shown: Vec<u32> = step
                .heap
                .iter()
                .filter(|block| block.state == "live")
                .map(|block| block.block)
                .collect();
            if !shown.iter().eq(live.keys()) {
                wrong.push(format!(
                    "line {}: the heap shows {shown:?}, the events say {:?}",
                    step.line,
                    live.keys()
                ));
            }
        }
    }
    // What std holds for itself is no leak of the program's.
    let of_std =
        |owner: &Option<String>| matches!(owner.as_deref(), Some("standard output" | "the panic"));
    let last = record.steps.last().map_or(&[][..], |step| &step.heap);
    for block in last.iter().filter(|block| of_std(&block.owner)) {
        live.remove(&block.block);
    }
    if whole && record.truncated.is_none() && record.leaked.len() != live.len() {
        wrong.push(format!(
            "{} blocks are left, {} are reported",
            live.len(),
            record.leaked.len()
        ));
    }
    wrong
}
