// TODO: All sellers count in one place.
// Choose the type of SOLD.
use std::cell::Cell;
use std::thread;

static SOLD: Cell<u32> = Cell::new(0);

fn sell() {
    SOLD.set(SOLD.get() + 1);
}

/// Four sellers, ten rolls each.
fn day() -> u32 {
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| (0..10).for_each(|_| sell()));
        }
    });
    SOLD.get()
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
