//! Temporary folders. They go when they are dropped, and when the user interrupts: [`remove_all`]. What a killed run had
//! to leave behind goes with a later one.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::time::{Duration, SystemTime};
use std::{env, fs, io, mem, thread};

/// What the names of all of them begin with.
pub(crate) const PREFIX: &str = "memscope-";
/// So many characters of a name are another every time.
pub(crate) const RANDOM: usize = 6;
/// A file by which a folder is known as memscope's.
const MARK: &str = ".made-by-memscope";
/// No run takes that long.
const STALE: Duration = Duration::from_secs(6 * 3600);

static LIVE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn live() -> MutexGuard<'static, Vec<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A temporary folder.
#[derive(Debug)]
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    /// A new folder. Its name is another one every time, but always as long.
    pub(crate) fn new() -> io::Result<Self> {
        static SWEPT: Once = Once::new();
        SWEPT.call_once(|| sweep(&env::temp_dir(), STALE));
        // Made under the lock: no folder is made that an interrupt does not know.
        let mut live = live();
        let mut builder = tempfile::Builder::new();
        let folder = builder.prefix(PREFIX).rand_bytes(RANDOM).tempdir()?;
        live.push(folder.path().to_owned());
        fs::File::create(folder.path().join(MARK))?;
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

/// Removes folders that bear memscope's name and mark and are older than that, and empty ones that bear the name: a run
/// may be killed before it has made its mark.
fn sweep(parent: &Path, age: Duration) {
    let old = |path: &Path| {
        let made = fs::symlink_metadata(path).and_then(|data| data.modified());
        made.is_ok_and(|made: SystemTime| made.elapsed().is_ok_and(|since| since >= age))
    };
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let path = entry.path();
        let ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if ours && old(&path.join(MARK)) {
            let _ = fs::remove_dir_all(path);
        } else if ours && old(&path) {
            // This removes nothing that is not empty.
            let _ = fs::remove_dir(path);
        }
    }
}

/// Ends whatever runs, removes every temporary folder, and lets nothing else be started or made: for a program that is
/// about to exit because the user interrupted it.
pub fn remove_all() {
    supervise::stop_all();
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
        let folder = Folder::new().unwrap();
        let path = folder.path().to_owned();
        assert!(live().contains(&path));
        drop(folder);
        assert!(!live().contains(&path) && !path.exists());
    }

    #[test]
    fn only_old_folders_with_the_mark_are_swept() {
        let parent = tempfile::tempdir().unwrap();
        for (name, file) in [
            ("memscope-a", Some(MARK)),
            ("memscope-b", Some("another")),
            ("memscope-c", None),
            ("other", Some(MARK)),
        ] {
            let folder = parent.path().join(name);
            fs::create_dir(&folder).unwrap();
            if let Some(file) = file {
                fs::write(folder.join(file), "").unwrap();
            }
        }
        let left = || {
            let entries = fs::read_dir(parent.path()).unwrap();
            let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        sweep(parent.path(), STALE);
        assert_eq!(left(), ["memscope-a", "memscope-b", "memscope-c", "other"]);
        sweep(parent.path(), Duration::ZERO);
        assert_eq!(left(), ["memscope-b", "other"]);
    }
}
