//! How a record begins.

use std::fs::File;
use std::io::Write;

use crate::blocks::Blocks;
use crate::inside::{inside, within};
use crate::log::Start;
use crate::state::{Limits, STATE, State};
use crate::{fallback, image, keep, panics, turns};

/// What memscope asks for. The program does not find it in its environment.
const VARIABLES: [&str; 4] = [
    "__MEMSCOPE_LOG",
    "__MEMSCOPE_MEMORY",
    "__MEMSCOPE_STEPS",
    "__MEMSCOPE_LOG_BYTES",
];

fn number(key: &str, default: u64) -> u64 {
    std::env::var(key)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(default)
}

/// Called first in `main`: opens the log, warms std up, begins to record.
pub fn begin(own_allocator: bool, known: fn()) {
    if inside() || STATE.lock().is_some() {
        return;
    }
    within(|| {
        let Some(path) = std::env::var_os("__MEMSCOPE_LOG") else {
            return;
        };
        let Ok(mut log) = File::create(path) else {
            return;
        };
        image::look();
        keep::begin();
        let start = Start {
            image: image::all(),
            kept: keep::on(),
        };
        let _ = writeln!(log, "{start}");
        let limits = Limits {
            steps: number("__MEMSCOPE_STEPS", 1_000) as u32,
            log_bytes: number("__MEMSCOPE_LOG_BYTES", 2 << 20),
        };
        let blocks = Blocks::new(number("__MEMSCOPE_MEMORY", 0) as usize);
        let state = State::new(log, limits, blocks, own_allocator);
        for key in VARIABLES {
            // SAFETY: at the start of `main` there is no other thread that could read the environment.
            unsafe { std::env::remove_var(key) };
        }
        fallback::prepare();
        known();
        if !own_allocator {
            // Its buffer would otherwise turn up as a block of the program at the first print.
            drop(std::io::stdout().lock());
        }
        drop(std::thread::current());
        warm_up();
        turns::begin();
        panics::begin();
        *STATE.lock() = Some(state);
    });
}

/// What std takes once and keeps for as long as a thread or the program lives is no block of the program's.
fn warm_up() {
    let _ = std::io::stdin();
    warm_up_thread();
}

/// A channel's first wait in a thread makes std keep a block for later ones.
pub(crate) fn warm_up_thread() {
    let (_sender, receiver) = std::sync::mpsc::channel::<()>();
    let _ = receiver.recv_timeout(std::time::Duration::from_micros(100));
}
