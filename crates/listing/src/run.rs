//! Runs a listing under limits, so that one that hangs or prints without end cannot stop the tests.

use std::fmt;
use std::process::{Command, ExitStatus};
use std::time::Duration;

use supervise::Limits;

/// How long a listing may run.
pub const TIME_LIMIT: Duration = Duration::from_secs(10);
/// How many bytes a listing may print to each of its two streams.
pub const OUTPUT_LIMIT: usize = 64 * 1024;
/// How many bytes a file may have that a listing, a compiler or a measurement writes.
const FILE_LIMIT: u64 = 512 << 20;

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

impl From<supervise::Stopped> for Stopped {
    fn from(stopped: supervise::Stopped) -> Self {
        match stopped {
            supervise::Stopped::NotStarted(error) => Self::NotStarted(error),
            supervise::Stopped::TimeLimit(limit) => Self::TimeLimit(limit),
            supervise::Stopped::OutputLimit(limit) => Self::OutputLimit(limit),
        }
    }
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

/// Runs `command` with no standard input and collects both streams. Nothing that it started is left when this returns,
/// but for what made a session of its own; see [`supervise`].
///
/// # Errors
/// When it cannot be started, is still running at `time`, or prints more than `output` bytes to one stream.
pub fn run(command: &mut Command, time: Duration, output: usize) -> Result<Finished, Stopped> {
    let limits = Limits {
        file: Some(FILE_LIMIT),
        // Sanitizers and virtual machines map far more than they use, so memory has no limit here.
        ..Limits::of_time(time)
    };
    let finished = supervise::run(command, &limits, output)?;
    Ok(Finished {
        ending: ending(finished.status),
        stdout: finished.stdout,
        stderr: finished.stderr,
    })
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

    /// A process in the background has both streams, and would keep whoever reads them waiting.
    #[test]
    fn what_was_left_in_the_background_holds_nobody() {
        let begun = std::time::Instant::now();
        let finished = run(&mut shell("sleep 1000 & echo hi"), LONG, 100).expect("it ends");
        assert_eq!(finished.stdout, b"hi\n");
        let stopped = run(&mut shell("sleep 1000 & wait"), SHORT, 100).expect_err("it hangs");
        assert!(matches!(stopped, Stopped::TimeLimit(SHORT)), "{stopped}");
        assert!(begun.elapsed() < LONG);
    }

    #[test]
    fn nothing_waits_for_input() {
        assert_eq!(
            run(&mut shell("cat"), LONG, 100).expect("it ends").ending,
            Ending::Code(0)
        );
    }
}
