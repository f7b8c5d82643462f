//! Runs the watched program within its limits, in a folder of its own.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::Options;
use crate::scratch::Folder;

const PREFIX: &str = "memscope-";
const RANDOM: usize = 6;

/// A file by which a folder is known as memscope's.
const MARK: &str = ".made-by-memscope";

/// A folder for one program. Its name is another one every time, but always as long; see [`steady`].
///
/// It goes with the run. What a killed run had to leave behind goes with a later one.
pub(crate) fn folder() -> std::io::Result<Folder> {
    sweep(&std::env::temp_dir(), STALE);
    let folder = Folder::new(PREFIX, RANDOM)?;
    File::create(folder.path().join(MARK))?;
    Ok(folder)
}

/// No run takes that long.
const STALE: Duration = Duration::from_secs(6 * 3600);

/// Removes folders that bear memscope's name and mark and are older than that.
fn sweep(parent: &Path, age: Duration) {
    for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let made =
            || fs::symlink_metadata(entry.path().join(MARK)).and_then(|mark| mark.modified());
        let old = |made: std::time::SystemTime| made.elapsed().is_ok_and(|since| since >= age);
        if ours && made().is_ok_and(old) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
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

#[cfg(unix)]
fn with_room<R>(spawn: impl FnOnce() -> R) -> R {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    const ROOM: u64 = 64 << 20;
    let before = getrlimit(Resource::Stack);
    let wanted = before.maximum.map_or(ROOM, |maximum| maximum.min(ROOM));
    let raised = before.current.is_some_and(|current| current < wanted)
        && setrlimit(
            Resource::Stack,
            Rlimit {
                current: Some(wanted),
                ..before
            },
        )
        .is_ok();
    let result = spawn();
    if raised {
        let _ = setrlimit(Resource::Stack, before);
    }
    result
}

#[cfg(not(unix))]
fn with_room<R>(spawn: impl FnOnce() -> R) -> R {
    spawn()
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
    let home = folder.join("run");
    fs::create_dir_all(&home)?;
    let (out, err, log) = (
        folder.join("stdout"),
        folder.join("stderr"),
        folder.join("log"),
    );
    let mut command = Command::new(program);
    command
        .current_dir(&home)
        .env("TMPDIR", &home)
        .env("TMP", &home)
        .env("TEMP", &home)
        .env("RUST_BACKTRACE", "0")
        .env("__MEMSCOPE_LOG", &log)
        .env("__MEMSCOPE_MEMORY", options.memory_limit.to_string())
        .envs(keep.then_some(("__MEMSCOPE_KEEP", "1")))
        .stdin(Stdio::null())
        .stdout(File::create(&out)?)
        .stderr(File::create(&err)?);
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        command.arg0(name);
    }
    #[cfg(not(unix))]
    let _ = name;
    let mut child = match stack {
        Stack::Usual => command.spawn()?,
        Stack::Roomy => {
            command.env("RUST_MIN_STACK", (16 << 20).to_string());
            with_room(|| command.spawn())?
        }
    };
    let started = Instant::now();
    let mut limit = None;
    let mut pause = Duration::from_micros(500);
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        let size = |path: &Path| fs::metadata(path).map_or(0, |data| data.len());
        if size(&out) + size(&err) > options.output_limit {
            limit = Some(Limit::Output);
        } else if started.elapsed() > options.time_limit {
            limit = Some(Limit::Time);
        }
        if limit.is_some() {
            child.kill()?;
            child.wait()?;
            break None;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    };
    let read = |path: &Path| -> std::io::Result<Vec<u8>> {
        use std::io::Read;
        let mut bytes = Vec::new();
        File::open(path)?
            .take(options.output_limit + 1)
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let (stdout, stderr) = (read(&out)?, read(&err)?);
    if limit.is_none() && (stdout.len() + stderr.len()) as u64 > options.output_limit {
        limit = Some(Limit::Output);
    }
    let (stdout, stderr) = (steady(stdout, folder), steady(stderr, folder));
    let text = steady(fs::read(&log).unwrap_or_default(), folder);
    let _ = fs::remove_file(&log);
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
    fn only_old_folders_with_the_mark_are_swept() {
        let parent = tempfile::tempdir().unwrap();
        for (name, mark) in [("memscope-a", true), ("memscope-b", false), ("other", true)] {
            let folder = parent.path().join(name);
            fs::create_dir(&folder).unwrap();
            if mark {
                File::create(folder.join(MARK)).unwrap();
            }
        }
        sweep(parent.path(), STALE);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 3);
        sweep(parent.path(), Duration::ZERO);
        assert!(!parent.path().join("memscope-a").exists());
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 2);
    }

    #[test]
    fn the_random_part_of_the_folder_is_taken_out_of_what_is_said() {
        let folder = Path::new("/folder/memscope-AbC123");
        let said = b"in /folder/memscope-AbC123/run".to_vec();
        assert_eq!(steady(said, folder), b"in /folder/memscope-000000/run");
    }
}
