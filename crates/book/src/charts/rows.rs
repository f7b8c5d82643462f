//! `{{#chart NAME: TITLE}}`: which rows and marks a chart has, its table, and the command that repeats it.
//!
//! `NAME` is a group of benchmarks (`heap`), or `workload/batch`, `workload/peak`, `workload/latency/LIVE`.

use listing::nearest;

use super::data::About;
use super::plot::{Mark, Plot, Row};
use super::units::Unit;
use super::{Charts, Fault};
use crate::html::escape;

/// The programs of the workload in the order in which charts show them, and what the charts call them.
pub(crate) const PROGRAMS: [(&str, &str); 13] = [
    ("c", "C, malloc and free"),
    ("c-pool", "C, pool"),
    ("owned", "Rust, Box"),
    ("looped", "Rust, Box in a loop"),
    ("lent", "Rust, Rc lending"),
    ("cloned", "Rust, Rc cloning"),
    ("arena", "Rust, arena"),
    ("java-tight", "Java, tight heap"),
    ("java", "Java, defaults"),
    ("java-roomy", "Java, roomy heap"),
    ("node-tight", "Node, small young part"),
    ("node", "Node, defaults"),
    ("node-roomy", "Node, large young part"),
];

/// A chart's rows and the table beneath it.
struct Content {
    plot: Plot,
    head: Vec<String>,
    table: Vec<Vec<String>>,
    command: String,
    note: &'static str,
}

impl Charts {
    pub(super) fn chart(&self, argument: &str) -> Result<String, Fault> {
        let Some((name, title)) = argument.split_once(':') else {
            return Err((
                "this chart has no title".into(),
                "write {{#chart NAME: TITLE}}".into(),
            ));
        };
        let (name, title) = (name.trim(), title.trim());
        let content = match name.strip_prefix("workload/") {
            Some("batch") => self.by_size("batch", Unit::Time),
            Some("peak") => self.by_size("peak", Unit::Memory),
            Some(rest) => rest
                .strip_prefix("latency/")
                .and_then(|live| self.latencies(live)),
            None => self.benches_of(name),
        };
        let content = content.ok_or_else(|| self.no_chart(name))?;
        let about = if name.starts_with("workload/") {
            &self.workload.about
        } else {
            &self.benches.about
        };
        Ok(figure(name, title, &content, about))
    }

