//! Results kept by content: the file, the compiler's version, memscope's own version.
//!
//! An entry is one file: the SHA-256 of its key and its value, a newline, the value. What does not match its sum is
//! absent: one that was damaged, and one that was made for another key.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

/// The folder in which results are kept when the caller names none: `$MEMSCOPE_CACHE`, else `memscope` in the user's
/// cache folder; `None` when there is none.
pub fn default_folder() -> Option<PathBuf> {
    folder_from(|name| env::var_os(name).filter(|value| !value.is_empty()))
}

fn folder_from(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(folder) = variable("MEMSCOPE_CACHE") {
        return Some(folder.into());
    }
    let user = if cfg!(windows) {
        variable("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| PathBuf::from(home).join("Library/Caches"))
    } else {
        let home = || variable("HOME").map(|home| PathBuf::from(home).join(".cache"));
        variable("XDG_CACHE_HOME").map(PathBuf::from).or_else(home)
    };
    user.map(|folder| folder.join("memscope"))
}

/// The name under which a result is kept: a hash over the kind of result, the text, what else it depends on, the
/// compiler's `-vV` and memscope's own version.
///
/// # Errors
/// One clause for the user when there is no usable compiler.
pub fn key(kind: &str, text: &str, depends_on: &[&str]) -> Result<String, String> {
    let mut hash = Sha256::new();
    let version = crate::rustc::version()?;
    let parts = [kind, env!("CARGO_PKG_VERSION"), FORMAT, version, text];
    for part in parts.iter().chain(depends_on) {
        // The length keeps `ab`,`c` and `a`,`bc` apart.
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    Ok(format!("{kind}-{}", hex(&hash.finalize())))
}

/// A fingerprint of memscope's own sources (see `build.rs`): while the crate is being written, results change without
/// a change of the version.
const FORMAT: &str = env!("MEMSCOPE_SOURCES");

/// The result kept under `key`, if it is there and whole. A damaged one counts as absent.
pub fn get(folder: &Path, key: &str) -> Option<String> {
    let kept = fs::read_to_string(folder.join(key)).ok()?;
    let (sum, value) = kept.split_once('\n')?;
    (sum == sum_of(key, value)).then(|| value.to_owned())
}

/// Keeps a result: written beside its name and renamed, so that nobody ever reads half of it. Failing to keep it
/// is no error.
pub fn put(folder: &Path, key: &str, value: &str) {
    let kept = || -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(sum_of(key, value).as_bytes())?;
        file.write_all(b"\n")?;
        file.write_all(value.as_bytes())?;
        file.persist(folder.join(key))?;
        Ok(())
    };
    // A full or read-only disk costs time at the next run and nothing else.
    let _ = kept();
}

/// The value kept under `key`, where there is a folder.
pub(crate) fn value<T: DeserializeOwned>(folder: Option<&Path>, key: &str) -> Option<T> {
    let kept = get(folder?, key)?;
    serde_json::from_str(&kept).ok()
}

/// Keeps a value, where there is a folder.
pub(crate) fn keep(folder: Option<&Path>, key: &str, value: &impl Serialize) {
    if let (Some(folder), Ok(text)) = (folder, serde_json::to_string(value)) {
        put(folder, key, &text);
    }
}

fn sum_of(key: &str, value: &str) -> String {
    sum(format!("{key}\n{value}").as_bytes())
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn sum(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_is_got() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "k", "two\nlines");
        assert_eq!(get(folder.path(), "k").as_deref(), Some("two\nlines"));
    }

    #[test]
    fn a_damaged_entry_is_absent() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "k", "a value");
        let path = folder.path().join("k");
        let whole = fs::read(&path).unwrap();
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).unwrap();
            assert_eq!(get(folder.path(), "k"), None, "cut at {length}");
        }
    }

    #[test]
    fn an_entry_of_another_key_is_absent() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "k", "a value");
        fs::copy(folder.path().join("k"), folder.path().join("l")).unwrap();
        assert_eq!(get(folder.path(), "k").as_deref(), Some("a value"));
        assert_eq!(get(folder.path(), "l"), None);
    }

    #[test]
    fn an_entry_of_bytes_that_are_no_text_is_absent() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("k"), [0xff, 0xfe, b'\n', 0x80]).unwrap();
        assert_eq!(get(folder.path(), "k"), None);
    }

    #[test]
    fn nothing_but_the_entry_stays_in_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), "k", "a");
        put(folder.path(), "k", "b");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(get(folder.path(), "k").as_deref(), Some("b"));
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_no_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        put(&file.join("below"), "k", "a");
        assert_eq!(get(&file.join("below"), "k"), None);
    }

    #[test]
    fn keys_differ_by_every_part() {
        let keys = [
            key("a", "text", &[]),
            key("b", "text", &[]),
            key("a", "texts", &[]),
            key("a", "text", &["x"]),
            key("a", "text", &["", "x"]),
            key("a", "textx", &[]),
        ];
        let keys = keys.map(|key| key.expect("a compiler"));
        let unique: std::collections::HashSet<_> = keys.iter().collect();
        assert_eq!(unique.len(), keys.len());
    }

    #[test]
    fn the_named_folder_wins_over_the_users() {
        let folder = folder_from(|name| (name == "MEMSCOPE_CACHE").then(|| "here".into()));
        assert_eq!(folder, Some("here".into()));
        assert_eq!(folder_from(|_| None), None);
    }
}
