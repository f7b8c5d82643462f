//! Temporary folders. They go when they are dropped, and when the user interrupts: [`remove_all`].

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{fs, io, mem, thread};

use std::time::Duration;

static LIVE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn live() -> MutexGuard<'static, Vec<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A temporary folder.
#[derive(Debug)]
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// A new folder whose name is `prefix` and `random` more characters.
    pub(crate) fn new(prefix: &str, random: usize) -> io::Result<Self> {
        // Made under the lock: no folder is made that an interrupt does not know.
        let mut live = live();
        let mut builder = tempfile::Builder::new();
        let folder = builder.prefix(prefix).rand_bytes(random).tempdir()?;
        live.push(folder.path().to_owned());
        Ok(Self(folder))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        live().retain(|path| path != self.0.path());
    }
}

/// Removes every temporary folder, and lets no other be made: for a program that is about to exit because the user
/// interrupted it. What the compiler or the watched program still writes there is given a second to end.
pub fn remove_all() {
    let mut live = live();
    for _ in 0..20 {
        live.retain(|path| fs::remove_dir_all(path).is_err() && path.exists());
        if live.is_empty() {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    mem::forget(live);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_goes_with_its_value() {
        let folder = Folder::new("memscope-test-", 6).unwrap();
        let path = folder.path().to_owned();
        assert!(live().contains(&path));
        drop(folder);
        assert!(!live().contains(&path) && !path.exists());
    }
}
