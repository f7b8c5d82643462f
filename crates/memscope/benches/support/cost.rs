//! What something costs: on the clock, and of the processor, which on a busy machine says more. The second is known on
//! Linux only.

use std::time::Instant;

/// Seconds on the clock, and of the processor.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) clock: f64,
    pub(crate) processor: f64,
}

pub(crate) fn said(cost: Cost) -> String {
    format!("{:>6.3} s {:>6.2} s", cost.clock, cost.processor)
}

/// The least of several runs.
pub(crate) fn fastest(runs: usize, run: impl Fn()) -> Cost {
    let costs = (0..runs).map(|_| {
        let (start, before) = (Instant::now(), processor());
        run();
        Cost {
            clock: start.elapsed().as_secs_f64(),
            processor: processor() - before,
        }
    });
    costs
        .reduce(|one, other| Cost {
            clock: one.clock.min(other.clock),
            processor: one.processor.min(other.processor),
        })
        .unwrap()
}

/// What this process and the compilers that it has run have used, in seconds; `NaN` where the system does not tell.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name in parentheses: field 3 and so on. 14 to 17 are counted in hundredths of a second.
    let fields = told.rsplit_once(')').map_or("", |(_, fields)| fields);
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |number: usize| fields.get(number - 3)?.parse::<f64>().ok();
    let all: Option<f64> = (14..=17).map(ticks).sum();
    all.map_or(f64::NAN, |ticks| ticks / 100.0)
}
