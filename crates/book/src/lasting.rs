//! Texts that are made once and not again: not in this process, nor in the next one of the same program.
//!
//! They lie in one file of the book's `target/`, which is read while a build begins and written at its end. It counts for
//! the program, its libraries and the compiler that it was written with, and may be deleted at any time.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use memscope::cache;
use sha2::{Digest, Sha256};

/// What a plain function makes of its keys. It is a plain function so that what it makes depends on nothing but the key, the
/// program and the compiler.
pub(crate) struct Lasting<K> {
    kind: &'static str,
    keys: PhantomData<K>,
}

impl<K: Hash> Lasting<K> {
    /// `kind` is a name of its own in the program.
    pub(crate) const fn new(kind: &'static str) -> Self {
        Self {
            kind,
            keys: PhantomData,
        }
    }

    /// What `make` makes of the key, or once made.
    ///
    /// # Errors
    /// Those of `make`; they are not kept, since a machine may do tomorrow what it cannot do today.
    pub(crate) fn get<E>(&self, key: &K, make: fn(&K) -> Result<String, E>) -> Result<String, E> {
        let sum = self.sum(key);
        if let Some(text) = texts().get(&sum) {
            return Ok(text);
        }
        // Not under the lock: it may take seconds, and others are asked for meanwhile.
        let text = make(key)?;
        texts().put(sum, text.clone());
        Ok(text)
    }

    fn sum(&self, key: &K) -> String {
        let mut hash = Sum(Sha256::new());
        (self.kind, key).hash(&mut hash);
        format!("{:x}", hash.0.finalize())
    }
}

/// The standard library's way to go through a key, with a sum of which no two are alike.
struct Sum(Sha256);

impl Hasher for Sum {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nobody asks: the sum is longer than a number.
    fn finish(&self) -> u64 {
        0
    }
}

/// Begins to read what was kept for the book at `root`, beside whatever the caller does next; nobody has to wait for it.
pub(crate) fn read(root: &Path) -> JoinHandle<()> {
    let root = root.to_owned();
    thread::spawn(move || {
        // Whoever asks for a text waits: reading one is sooner done than making it.
        let mut texts = texts();
        if texts.written.contains_key(&root) {
            return;
        }
        if let Some(program) = program()
            && let Some(kept) = cache::get(&folder(&root), FILE)
        {
            texts.take(&program, &kept);
        }
        texts.written.insert(root, 0);
    })
}

/// Keeps for the next process what this one has made for the book at `root`, if it is anything new.
pub(crate) fn write(root: &Path) {
    let mut texts = texts();
    let made = texts.made;
    if texts.written.get(root).copied().unwrap_or_default() < made
        && let Some(program) = program()
    {
        texts.limit();
        cache::put(&folder(root), FILE, &texts.file(&program));
        texts.written.insert(root.to_owned(), made);
    }
}

const FILE: &str = "texts";

fn folder(root: &Path) -> PathBuf {
    root.join("target/kept")
}

/// This program (see `build.rs`), its libraries and the compiler; `None` without one.
fn program() -> Option<String> {
    let libraries = include_str!("../../../Cargo.lock");
    cache::key("book", "", &[env!("BOOK_SOURCES"), libraries]).ok()
}

static TEXTS: Mutex<Texts> = Mutex::new(Texts::new());

fn texts() -> MutexGuard<'static, Texts> {
    TEXTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The texts by the sums of their keys.
struct Texts {
    all: BTreeMap<String, Text>,
    /// How many were made in this process.
    made: usize,
    /// The books whose file was read, and how many were made when it was last written.
    written: BTreeMap<PathBuf, usize>,
}

struct Text {
    text: String,
    /// Whether anybody has asked for it since the room was last measured.
    asked: bool,
}

/// The most that is kept, in bytes: many times of what the book has. Beyond it goes what nobody asks for any more.
const LIMIT: usize = 100 << 20;

impl Texts {
    const fn new() -> Self {
        Self {
            all: BTreeMap::new(),
            made: 0,
            written: BTreeMap::new(),
        }
    }

