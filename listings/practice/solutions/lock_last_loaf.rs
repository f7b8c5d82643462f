use std::sync::{Barrier, Mutex};
use std::thread;

/// Sells a loaf, if there is one. Two customers come to the
/// door together.
fn sell(loaves: &Mutex<i32>, door: &Barrier) {
    door.wait();
    let mut loaves = loaves.lock().unwrap();
    if *loaves > 0 {
        *loaves -= 1;
    }
}

/// How many loaves of one are left when two customers have
/// been there.
fn left() -> i32 {
    let loaves = Mutex::new(1);
    let door = Barrier::new(2);
    thread::scope(|s| {
        s.spawn(|| sell(&loaves, &door));
        s.spawn(|| sell(&loaves, &door));
    });
    *loaves.lock().unwrap()
}

fn main() {
    println!("{} loaves left", left());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_buys_a_loaf_that_is_not_there() {
        assert_eq!(left(), 0);
    }
}
