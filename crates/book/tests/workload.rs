//! The workload does the same work in every language: one case for each program, its checksum against Rust's.

use std::collections::BTreeMap;
use std::env;
use std::path::Path;
use std::sync::OnceLock;

use book::measure::{checksums, missing_tool};
use libtest_mimic::{Arguments, Failed, Trial};

/// The programs that are compared with the one in Rust that uses `Box`.
const PROGRAMS: [&str; 12] = [
    "looped",
    "lent",
    "cloned",
    "arena",
    "c",
    "c-pool",
    "java-tight",
    "java",
    "java-roomy",
    "node-tight",
    "node",
    "node-roomy",
];

fn main() {
    let arguments = Arguments::from_args();
    let trials = PROGRAMS.into_iter().map(trial).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

fn trial(program: &'static str) -> Trial {
    let missing = missing_tool(program);
    let name = match missing {
        Some(tool) => format!("the workload as {program} (left out: no {tool} here)"),
        None => format!("the workload as {program}"),
    };
    // On CI for Linux every tool has to be there: what is left out there is seen by nobody.
    let must = cfg!(target_os = "linux") && env::var_os("CI").is_some();
    Trial::test(name, move || compare(program)).with_ignored_flag(missing.is_some() && !must)
}

fn compare(program: &str) -> Result<(), Failed> {
    static CHECKSUMS: OnceLock<Result<BTreeMap<String, String>, String>> = OnceLock::new();
    let all = CHECKSUMS
        .get_or_init(|| {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
            checksums(&root).map_err(|why| format!("{why:#}"))
        })
        .as_ref()?;
    match all.get(program) {
        Some(sum) if *sum == all["owned"] => Ok(()),
        Some(sum) => Err(format!("its checksums are {sum}, Rust's are {}", all["owned"]).into()),
        None => Err("it was left out; install its tool, CI needs it".into()),
    }
}