    fn no_chart(&self, name: &str) -> Fault {
        let mut names: Vec<String> = vec!["workload/batch".into(), "workload/peak".into()];
        names.extend(
            self.live_sizes()
                .iter()
                .map(|live| format!("workload/latency/{live}")),
        );
        let groups = self.benches.benches.keys();
        names.extend(groups.filter_map(|key| Some(key.split_once('/')?.0.to_owned())));
        names.dedup();
        let remedy = match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => format!("did you mean '{near}'?"),
            None if self.benches.benches.is_empty() => "run `cargo book measure`".into(),
            None => format!("there are {}", names.join(", ")),
        };
        (format!("nothing was measured for a chart '{name}'"), remedy)
    }

    /// One row for each benchmark: the medians of the runs, and a line from the fastest sample to the slowest.
    fn benches_of(&self, group: &str) -> Option<Content> {
        let benches = self.group(group);
        let mut content = Content {
            plot: Plot {
                unit: Unit::Time,
                series: Vec::new(),
                rows: Vec::new(),
            },
            head: [
                "benchmark",
                "medians",
                "fastest",
                "slowest",
                "allocations of one sample",
            ]
            .map(String::from)
            .into(),
            table: Vec::new(),
            command: format!("cargo bench -p costs -- {group}::"),
            note: "Time of one operation, on a scale on which each line is ten times the one before. Dots: the medians of \
                   three runs; line: from the fastest sample to the slowest.",
        };
        for (name, bench) in benches {
            let label = label(name);
            let medians: Vec<f64> = bench.runs.iter().map(|run| run.median).collect();
            let fastest = bench
                .runs
                .iter()
                .map(|run| run.fastest)
                .fold(f64::INFINITY, f64::min);
            let slowest = bench.runs.iter().map(|run| run.slowest).fold(0.0, f64::max);
            content.table.push(vec![
                label.clone(),
                shown(Unit::Time, &medians),
                Unit::Time.show(fastest),
                Unit::Time.show(slowest),
                Unit::Count.show(bench.allocations),
            ]);
            content.plot.rows.push(Row {
                label,
                line: Some((fastest, slowest)),
                marks: medians
                    .into_iter()
                    .map(|value| Mark { series: 0, value })
                    .collect(),
            });
        }
        (!content.plot.rows.is_empty()).then_some(content)
    }

    /// One row for each program, one kind of mark for each size of the live set.
    fn by_size(&self, field: &str, unit: Unit) -> Option<Content> {
        let sizes = self.live_sizes();
        let named = |live: &u64| format!("{} records", Unit::Count.show(*live as f64));
        let mut head = vec![String::from("program")];
        head.extend(sizes.iter().map(named));
        head.extend(
            sizes
                .last()
                .map(|live| format!("command with {}", named(live))),
        );
        let mut content = Content {
            plot: Plot {
                unit,
                series: sizes.iter().map(named).collect(),
                rows: Vec::new(),
            },
            head,
            table: Vec::new(),
            command: "cargo book measure".into(),
            note: match unit {
                Unit::Memory => {
                    "A mark for each run, on a scale on which each line is four times the one before. Records: the size of the live set."
                }
                _ => {
                    "A mark for each run, on a scale on which each line is ten times the one before. Records: the size of the live set."
                }
            },
        };
        for (program, label) in PROGRAMS {
            let mut marks = Vec::new();
            let mut cells = vec![label.to_owned()];
            for (series, live) in sizes.iter().enumerate() {
                match self.values(&format!("{program}/{live} {field}")) {
                    Ok(values) => {
                        cells.push(shown(unit, &values.runs));
                        let runs = values.runs.iter();
                        marks.extend(runs.map(|value| Mark {
                            series,
                            value: *value,
                        }));
                    }
                    Err(_) => cells.push("not measured".into()),
                }
            }
            if !marks.is_empty() {
                cells.extend(
                    sizes
                        .last()
                        .map(|live| self.command_of(program, &live.to_string())),
                );
                content.table.push(cells);
                content.plot.rows.push(Row {
                    label: label.into(),
                    line: None,
                    marks,
                });
            }
        }
        (!content.plot.rows.is_empty()).then_some(content)
    }

    /// One row for each program with one live set: how slow the median request was, and how slow the slowest.
    fn latencies(&self, live: &str) -> Option<Content> {
        const FIELDS: [(&str, &str); 4] = [
            ("p50", "median"),
            ("p99", "99 %"),
            ("p999", "99.9 %"),
            ("max", "slowest"),
        ];
        /// What the collector's log says, in the table alone.
        const LOG: [(&str, &str); 3] = [
            ("pauses", "pauses by log"),
            ("longest-pause", "longest pause"),
            ("slowest-paused", "paused in the slowest request"),
        ];
        let mut head = vec![String::from("program")];
        head.extend(FIELDS.map(|(_, name)| name.to_owned()));
        head.extend(LOG.map(|(_, name)| name.to_owned()));
        head.push("command".into());
        let mut content = Content {
            plot: Plot {
                unit: Unit::Time,
                series: FIELDS.map(|(_, name)| name.to_owned()).into(),
                rows: Vec::new(),
            },
            head,
            table: Vec::new(),
            command: "cargo book measure".into(),
            note: "Latency of one request, on a scale on which each line is ten times the one before; a mark for each run.",
        };
        for (program, label) in PROGRAMS {
            let mut marks = Vec::new();
            let mut cells = vec![label.to_owned()];
            for (series, (field, _)) in FIELDS.iter().enumerate() {
                let Ok(values) = self.values(&format!("{program}/{live} {field}")) else {
                    continue;
                };
                cells.push(shown(Unit::Time, &values.runs));
                marks.extend(values.runs.iter().map(|value| Mark {
                    series,
                    value: *value,
                }));
            }
            if marks.is_empty() {
                continue;
            }
            let values = || marks.iter().map(|mark| mark.value);
            cells.extend(LOG.map(|(field, _)| {
                let logged = self.values(&format!("{program}/{live} {field}"));
                logged.map_or_else(
                    |_| "no collector".into(),
                    |logged| shown(logged.unit, &logged.runs),
                )
            }));
            cells.push(self.command_of(program, live));
            let line = (
                values().fold(f64::INFINITY, f64::min),
                values().fold(0.0, f64::max),
            );
            content.table.push(cells);
            content.plot.rows.push(Row {
                label: label.into(),
                line: Some(line),
                marks,
            });
        }
        (!content.plot.rows.is_empty()).then_some(content)
    }

    /// The command, with its flags, that ran a program of the workload.
    fn command_of(&self, program: &str, live: &str) -> String {
        let program = self.workload.programs.get(&format!("{program}/{live}"));
        program.map_or_else(|| "not measured".into(), |program| program.command.clone())
    }

    fn live_sizes(&self) -> Vec<u64> {
        let keys = self.workload.programs.keys();
        let mut sizes: Vec<u64> = keys
            .filter_map(|key| key.split_once('/')?.1.parse().ok())
            .collect();
        sizes.sort_unstable();
        sizes.dedup();
        sizes
    }
}

