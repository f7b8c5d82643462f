//! What the measurement ran on: the processor, the memory, the system, the compilers. No names of hosts, users or folders.

use std::collections::BTreeMap;
use std::env::consts;
use std::fs;
use std::process::Command;
use std::thread::available_parallelism;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::charts::data::About;

pub(super) fn about(command: &str) -> About {
    About {
        command: command.into(),
        date: date(),
        cpu: cpu(),
        cores: available_parallelism().map_or(1, |cores| cores.get() as u64),
        memory_mib: memory_mib(),
        os: os(),
        load: load(),
        versions: versions(),
    }
}

fn cpu() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info
        .lines()
        .find_map(|line| Some(line.strip_prefix("model name")?.split_once(':')?.1));
    let name = name
        .map(str::to_owned)
        .or_else(|| first_line("sysctl", &["-n", "machdep.cpu.brand_string"]));
    name.map_or_else(
        || format!("{} processor", consts::ARCH),
        |name| name.trim().replace("(R)", ""),
    )
}

fn memory_mib() -> u64 {
    let info = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kib = info.lines().find_map(|line| {
        let value = line.strip_prefix("MemTotal:")?;
        value.trim().trim_end_matches(" kB").parse::<u64>().ok()
    });
    kib.unwrap_or(0) / 1024
}

fn os() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))
        .map_or(consts::OS, |name| name.trim_matches('"'));
    format!("{name}, {}", consts::ARCH)
}

fn load() -> f64 {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let first = text.split_whitespace().next();
    first.and_then(|load| load.parse().ok()).unwrap_or(0.0)
}

fn versions() -> BTreeMap<String, String> {
    let words = |text: String, count: usize| {
        let words: Vec<&str> = text.split_whitespace().take(count).collect();
        words.join(" ")
    };
    let found = [
        (
            "rustc",
            first_line("rustc", &["--version"]).map(|text| words(text, 2)),
        ),
        ("cc", first_line("cc", &["--version"])),
        (
            "java",
            first_line("java", &["-version"]).map(|text| words(text, 3).replace('"', "")),
        ),
        (
            "node",
            first_line("node", &["--version"]).map(|text| format!("Node {text}")),
        ),
    ];
    found
        .into_iter()
        .filter_map(|(name, version)| Some((name.to_owned(), version?)))
        .collect()
}

/// The first line that a program prints, to either stream (java names its version on standard error).
fn first_line(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = [output.stdout, output.stderr].concat();
    let line = String::from_utf8_lossy(&text).lines().next()?.to_owned();
    output.status.success().then_some(line)
}

/// Today in UTC, as `2026-01-31`.
fn date() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since.map_or(0, |time| time.as_secs() / 86_400);
    let (year, month, day) = civil(days);
    format!("{year}-{month:02}-{day:02}")
}

/// Year, month and day of a number of days after 1970-01-01.
fn civil(mut days: u64) -> (u64, u64, u64) {
    let leap = |year: u64| {
        (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
    };
    let mut year = 1970;
    while days >= 365 + u64::from(leap(year)) {
        days -= 365 + u64::from(leap(year));
        year += 1;
    }
    let lengths = [
        31,
        28 + u64::from(leap(year)),
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let mut month = 1;
    for length in lengths {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    (year, month, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_453), (2025, 12, 31));
    }

    #[test]
    fn the_machine_is_described_without_a_path() {
        let about = about("cargo book measure");
        let text = format!("{about:?}");
        assert!(!text.contains("/home") && !text.contains("/root"), "{text}");
        assert!(about.versions["rustc"].starts_with("rustc 1."), "{about:?}");
        assert!(about.cores > 0 && about.date.len() == 10);
    }
}
