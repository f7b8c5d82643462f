//! Every permission said to be there compiles when used, and every one said to be missing is refused.
//!
//! The judge is independent of memscope's own method: one copy of the function for each question, with nothing but
//! that one use inserted, on a line of its own. `MEMSCOPE_PROGRAMS` and `MEMSCOPE_SEED` ask for more, or for others.

#[path = "support/random.rs"]
mod random;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use memscope::permissions::{Permission, Place, Reason, Report, Rule, State, Step};
use memscope::{Options, Source, rustc};
use random::{PRELUDE, Random};

const ACTS: [&str; 4] = ["read", "write", "assign", "move"];

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(default)
}

#[test]
fn every_answer_agrees_with_the_compiler() {
    let options = Options {
        cache: None,
        ..Options::default()
    };
    let first = number("MEMSCOPE_SEED", 1);
    let mut wrong = Vec::new();
    let mut asked = 0;
    let programs = number("MEMSCOPE_PROGRAMS", 12);
    for seed in first..first + programs {
        let mut random = Random(seed);
        let length = 6 + random.below(8);
        let text = format!(
            "{PRELUDE}{}",
            random::function(&mut random, "probed", length)
        );
        let source = Source::parse(Path::new("random.rs"), &text).unwrap();
        let report = memscope::permissions(&source, &options).unwrap();
        let (checked, found) = check(&source, &report);
        asked += checked;
        for difference in found {
            wrong.push(format!("seed {seed}: {difference}\n{text}"));
        }
    }
    // Some 100 answers a program; a tenth would mean that the judge, or memscope, asks next to nothing.
    let least = 40 * programs as usize;
    assert!(asked >= least, "{asked} answers judged, expected {least}");
    assert!(
        wrong.is_empty(),
        "{} of {asked} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// Compares every answer with the judge's; gives how many were compared, and what differs.
fn check(source: &Source, report: &Report) -> (usize, Vec<String>) {
    let index = source
        .functions
        .iter()
        .position(|f| f.name == "probed")
        .unwrap();
    let function = &source.functions[index];
    let table = &report.functions[index];
    assert_eq!(table.no_table, None, "{}", source.text);
    let mut file = format!("{PRELUDE}fn made<T>() -> T {{ loop {{}} }}\n");
    // What is asked, by the line of the probe in the judge's file.
    let mut questions: BTreeMap<usize, (&Step, &Place, usize)> = BTreeMap::new();
    for step in &table.steps {
        let after = function.statements[step.index].after;
        for place in step
            .places
            .iter()
            .filter(|place| place.state != State::Unreachable)
        {
            for (act, _) in ACTS.iter().enumerate() {
                let not_asked = |reason: &Reason| {
                    reason.kind == Rule::NotAsked
                        && reason.permissions.contains(&Permission::ALL[act])
                };
                if place.reasons.iter().any(not_asked) {
                    continue;
                }
                let p = &place.place;
                let probe = match act {
                    0 => format!("{{ let _seen = &{p}; }}"),
                    1 => format!("{{ let _seen = &mut {p}; }}"),
                    2 => format!("{p} = made();"),
                    _ => format!("{{ let _seen = {p}; }}"),
                };
                let head = &source.text[function.span.start..after];
                let head = head.replacen("fn probed", &format!("fn probed_{}", questions.len()), 1);
                let tail = &source.text[after..function.span.end];
                let _ = writeln!(file, "{head}");
                let line = file.matches('\n').count() + 1;
                let _ = writeln!(file, "{probe}\n{tail}");
                questions.insert(line, (step, place, act));
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("judge.rs"), &file).unwrap();
    let outcome = rustc::compile(
        folder.path(),
        "judge.rs",
        "2024",
        &["--crate-type=lib", "--emit=metadata", "-Awarnings"],
    )
    .unwrap();
    // A variable that gets a new value somewhere: a move may come round to that, and is not judged then.
    let refilled = |place: &Place| {
        let name: String = place
            .place
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == '.')
            .collect();
        let root = name.split('.').next().unwrap_or_default().to_owned();
        source.text.contains(&format!("\n{root} = "))
    };
    let mut refused: BTreeMap<usize, String> = BTreeMap::new();
    let mut doubtful = Vec::new();
    for diagnostic in outcome.diagnostics.iter().filter(|d| d.is_error()) {
        let code = diagnostic.code.clone().unwrap_or_default();
        for label in &diagnostic.labels {
            if !questions.contains_key(&label.line) {
                continue;
            }
            let text = label.text.as_deref().unwrap_or_default();
            let moves =
                text.contains("value moved here") || text.contains("value partially moved here");
            let elsewhere = moves || code == "E0381";
            if label.primary
                || !(elsewhere
                    || text.contains("first assignment")
                    || text.contains("reinitialization")
                    || text.starts_with("move occurs"))
            {
                refused.insert(label.line, format!("{code} {}", diagnostic.message));
            } else if moves
                && text.contains("in previous iteration of loop")
                && !refilled(questions[&label.line].1)
            {
                refused
                    .entry(label.line)
                    .or_insert_with(|| format!("{code} {}", diagnostic.message));
            } else if moves {
                doubtful.push(label.line);
            }
        }
    }
    let mut wrong = Vec::new();
    let mut compared = 0;
    for (line, (step, place, act)) in questions {
        let allowed = [place.read, place.write, place.assign, place.moves][act];
        let verdict = refused.get(&line);
        // rustc reports one later use of a moved value. When that is not the loop's own, a move in a loop is not judged.
        let in_loop = function
            .loops
            .iter()
            .any(|range| range.contains(&function.statements[step.index].after));
        if act == 3 && in_loop && verdict.is_none() && doubtful.contains(&line) {
            continue;
        }
        // In a rejected program one error may hide another from the judge, too: a use that it lets pass proves nothing.
        if !report.diagnostics.is_empty() && !allowed && verdict.is_none() {
            continue;
        }
        compared += 1;
        if allowed == verdict.is_some() {
            let ours: Vec<String> = place
                .reasons
                .iter()
                .map(|r| format!("{:?} {}", r.permissions, r.message))
                .collect();
            wrong.push(format!(
                "after line {} `{}` {}: we say {allowed} ({ours:?}), rustc says {verdict:?}",
                step.line, place.place, ACTS[act]
            ));
        }
    }
    (compared, wrong)
}