/// `boxes_in_order/1000000` as `boxes in order, 1,000,000`.
fn label(name: &str) -> String {
    let parts: Vec<String> = name
        .split('/')
        .map(|part| match part {
            "t=1" => "one thread".to_owned(),
            "t=2" => "two threads".to_owned(),
            part => match part.parse::<u32>() {
                Ok(size) => Unit::Count.show(f64::from(size)),
                Err(_) => part.replace('_', " "),
            },
        })
        .collect();
    parts.join(", ")
}

/// The runs' values, or one for all where they look the same.
fn shown(unit: Unit, runs: &[f64]) -> String {
    let texts: Vec<String> = runs.iter().map(|value| unit.show(*value)).collect();
    match texts.split_first() {
        Some((first, rest)) if rest.iter().all(|text| text == first) => first.clone(),
        _ => texts.join(", "),
    }
}

fn figure(name: &str, title: &str, content: &Content, about: &About) -> String {
    let id = format!("chart-{}", name.replace('/', "-"));
    let row = |cells: &[String], tag: &str| -> String {
        let cells: String = cells
            .iter()
            .map(|cell| format!("<{tag}>{}</{tag}>", escape(cell)))
            .collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = content.table.iter().map(|cells| row(cells, "td")).collect();
    let versions: Vec<String> = ["rustc", "cc", "java", "node"]
        .iter()
        .filter_map(|tool| about.versions.get(*tool).cloned())
        .collect();
    format!(
        "<figure class=\"chart\" id=\"{id}\">\n\
         <figcaption>{title}</figcaption>\n\
         {svg}\n\
         <p class=\"about\">{note} <code class=\"command\">{command}</code></p>\n\
         <details class=\"data\">\n<summary>The numbers</summary>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The numbers: {title}\"><table>\n\
         <thead>{head}</thead>\n<tbody>\n{rows}</tbody></table></div>\n\
         <p class=\"about\">{cpu}, {cores} cores, {os}; {versions}; {date}.</p>\n</details>\n</figure>",
        title = escape(title),
        svg = content.plot.svg(&id, title),
        note = content.note,
        command = escape(&content.command),
        head = row(&content.head, "th"),
        cpu = escape(&about.cpu),
        cores = about.cores,
        os = escape(&about.os),
        versions = escape(&versions.join(", ")),
        date = escape(&about.date),
    )
}
