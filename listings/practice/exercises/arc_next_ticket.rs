// TODO: Both customers get ticket 1. Make it print [1, 2].
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

/// Takes a ticket, and waits for the other customer.
fn take(next: &AtomicU32, meet: &Barrier) -> u32 {
    let mine = next.load(Ordering::Relaxed);
    meet.wait();
    next.store(mine + 1, Ordering::Relaxed);
    mine
}

/// The tickets of two customers, the smaller one first.
fn two_customers() -> [u32; 2] {
    let next = AtomicU32::new(1);
    let meet = Barrier::new(2);
    let mut tickets = thread::scope(|s| {
        let ada = s.spawn(|| take(&next, &meet));
        let ben = s.spawn(|| take(&next, &meet));
        [ada.join().unwrap(), ben.join().unwrap()]
    });
    tickets.sort();
    tickets
}

fn main() {
    println!("{:?}", two_customers());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ticket_is_given_twice() {
        assert_eq!(two_customers(), [1, 2]);
    }
}
