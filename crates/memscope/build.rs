//! Gives the program a fingerprint of its own sources, so that results kept by another version of them do not count, and
//! the text of the recorder, which it compiles and links into what it watches.

use std::collections::hash_map::DefaultHasher;
use std::fmt::Write;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const RECORDER: &str = "../memscope-recorder/src";

fn main() -> io::Result<()> {
    let mut hash = DefaultHasher::new();
    for folder in ["src", RECORDER] {
        for file in files(Path::new(folder))? {
            fs::read(&file)?.hash(&mut hash);
        }
        println!("cargo::rerun-if-changed={folder}");
    }
    println!("cargo::rustc-env=MEMSCOPE_SOURCES={:016x}", hash.finish());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("recorder.rs"), recorder()?)
}

/// Name and text of each of the recorder's files, as a constant.
fn recorder() -> io::Result<String> {
    let mut text = String::from("const RECORDER: &[(&str, &str)] = &[\n");
    for file in files(Path::new(RECORDER))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let path = fs::canonicalize(&file)?;
        let _ = writeln!(text, "    ({name:?}, include_str!({path:?})),");
    }
    text.push_str("];\n");
    Ok(text)
}

/// Every file of a folder and of those in it, in an order that is always the same.
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
