//! Follows the sources of the book and calls back once for each burst of changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// One save makes several events; a pause this long ends the burst.
const QUIET: Duration = Duration::from_millis(60);
/// A burst that goes on is built nevertheless, after this time.
const LONGEST: Duration = Duration::from_secs(1);

/// The folders whose files make the pages.
const FOLDERS: [&str; 4] = ["src", "listings", "data", "theme"];

/// Calls `changed` after every change below `src/`, `listings/`, `data/`, `theme/` or of `book.toml`, on a thread of its
/// own, as long as the process lives. A folder that is taken away and put back is followed again.
///
/// # Errors
/// When the system cannot watch these folders.
pub(super) fn watch(root: &Path, mut changed: impl FnMut() + Send + 'static) -> Result<()> {
    let root = root.canonicalize()?;
    let (send, receive) = channel();
    let sources = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Ok(event) = event
            && concerns(&sources, &event)
        {
            let _ = send.send(replaced(&sources, &event));
        }
    })?;
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        if folder.is_dir() {
            watcher
                .watch(&folder, RecursiveMode::Recursive)
                .with_context(|| format!("{} cannot be watched", folder.display()))?;
        }
    }
    // An editor that saves by renaming replaces book.toml, so its folder is watched, and that alone.
    watcher
        .watch(&root, RecursiveMode::NonRecursive)
        .context("the book's folder cannot be watched")?;
    thread::spawn(move || {
        follow(&receive, LONGEST, |folders| {
            for folder in folders {
                again(&mut watcher, folder);
            }
            changed();
        });
    });
    Ok(())
}

/// Watches a folder that has taken the place of the one that was watched; of one that is gone, its return is an event.
fn again(watcher: &mut RecommendedWatcher, folder: &Path) {
    let _ = watcher.unwatch(folder);
    if folder.is_dir() {
        let _ = watcher.watch(folder, RecursiveMode::Recursive);
    }
}

/// Calls `changed` once for each burst of events, with the watched folders that were replaced in it.
fn follow(
    events: &Receiver<Vec<PathBuf>>,
    longest: Duration,
    mut changed: impl FnMut(&BTreeSet<PathBuf>),
) {
    while let Ok(first) = events.recv() {
        let start = Instant::now();
        let mut folders: BTreeSet<PathBuf> = first.into_iter().collect();
        while start.elapsed() < longest
            && let Ok(more) = events.recv_timeout(QUIET)
        {
            folders.extend(more);
        }
        changed(&folders);
    }
}

/// The watched folders that themselves came, went or were renamed in this event.
fn replaced(root: &Path, event: &Event) -> Vec<PathBuf> {
    let content = matches!(
        event.kind,
        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Metadata(_))
    );
    let folder = |path: &&PathBuf| FOLDERS.iter().any(|folder| **path == root.join(folder));
    let paths = event.paths.iter().filter(folder).cloned();
    paths.filter(|_| !content).collect()
}

/// Whether an event changes what the pages are made from. Reading them, which every build does, is reported too.
fn concerns(root: &Path, event: &Event) -> bool {
    let relevant = |path: &PathBuf| {
        let Ok(path) = path.strip_prefix(root) else {
            return false;
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = name.starts_with('.') || name.ends_with('~');
        let source = FOLDERS.iter().any(|folder| path.starts_with(folder));
        !temporary
            && !path.starts_with("listings/wip")
            && !path.starts_with("theme/bundle")
            && (source || path == Path::new("book.toml"))
    };
    !event.kind.is_access() && event.paths.iter().any(relevant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::AccessKind;

    fn concerns_path(kind: EventKind, path: &str) -> bool {
        concerns(
            Path::new("/book"),
            &Event::new(kind).add_path(Path::new("/book").join(path)),
        )
    }

    #[test]
    fn a_saved_source_counts_and_a_read_one_does_not() {
        let saved = EventKind::Modify(ModifyKind::Any);
        assert!(concerns_path(saved, "src/moves.md"));
        assert!(concerns_path(saved, "book.toml"));
        assert!(!concerns_path(
            EventKind::Access(AccessKind::Any),
            "src/moves.md"
        ));
    }

    #[test]
    fn what_a_build_or_an_editor_writes_does_not_count() {
        let saved = EventKind::Modify(ModifyKind::Any);
        for path in ["src/.moves.md.swp", "src/moves.md~", "Cargo.lock", "target"] {
            assert!(!concerns_path(saved, path), "{path}");
        }
    }

    #[test]
    fn writes_without_a_pause_are_built_nevertheless() {
        let (send, receive) = channel();
        let (done, told) = channel();
        let writer = thread::spawn(move || {
            // Ends when the build was made; a follower that waits for a pause never makes it.
            for _ in 0..1_000 {
                if told.try_recv().is_ok() {
                    return true;
                }
                let _ = send.send(Vec::new());
                thread::sleep(QUIET / 10);
            }
            false
        });
        follow(&receive, Duration::from_millis(200), |_| {
            let _ = done.send(());
        });
        assert!(writer.join().expect("the writer ends"));
    }

    #[test]
    fn a_folder_that_is_taken_away_and_put_back_is_followed_again() {
        let book = tempfile::tempdir().expect("a folder");
        let src = book.path().join("src");
        let save = |text: &str| {
            std::fs::create_dir_all(src.join("part")).expect("a folder");
            std::fs::write(src.join("part/page.md"), text).expect("a file");
        };
        save("first");
        let (send, receive) = channel();
        watch(book.path(), move || {
            send.send(()).expect("the test listens")
        })
        .expect("it can be watched");
        let built = || {
            receive
                .recv_timeout(Duration::from_secs(60))
                .expect("a build")
        };
        let settled = || while receive.recv_timeout(QUIET * 10).is_ok() {};
        save("second");
        built();
        settled();
        std::fs::remove_dir_all(&src).expect("it goes");
        save("third");
        built();
        settled();
        save("fourth");
        built();
    }
}
