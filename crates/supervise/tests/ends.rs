//! What is run ends, and what it started with it.

#![cfg(unix)]

use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

use supervise::{Finished, Limits, Stopped, run};

const LONG: Duration = Duration::from_secs(60);
const SHORT: Duration = Duration::from_millis(300);
/// What no test may take: the programs would run for a thousand seconds.
const AGES: Duration = Duration::from_secs(50);

fn shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    command
}

fn ran(script: &str, limits: Limits) -> Result<Finished, Stopped> {
    let begun = Instant::now();
    let finished = run(&mut shell(script), &limits, 10_000);
    assert!(begun.elapsed() < AGES, "`{script}` held the runner");
    finished
}

/// Whether a process is gone, or on its way.
fn is_gone(pid: &str) -> bool {
    let state = || {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        stat.rsplit(") ").next()?.chars().next()
    };
    for _ in 0..200 {
        if matches!(state(), None | Some('Z' | 'X')) {
            return true;
        }
        thread::sleep(Duration::from_millis(20));
    }
    false
}

#[test]
fn a_child_in_the_background_holds_nobody_and_dies_with_a_program_that_ends() {
    let finished = ran("sleep 1000 & echo $!", Limits::of_time(LONG)).expect("it ends");
    let pid = String::from_utf8(finished.stdout).expect("a number");
    assert!(pid.trim().parse::<u32>().is_ok(), "{pid}");
    assert!(is_gone(pid.trim()));
}

#[test]
fn a_child_dies_with_a_program_that_is_late() {
    let folder = tempfile::tempdir().expect("a folder");
    let note = folder.path().join("pid");
    let script = format!("sleep 1000 & echo $! > {}; wait", note.display());
    let stopped = ran(&script, Limits::of_time(SHORT)).expect_err("it is late");
    assert!(matches!(stopped, Stopped::TimeLimit(SHORT)), "{stopped:?}");
    let pid = fs::read_to_string(note).expect("it had started");
    assert!(is_gone(pid.trim()));
}

#[test]
fn a_child_that_prints_without_end_is_the_program_that_does() {
    let stopped = ran("yes & wait", Limits::of_time(LONG)).expect_err("it prints");
    assert!(
        matches!(stopped, Stopped::OutputLimit(10_000)),
        "{stopped:?}"
    );
}

/// What has left the group is said to be no longer held; but its hold on the stream holds nobody.
#[test]
#[cfg(target_os = "linux")]
fn a_child_with_a_session_of_its_own_holds_nobody() {
    let script = "setsid sleep 55 & echo $!";
    let finished = ran(script, Limits::of_time(SHORT));
    let said = match &finished {
        Ok(finished) => String::from_utf8_lossy(&finished.stdout),
        Err(stopped) => panic!("{stopped:?}"),
    };
    let _ = shell(&format!("kill {said}")).status();
}

#[test]
fn a_file_grows_to_its_limit_and_no_further() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    let limits = Limits {
        file: Some(64 * 1024),
        ..Limits::of_time(LONG)
    };
    let script = format!("(yes > {0}; true)", file.display());
    ran(&script, limits).expect("what it started was stopped");
    let length = fs::metadata(file).expect("a file").len();
    assert!(0 < length && length <= 64 * 1024, "{length}");
}

#[test]
#[cfg(target_os = "linux")]
fn memory_is_limited_for_what_a_program_starts_too() {
    let limits = Limits {
        memory: Some(512 << 20),
        ..Limits::of_time(LONG)
    };
    let finished = ran("sh -c 'ulimit -v'", limits).expect("it ends");
    assert_eq!(finished.stdout, b"524288\n");
}

#[test]
fn a_larger_stack_is_given() {
    let limits = Limits {
        stack: Some(64 << 20),
        ..Limits::of_time(LONG)
    };
    let finished = ran("ulimit -s", limits).expect("it ends");
    let said = String::from_utf8_lossy(&finished.stdout).into_owned();
    assert!(said.trim() == "unlimited" || said.trim().parse::<u64>().expect("KiB") >= 65_536);
}

#[test]
fn no_core_is_left() {
    let finished = ran("ulimit -c", Limits::of_time(LONG)).expect("it ends");
    assert_eq!(finished.stdout, b"0\n");
}
