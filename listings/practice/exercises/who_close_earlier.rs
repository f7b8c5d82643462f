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

// TODO: The log should be closed before the night begins,
// that is, before its count is read.
fn open_at_night() -> u32 {
    let _log = Log::open();
    OPEN.load(Relaxed)
}

fn main() {
    println!("open at night: {}", open_at_night());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_open_at_night() {
        assert_eq!(open_at_night(), 0);
    }
}
