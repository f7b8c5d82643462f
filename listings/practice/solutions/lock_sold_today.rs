use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static SOLD: AtomicU32 = AtomicU32::new(0);

fn sell() {
    SOLD.fetch_add(1, Ordering::Relaxed);
}

/// Four sellers, ten rolls each.
fn day() -> u32 {
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| (0..10).for_each(|_| sell()));
        }
    });
    SOLD.load(Ordering::Relaxed)
}

fn main() {
    println!("{} sold", day());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_roll_is_lost() {
        assert_eq!(day(), 40);
    }
}
