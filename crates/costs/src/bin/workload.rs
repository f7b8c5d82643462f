//! The workload in Rust: `workload owned|looped|lent|cloned|arena LIVE ROUNDS REQUESTS`. `cargo book measure` reads what it prints.

use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs, io};

use costs::workload::{Kind, Size, WARM_UP, batch, requests};

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let Some((kind, size)) = arguments(&words) else {
        eprintln!("usage: workload owned|looped|lent|cloned|arena LIVE ROUNDS REQUESTS");
        return ExitCode::FAILURE;
    };
    batch(kind, WARM_UP);
    requests(kind, WARM_UP, &mut Vec::new());

    let ticks = cpu_ticks();
    let start = Instant::now();
    let batch_sum = batch(kind, size);
    let batch_ns = start.elapsed().as_nanos();
    let batch_ticks = cpu_ticks() - ticks;

    let mut latencies = Vec::with_capacity(size.requests as usize);
    let request_sum = requests(kind, size, &mut latencies);
    let peak = peak_kib();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut print = || -> io::Result<()> {
        writeln!(out, "checksum {batch_sum} {request_sum}")?;
        writeln!(
            out,
            "batch_ns {batch_ns}\nbatch_ticks {batch_ticks}\npeak_kib {peak}"
        )?;
        writeln!(out, "latencies")?;
        latencies.iter().try_for_each(|ns| writeln!(out, "{ns}"))?;
        out.flush()
    };
    match print() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn arguments(words: &[String]) -> Option<(Kind, Size)> {
    let [kind, live, rounds, requests] = words else {
        return None;
    };
    let size = Size {
        live: live.parse().ok().filter(|live| *live > 0)?,
        rounds: rounds.parse().ok()?,
        requests: requests.parse().ok()?,
    };
    Some((Kind::named(kind)?, size))
}

/// The processor time of all threads so far, in the kernel's ticks; 0 where there is no /proc.
fn cpu_ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let fields: Vec<u64> = after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse().ok())
        .collect();
    fields.iter().sum()
}

/// The largest resident memory so far in KiB; 0 where there is no /proc.
fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok())
        .unwrap_or(0)
}
