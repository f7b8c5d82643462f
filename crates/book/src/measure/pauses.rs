//! The pauses of Java's and Node's collectors, by their own logs.
//!
//! | Program | Says when it answered requests | Says when it was paused |
//! |---|---|---|
//! | Java | `requests FROM TO`, `slowest FROM TO` | the JVM, on standard error: [`JAVA_LOG`] |
//! | Node | the same | `pause FROM LENGTH`, what its `PerformanceObserver` was told |
//!
//! All in nanoseconds, and in each program on one clock.

use anyhow::{Context, Result};

use crate::charts::data::Pauses;

/// The flag that makes a JVM log its collections, each line with its clock.
pub(super) const JAVA_LOG: &str = "-Xlog:gc:stderr:uptimenanos";

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Span {
    from: f64,
    to: f64,
}

impl Span {
    fn length(self) -> f64 {
        self.to - self.from
    }

    /// How long both last at once.
    fn shared(self, other: Self) -> f64 {
        (self.to.min(other.to) - self.from.max(other.from)).max(0.0)
    }
}

/// What the log says of the time of the requests; nothing for a program that does not say when that was.
///
/// # Errors
/// When a line of the program or of the log cannot be read.
pub(super) fn of(printed: &str, log: &str) -> Result<Option<Pauses>> {
    let span = |name: &str| -> Result<Option<Span>> {
        let mut lines = printed.lines();
        let numbers = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        numbers.map(two).transpose()
    };
    let (Some(requests), Some(slowest)) = (span("requests")?, span("slowest")?) else {
        return Ok(None);
    };
    let mut pauses = node(printed)?;
    pauses.extend(java(log)?);
    pauses.retain(|pause| pause.shared(requests) > 0.0);
    let longest = pauses.iter().map(|pause| pause.length());
    let longest = longest.fold(0.0, f64::max);
    let apart = apart(&mut pauses);
    Ok(Some(Pauses {
        count: pauses.len() as f64,
        longest,
        total: apart.iter().map(|pause| pause.length()).sum(),
        in_slowest: apart.iter().map(|pause| pause.shared(slowest)).sum(),
    }))
}

/// The same time without a stretch that counts twice: Node tells one collection within another as two.
fn apart(pauses: &mut [Span]) -> Vec<Span> {
    pauses.sort_by(|one, other| one.from.total_cmp(&other.from));
    let mut apart: Vec<Span> = Vec::new();
    for pause in pauses.iter() {
        match apart.last_mut() {
            Some(last) if pause.from <= last.to => last.to = last.to.max(pause.to),
            _ => apart.push(*pause),
        }
    }
    apart
}

fn two(numbers: &str) -> Result<Span> {
    let numbers = numbers
        .split_once(' ')
        .with_context(|| format!("'{numbers}' is no pair of times"))?;
    Ok(Span {
        from: numbers.0.parse()?,
        to: numbers.1.parse()?,
    })
}

fn node(printed: &str) -> Result<Vec<Span>> {
    let lines = printed.lines();
    let pauses = lines.filter_map(|line| line.strip_prefix("pause "));
    pauses
        .map(|numbers| {
            let Span { from, to: length } = two(numbers)?;
            Ok(Span {
                from,
                to: from + length,
            })
        })
        .collect()
}

/// `[138912307ns] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 6M->1M(26M) 3.616ms`: the line is written when the
/// pause ends. What the collector does beside the program, `Concurrent …`, is no pause.
fn java(log: &str) -> Result<Vec<Span>> {
    let mut pauses = Vec::new();
    for line in log.lines() {
        let Some((clock, event)) = line
            .strip_prefix('[')
            .and_then(|line| line.split_once("ns] "))
        else {
            continue;
        };
        let Some((_, pause)) = event.split_once(") Pause ") else {
            continue;
        };
        let length = pause
            .rsplit(' ')
            .next()
            .and_then(|last| last.strip_suffix("ms"));
        let length: f64 = length
            .and_then(|milliseconds| milliseconds.parse().ok())
            .with_context(|| format!("the collector's log has a pause without a length: {line}"))?;
        let to: f64 = clock.parse()?;
        pauses.push(Span {
            from: to - length * 1e6,
            to,
        });
    }
    Ok(pauses)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "\
[3000000ns] Using G1
[20000000ns] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 6M->1M(26M) 4.000ms
[31000000ns] GC(1) Concurrent Mark Cycle
[40000000ns] GC(2) Pause Young (Normal) (G1 Evacuation Pause) 9M->2M(26M) 6.000ms
[50000000ns] GC(1) Pause Remark 17M->17M(26M) 0.500ms
[60000000ns] GC(1) Concurrent Mark Cycle 29.000ms
[90000000ns] GC(3) Pause Full (G1 Compaction Pause) 26M->9M(26M) 30.000ms
";
    const PRINTED: &str = "checksum 7 8\nrequests 25000000 55000000\nslowest 33000000 41000000\n";

    fn pauses(count: f64, longest: f64, total: f64, in_slowest: f64) -> Pauses {
        Pauses {
            count,
            longest,
            total,
            in_slowest,
        }
    }

    #[test]
    fn only_pauses_in_the_time_of_the_requests_count() {
        let found = of(PRINTED, LOG).expect("it is read");
        assert_eq!(found, Some(pauses(2.0, 6e6, 6.5e6, 6e6)));
    }

    #[test]
    fn of_a_pause_that_outlasts_the_slowest_request_only_its_part_counts_there() {
        let printed = PRINTED.replace("slowest 33000000 41000000", "slowest 38000000 39000000");
        let found = of(&printed, LOG).expect("it is read");
        assert_eq!(found, Some(pauses(2.0, 6e6, 6.5e6, 1e6)));
    }

    #[test]
    fn node_tells_its_pauses_among_what_it_prints() {
        let printed = format!("{PRINTED}pause 34000000 5000000\npause 60000000 9000000\n");
        let found = of(&printed, "").expect("it is read");
        assert_eq!(found, Some(pauses(1.0, 5e6, 5e6, 5e6)));
    }

    #[test]
    fn a_collection_within_another_takes_no_time_of_its_own() {
        let printed = format!("{PRINTED}pause 34000000 5000000\npause 35000000 1000000\n");
        let found = of(&printed, "").expect("it is read");
        assert_eq!(found, Some(pauses(2.0, 5e6, 5e6, 5e6)));
    }

    #[test]
    fn a_program_without_a_collector_has_no_pauses_and_one_that_never_paused_has_none() {
        assert_eq!(of("checksum 7 8\n", LOG).expect("it is read"), None);
        let never = of(PRINTED, "[3000000ns] Using G1\n").expect("it is read");
        assert_eq!(never, Some(Pauses::default()));
    }

    #[test]
    fn a_pause_without_a_length_is_an_error() {
        assert!(of(PRINTED, "[1ns] GC(0) Pause Young (Normal) 6M->1M(26M)\n").is_err());
    }
}
