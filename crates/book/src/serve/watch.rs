//! Follows the sources of the book and calls back once for each burst of changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// One save makes several events; a pause this long ends the burst.
const QUIET: Duration = Duration::from_millis(60);

/// Calls `changed` after every change below `src/`, `listings/`, `data/`, `theme/` or of `book.toml`, until the returned
/// watcher is dropped.
///
/// # Errors
/// When the system cannot watch these folders.
pub(super) fn watch(
    root: &Path,
    changed: impl FnMut() + Send + 'static,
) -> Result<RecommendedWatcher> {
    let root = root.canonicalize()?;
    let (send, receive) = channel();
    let sources = root.clone();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| concerns(&sources, &event)) {
            let _ = send.send(());
        }
    })?;
    for folder in ["src", "listings", "data", "theme"] {
        let path = root.join(folder);
        if path.is_dir() {
            watcher
                .watch(&path, RecursiveMode::Recursive)
                .with_context(|| format!("{folder}/ cannot be watched"))?;
        }
    }
    // An editor that saves by renaming replaces book.toml, so its folder is watched, and that alone.
    watcher
        .watch(&root, RecursiveMode::NonRecursive)
        .context("the book's folder cannot be watched")?;
    thread::spawn(move || follow(&receive, changed));
    Ok(watcher)
}

fn follow(events: &Receiver<()>, mut changed: impl FnMut()) {
    while events.recv().is_ok() {
        while events.recv_timeout(QUIET).is_ok() {}
        changed();
    }
}

/// Whether an event changes what the pages are made from. Reading them, which every build does, is reported too.
fn concerns(root: &Path, event: &Event) -> bool {
    let relevant = |path: &PathBuf| {
        let Ok(path) = path.strip_prefix(root) else {
            return false;
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = name.starts_with('.') || name.ends_with('~');
        let source = ["src", "listings", "data", "theme"]
            .iter()
            .any(|folder| path.starts_with(folder));
        !temporary
            && !path.starts_with("listings/wip")
            && (source || path == Path::new("book.toml"))
    };
    !event.kind.is_access() && event.paths.iter().any(relevant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::EventKind;
    use notify::event::{AccessKind, ModifyKind};

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
}
