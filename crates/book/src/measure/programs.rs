//! The workload's programs: compiled once, run with a size, and what they print.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{ProgramRun, executable, pauses};
use crate::scratch;

/// The folder of the programs in other languages, relative to the root.
const SOURCES: &str = "crates/costs/workload";
/// The kernel's clock tick on every Linux: a hundredth of a second.
const TICK: f64 = 1e7;

/// One program of the workload, ready to run.
pub(super) struct Program {
    /// The name in the data: `java-tight`.
    pub(super) name: &'static str,
    kind: Kind,
    // Compiled programs lie in it as long as one of them is there.
    folder: std::rc::Rc<scratch::Folder>,
    root: PathBuf,
}

enum Kind {
    /// The compiled workload in C, by its file's name.
    C(&'static str),
    /// The compiled workload in Rust and who frees.
    Rust(PathBuf, &'static str),
    /// How much heap Java gets.
    Java(Heap),
    /// How large Node's young part of the heap is.
    Node(Heap),
}

#[derive(Clone, Copy)]
enum Heap {
    Tight,
    Default,
    Roomy,
}

/// Compiles what can be compiled here; the second list says what was left out and why.
pub(super) fn build(root: &Path) -> Result<(Vec<Program>, Vec<String>)> {
    let folder = std::rc::Rc::new(scratch::Folder::new()?);
    let workload = executable(root, "bin", &["build", "--release", "--bin", "workload"])?;
    let mut kinds = vec![
        ("owned", Kind::Rust(workload.clone(), "owned")),
        ("looped", Kind::Rust(workload.clone(), "looped")),
        ("lent", Kind::Rust(workload.clone(), "lent")),
        ("cloned", Kind::Rust(workload.clone(), "cloned")),
        ("arena", Kind::Rust(workload, "arena")),
    ];
    let mut left_out = Vec::new();
    let sources = root.join(SOURCES);
    if missing_tool("c").is_none() {
        for (name, file, flags) in [
            ("c", "workload", &[][..]),
            ("c-pool", "workload-pool", &["-DPOOL"][..]),
        ] {
            let mut cc = Command::new("cc");
            cc.args(["-O2", "-Wall", "-Wextra", "-Werror"]).args(flags);
            compile(
                cc.arg("-o")
                    .arg(folder.path().join(file))
                    .arg(sources.join("workload.c")),
            )?;
            kinds.push((name, Kind::C(file)));
        }
    } else {
        left_out.push("the workload in C: there is no cc here".to_owned());
    }
    if missing_tool("java").is_none() {
        let mut javac = Command::new("javac");
        compile(
            javac
                .arg("-d")
                .arg(folder.path())
                .arg(sources.join("Workload.java")),
        )?;
        kinds.push(("java-tight", Kind::Java(Heap::Tight)));
        kinds.push(("java", Kind::Java(Heap::Default)));
        kinds.push(("java-roomy", Kind::Java(Heap::Roomy)));
    } else {
        left_out.push("the workload in Java: there is no javac or no java here".to_owned());
    }
    if missing_tool("node").is_none() {
        kinds.push(("node-tight", Kind::Node(Heap::Tight)));
        kinds.push(("node", Kind::Node(Heap::Default)));
        kinds.push(("node-roomy", Kind::Node(Heap::Roomy)));
    } else {
        left_out.push("the workload in JavaScript: there is no node here".to_owned());
    }
    let programs = kinds
        .into_iter()
        .map(|(name, kind)| Program {
            name,
            kind,
            folder: std::rc::Rc::clone(&folder),
            root: root.to_path_buf(),
        })
        .collect();
    Ok((programs, left_out))
}

fn installed(tool: &str) -> bool {
    Command::new(tool).arg("--version").output().is_ok()
}

fn compile(command: &mut Command) -> Result<()> {
    let output = command.output()?;
    if !output.status.success() {
        bail!(
            "the workload does not compile:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(())
}

impl Program {
    /// The command for one size, and the same command as the data show it, without folders.
    pub(super) fn command(&self, live: u64, rounds: u64, requests: u64) -> (Command, String) {
        let (program, shown, flags) = match &self.kind {
            Kind::C(file) => (self.folder.path().join(file), *file, Vec::new()),
            Kind::Rust(path, owner) => (path.clone(), "workload", vec![(*owner).to_owned()]),
            Kind::Java(heap) => ("java".into(), "java", java_flags(*heap, live)),
            Kind::Node(heap) => ("node".into(), "node", node_flags(*heap)),
        };
        let mut command = Command::new(program);
        command.args(&flags);
        let mut words = vec![shown.to_owned()];
        words.extend(flags);
        match self.kind {
            Kind::Java(_) => {
                command.arg("-cp").arg(self.folder.path()).arg("Workload");
                words.push("Workload".into());
            }
            Kind::Node(_) => {
                command.arg(self.root.join(SOURCES).join("workload.js"));
                words.push("workload.js".into());
            }
            _ => {}
        }
        for size in [live, rounds, requests] {
            command.arg(size.to_string());
            words.push(size.to_string());
        }
        (command, words.join(" "))
    }
}

/// A record takes about 100 bytes in Java: four cards of 24 bytes, and its place in the array.
fn java_flags(heap: Heap, live: u64) -> Vec<String> {
    let mut flags = vec![pauses::JAVA_LOG.to_owned()];
    match heap {
        // Two and a half times what is alive, and never less than the JVM itself needs.
        Heap::Tight => flags.push(format!("-Xmx{}m", (live * 250 / 1_000_000).max(16))),
        Heap::Default => {}
        Heap::Roomy => flags.extend(["-Xms2g".into(), "-Xmx2g".into()]),
    }
    flags
}

/// Two halves of this size hold what is young; the old part grows as it must.
fn node_flags(heap: Heap) -> Vec<String> {
    match heap {
        Heap::Tight => vec!["--max-semi-space-size=1".into()],
        Heap::Default => Vec::new(),
        Heap::Roomy => vec![
            "--min-semi-space-size=64".into(),
            "--max-semi-space-size=64".into(),
        ],
    }
}

/// What a program printed.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) checksum: String,
    pub(super) collectors: Option<String>,
    pub(super) run: ProgramRun,
}

/// Reads what a program printed, and what the JVM wrote to standard error: its collector's log.
pub(super) fn read(text: &str, log: &str) -> Result<Said> {
    let (head, latencies) = text
        .split_once("latencies\n")
        .context("the workload printed no latencies")?;
    let fields: BTreeMap<&str, &str> = head
        .lines()
        .filter_map(|line| line.split_once(' '))
        .collect();
    let field = |name: &str| -> Result<&str> {
        fields
            .get(name)
            .copied()
            .with_context(|| format!("the workload printed no {name}"))
    };
    let mut latencies: Vec<f64> = latencies
        .lines()
        .map(|line| line.parse().context("a latency is no number"))
        .collect::<Result<_>>()?;
    latencies.sort_by(f64::total_cmp);
    let known = |value: f64| (value > 0.0).then_some(value);
    Ok(Said {
        checksum: field("checksum")?.to_owned(),
        collectors: fields
            .get("collectors")
            .map(|names| names.trim_end_matches(", ").to_owned()),
        run: ProgramRun {
            batch: field("batch_ns")?.parse()?,
            cpu: known(field("batch_ticks")?.parse::<f64>()? * TICK),
            peak: known(field("peak_kib")?.parse::<f64>()? * 1024.0),
            p50: at_most(&latencies, 0.5)?,
            p99: at_most(&latencies, 0.99)?,
            p999: at_most(&latencies, 0.999)?,
            max: at_most(&latencies, 1.0)?,
            pauses: pauses::of(head, log)?,
        },
    })
}

/// The smallest value that this share of the sorted values does not exceed.
fn at_most(sorted: &[f64], share: f64) -> Result<f64> {
    let rank = (sorted.len() as f64 * share).ceil() as usize;
    sorted
        .get(rank.max(1) - 1)
        .copied()
        .context("the workload answered no request")
}

/// Runs every program that can run here with a small size; the checksum of each by its name.
///
/// # Errors
/// When one does not compile or fails.
pub fn checksums(root: &Path) -> Result<BTreeMap<String, String>> {
    let (programs, _) = build(root)?;
    let mut checksums = BTreeMap::new();
    for program in &programs {
        let (mut command, _) = program.command(1000, 5000, 500);
        let output = command.output()?;
        let log = String::from_utf8_lossy(&output.stderr);
        let said = read(&String::from_utf8_lossy(&output.stdout), &log)
            .with_context(|| log.clone().into_owned())?;
        checksums.insert(program.name.to_owned(), said.checksum);
    }
    Ok(checksums)
}

/// The tool that a program of the workload needs and that is not installed here.
pub fn missing_tool(program: &str) -> Option<&'static str> {
    let tools: &[&str] = match program.split('-').next() {
        Some("c") => &["cc"],
        Some("java") => &["javac", "java"],
        Some("node") => &["node"],
        _ => &[],
    };
    tools.iter().copied().find(|tool| !installed(tool))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(latencies: impl Iterator<Item = u64>) -> String {
        let lines: String = latencies.map(|ns| format!("{ns}\n")).collect();
        format!("checksum 7 8\nbatch_ns 2000\nbatch_ticks 3\npeak_kib 4\nlatencies\n{lines}")
    }

    #[test]
    fn percentiles_are_values_that_occurred() {
        let run = read(&printed((1..=1000).rev()), "")
            .expect("it is read")
            .run;
        assert_eq!(
            [run.p50, run.p99, run.p999, run.max],
            [500.0, 990.0, 999.0, 1000.0]
        );
    }

    #[test]
    fn what_a_system_does_not_tell_is_not_known() {
        let text = printed(1..=1).replace("peak_kib 4", "peak_kib 0");
        let said = read(&text, "").expect("it is read");
        assert_eq!((said.run.peak, said.run.cpu), (None, Some(3e7)));
        assert_eq!(said.checksum, "7 8");
    }

    #[test]
    fn a_program_that_prints_something_else_is_an_error() {
        assert!(read("usage", "").is_err());
        assert!(read(&printed(0..0), "").is_err());
    }
}
