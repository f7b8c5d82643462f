use std::sync::Mutex;
use std::thread;

static SOLD: Mutex<u32> = Mutex::new(0);

fn sell() {
    *SOLD.lock().unwrap() += 1;
}

/// Four sellers, ten rolls each.
fn day() -> u32 {
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| (0..10).for_each(|_| sell()));
        }
    });
    *SOLD.lock().unwrap()
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
