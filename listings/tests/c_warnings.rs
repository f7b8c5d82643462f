//! What gcc warns of in the C programs of the chapter *Who frees it?*, as its text says: with optimization of two, without
//! of none. Another gcc warns of other things, so any other is left out.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Arguments, Failed, Trial};

/// The release of gcc that the text names.
const RELEASE: &str = "12.2.";

/// The programs, and the warnings that `-Wall -Wextra -O2` gives for each.
const PROGRAMS: [(&str, &[&str]); 4] = [
    ("who_leak", &[]),
    ("who_use_after_free", &["use-after-free"]),
    ("who_double_free", &[]),
    ("who_overflow", &["array-bounds"]),
];

fn main() {
    let here = release().is_some_and(|release| release.starts_with(RELEASE));
    let trials = PROGRAMS.iter().flat_map(|&(name, optimized)| {
        let plain: &[&str] = &[];
        [("-O0", plain), ("-O2", optimized)].map(|(level, expected)| {
            let title = if here {
                format!("{name}.c {level}")
            } else {
                format!("{name}.c {level} (left out: no gcc {RELEASE} here)")
            };
            Trial::test(title, move || check(name, level, expected)).with_ignored_flag(!here)
        })
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn release() -> Option<String> {
    let output = Command::new("gcc").arg("-dumpfullversion").output().ok()?;
    String::from_utf8(output.stdout).ok()
}

fn check(name: &str, level: &str, expected: &[&str]) -> Result<(), Failed> {
    let object = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}{level}.o"));
    let source: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../other/{name}.c"));
    let output = Command::new("gcc")
        .args(["-Wall", "-Wextra", level, "-c", "-o"])
        .arg(&object)
        .arg(&source)
        .env("LC_ALL", "C")
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let warned: Vec<&str> = said
        .lines()
        .filter(|line| line.contains(" warning: "))
        .filter_map(|line| line.rsplit_once("[-W")?.1.strip_suffix(']'))
        .map(|warning| warning.trim_end_matches('='))
        .collect();
    if warned == expected {
        return Ok(());
    }
    Err(format!(
        "listings/other/{name}.c: gcc {RELEASE}x {level} warns of {warned:?}, and src/who-frees-it.md says {expected:?}; \
         correct its section about warnings and this table"
    )
    .into())
}
