//! The files of a crate: their list and their fingerprint.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A number that changes when a file in these folders changes, comes, goes, or gets another name.
pub(crate) fn fingerprint(folders: &[&Path]) -> io::Result<u64> {
    let mut hash = DefaultHasher::new();
    for folder in folders {
        for file in files(folder)? {
            name(folder, &file).hash(&mut hash);
            fs::read(&file)?.hash(&mut hash);
        }
    }
    Ok(hash.finish())
}

/// Every file of a folder as Rust source: a slice of names and texts.
pub(crate) fn list(folder: &Path) -> io::Result<String> {
    let mut text = String::from("&[\n");
    for file in files(folder)? {
        let path = fs::canonicalize(&file)?;
        let (name, path) = (name(folder, &file), path.display().to_string());
        text.push_str(&format!("    ({name:?}, include_str!({path:?})),\n"));
    }
    text.push_str("]\n");
    Ok(text)
}

/// The files of a folder and of those in it, in the order of their names.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The way from the folder to a file, with `/` everywhere.
fn name(folder: &Path, file: &Path) -> String {
    let way = file.strip_prefix(folder).unwrap_or(file);
    let parts = way.iter().map(|part| part.to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORDER: &str = "../recorder/src";

    #[test]
    fn results_depend_on_the_engine_and_on_the_recorder() {
        let now = fingerprint(&[Path::new("src"), Path::new(RECORDER)]).unwrap();
        assert_eq!(env!("MEMSCOPE_SOURCES"), format!("{now:016x}"));
    }

    #[test]
    fn every_change_of_a_file_changes_the_fingerprint() {
        let home = tempfile::tempdir().unwrap();
        let print = || fingerprint(&[home.path()]).unwrap();
        let copied = files(Path::new(RECORDER)).unwrap();
        for file in &copied {
            let to = home.path().join(name(Path::new(RECORDER), file));
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(file, to).unwrap();
        }
        assert!(copied.len() > 20);
        let before = print();
        assert_eq!(before, fingerprint(&[Path::new(RECORDER)]).unwrap());

        let (log, other) = (home.path().join("log.rs"), home.path().join("other.rs"));
        let text = fs::read_to_string(&log).unwrap();
        fs::write(&log, format!("{text} ")).unwrap();
        assert_ne!(before, print(), "a space more");
        fs::rename(&log, &other).unwrap();
        fs::write(&other, &text).unwrap();
        assert_ne!(before, print(), "another name");
        fs::remove_file(&other).unwrap();
        assert_ne!(before, print(), "a file less");
        fs::write(&log, &text).unwrap();
        assert_eq!(before, print());
    }

    #[test]
    fn the_list_has_every_module_of_the_recorder() {
        let written = include_str!(concat!(env!("OUT_DIR"), "/recorder.rs"));
        assert_eq!(written, list(Path::new(RECORDER)).unwrap());
        let list: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/recorder.rs"));
        let named = |file: &str| list.iter().find(|(name, _)| *name == file);
        let root = named("lib.rs").unwrap().1;
        let declared = root.lines().filter_map(|line| {
            let rest = line.strip_prefix("pub ").unwrap_or(line);
            rest.strip_prefix("mod ")?.strip_suffix(';')
        });
        let mut count = 0;
        for module in declared {
            let (name, text) = named(&format!("{module}.rs")).expect(module);
            assert_eq!(
                *text,
                fs::read_to_string(Path::new(RECORDER).join(name)).unwrap()
            );
            count += 1;
        }
        assert!(count > 20);
    }
}
