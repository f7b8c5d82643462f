//! Temporary folders of `cargo book`. They go when they are dropped and when the user interrupts ([`remove_all`]);
//! what a killed command had to leave behind goes with a later one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{env, io, mem, thread};

use anyhow::{Context, Result};

/// How the folders' names begin. Hidden: nobody's list of files is made longer.
const PREFIX: &str = ".cargo-book-";

/// A file that the folder's maker keeps locked as long as it lives.
const LIVE: &str = ".live";

static ALL: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn all() -> MutexGuard<'static, Vec<PathBuf>> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A temporary folder.
#[derive(Debug)]
pub(crate) struct Folder {
    // Closed before the folder goes: Windows removes no open file.
    _live: File,
    folder: tempfile::TempDir,
}

impl Folder {
    /// A new folder in the system's folder for such.
    pub(crate) fn new() -> Result<Self> {
        Self::new_in(&env::temp_dir())
    }

    /// A new folder in `parent`, from which a rename into `parent` is one step.
    pub(crate) fn new_in(parent: &Path) -> Result<Self> {
        sweep(parent);
        make(parent).with_context(|| format!("nothing can be written into {}", parent.display()))
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        all().retain(|path| path != self.folder.path());
    }
}

fn make(parent: &Path) -> io::Result<Folder> {
    // Made under the lock: no folder is made that an interrupt does not know.
    let mut all = all();
    let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(parent)?;
    all.push(folder.path().to_owned());
    // Locked before it has its name: nobody finds it unlocked.
    let unnamed = folder.path().join("new");
    let live = File::create(&unnamed)?;
    // Where a file system knows no locks, nothing is swept either.
    let _ = live.lock();
    fs::rename(unnamed, folder.path().join(LIVE))?;
    Ok(Folder {
        _live: live,
        folder,
    })
}

/// Removes the folders in `parent` whose makers are gone.
fn sweep(parent: &Path) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let Some(live) = ours
            .then(|| File::open(entry.path().join(LIVE)).ok())
            .flatten()
        else {
            continue;
        };
        if live.try_lock().is_ok() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Removes every temporary folder, memscope's too, and lets no other be made: for a command that is about to exit
/// because the user interrupted it. What is still being written there is given a second to end.
pub fn remove_all() {
    let mut all = all();
    memscope::remove_all();
    for _ in 0..20 {
        all.retain(|path| fs::remove_dir_all(path).is_err() && path.exists());
        if all.is_empty() {
            break;
        }
        thread::sleep(Duration::from_millis(50));
    }
    mem::forget(all);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_goes_with_its_value() {
        let folder = Folder::new().expect("a folder");
        let path = folder.path().to_owned();
        assert!(all().contains(&path) && path.is_dir());
        drop(folder);
        assert!(!all().contains(&path) && !path.exists());
    }

    #[test]
    fn only_what_nobody_holds_any_more_is_swept() {
        let parent = tempfile::tempdir().expect("a folder");
        let held = Folder::new_in(parent.path()).expect("a folder");
        let left = parent.path().join(format!("{PREFIX}left"));
        let foreign = parent.path().join(format!("{PREFIX}foreign"));
        for folder in [&left, &foreign] {
            fs::create_dir(folder).expect("a folder");
        }
        fs::write(left.join(LIVE), "").expect("a file");
        sweep(parent.path());
        assert!(held.path().is_dir() && foreign.is_dir());
        assert!(!left.exists());
    }
}
