//! Every listing of the book gets a report, and none contradicts itself.
//!
//! All of them take some minutes on a small machine, so every tenth is looked at; `MEMSCOPE_ALL=1` looks at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use memscope::permissions::{Permission, Place, Report, State};
use memscope::{Options, Source};

/// The slowest listing takes a tenth of this on an idle machine.
const LIMIT: Duration = Duration::from_secs(30);

#[test]
fn listings_that_run_have_a_table_for_every_function() {
    look_at("examples", |report| {
        if !report.diagnostics.is_empty() {
            return Some(format!("it runs, and yet: {:?}", report.diagnostics));
        }
        let missing = report
            .functions
            .iter()
            .find_map(|table| table.no_table.clone());
        missing.or_else(|| contradiction(report))
    });
}

#[test]
fn rejected_listings_name_a_line() {
    look_at("fail", |report| {
        // Lints are not looked at: see docs/permissions.md.
        let message = Path::new(&report.file).with_extension("stderr");
        let by_lint = fs::read_to_string(message).is_ok_and(|text| text.contains("`#[deny("));
        if !by_lint && !report.diagnostics.iter().any(|said| said.line > 0) {
            return Some("it is rejected, and nothing is said".to_owned());
        }
        contradiction(report)
    });
}

fn look_at(folder: &str, wrong: impl Fn(&Report) -> Option<String> + Sync) {
    let folder = Path::new("../../listings").join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("no listings here: memscope stands alone");
        return;
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    let step = if std::env::var_os("MEMSCOPE_ALL").is_some() {
        1
    } else {
        10
    };
    let next = Mutex::new(files.iter().step_by(step));
    let found = Mutex::new(Vec::new());
    let work = || {
        loop {
            let Some(path) = next.lock().unwrap().next() else {
                break;
            };
            let say = |what: String| {
                found
                    .lock()
                    .unwrap()
                    .push(format!("{}: {what}", path.display()))
            };
            let start = Instant::now();
            match report(path) {
                Ok(report) => wrong(&report).into_iter().for_each(say),
                Err(failure) => say(failure),
            }
            if start.elapsed() > LIMIT {
                say(format!("it took {} s", start.elapsed().as_secs()));
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let found = found.into_inner().unwrap();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn report(path: &Path) -> Result<Report, String> {
    let options = Options {
        cache: Some(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("listings")),
        ..Options::default()
    };
    let source = Source::read(path).map_err(|failure| failure.to_string())?;
    memscope::permissions(&source, &options).map_err(|failure| failure.to_string())
}

/// A missing permission without a reason, a reason for one that is there, or a state that the permissions deny.
fn contradiction(report: &Report) -> Option<String> {
    let tables = report.functions.iter();
    let steps = tables.flat_map(|table| table.steps.iter().chain(&table.entries));
    for step in steps {
        for place in &step.places {
            let gone = [
                State::Moved,
                State::MaybeMoved,
                State::Uninitialised,
                State::Expired,
                State::MutablyBorrowed,
            ];
            let read_though_gone = place.read && gone.contains(&place.state);
            if read_though_gone || missing(place) != explained(place) {
                return Some(format!("line {}: {place:?}", step.line));
            }
        }
    }
    None
}

fn missing(place: &Place) -> Vec<Permission> {
    let there = [place.read, place.write, place.assign, place.moves];
    let all = Permission::ALL.into_iter().zip(there);
    all.filter(|(_, there)| !there)
        .map(|(permission, _)| permission)
        .collect()
}

fn explained(place: &Place) -> Vec<Permission> {
    let given = |one: &Permission| {
        let mut reasons = place.reasons.iter();
        reasons.any(|reason| reason.permissions.contains(one))
    };
    Permission::ALL.into_iter().filter(given).collect()
}
