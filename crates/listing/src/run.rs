//! Runs a program under limits, so that a listing that hangs or prints without end cannot stop the tests.
//!
//! Standard library only: `listings/snippet_rustc.rs` compiles this file into the small program through which
//! skeptic runs its snippets.

use std::fmt;
use std::io::Read;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long a listing may run.
pub const TIME_LIMIT: Duration = Duration::from_secs(10);
/// How many bytes a listing may print to each of its two streams.
pub const OUTPUT_LIMIT: usize = 64 * 1024;

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It returned this code.
    Code(i32),
    /// It aborted: SIGABRT on Unix, a fast-fail or stack-overflow status on Windows.
    Aborted,
    /// Another signal ended it.
    Signal(i32),
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "exit code {code}"),
            Self::Aborted => write!(f, "aborted"),
            Self::Signal(signal) => write!(f, "ended by signal {signal}"),
        }
    }
}

/// What a program did within its limits.
#[derive(Debug)]
pub struct Finished {
    /// How it ended.
    pub ending: Ending,
    /// Its standard output.
    pub stdout: Vec<u8>,
    /// Its standard error.
    pub stderr: Vec<u8>,
}

/// Why a program has no result.
#[derive(Debug)]
pub enum Stopped {
    /// It could not be started.
    NotStarted(std::io::Error),
    /// It was still running at the time limit and was killed.
    TimeLimit(Duration),
    /// It printed more than the limit and was killed.
    OutputLimit(usize),
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted(error) => write!(f, "could not be started: {error}"),
            Self::TimeLimit(limit) => write!(
                f,
                "was still running after {} s and was killed; a listing has to end by itself",
                limit.as_secs()
            ),
            Self::OutputLimit(limit) => write!(
                f,
                "printed more than {} KiB and was killed; a listing prints what a page can show",
                limit / 1024
            ),
        }
    }
}

/// Runs `command` with no standard input and collects both streams.
///
/// # Errors
/// When it cannot be started, is still running at `time`, or prints more than `output` bytes to one stream.
pub fn run(command: &mut Command, time: Duration, output: usize) -> Result<Finished, Stopped> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(Stopped::NotStarted)?;
    let too_much = Arc::new(AtomicBool::new(false));
    let stdout = capped(child.stdout.take(), output, &too_much);
    let stderr = capped(child.stderr.take(), output, &too_much);
    let ended = wait(&mut child, time, &too_much);
    let stdout = stdout.join().unwrap_or_default();
    let stderr = stderr.join().unwrap_or_default();
    if too_much.load(Ordering::Relaxed) {
        return Err(Stopped::OutputLimit(output));
    }
    Ok(Finished {
        ending: ending(ended.ok_or(Stopped::TimeLimit(time))?),
        stdout,
        stderr,
    })
}

/// Reads a stream to its end on a thread of its own; past `limit` it says so in `too_much` and stops reading.
fn capped<R: Read + Send + 'static>(
    stream: Option<R>,
    limit: usize,
    too_much: &Arc<AtomicBool>,
) -> thread::JoinHandle<Vec<u8>> {
    let too_much = Arc::clone(too_much);
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(stream) = stream {
            // A read that fails leaves what was read so far, which is what a reader would have seen.
            let _ = stream.take(limit as u64 + 1).read_to_end(&mut bytes);
        }
        too_much.fetch_or(bytes.len() > limit, Ordering::Relaxed);
        bytes
    })
}

/// Waits for the child's end; kills it at the time limit (then there is no status) or when it printed too much.
fn wait(child: &mut Child, time: Duration, too_much: &AtomicBool) -> Option<ExitStatus> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        if start.elapsed() >= time || too_much.load(Ordering::Relaxed) {
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

#[cfg(unix)]
fn ending(status: ExitStatus) -> Ending {
    use std::os::unix::process::ExitStatusExt;
    const SIGABRT: i32 = 6;
    match (status.code(), status.signal()) {
        (Some(code), _) => Ending::Code(code),
        (None, Some(SIGABRT)) => Ending::Aborted,
        (None, signal) => Ending::Signal(signal.unwrap_or_default()),
    }
}

#[cfg(windows)]
fn ending(status: ExitStatus) -> Ending {
    const STACK_OVERFLOW: u32 = 0xC000_00FD;
    const FAST_FAIL: u32 = 0xC000_0409;
    match status.code().unwrap_or_default() {
        code if [STACK_OVERFLOW, FAST_FAIL].contains(&(code as u32)) => Ending::Aborted,
        code => Ending::Code(code),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    const LONG: Duration = Duration::from_secs(60);
    const SHORT: Duration = Duration::from_millis(50);

    #[test]
    fn both_streams_and_the_code_are_kept_apart() {
        let finished =
            run(&mut shell("echo out; echo err >&2; exit 3"), LONG, 100).expect("it ends");
        assert_eq!(finished.ending, Ending::Code(3));
        assert_eq!(
            (&finished.stdout[..], &finished.stderr[..]),
            (&b"out\n"[..], &b"err\n"[..])
        );
    }

    #[test]
    fn an_abort_is_told_from_another_signal() {
        assert_eq!(
            run(&mut shell("kill -ABRT $$"), LONG, 100)
                .expect("it ends")
                .ending,
            Ending::Aborted
        );
        assert_eq!(
            run(&mut shell("kill -TERM $$"), LONG, 100)
                .expect("it ends")
                .ending,
            Ending::Signal(15)
        );
    }

    #[test]
    fn a_program_that_hangs_is_killed() {
        let stopped = run(&mut shell("exec sleep 1000"), SHORT, 100).expect_err("it hangs");
        assert!(matches!(stopped, Stopped::TimeLimit(SHORT)), "{stopped}");
    }

    #[test]
    fn a_program_that_prints_without_end_is_killed() {
        let stopped = run(&mut shell("exec yes"), LONG, 1000).expect_err("it prints");
        assert_eq!(
            Stopped::OutputLimit(2048).to_string(),
            "printed more than 2 KiB and was killed; a listing prints what a page can show"
        );
        assert!(matches!(stopped, Stopped::OutputLimit(1000)), "{stopped}");
    }

    #[test]
    fn nothing_waits_for_input() {
        assert_eq!(
            run(&mut shell("cat"), LONG, 100).expect("it ends").ending,
            Ending::Code(0)
        );
    }
}
