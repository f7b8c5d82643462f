//! Runs a program, and what it starts, under limits that hold.
//!
//! ```text
//! Command --start--> Running --wait--> Waited            (its files and pipes are the caller's)
//! Command --run----> Finished { status, stdout, stderr }  (both streams read, up to a limit)
//! ```
//!
//! A program runs in a process group of its own, which is killed at every end: its own, a limit, an interrupt
//! ([`stop_all`]). Limits on memory, on the size of files and on processor time go on to what it starts. This is no
//! sandbox: a process that makes a session of its own (`setsid`) leaves the group. Its processor time, memory and files
//! stay limited; its life does not.
//!
//! On Windows the program itself is killed, and nothing else; limits on memory and files hold on Unix, the one on memory
//! on Linux.
//!
//! `listings/snippet_rustc.rs` compiles these files without the feature `system`, with the standard library alone.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{mem, thread};

#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(not(unix), path = "elsewhere.rs")]
mod system;

/// What a program may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may run.
    pub time: Duration,
    /// How many bytes each process may map.
    pub memory: Option<u64>,
    /// How many bytes each file may have.
    pub file: Option<u64>,
    /// How many bytes the main thread's stack may have, if that is more than it is anyway.
    pub stack: Option<u64>,
}

impl Limits {
    /// A limit on time alone.
    pub fn of_time(time: Duration) -> Self {
        Self {
            time,
            memory: None,
            file: None,
            stack: None,
        }
    }
}

/// The process groups that are running.
static LIVE: Mutex<Vec<u32>> = Mutex::new(Vec::new());

fn live() -> MutexGuard<'static, Vec<u32>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Kills everything that runs, and lets nothing else be started: for a program that is about to exit because the user
/// interrupted it. (An interrupt from the terminal does not reach the groups by itself.)
pub fn stop_all() {
    let live = live();
    for group in &*live {
        system::kill(*group);
    }
    mem::forget(live);
}

/// A program that runs. It is killed when this is dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    deadline: Instant,
}

/// How waiting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waited {
    /// The program ended.
    Ended(ExitStatus),
    /// It was still running at the limit and was killed.
    Late,
    /// The caller had it killed.
    Stopped,
}

/// Starts a program under limits.
///
/// # Errors
/// When it cannot be started.
pub fn start(command: &mut Command, limits: &Limits) -> io::Result<Running> {
    system::prepare(command, limits);
    // Started under the lock: nothing runs that an interrupt does not know.
    let mut live = live();
    let child = command.spawn()?;
    live.push(child.id());
    Ok(Running {
        child,
        deadline: Instant::now() + limits.time,
    })
}

impl Running {
    /// Waits for the program's end, for the limit, or until `stop` says so; it is asked every few milliseconds. Then
    /// nothing of the group is left.
    ///
    /// # Errors
    /// When the system cannot say how the program is.
    pub fn wait(mut self, mut stop: impl FnMut() -> bool) -> io::Result<Waited> {
        let mut pause = Duration::from_micros(500);
        while !system::has_ended(&mut self.child)? {
            if stop() {
                return Ok(Waited::Stopped);
            }
            if Instant::now() >= self.deadline {
                return Ok(Waited::Late);
            }
            thread::sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(10));
        }
        // The group goes while its leader's number is still its own: the number of a process that was waited for may
        // be given to another.
        self.end();
        self.child.wait().map(Waited::Ended)
    }

    fn end(&mut self) {
        let group = self.child.id();
        system::kill(group);
        // Where there are no groups, this is what there is.
        let _ = self.child.kill();
        live().retain(|other| *other != group);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
        let _ = self.child.wait();
    }
}

/// What a program did within its limits.
#[derive(Debug)]
pub struct Finished {
    /// How it ended.
    pub status: ExitStatus,
    /// Its standard output.
    pub stdout: Vec<u8>,
    /// Its standard error.
    pub stderr: Vec<u8>,
}

/// Why a program has no result.
#[derive(Debug)]
pub enum Stopped {
    /// It could not be started, or not be waited for.
    NotStarted(io::Error),
    /// It was still running at the time limit and was killed.
    TimeLimit(Duration),
    /// It printed more bytes than this and was killed.
    OutputLimit(usize),
}

/// How long the rest of a stream may take when nothing of the group is left: only a process that left it can hold a
/// stream open.
const GRACE: Duration = Duration::from_secs(2);

/// Runs `command` with no standard input and collects both streams.
///
/// # Errors
/// When it cannot be started, is still running at the time limit, or prints more than `output` bytes to one stream.
pub fn run(command: &mut Command, limits: &Limits, output: usize) -> Result<Finished, Stopped> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut running = start(command, limits).map_err(Stopped::NotStarted)?;
    let stdout = Stream::read(running.child.stdout.take(), output);
    let stderr = Stream::read(running.child.stderr.take(), output);
    let waited = running.wait(|| stdout.is_full() || stderr.is_full());
    let (out, err) = (stdout.bytes(), stderr.bytes());
    if stdout.is_full() || stderr.is_full() {
        return Err(Stopped::OutputLimit(output));
    }
    match waited.map_err(Stopped::NotStarted)? {
        Waited::Ended(status) => Ok(Finished {
            status,
            stdout: out,
            stderr: err,
        }),
        Waited::Late | Waited::Stopped => Err(Stopped::TimeLimit(limits.time)),
    }
}

/// A stream that a thread of its own reads to its end, or until there is too much.
struct Stream {
    shared: Arc<Shared>,
    done: Receiver<()>,
}

#[derive(Default)]
struct Shared {
    bytes: Mutex<Vec<u8>>,
    full: AtomicBool,
}

impl Stream {
    fn read<R: Read + Send + 'static>(stream: Option<R>, limit: usize) -> Self {
        let shared = Arc::new(Shared::default());
        let (send, done) = mpsc::channel();
        let own = Arc::clone(&shared);
        thread::spawn(move || {
            if let Some(stream) = stream {
                own.fill(stream, limit);
            }
            let _ = send.send(());
        });
        Self { shared, done }
    }

    fn is_full(&self) -> bool {
        self.shared.full.load(Ordering::Relaxed)
    }

    /// What was read. The thread may read on, for a process that left the group; nobody waits for that.
    fn bytes(&self) -> Vec<u8> {
        let _ = self.done.recv_timeout(GRACE);
        let mut bytes = self.shared.lock();
        mem::take(&mut *bytes)
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Vec<u8>> {
        self.bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fill(&self, mut stream: impl Read, limit: usize) {
        let mut chunk = vec![0; 64 * 1024];
        loop {
            match stream.read(&mut chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // A read that fails leaves what was read so far, which is what a reader would have seen.
                Ok(0) | Err(_) => return,
                Ok(length) => {
                    let mut bytes = self.lock();
                    bytes.extend_from_slice(&chunk[..length]);
                    if bytes.len() > limit {
                        self.full.store(true, Ordering::Relaxed);
                        return;
                    }
                }
            }
        }
    }
}
