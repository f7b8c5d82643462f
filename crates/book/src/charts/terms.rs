//! Terms: the names by which pages and orderings ask for a measurement, and the directive `{{#number TERM}}`.
//!
//! A term is a key and, where the key has several values, a field: `heap/boxed allocations`, `java/10000 p999`.

use std::collections::BTreeMap;

use listing::nearest;

use super::data::{About, Bench, Program, WORKLOAD};
use super::units::Unit;
use super::{Charts, Fault, data};

/// The values of a term, one for each run, and what they count.
pub(super) struct Values {
    pub(super) unit: Unit,
    pub(super) runs: Vec<f64>,
}

impl Values {
    fn exact(unit: Unit, value: f64) -> Self {
        Self {
            unit,
            runs: vec![value],
        }
    }

    /// The median of the runs.
    pub(super) fn middle(&self) -> f64 {
        let mut sorted = self.runs.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.get(sorted.len() / 2).copied().unwrap_or_default()
    }

    pub(super) fn least(&self) -> f64 {
        self.runs.iter().copied().fold(f64::INFINITY, f64::min)
    }

    pub(super) fn most(&self) -> f64 {
        self.runs.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }
}

const BENCH_FIELDS: [&str; 6] = [
    "time",
    "worst-run",
    "fastest",
    "slowest",
    "allocations",
    "bytes",
];
const PROGRAM_FIELDS: [&str; 11] = [
    "batch",
    "cpu",
    "peak",
    "p50",
    "p99",
    "p999",
    "max",
    "pauses",
    "longest-pause",
    "paused",
    "slowest-paused",
];

impl Charts {
    /// `{{#number TERM}}` or `{{#number TERM / TERM}}`.
    pub(super) fn number(&self, argument: &str) -> Result<String, Fault> {
        if let Some((one, other)) = argument.split_once(" / ") {
            let (one, other) = (self.values(one)?, self.values(other)?);
            let ratio = one.middle() / other.middle();
            if one.unit != other.unit || !ratio.is_finite() {
                return Err((
                    format!("'{argument}' divides what cannot be compared"),
                    "divide a time by a time, or memory by memory".into(),
                ));
            }
            if ratio < 1.0 {
                return Err((
                    format!("'{argument}' is below 1, and the text says how many times as much"),
                    "turn it around, and the sentence with it".into(),
                ));
            }
            return Ok(Unit::Times.show(ratio));
        }
        if let Some(text) = self.words(argument) {
            return Ok(text);
        }
        let values = self.values(argument)?;
        Ok(values.unit.show(values.middle()))
    }

    /// The values of a term.
    pub(super) fn values(&self, term: &str) -> Result<Values, Fault> {
        let mut words = term.split_whitespace();
        let (key, field) = (words.next().unwrap_or(""), words.next());
        if words.next().is_some() {
            return Err(self.unknown(term));
        }
        if let Some(bench) = self.benches.benches.get(key) {
            return of_bench(bench, field.unwrap_or("time"))
                .ok_or_else(|| unknown_field(key, field, &BENCH_FIELDS));
        }
        if let Some(program) = self.workload.programs.get(key) {
            return of_program(program, field)
                .ok_or_else(|| unknown_field(key, field, &PROGRAM_FIELDS));
        }
        let count = |value: u64| Ok(Values::exact(Unit::Count, value as f64));
        match key {
            "workload/rounds" => count(self.workload.rounds),
            "workload/requests" => count(self.workload.requests),
            "machine/cores" => count(self.about().cores),
            "machine/memory" => Ok(Values::exact(
                Unit::Memory,
                self.about().memory_mib as f64 * 1024.0 * 1024.0,
            )),
            _ => Err(self.unknown(key)),
        }
    }

    /// Terms whose value is no number.
    fn words(&self, term: &str) -> Option<String> {
        let about = self.about();
        match term {
            "machine/cpu" => Some(about.cpu.clone()),
            "machine/os" => Some(about.os.clone()),
            "machine/date" => Some(about.date.clone()),
            _ => term
                .strip_prefix("version/")
                .and_then(|tool| about.versions.get(tool))
                .cloned(),
        }
        .filter(|text| !text.is_empty())
    }

    fn about(&self) -> &About {
        if self.workload.programs.is_empty() {
            &self.benches.about
        } else {
            &self.workload.about
        }
    }

