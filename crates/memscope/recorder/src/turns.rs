//! One thread at a time.
//!
//! Threads take turns at the recorder: the one whose turn it is runs until it waits for another (a join, a lock, a
//! channel), is gone, or has recorded many points while others wait; then the waiting thread that was spawned first
//! goes on. That is one of the orders in which the program may run anyway, and nearly always the same one.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

/// Whose turn it is: the number in its `ThreadId`; 0 for nobody's.
static HOLDER: AtomicU64 = AtomicU64::new(0);
static OFF: AtomicBool = AtomicBool::new(true);
static USED: AtomicU32 = AtomicU32::new(0);
/// The waiting threads, with the system's number of each.
static WAITING: Mutex<BTreeMap<u64, u64>> = Mutex::new(BTreeMap::new());

/// The system's numbers of all threads that ever had a turn or waited for one.
static SEEN: Mutex<Vec<u64>> = Mutex::new(Vec::new());

/// So many points a thread records while others wait: a thread that spins must not spin for ever.
const TURN: u32 = 200;

thread_local! {
    static ME: Cell<u64> = const { Cell::new(0) };
}

/// The main thread begins.
pub(crate) fn begin() {
    OFF.store(false, Ordering::SeqCst);
    HOLDER.store(me(), Ordering::SeqCst);
}

/// Recording is over: everybody may run.
pub(crate) fn off() {
    OFF.store(true, Ordering::SeqCst);
}

/// Is nobody waiting for a turn, before `main` and after the last recorded step?
pub(crate) fn are_off() -> bool {
    OFF.load(Ordering::SeqCst)
}

/// `ThreadId(7)` is given out by the thread that spawns, so its order is the order of spawning.
fn me() -> u64 {
    let known = ME.with(Cell::get);
    if known != 0 {
        return known;
    }
    let text = format!("{:?}", std::thread::current().id());
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let id = digits.parse().unwrap_or(1);
    ME.with(|me| me.set(id));
    if let Ok(mut seen) = SEEN.lock() {
        seen.push(system_id());
    }
    id
}

/// Is this thread known here? Before that, it runs std's own code only.
pub(crate) fn known() -> bool {
    ME.with(Cell::get) != 0
}

/// Returns when it is this thread's turn.
pub(crate) fn wait() {
    if OFF.load(Ordering::SeqCst) {
        return;
    }
    let me = me();
    if HOLDER.load(Ordering::SeqCst) == me && !overdue() {
        return;
    }
    queue(me);
}

/// The same for an allocation, which must not make the thread known.
pub(crate) fn wait_if_known() {
    if known() && !OFF.load(Ordering::SeqCst) && HOLDER.load(Ordering::SeqCst) != ME.with(Cell::get)
    {
        queue(ME.with(Cell::get));
    }
}

fn overdue() -> bool {
    if USED.fetch_add(1, Ordering::SeqCst) < TURN {
        return false;
    }
    USED.store(0, Ordering::SeqCst);
    // Threads that were spawned but have not come here yet belong to the ring, too.
    for _ in 0..200 {
        if !unseen() {
            break;
        }
        std::thread::sleep(Duration::from_micros(300));
    }
    let waiting = WAITING
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    let holder = HOLDER.load(Ordering::SeqCst);
    // The next one after the holder, in a ring.
    let next = waiting
        .range(holder + 1..)
        .next()
        .or_else(|| waiting.iter().next());
    match next {
        Some((&next, _)) => {
            HOLDER.store(next, Ordering::SeqCst);
            true
        }
        None => false,
    }
}

fn queue(me: u64) {
    let system = system_id();
    let table = || {
        WAITING
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    };
    table().insert(me, system);
    let mut still = 0u32;
    let mut seen_holder = 0;
    loop {
        {
            let mut waiting = table();
            let holder = HOLDER.load(Ordering::SeqCst);
            let first = waiting.keys().next() == Some(&me);
            if !first || holder != seen_holder {
                (still, seen_holder) = (0, holder);
            }
            let free = holder == 0 && first;
            if holder == me || free || (first && still >= 12) || OFF.load(Ordering::SeqCst) {
                waiting.remove(&me);
                HOLDER.store(me, Ordering::SeqCst);
                USED.store(0, Ordering::SeqCst);
                return;
            }
        }
        std::thread::sleep(Duration::from_micros(300));
        let holder = HOLDER.load(Ordering::SeqCst);
        // A thread that nobody has seen is about to begin: it gets more time.
        still = match all_wait(holder) {
            Quiet::No => 0,
            Quiet::ButUnseen => still + 1,
            Quiet::Yes => still + 4,
        };
    }
}

/// Do the threads sleep that do not wait for their turn?
enum Quiet {
    No,
    /// Yes, but one of them was never seen here.
    ButUnseen,
    Yes,
}

#[cfg(target_os = "linux")]
fn system_id() -> u64 {
    let link = std::fs::read_link("/proc/thread-self").unwrap_or_default();
    link.file_name()
        .and_then(|name| name.to_str()?.parse().ok())
        .unwrap_or(0)
}

/// Does every thread sleep that does not wait for its turn? Then the one whose turn it is waits for another.
#[cfg(target_os = "linux")]
fn all_wait(_: u64) -> Quiet {
    let waiting: Vec<u64> = match WAITING.lock() {
        Ok(waiting) => waiting.values().copied().collect(),
        Err(_) => return Quiet::Yes,
    };
    let seen = SEEN.lock().map(|seen| seen.clone()).unwrap_or_default();
    let mut unseen = false;
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else {
        return Quiet::Yes;
    };
    for task in tasks.flatten() {
        let name = task.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse::<u64>().ok()) else {
            continue;
        };
        if waiting.contains(&id) {
            continue;
        }
        let Ok(stat) = std::fs::read_to_string(task.path().join("stat")) else {
            continue;
        };
        // `123 (name) S …`: the name may hold anything, the state follows the last parenthesis.
        let state = stat
            .rsplit(')')
            .next()
            .and_then(|rest| rest.trim_start().chars().next());
        if state == Some('R') || state == Some('D') {
            return Quiet::No;
        }
        unseen |= !seen.contains(&id);
    }
    if unseen { Quiet::ButUnseen } else { Quiet::Yes }
}

/// Is there a thread that never came here?
#[cfg(target_os = "linux")]
fn unseen() -> bool {
    let seen = SEEN.lock().map(|seen| seen.clone()).unwrap_or_default();
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else {
        return false;
    };
    let mut ids = tasks
        .flatten()
        .filter_map(|task| task.file_name().to_str()?.parse::<u64>().ok());
    ids.any(|id| !seen.contains(&id))
}

#[cfg(not(target_os = "linux"))]
fn unseen() -> bool {
    false
}

#[cfg(not(target_os = "linux"))]
fn system_id() -> u64 {
    0
}

/// Elsewhere nobody says which threads sleep: a holder that records nothing for a while is taken to wait.
#[cfg(not(target_os = "linux"))]
fn all_wait(holder: u64) -> Quiet {
    let used = USED.load(Ordering::SeqCst);
    std::thread::sleep(Duration::from_millis(8));
    let quiet = used == USED.load(Ordering::SeqCst) && holder == HOLDER.load(Ordering::SeqCst);
    if quiet { Quiet::Yes } else { Quiet::No }
}