    fn get(&mut self, sum: &str) -> Option<String> {
        let one = self.all.get_mut(sum)?;
        one.asked = true;
        Some(one.text.clone())
    }

    fn put(&mut self, sum: String, text: String) {
        self.all.insert(sum, Text { text, asked: true });
        self.made += 1;
    }

    fn limit(&mut self) {
        if self.all.values().map(|one| one.text.len()).sum::<usize>() > LIMIT {
            self.all.retain(|_, one| std::mem::take(&mut one.asked));
        }
    }

    /// The program's name; then of each text its key's sum, its length, and itself.
    fn file(&self, program: &str) -> String {
        let mut file = format!("{program}\n");
        for (sum, one) in &self.all {
            let text = &one.text;
            // Writing to a string cannot fail.
            let _ = write!(file, "{sum} {}\n{text}", text.len());
        }
        file
    }

    /// Takes what [`Self::file`] has written for the same program.
    fn take(&mut self, program: &str, file: &str) {
        let Some((whose, mut rest)) = file.split_once('\n') else {
            return;
        };
        if whose != program {
            return;
        }
        while let Some((sum, text, after)) = first(rest) {
            let text = Text {
                text: text.to_owned(),
                asked: false,
            };
            self.all.entry(sum.to_owned()).or_insert(text);
            rest = after;
        }
    }
}

