//! Runs the watched program within its limits.
//!
//! ```text
//! FOLDER/check/     what the compiler is asked, and the program as it is
//! FOLDER/recorder/  the recorder
//! FOLDER/program/   the program with its probes: files of its name, and no others
//! FOLDER/record/    what a run leaves: log, stdout, stderr
//! FOLDER/run/       where it runs
//! ```

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use supervise::{Limits, Waited};

use crate::Options;
use crate::scratch::{PREFIX, RANDOM};

/// The folder for one kind of file; it is made where it is missing.
pub(crate) fn part(folder: &Path, name: &str) -> std::io::Result<PathBuf> {
    let part = folder.join(name);
    fs::create_dir_all(&part)?;
    Ok(part)
}

/// What a program says of its folder, with the random part of the name taken out: the record is the same every time.
fn steady(bytes: Vec<u8>, folder: &Path) -> Vec<u8> {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else {
        return bytes;
    };
    let known = format!("{PREFIX}{}", "0".repeat(RANDOM));
    if name.len() != known.len()
        || !bytes
            .windows(name.len())
            .any(|part| part == name.as_bytes())
    {
        return bytes;
    }
    let mut bytes = bytes;
    let mut at = 0;
    while let Some(found) = bytes[at..]
        .windows(name.len())
        .position(|part| part == name.as_bytes())
    {
        at += found;
        bytes[at..at + name.len()].copy_from_slice(known.as_bytes());
    }
    bytes
}

/// A path below the folder as the program's output names it.
pub(crate) fn steady_path(path: &Path, folder: &Path) -> String {
    let text = path.display().to_string();
    String::from_utf8_lossy(&steady(text.into_bytes(), folder)).into_owned()
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: Option<ExitStatus>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: Vec<u8>,
    pub(crate) log: String,
    /// The limit that ended it.
    pub(crate) limit: Option<Limit>,
}

impl Ran {
    /// Did it end because a stack was too small?
    pub(crate) fn overflowed(&self) -> bool {
        String::from_utf8_lossy(&self.stderr).contains("has overflowed its stack")
    }
}

/// The limits that memscope itself watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    Time,
    Output,
}

/// How large the program's stack may get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stack {
    /// As large as it is for any program here.
    Usual,
    /// Larger: the probes make frames larger, and some program needs that to recurse as deeply as without them.
    Roomy,
}

/// The main thread's stack, where it is to be larger.
const ROOM: u64 = 64 << 20;
/// The stacks of other threads then.
const ROOM_OF_THREADS: u64 = 16 << 20;
/// How many bytes the program, and what it starts, may map beside those that it may hold: code, stacks, the recorder's
/// own memory, what allocators set aside for each thread.
const MAPPED: u64 = 4 << 30;
/// How large a file it may write. The log is the largest: the recorder ends it at 2 MiB, and one step more.
const FILE_LIMIT: u64 = 64 << 20;

/// A file that the program writes. It is opened before the program runs, so that what is read is what was written there,
/// whatever the program puts in its place.
struct Written(File);

impl Written {
    /// Makes the file anew; gives the end to write to, too.
    fn new(path: &Path) -> std::io::Result<(Self, File)> {
        let _ = fs::remove_file(path);
        let to = File::create_new(path)?;
        Ok((Self(File::open(path)?), to))
    }

    fn size(&self) -> u64 {
        self.0.metadata().map_or(0, |data| data.len())
    }

    /// At most this many bytes, and one more when there are more.
    fn bytes(self, limit: u64) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.0.take(limit + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Runs a program once. `keep`: freed blocks are kept, and told who touches them. Its folder, input, and name are the same on every run.
pub(crate) fn run(
    program: &Path,
    name: &str,
    folder: &Path,
    options: &Options,
    stack: Stack,
    keep: bool,
) -> std::io::Result<Ran> {
    let home = part(folder, "run")?;
    let record = part(folder, "record")?;
    let (out, to_out) = Written::new(&record.join("stdout"))?;
    let (err, to_err) = Written::new(&record.join("stderr"))?;
    let log_path = record.join("log");
    let (log, _) = Written::new(&log_path)?;
    let mut command = Command::new(program);
    command
        .current_dir(&home)
        .env("TMPDIR", &home)
        .env("TMP", &home)
        .env("TEMP", &home)
        .env("RUST_BACKTRACE", "0")
        .env("__MEMSCOPE_LOG", &log_path)
        .env("__MEMSCOPE_MEMORY", options.memory_limit.to_string())
        .envs(keep.then_some(("__MEMSCOPE_KEEP", "1")))
        .stdin(Stdio::null())
        .stdout(to_out)
        .stderr(to_err);
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.arg0(name);
    }
    #[cfg(not(unix))]
    let _ = name;
    if stack == Stack::Roomy {
        command.env("RUST_MIN_STACK", ROOM_OF_THREADS.to_string());
    }
    let limits = Limits {
        time: options.time_limit,
        processor: None,
        memory: Some(options.memory_limit.saturating_add(MAPPED)),
        file: Some(FILE_LIMIT.max(options.output_limit.saturating_add(1))),
        stack: (stack == Stack::Roomy).then_some(ROOM),
    };
    let running = supervise::start(&mut command, &limits)?;
    let too_much = || out.size() + err.size() > options.output_limit;
    let (status, mut limit) = match running.wait(too_much)? {
        Waited::Ended(status) => (Some(status), None),
        Waited::Late => (None, Some(Limit::Time)),
        Waited::Stopped => (None, Some(Limit::Output)),
    };
    let (stdout, stderr) = (
        out.bytes(options.output_limit)?,
        err.bytes(options.output_limit)?,
    );
    if limit.is_none() && (stdout.len() + stderr.len()) as u64 > options.output_limit {
        limit = Some(Limit::Output);
    }
    let (stdout, stderr) = (steady(stdout, folder), steady(stderr, folder));
    let text = steady(log.bytes(FILE_LIMIT)?, folder);
    let _ = fs::remove_dir_all(&record);
    let _ = fs::remove_dir_all(&home);
    Ok(Ran {
        status,
        stdout,
        stderr,
        log: String::from_utf8_lossy(&text).into_owned(),
        limit,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_random_part_of_the_folder_is_taken_out_of_what_is_said() {
        let folder = Path::new("/folder/memscope-AbC123");
        let said = b"in /folder/memscope-AbC123/run".to_vec();
        assert_eq!(steady(said, folder), b"in /folder/memscope-000000/run");
    }
}
