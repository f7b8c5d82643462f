//! `cargo book measure`: runs the benchmarks and the workload three times each and writes `data/*.json`.
//!
//! ```text
//! crates/costs --bench--> divan's table --> benches.json
//! workload in C, Rust, Java, JavaScript, with the collectors' logs --> workload.json
//! ```

mod divan;
mod machine;
mod pauses;
mod programs;

use std::collections::BTreeMap;
use std::io::{IsTerminal, stderr};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
use listing::run::{self, Ending};
use listing::toolchain;
use serde::Serialize;

use crate::charts::data::{About, Bench, Benches, ProgramRun, Workload};
use crate::charts::{Charts, orderings};
use crate::disk;
use crate::fingerprint;
use crate::style::note;
pub use programs::{checksums, missing_tool};

/// How long everything may take, compiling included.
const TIME_LIMIT: Duration = Duration::from_secs(720);
/// The most that one program may print: a line for each request.
const OUTPUT_LIMIT: usize = 64 << 20;

/// What one measurement did.
#[derive(Debug, Default)]
pub struct Measured {
    /// The files that were written, relative to the root.
    pub files: Vec<String>,
    /// What was left out, and why.
    pub left_out: Vec<String>,
    /// Orderings that the text relies on and that did not hold.
    pub broken: Vec<String>,
}

/// How much is measured.
struct Plan {
    runs: usize,
    /// divan's number of samples, where it is not the benchmark's own.
    samples: Option<u32>,
    live: &'static [u64],
    rounds: u64,
    requests: u64,
    folder: &'static str,
    command: &'static str,
}

const FULL: Plan = Plan {
    runs: 3,
    samples: None,
    live: &[10_000, 100_000, 1_000_000],
    rounds: 500_000,
    requests: 50_000,
    folder: "data",
    command: "cargo book measure",
};

const QUICK: Plan = Plan {
    runs: 1,
    samples: Some(3),
    live: &[10_000],
    rounds: 50_000,
    requests: 5_000,
    folder: "target/measure",
    command: "cargo book measure --quick",
};

/// Measures everything that can be measured here. `quick` runs everything once and briefly, writes to
/// `target/measure/` and leaves `data/` alone.
///
/// # Errors
/// When something does not compile, fails, or the time limit passes; then nothing is written.
pub fn measure(root: &Path, quick: bool) -> Result<Measured> {
    let plan = if quick { QUICK } else { FULL };
    let clock = Clock(Instant::now());
    let mut measured = Measured::default();
    let mut about = machine::about(plan.command);
    clock.say("compiling the benchmarks and the workload");
    let bench = executable(root, "bench", &["bench", "--no-run", "--bench", "costs"])?;
    let (programs, left_out) = programs::build(root)?;
    measured.left_out = left_out;

    let mut benches = Benches::default();
    let mut workload = Workload {
        rounds: plan.rounds,
        requests: plan.requests,
        ..Workload::default()
    };
    for run in 1..=plan.runs {
        clock.say(&format!("run {run} of {}: benchmarks", plan.runs));
        let mut command = Command::new(&bench);
        command.arg("--bench");
        if let Some(samples) = plan.samples {
            command.args(["--sample-count", &samples.to_string()]);
        }
        let (table, _) = clock.run("the benchmarks", &mut command)?;
        add(&mut benches.benches, divan::read(&table)?);
        for live in plan.live {
            let mut checksums = BTreeMap::new();
            for program in &programs {
                let name = format!("{}/{live}", program.name);
                clock.say(&format!("run {run} of {}: {name}", plan.runs));
                let (mut command, shown) = program.command(*live, plan.rounds, plan.requests);
                let (printed, log) = clock.run(&name, &mut command)?;
                let said = programs::read(&printed, &log)?;
                about.versions.extend(
                    said.collectors
                        .map(|names| ("java collectors".into(), names)),
                );
                checksums.insert(name.clone(), said.checksum);
                let entry = workload.programs.entry(name).or_default();
                entry.command = shown;
                entry.runs.push(said.run);
            }
            same(&checksums)?;
        }
    }
    clock.done();
    benches.about = About {
        command: plan.command.into(),
        ..about.clone()
    };
    workload.about = about;
    let folder = root.join(plan.folder);
    for (name, text) in [
        ("benches.json", json(&benches)?),
        ("workload.json", json(&workload)?),
    ] {
        disk::replace(&folder.join(name), text)?;
        measured.files.push(format!("{}/{name}", plan.folder));
    }
    if !quick {
        let compiler = toolchain::in_use().map_err(|problem| anyhow!(problem))?;
        fingerprint::note_others(root, &measured.files, &compiler)?;
    }
    if !quick {
        let (charts, _) = Charts::load(root);
        let problems = orderings::problems(&charts);
        measured.broken = problems.iter().map(ToString::to_string).collect();
    }
    Ok(measured)
}

fn json(value: &impl Serialize) -> Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

/// Adds one run to each benchmark.
fn add(all: &mut BTreeMap<String, Bench>, run: BTreeMap<String, Bench>) {
    for (name, bench) in run {
        let entry = all.entry(name).or_insert_with(|| Bench {
            runs: Vec::new(),
            ..bench.clone()
        });
        entry.runs.extend(bench.runs);
    }
}

/// All programs must have done the same work.
fn same(checksums: &BTreeMap<String, String>) -> Result<()> {
    let mut values: Vec<&String> = checksums.values().collect();
    values.dedup();
    if values.len() > 1 {
        bail!("the programs of the workload did different work: {checksums:?}");
    }
    Ok(())
}

/// Compiles with cargo and names the program of this kind that came out.
fn executable(root: &Path, kind: &str, arguments: &[&str]) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .current_dir(root)
        .args(arguments)
        .args(["--quiet", "--package", "costs", "--message-format", "json"])
        .output()
        .context("cargo cannot be started")?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let found = messages.lines().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let wanted = message["target"]["kind"][0] == kind;
        message["executable"]
            .as_str()
            .filter(|_| wanted)
            .map(PathBuf::from)
    });
    match found {
        Some(path) if output.status.success() => Ok(path),
        _ => bail!(
            "crates/costs does not compile; `cargo test -p costs` says why\n{}",
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}

/// The time that is left, and the line that says what is going on.
struct Clock(Instant);

impl Clock {
    fn say(&self, what: &str) {
        let seconds = self.0.elapsed().as_secs();
        if stderr().is_terminal() {
            eprint!("\r\x1b[K{} {what}", note(format!("{seconds} s")));
        } else {
            eprintln!("{seconds} s {what}");
        }
    }

    fn done(&self) {
        if stderr().is_terminal() {
            eprint!("\r\x1b[K");
        }
    }

    /// Runs a program in the time that is left and returns what it printed, to standard output and to standard error.
    fn run(&self, name: &str, command: &mut Command) -> Result<(String, String)> {
        let left = TIME_LIMIT.saturating_sub(self.0.elapsed());
        let finished = match run::run(command, left, OUTPUT_LIMIT) {
            Ok(finished) => finished,
            Err(run::Stopped::TimeLimit(_)) => bail!(
                "the measurement took longer than {} minutes and was stopped at {name}; nothing was written. \
                 End other programs and run it again",
                TIME_LIMIT.as_secs() / 60
            ),
            Err(stopped) => bail!("{name} {stopped}"),
        };
        if finished.ending != Ending::Code(0) {
            bail!(
                "{name}: {}\n{}",
                finished.ending,
                String::from_utf8_lossy(&finished.stderr)
            );
        }
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok((text(&finished.stdout), text(&finished.stderr)))
    }
}
