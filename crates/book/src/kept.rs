//! What was made once in this process is not made again: in one build, or in the later ones while a server lives.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// What a plain function makes of its keys. It is a plain function so that what it makes depends on nothing but the key.
pub(crate) struct Kept<K, V> {
    made: Mutex<Made<K, V>>,
}

/// The younger half takes what is new or used again; the older half goes when the younger one is full.
struct Made<K, V> {
    young: BTreeMap<K, V>,
    old: BTreeMap<K, V>,
}

/// Twice as many are kept, more than a build of the book makes: a server that lives for weeks does not grow with each save.
const HALF: usize = 2_000;

impl<K: Ord, V: Clone> Kept<K, V> {
    pub(crate) const fn new() -> Self {
        Self {
            made: Mutex::new(Made {
                young: BTreeMap::new(),
                old: BTreeMap::new(),
            }),
        }
    }

    /// What `make` made of the key when it was asked first.
    ///
    /// # Errors
    /// Those of `make`; they are not kept, since a machine may do tomorrow what it cannot do today.
    pub(crate) fn get<E>(&self, key: K, make: fn(&K) -> Result<V, E>) -> Result<V, E> {
        if let Some(made) = self.locked(|made| made.get(&key)) {
            return Ok(made);
        }
        // Not under the lock: it may take seconds, and others are asked for meanwhile.
        let made = make(&key)?;
        self.locked(|all| all.put(key, made.clone()));
        Ok(made)
    }

    fn locked<T>(&self, work: impl FnOnce(&mut Made<K, V>) -> T) -> T {
        work(&mut self.made.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<K: Ord, V: Clone> Made<K, V> {
    fn get(&mut self, key: &K) -> Option<V> {
        if let Some(made) = self.young.get(key) {
            return Some(made.clone());
        }
        let (key, made) = self.old.remove_entry(key)?;
        self.put(key, made.clone());
        Some(made)
    }

    fn put(&mut self, key: K, made: V) {
        if self.young.len() >= HALF {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, made);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    use super::*;

    #[test]
    fn each_key_is_asked_for_once_and_has_its_own_answer() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        fn make(key: &&str) -> Result<String, ()> {
            ASKED.fetch_add(1, SeqCst);
            Ok(format!("<{key}>"))
        }
        let kept = Kept::new();
        for (key, expected, asked) in [
            ("fn main() {}", "<fn main() {}>", 1),
            ("fn main() {} ", "<fn main() {} >", 2),
            ("fn main() {}", "<fn main() {}>", 2),
        ] {
            assert_eq!(kept.get(key, make).as_deref(), Ok(expected));
            assert_eq!(ASKED.load(SeqCst), asked, "{key:?}");
        }
    }

    #[test]
    fn an_error_is_not_kept() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        fn make(_: &u8) -> Result<usize, usize> {
            match ASKED.fetch_add(1, SeqCst) {
                0 => Err(0),
                n => Ok(n),
            }
        }
        let kept = Kept::new();
        assert_eq!(kept.get(1, make), Err(0));
        assert_eq!(kept.get(1, make), Ok(1));
        assert_eq!(kept.get(1, make), Ok(1));
    }

    #[test]
    fn what_nobody_asks_for_goes_and_what_is_used_stays() {
        fn make(key: &usize) -> Result<usize, ()> {
            Ok(*key)
        }
        let kept = Kept::new();
        for key in 1..10 * HALF {
            assert_eq!(kept.get(key, make), Ok(key));
            assert_eq!(kept.get(0, make), Ok(0));
        }
        let (all, used) = kept.locked(|made| {
            let all = made.young.len() + made.old.len();
            (all, made.get(&0).is_some())
        });
        assert!(all <= 2 * HALF + 1, "{all}");
        assert!(used);
    }
}
