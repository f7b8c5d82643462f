//! Builds the recorder once for each compiler, and the watched program with it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::memory::instrument::Plan;
use crate::memory::run::{part, steady_path};
use crate::splice::{Origin, Woven};
use crate::{Failure, Options, Source, cache, rustc};

/// The recorder's files, all that are in its crate's `src`: the build script lists them.
const RECORDER: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/recorder.rs"));

/// All of the recorder's text.
fn recorder_text() -> String {
    RECORDER.iter().map(|(_, text)| *text).collect()
}

/// The sum of the recorder's text: results depend on it. Taken once, since every result is looked up by it.
pub(crate) fn recorder_sum() -> &'static str {
    static SUM: OnceLock<String> = OnceLock::new();
    SUM.get_or_init(|| cache::sum(recorder_text().as_bytes()))
}

/// The compiled recorder, as the argument that follows `--extern`. Kept in the cache's folder, if there is one, under
/// a name that holds the sum of its bytes: the cache's entry for the recorder is that sum.
///
/// # Errors
/// One clause, when the compiler does not compile it.
pub(crate) fn recorder(options: &Options, folder: &Path) -> Result<String, String> {
    let key = cache::key("recorder", &recorder_text(), &[])?;
    let argument = |path: &Path| format!("__memscope={}", path.display());
    if let Some(cache) = &options.cache
        && let Some(sum) = cache::get(cache, &key)
    {
        let kept = cache.join(library(&sum));
        if fs::read(&kept).is_ok_and(|bytes| cache::sum(&bytes) == sum) {
            return Ok(argument(&kept));
        }
    }
    let made = compiled(&folder.join("recorder"))?;
    if let Some(cache) = &options.cache {
        // A full or read-only disk costs time at the next run and nothing else.
        let _ = keep(&made, cache, &key);
    }
    Ok(argument(&made))
}

fn library(sum: &str) -> String {
    format!("lib__memscope-{sum}.rlib")
}

/// Compiles the recorder in a folder of its own; gives the library's path.
fn compiled(sources: &Path) -> Result<PathBuf, String> {
    let write = |error: std::io::Error| format!("the recorder cannot be written ({error})");
    fs::create_dir_all(sources).map_err(write)?;
    for (name, text) in RECORDER {
        fs::write(sources.join(name), text).map_err(write)?;
    }
    let arguments = [
        "--crate-type",
        "rlib",
        "--crate-name",
        "__memscope",
        "-C",
        "opt-level=1",
        "--cap-lints",
        "allow",
    ];
    let outcome = rustc::compile(sources, "lib.rs", "2024", &arguments)?;
    let errors = &mut outcome.diagnostics.iter().filter(|said| said.is_error());
    match errors.next() {
        None => Ok(sources.join("lib__memscope.rlib")),
        Some(error) => Err(format!(
            "the recorder does not compile with this rustc: {}",
            error.message
        )),
    }
}

/// Copies the library beside its final name and renames it, so that nobody ever links half of it.
fn keep(made: &Path, cache: &Path, key: &str) -> std::io::Result<()> {
    let bytes = fs::read(made)?;
    let sum = cache::sum(&bytes);
    fs::create_dir_all(cache)?;
    let mut file = tempfile::NamedTempFile::new_in(cache)?;
    file.write_all(&bytes)?;
    file.persist(cache.join(library(&sum)))?;
    cache::put(cache, key, &sum);
    Ok(())
}

/// A watched program, compiled.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) program: PathBuf,
    /// What it is to find as its own name.
    pub(crate) name: String,
    spliced: Woven<usize>,
    file: String,
    shown: String,
}

/// How often a refused insertion is replaced.
const ROUNDS: usize = 6;

