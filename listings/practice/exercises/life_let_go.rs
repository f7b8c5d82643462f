// TODO: The headline is ready, and the whole edition is
// still there. Free it earlier: make it print
// "0 in memory".
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many editions are in memory.
static ALIVE: AtomicUsize = AtomicUsize::new(0);

struct Edition {
    text: String,
}

impl Edition {
    fn new(text: &str) -> Edition {
        ALIVE.fetch_add(1, Relaxed);
        Edition {
            text: text.to_string(),
        }
    }
}

impl Drop for Edition {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Relaxed);
    }
}

/// A headline, and how many editions are in memory when it is ready.
fn clip() -> (String, usize) {
    let edition = Edition::new("Bridge opens at noon");
    let headline = &edition.text[..12];
    let alive = ALIVE.load(Relaxed);
    (headline.to_string(), alive)
}

fn main() {
    let (headline, alive) = clip();
    println!("{headline}, {alive} in memory");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_is_gone_before_the_headline_is_used() {
        assert_eq!(clip(), (String::from("Bridge opens"), 0));
        assert_eq!(ALIVE.load(Relaxed), 0);
    }
}