/// The sum and the text of the first entry, and what follows it.
fn first(file: &str) -> Option<(&str, &str, &str)> {
    let (head, rest) = file.split_once('\n')?;
    let (sum, length) = head.split_once(' ')?;
    let (text, after) = rest.split_at_checked(length.parse().ok()?)?;
    Some((sum, text, after))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

    use super::*;

    /// One with these texts, by sums of their own.
    fn of(all: &[(&str, &str)]) -> Texts {
        let mut texts = Texts::new();
        for (sum, text) in all {
            texts.put((*sum).to_owned(), (*text).to_owned());
        }
        texts
    }

    fn all(texts: &Texts) -> Vec<(&str, &str)> {
        let all = texts.all.iter();
        all.map(|(sum, one)| (sum.as_str(), one.text.as_str()))
            .collect()
    }

    #[test]
    fn each_key_is_asked_for_once_and_has_its_own_answer() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        fn make(key: &(u8, &str)) -> Result<String, ()> {
            ASKED.fetch_add(1, SeqCst);
            Ok(format!("{key:?}"))
        }
        let one: Lasting<(u8, &str)> = Lasting::new("test: one");
        let other: Lasting<(u8, &str)> = Lasting::new("test: other");
        for (lasting, key, asked) in [
            (&one, (1, "a"), 1),
            (&one, (1, "b"), 2),
            (&one, (2, "a"), 3),
            (&other, (1, "a"), 4),
            (&one, (1, "a"), 4),
            (&other, (1, "a"), 4),
        ] {
            assert_eq!(lasting.get(&key, make), Ok(format!("{key:?}")));
            assert_eq!(ASKED.load(SeqCst), asked, "{} {key:?}", lasting.kind);
        }
    }

    #[test]
    fn an_error_is_not_kept() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        fn make(_: &u8) -> Result<String, usize> {
            match ASKED.fetch_add(1, SeqCst) {
                0 => Err(0),
                n => Ok(n.to_string()),
            }
        }
        let lasting = Lasting::new("test: errors");
        assert_eq!(lasting.get(&1, make), Err(0));
        assert_eq!(lasting.get(&1, make).as_deref(), Ok("1"));
        assert_eq!(lasting.get(&1, make).as_deref(), Ok("1"));
    }

    fn made(key: &&str) -> Result<String, ()> {
        Ok(format!("made of {key}"))
    }

    #[test]
    fn what_is_made_is_written_for_the_next_process() {
        let lasting = Lasting::new("test: written");
        let root = tempfile::tempdir().expect("a folder");
        assert_eq!(lasting.get(&"ink", made).as_deref(), Ok("made of ink"));
        write(root.path());
        let file = cache::get(&folder(root.path()), FILE).expect("a file");
        let mut next = Texts::new();
        next.take(&program().expect("a compiler"), &file);
        let found = next.get(&lasting.sum(&"ink"));
        assert_eq!(found.as_deref(), Some("made of ink"));
    }

    #[test]
    fn what_the_process_before_has_written_is_not_made_again() {
        let lasting = Lasting::new("test: read");
        let root = tempfile::tempdir().expect("a folder");
        let before = of(&[(&lasting.sum(&"ink"), "from the file")]);
        let file = before.file(&program().expect("a compiler"));
        cache::put(&folder(root.path()), FILE, &file);
        read(root.path()).join().expect("it is read");
        assert_eq!(lasting.get(&"ink", made).as_deref(), Ok("from the file"));
        assert_eq!(lasting.get(&"pen", made).as_deref(), Ok("made of pen"));
    }

    #[test]
    fn what_a_failed_build_has_made_is_written_by_the_next() {
        let lasting = Lasting::new("test: failed");
        let root = tempfile::tempdir().expect("a folder");
        read(root.path()).join().expect("nothing is there to read");
        assert_eq!(lasting.get(&"ink", made).as_deref(), Ok("made of ink"));
        read(root.path()).join().expect("it was read before");
        write(root.path());
        let file = cache::get(&folder(root.path()), FILE).expect("a file");
        assert!(file.contains(&lasting.sum(&"ink")));
    }

    #[test]
    fn what_was_written_is_taken_letter_by_letter() {
        let written = [
            ("a", ""),
            ("b", "\n"),
            ("c", "one\n12 3\n\n"),
            ("d", "<p>größer – 𝄞</p>"),
            ("e", "e 5\nfalse"),
        ];
        let mut taken = Texts::new();
        taken.take("this 1", &of(&written).file("this 1"));
        assert_eq!(all(&taken), written);
        assert_eq!(taken.made, 0);
    }

    #[test]
    fn another_programs_texts_are_left() {
        let file = of(&[("a", "text")]).file("this 1");
        for other in ["this 2", "this", "", "this 1 "] {
            let mut taken = Texts::new();
            taken.take(other, &file);
            assert_eq!(all(&taken), [], "{other:?}");
        }
    }

    #[test]
    fn of_a_file_that_is_no_such_file_the_texts_before_the_fault_are_taken() {
        let whole = [("a", "größer"), ("b", "text")];
        let file = of(&whole).file("this");
        let mut counts = BTreeSet::new();
        for length in (0..file.len()).filter(|length| file.is_char_boundary(*length)) {
            let mut taken = Texts::new();
            taken.take("this", &file[..length]);
            let taken = all(&taken);
            assert!(whole.starts_with(&taken), "{length}: {taken:?}");
            counts.insert(taken.len());
        }
        assert_eq!(counts, BTreeSet::from([0, 1]));
        for bad in [
            "this\na 99\ntext",
            "this\na -1\ntext",
            "this\na x\n",
            "this\na 2\nä-",
            "this\na 1\nä",
        ] {
            let mut taken = Texts::new();
            taken.take("this", bad);
            assert!(taken.all.len() <= 1, "{bad:?}");
        }
    }

    #[test]
    fn when_the_room_is_full_what_nobody_asks_for_goes() {
        let half = "x".repeat(LIMIT / 2);
        let mut texts = of(&[("a", &half), ("b", &half)]);
        texts.limit();
        assert_eq!(texts.all.len(), 2, "there is room");
        texts.put("c".to_owned(), "a byte more".to_owned());
        texts.limit();
        assert_eq!(texts.all.len(), 3, "all were asked for as they were made");
        assert!(texts.get("b").is_some());
        texts.limit();
        let left: Vec<&str> = texts.all.keys().map(String::as_str).collect();
        assert_eq!(left, ["b"]);
    }
}