/// Compiles the program with everything that the plan inserts.
///
/// # Errors
/// When it does not compile although it did without the probes, or does not link.
pub(crate) fn program(
    source: &Source,
    plan: &mut Plan,
    options: &Options,
    folder: &Path,
    library: &str,
) -> Result<Built, Failure> {
    let fail =
        |what: String| Failure::in_file(&source.path, what, "please report it with the file");
    let home = folder;
    let folder = &part(home, "program")
        .map_err(|error| fail(format!("no folder can be made for the program ({error})")))?;
    let stem = source
        .path
        .file_stem()
        .map_or("program".into(), |stem| stem.to_string_lossy());
    let name: String = stem
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '_' })
        .collect();
    let name = if name.starts_with(char::is_alphabetic) {
        name
    } else {
        format!("program_{name}")
    };
    let file = format!("{name}.rs");
    for _ in 0..ROUNDS {
        let mut spliced = plan.watch.splice(&source.text);
        if !plan.own_allocator {
            spliced.text.push_str("\n#[global_allocator]static __MEMSCOPE: ::__memscope::Recorder=::__memscope::Recorder::new();\n");
        }
        fs::write(folder.join(&file), &spliced.text).map_err(|error| {
            fail(format!(
                "the instrumented program cannot be written ({error})"
            ))
        })?;
        let arguments = [
            "--crate-name",
            &name,
            "--crate-type",
            "bin",
            "--cap-lints",
            "allow",
            "--extern",
            library,
        ];
        let outcome =
            rustc::compile(folder, &file, &options.edition, &arguments).map_err(|what| {
                let remedy = "check that `rustc` builds it by itself";
                Failure::in_file(&source.path, what, remedy)
            })?;
        if outcome.success {
            let program = folder
                .join(&name)
                .with_extension(std::env::consts::EXE_EXTENSION);
            let shown = source.path.display().to_string();
            return Ok(Built {
                program,
                name: stem.into_owned(),
                spliced,
                file: steady_path(&folder.join(&file), home),
                shown,
            });
        }
        let mut changed = false;
        let mut first = None;
        for error in outcome
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.is_error())
        {
            first.get_or_insert_with(|| error.message.clone());
            for label in error.labels.iter().filter(|label| label.in_file) {
                if let Origin::Inserted(index, _) = spliced.origin(label.start) {
                    changed |= plan.watch.retreat(index);
                    break;
                }
            }
        }
        if !changed && !plan.watch.give_up_extras() {
            let said = first.unwrap_or_default();
            return Err(fail(format!(
                "the program compiles, but not with the recorder in it ({said})"
            )));
        }
    }
    Err(fail(
        "the program compiles, but not with the recorder in it".to_owned(),
    ))
}

/// Compiles the program as it is.
///
/// # Errors
/// When that fails although its types were in order.
pub(crate) fn bare(source: &Source, options: &Options, folder: &Path) -> Result<PathBuf, Failure> {
    let fail = |what: String| Failure::in_file(&source.path, what, "run `rustc` on it by hand");
    let write = || {
        let folder = part(folder, "check")?;
        fs::write(folder.join("bare.rs"), &source.text)?;
        Ok(folder)
    };
    let folder = write().map_err(|error: std::io::Error| {
        fail(format!("the program cannot be written ({error})"))
    })?;
    let arguments = [
        "--crate-name",
        "bare",
        "--crate-type",
        "bin",
        "--cap-lints",
        "allow",
    ];
    let outcome = rustc::compile(&folder, "bare.rs", &options.edition, &arguments).map_err(fail)?;
    if !outcome.success {
        return Err(fail("the program does not compile any more".to_owned()));
    }
    Ok(folder
        .join("bare")
        .with_extension(std::env::consts::EXE_EXTENSION))
}

impl Built {
    /// Panic messages name the file that was compiled and columns in it: back to the reader's own.
    pub(crate) fn mend(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(&self.file) {
            out.push_str(&rest[..at]);
            out.push_str(&self.shown);
            rest = &rest[at + self.file.len()..];
            if let Some((line, column, length)) = position(rest) {
                out.push_str(&format!(":{line}:{}", self.spliced.column(line, column)));
                rest = &rest[length..];
            }
        }
        out.push_str(rest);
        without_thread_id(&out)
    }
}

/// `:12:5` at the start of a text.
fn position(text: &str) -> Option<(usize, usize, usize)> {
    let digits = |text: &str| {
        text.find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len())
    };
    let rest = text.strip_prefix(':')?;
    let first = digits(rest);
    let line = rest[..first].parse().ok()?;
    let rest = rest[first..].strip_prefix(':')?;
    let second = digits(rest);
    let column = rest[..second].parse().ok()?;
    Some((line, column, first + second + 2))
}

/// `thread 'main' (12345) panicked`: the number is another one on every run.
fn without_thread_id(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("' (") {
        let (before, after) = rest.split_at(at + 1);
        out.push_str(before);
        let digits = after[2..]
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(after.len() - 2);
        let closed = after[2 + digits..].starts_with(") ");
        if digits > 0 && closed {
            rest = &after[2 + digits + 1..];
        } else {
            rest = after;
        }
    }
    out.push_str(rest);
    out
}
