use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

// How many logs are open. You need not read lines 3 to 19.
static OPEN: AtomicU32 = AtomicU32::new(0);

struct Log;

impl Log {
    fn open() -> Log {
        OPEN.fetch_add(1, Relaxed);
        Log
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        OPEN.fetch_sub(1, Relaxed);
    }
}

fn record(hour: u32) {
    let log = Log::open();
    if hour % 6 == 5 {
        archive(log);
    }
}

fn archive(_log: Log) {}

fn still_open_after_a_day() -> u32 {
    for hour in 0..24 {
        record(hour);
    }
    OPEN.load(Relaxed)
}

fn main() {
    println!("still open: {}", still_open_after_a_day());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_log_is_closed() {
        assert_eq!(still_open_after_a_day(), 0);
    }
}
