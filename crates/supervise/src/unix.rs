//! Process groups and resource limits.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};

use super::Limits;

#[cfg(not(feature = "system"))]
pub(super) fn prepare(command: &mut Command, _: &Limits) {
    command.process_group(0);
}

#[cfg(not(feature = "system"))]
pub(super) fn has_ended(child: &mut Child) -> io::Result<bool> {
    child.try_wait().map(|status| status.is_some())
}

#[cfg(not(feature = "system"))]
pub(super) fn kill(group: u32) {
    let script = format!("kill -s KILL -- -{group} 2>/dev/null");
    let _ = Command::new("sh").args(["-c", &script]).status();
}

#[cfg(feature = "system")]
pub(super) use with_rustix::{has_ended, kill, prepare};

#[cfg(feature = "system")]
mod with_rustix {
    use std::num::NonZero;
    use std::thread::available_parallelism;

    use rustix::process::{
        Pid, Resource, Rlimit, Signal, WaitId, WaitIdOptions, getrlimit, kill_process_group,
        setrlimit, waitid,
    };

    use super::*;

    /// Makes the program lead a group of its own and begin with the limits set, so that what it starts has them, too.
    #[allow(unsafe_code)]
    pub(in super::super) fn prepare(command: &mut Command, limits: &Limits) {
        let limits = *limits;
        // Several threads use processor time side by side.
        let cores = available_parallelism().map_or(1, NonZero::get) as u64;
        let processor = (limits.time.as_secs() + 2).saturating_mul(cores);
        command.process_group(0);
        // SAFETY: between fork and exec the closure makes system calls and nothing else; it allocates nothing, takes
        // no lock, and cannot panic.
        unsafe {
            command.pre_exec(move || {
                // A system that refuses a limit goes without it.
                lower(Resource::Cpu, Some(processor));
                lower(Resource::Core, Some(0));
                lower(Resource::Fsize, limits.file);
                #[cfg(target_os = "linux")]
                {
                    lower(Resource::As, limits.memory);
                    // When this process is killed, nobody else ends the program.
                    let _ = rustix::process::set_parent_process_death_signal(Some(Signal::KILL));
                }
                raise(Resource::Stack, limits.stack);
                Ok(())
            });
        }
    }

    fn lower(resource: Resource, wanted: Option<u64>) {
        let before = getrlimit(resource);
        let Some(wanted) = wanted else { return };
        let limit = before.maximum.map_or(wanted, |maximum| maximum.min(wanted));
        let limit = Some(limit);
        let _ = setrlimit(
            resource,
            Rlimit {
                current: limit,
                maximum: limit,
            },
        );
    }

    fn raise(resource: Resource, wanted: Option<u64>) {
        let before = getrlimit(resource);
        let Some(wanted) = wanted else { return };
        let wanted = before.maximum.map_or(wanted, |maximum| maximum.min(wanted));
        if before.current.is_some_and(|current| current < wanted) {
            let current = Some(wanted);
            let _ = setrlimit(resource, Rlimit { current, ..before });
        }
    }

    /// Whether the child has ended; it is not yet waited for, so that its number stays its own.
    pub(in super::super) fn has_ended(child: &mut Child) -> io::Result<bool> {
        let pid = Pid::from_child(child);
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(pid), options)?.is_some())
    }

    pub(in super::super) fn kill(group: u32) {
        let group = i32::try_from(group).ok().and_then(Pid::from_raw);
        if let Some(group) = group {
            // There is none any more, most often.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}
