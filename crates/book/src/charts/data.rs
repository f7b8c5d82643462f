//! The measurements as files: `data/benches.json` and `data/workload.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use listing::Problem;
use serde::{Deserialize, Serialize};

/// The benchmarks' file, relative to the book's root.
pub const BENCHES: &str = "data/benches.json";
/// The workload's file, relative to the book's root.
pub const WORKLOAD: &str = "data/workload.json";

/// What was measured where, when and with what.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The command that repeats it.
    pub command: String,
    /// The day, as `2026-01-31`.
    pub date: String,
    /// The processor's name.
    pub cpu: String,
    /// How many processors the system has.
    pub cores: u64,
    /// The memory in MiB.
    pub memory_mib: u64,
    /// The operating system.
    pub os: String,
    /// The load of the last minute when the measurement began: 0 is an idle machine.
    pub load: f64,
    /// The compilers and runtimes, by name.
    pub versions: BTreeMap<String, String>,
}

/// The benchmarks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Benches {
    /// Where and when.
    pub about: About,
    /// Each benchmark by its path: `heap/boxed`.
    pub benches: BTreeMap<String, Bench>,
}

/// One benchmark. Where a call makes many operations, the times are those of one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Bench {
    /// Allocations in one call, growing a block included.
    pub allocations: f64,
    /// Bytes allocated in one call.
    pub bytes: f64,
    /// One entry for each run of the whole program.
    pub runs: Vec<BenchRun>,
}

/// The samples of one run, in nanoseconds for one operation.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BenchRun {
    /// The fastest sample.
    pub fastest: f64,
    /// The median of the samples.
    pub median: f64,
    /// The mean of the samples.
    pub mean: f64,
    /// The slowest sample.
    pub slowest: f64,
    /// How many samples.
    pub samples: u64,
}

/// The workload.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Workload {
    /// Where and when.
    pub about: About,
    /// Rounds of the batch phase.
    pub rounds: u64,
    /// Requests of the request phase.
    pub requests: u64,
    /// Each program with each size of the live set: `c/10000`.
    pub programs: BTreeMap<String, Program>,
}

/// One program with one size of the live set.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// The command, without folders.
    pub command: String,
    /// One entry for each run.
    pub runs: Vec<ProgramRun>,
}

/// One run of one program.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ProgramRun {
    /// The time of the batch phase in nanoseconds.
    pub batch: f64,
    /// The processor time of the batch phase, all threads together, in nanoseconds; nothing where it is not known.
    pub cpu: Option<f64>,
    /// The largest resident memory in bytes; nothing where it is not known.
    pub peak: Option<f64>,
    /// The median latency of a request in nanoseconds.
    pub p50: f64,
    /// Of 100 requests 99 are at most as slow as this.
    pub p99: f64,
    /// Of 1000 requests 999 are at most as slow as this.
    pub p999: f64,
    /// The slowest request.
    pub max: f64,
    /// What the collector's log says of the time of the requests; nothing where there is no collector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pauses: Option<Pauses>,
}

/// The collector's pauses while requests were answered, by its own log.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Pauses {
    /// How many.
    pub count: f64,
    /// The longest one in nanoseconds.
    pub longest: f64,
    /// All of them together in nanoseconds.
    pub total: f64,
    /// How much of the slowest request the program was paused, in nanoseconds.
    pub in_slowest: f64,
}

/// Reads a file of measurements; a file that is not there holds none.
pub(super) fn read<T: Default + for<'de> Deserialize<'de>>(
    root: &Path,
    path: &str,
    problems: &mut Vec<Problem>,
) -> T {
    let Ok(text) = fs::read_to_string(root.join(path)) else {
        return T::default();
    };
    serde_json::from_str(&text).unwrap_or_else(|error| {
        problems.push(Problem::in_file(
            path,
            format!("this file of measurements cannot be read: {error}"),
            "run `cargo book measure`, or restore it",
        ));
        T::default()
    })
}