    /// The benchmarks of a group: those of one name by size, the names from the fastest to the slowest.
    pub(super) fn group<'a>(&'a self, name: &str) -> Vec<(&'a str, &'a Bench)> {
        let mut group: Vec<(&str, &Bench)> = self
            .benches
            .benches
            .iter()
            .filter_map(|(key, bench)| {
                let rest = key.strip_prefix(name)?.strip_prefix('/')?;
                Some((rest, bench))
            })
            .collect();
        let mut fastest: BTreeMap<String, f64> = BTreeMap::new();
        for (rest, bench) in &group {
            let time = of_bench(bench, "time").map_or(0.0, |values| values.middle());
            let entry = fastest.entry(natural(rest).0).or_insert(time);
            *entry = entry.min(time);
        }
        group.sort_by(|(one, _), (other, _)| {
            let ((a, size_a), (b, size_b)) = (natural(one), natural(other));
            fastest[&a]
                .total_cmp(&fastest[&b])
                .then_with(|| (a, size_a).cmp(&(b, size_b)))
        });
        group
    }

    fn unknown(&self, key: &str) -> Fault {
        let what = format!("nothing was measured under the name '{key}'");
        let fixed = [
            "workload/rounds",
            "workload/requests",
            "machine/cpu",
            "machine/cores",
            "machine/memory",
            "machine/os",
            "machine/date",
            "version/rustc",
            "version/cc",
            "version/java",
            "version/node",
        ];
        let keys = self.benches.benches.keys().map(String::as_str);
        let keys = keys.chain(self.workload.programs.keys().map(String::as_str));
        let remedy = match nearest(key, keys.chain(fixed)) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!(
                "the names are those in {} and {WORKLOAD}; `cargo book measure` writes them",
                data::BENCHES
            ),
        };
        (what, remedy)
    }
}

fn unknown_field(key: &str, field: Option<&str>, fields: &[&str]) -> Fault {
    let Some(field) = field else {
        return (
            format!("'{key}' has several values"),
            format!("name one of {}", fields.join(", ")),
        );
    };
    if fields.contains(&field) && field.contains("pause") {
        return (
            format!("'{key}' has no '{field}': it has no collector whose log was kept"),
            "ask for it of a program in Java or JavaScript".into(),
        );
    }
    if fields.contains(&field) {
        return (
            format!("'{key}' has no '{field}': it was not measured on this system"),
            "measure on Linux".into(),
        );
    }
    let remedy = match nearest(field, fields.iter().copied()) {
        Some(near) => format!("did you mean '{near}'?"),
        None => format!("there are {}", fields.join(", ")),
    };
    (format!("'{key}' has no '{field}'"), remedy)
}

fn of_bench(bench: &Bench, field: &str) -> Option<Values> {
    let times = |pick: fn(&data::BenchRun) -> f64| Values {
        unit: Unit::Time,
        runs: bench.runs.iter().map(pick).collect(),
    };
    match field {
        "time" => Some(times(|run| run.median)),
        "worst-run" => Some(Values::exact(Unit::Time, times(|run| run.median).most())),
        "fastest" => Some(times(|run| run.fastest)),
        "slowest" => Some(times(|run| run.slowest)),
        "allocations" => Some(Values::exact(Unit::Count, bench.allocations)),
        "bytes" => Some(Values::exact(Unit::Count, bench.bytes)),
        _ => None,
    }
}

fn of_program(program: &Program, field: Option<&str>) -> Option<Values> {
    let pick: fn(&data::ProgramRun) -> Option<f64> = match field? {
        "batch" => |run| Some(run.batch),
        "cpu" => |run| run.cpu,
        "peak" => |run| run.peak,
        "p50" => |run| Some(run.p50),
        "p99" => |run| Some(run.p99),
        "p999" => |run| Some(run.p999),
        "max" => |run| Some(run.max),
        "pauses" => |run| Some(run.pauses?.count),
        "longest-pause" => |run| Some(run.pauses?.longest),
        "paused" => |run| Some(run.pauses?.total),
        "slowest-paused" => |run| Some(run.pauses?.in_slowest),
        _ => return None,
    };
    let unit = match field {
        Some("peak") => Unit::Memory,
        Some("pauses") => Unit::Count,
        _ => Unit::Time,
    };
    let runs: Option<Vec<f64>> = program.runs.iter().map(pick).collect();
    Some(Values { unit, runs: runs? })
}

/// `clone/64` comes before `clone/1024`.
fn natural(name: &str) -> (String, u64) {
    match name.rsplit_once('/') {
        Some((stem, size)) => match size.parse() {
            Ok(size) => (stem.to_owned(), size),
            Err(_) => (name.to_owned(), 0),
        },
        None => (name.to_owned(), 0),
    }
}
