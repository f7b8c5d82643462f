//! What is known while the program runs: threads, their frames, the variables in them, and the log.

use std::cell::Cell;
use std::fs::File;
use std::io::{Seek, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use crate::blocks::{Blocks, inside, within};
use crate::events::Event;
use crate::reach::Reach;
use crate::show::How;
use crate::words::{WORDS, words};
use crate::writer::W;
use crate::{fallback, image, turns};

/// A lock that a panicking program cannot poison.
pub(crate) struct Lock(Mutex<Option<State>>);

impl Lock {
    pub(crate) fn lock(&self) -> MutexGuard<'_, Option<State>> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

pub(crate) static STATE: Lock = Lock(Mutex::new(None));

/// The last step was recorded: from now on the program runs nearly as fast as by itself.
static DONE: AtomicBool = AtomicBool::new(false);

pub(crate) fn done() -> bool {
    DONE.load(Ordering::Relaxed)
}

thread_local! {
    static THREAD: Cell<usize> = const { Cell::new(usize::MAX) };
}

pub(crate) struct State {
    log: File,
    pub blocks: Blocks,
    pub threads: Vec<Thread>,
    /// Of the step that comes next, up to [`EVENTS`].
    pub(crate) events: Vec<Event>,
    event_count: usize,
    /// Where standard output stood at the last event or step.
    printed: u64,
    /// The last line's memory, for the next.
    line: String,
    steps: u32,
    step_limit: u32,
    written: u64,
    log_limit: u64,
    pub calls: u32,
    done: bool,
    /// With an allocator of the program's own, standard output's buffer is one of its blocks: not found yet.
    buffer_sought: bool,
}

pub(crate) struct Thread {
    pub name: String,
    pub frames: Vec<Frame>,
}

pub(crate) struct Frame {
    pub site: u32,
    pub call: u32,
    pub vars: Vec<Var>,
    /// Places that were moved out of, with the variable they belong to.
    pub gone: Vec<(usize, usize, u32)>,
}

impl Frame {
    /// What was being dropped is dropped now; a type without anything to drop only goes out of scope.
    pub(crate) fn settle(&mut self) {
        for var in self
            .vars
            .iter_mut()
            .filter(|var| var.stage == Stage::Dropping)
        {
            var.stage = if var.how.is_some_and(|how| how.drops) {
                Stage::Dropped
            } else {
                Stage::OutOfScope
            };
        }
    }
}

pub(crate) struct Var {
    pub id: u32,
    pub at: usize,
    pub how: Option<How>,
    pub stage: Stage,
}

/// Where a variable stands between its declaration and its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Declared, without a value.
    Uninitialised,
    /// It holds its value.
    Live,
    /// A part was moved out.
    PartlyMoved,
    /// The whole was moved out.
    Moved,
    /// Out of scope, its drop runs.
    Dropping,
    /// Out of scope, and dropped.
    Dropped,
    /// Out of scope, with nothing to drop.
    OutOfScope,
}

impl Stage {
    /// As the log says it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Uninitialised => "uninitialised",
            Self::Live => "live",
            Self::PartlyMoved => "partly moved",
            Self::Moved => "moved",
            Self::Dropping => "dropping",
            Self::Dropped => "dropped",
            Self::OutOfScope => "out of scope",
        }
    }
}

impl Var {
    pub(crate) fn is_gone(&self) -> bool {
        use Stage::{Dropped, Dropping, OutOfScope};
        matches!(self.stage, Dropping | Dropped | OutOfScope)
    }

    pub(crate) fn holds(&self) -> bool {
        use Stage::{Dropping, Live, PartlyMoved};
        matches!(self.stage, Live | PartlyMoved | Dropping)
    }
}

/// So many events of one step are written down; after more, the blocks that are there then.
const EVENTS: usize = 500;
/// With more blocks than that, the record ends at a step whose events are too many.
const LISTED: usize = 10_000;

fn number(key: &str, default: u64) -> u64 {
    std::env::var(key)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(default)
}

/// Called first in `main`: opens the log, warms std up, begins to record.
pub fn begin(own_allocator: bool, known: fn()) {
    if inside() || STATE.lock().is_some() {
        return;
    }
    within(|| {
        let Some(path) = std::env::var_os("__MEMSCOPE_LOG") else {
            return;
        };
        let Ok(log) = File::create(path) else { return };
        let mut log = log;
        image::look();
        let _ = writeln!(log, "{{\"image\":{:?}}}", image::all());
        let state = State {
            log,
            blocks: Blocks {
                limit: number("__MEMSCOPE_MEMORY", 0) as usize,
                ..Blocks::default()
            },
            threads: Vec::new(),
            events: Vec::new(),
            event_count: 0,
            printed: position(1),
            line: String::new(),
            steps: 0,
            step_limit: number("__MEMSCOPE_STEPS", 1_000) as u32,
            written: 0,
            log_limit: number("__MEMSCOPE_LOG_BYTES", 2 << 20),
            calls: 0,
            done: false,
            buffer_sought: own_allocator,
        };
        for key in ["LOG", "MEMORY", "STEPS", "LOG_BYTES"] {
            // SAFETY: the program has one thread yet.
            unsafe { std::env::remove_var(format!("__MEMSCOPE_{key}")) };
        }
        fallback::prepare();
        known();
        if !own_allocator {
            // Its buffer would otherwise turn up as a block of the program at the first print.
            drop(std::io::stdout().lock());
        }
        drop(std::thread::current());
        turns::begin();
        *STATE.lock() = Some(state);
    });
}

/// The end of a write position, for a stream that memscope redirected to a file.
fn position(stream: u32) -> u64 {
    #[cfg(unix)]
    {
        use std::os::fd::FromRawFd;
        // SAFETY: the stream is open, and it is not closed here.
        let file = unsafe { File::from_raw_fd(stream as i32) };
        let mut file = std::mem::ManuallyDrop::new(file);
        file.stream_position().unwrap_or(0)
    }
    #[cfg(windows)]
    {
        use std::os::windows::io::{AsRawHandle, FromRawHandle};
        let handle = match stream {
            1 => std::io::stdout().as_raw_handle(),
            _ => std::io::stderr().as_raw_handle(),
        };
        let file = unsafe { File::from_raw_handle(handle) };
        let mut file = std::mem::ManuallyDrop::new(file);
        file.stream_position().unwrap_or(0)
    }
}

/// The block to which standard output's own words point.
fn stdout_buffer(blocks: &Blocks) -> Option<u32> {
    let stdout = std::io::stdout();
    if size_of_val(&stdout) != size_of::<usize>() {
        return None;
    }
    // SAFETY: it is one word, and a reference: a word with a value.
    let start = unsafe { (&raw const stdout).cast::<usize>().read() };
    let whole = (0..=WORDS * size_of::<usize>()).rev();
    let size = whole
        .step_by(size_of::<usize>())
        .find(|size| image::holds(start, *size))?;
    // SAFETY: so many bytes belong to the image.
    let words = unsafe { words(start as *const u8, size) };
    let block = words.iter().find_map(|word| blocks.live.get(word))?;
    Some(block.id)
}

impl State {
    /// What was printed since the last event or step came before this event.
    fn note_printed(&mut self) {
        let to = position(1);
        if to == self.printed {
            return;
        }
        self.printed = to;
        self.events.push(Event::Printed { to });
    }

    /// Notes an event; it is written with the next step.
    pub(crate) fn event(&mut self, event: Event) {
        if self.done {
            return;
        }
        self.event_count += 1;
        if self.event_count > EVENTS {
            return;
        }
        self.note_printed();
        self.events.push(event);
    }

    fn log_line(&mut self, text: &str) {
        self.written += text.len() as u64 + 1;
        let _ = self
            .log
            .write_all(text.as_bytes())
            .and_then(|()| self.log.write_all(b"\n"));
    }

    /// Says why the program cannot go on, and ends it.
    pub(crate) fn stop(&mut self, why: &str) -> ! {
        self.log_line(&format!("{{\"stop\":\"{why}\"}}"));
        unsafe extern "C" {
            fn _exit(code: i32) -> !;
        }
        // SAFETY: it is C's function, and every process may end itself.
        unsafe { _exit(97) }
    }

    pub(crate) fn thread(&mut self) -> usize {
        let index = THREAD.with(Cell::get);
        if index != usize::MAX {
            return index;
        }
        crate::blocks::tell(self);
        let index = self.threads.len();
        THREAD.with(|thread| thread.set(index));
        let name = std::thread::current().name().map(str::to_owned);
        let name = name.unwrap_or_else(|| format!("thread {}", index + 1));
        self.threads.push(Thread {
            name,
            frames: Vec::new(),
        });
        index
    }

    pub(crate) fn frame(&mut self) -> Option<&mut Frame> {
        let thread = self.thread();
        self.threads[thread].frames.last_mut()
    }

    pub(crate) fn write_step(&mut self, site: u32) {
        if self.done {
            return;
        }
        let current = self.thread();
        self.steps += 1;
        let lost = self.event_count.saturating_sub(EVENTS);
        if self.steps > self.step_limit
            || self.written > self.log_limit
            || (lost > 0 && self.blocks.live.len() > LISTED)
        {
            self.done = true;
            crate::blocks::only_count(&self.blocks);
            DONE.store(true, Ordering::SeqCst);
            turns::off();
            self.log_line("{\"stop\":\"steps\"}");
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        self.printed = position(1);
        let buffer = self.find_buffer();
        let mut w = W::new(line, Reach::of(&self.blocks, &self.threads));
        w.open()
            .num("s", site.into())
            .num("th", current as u64)
            .num("out", self.printed)
            .num("err", position(2))
            .num("live", self.blocks.bytes as u64)
            .flag("unwind", std::thread::panicking());
        if let Some(id) = buffer {
            w.num("buffer", id.into());
        }
        w.list("ev");
        for event in &self.events {
            event.write(&mut w);
        }
        w.close();
        if lost > 0 {
            w.num("lost", lost as u64).list("all");
            for (&at, block) in &self.blocks.live {
                let [size, align] = [block.size, block.align].map(|number| number as u64);
                w.numbers(&[block.id.into(), at as u64, size, align]);
            }
            w.close();
        }
        w.list("threads");
        for (index, thread) in self.threads.iter().enumerate() {
            if thread.frames.is_empty() && index != current {
                continue;
            }
            w.open().num("th", index as u64).str("name", &thread.name);
            write_frames(&thread.frames, &mut w);
            w.shut();
        }
        w.close();
        w.list("counts");
        let shown = w.counted().to_vec();
        for (id, strong, weak) in self.blocks.hidden_counts(&shown) {
            w.numbers(&[id.into(), strong as u64, weak as u64]);
        }
        w.close().shut();
        let line = w.into_text();
        self.blocks.note_counted(&shown);
        self.events.clear();
        self.event_count = 0;
        self.log_line(&line);
        self.line = line;
    }

    /// Finds standard output's buffer among the blocks, once. Before something was printed the question itself would
    /// make std take the buffer.
    fn find_buffer(&mut self) -> Option<u32> {
        if !self.buffer_sought || self.printed == 0 {
            return None;
        }
        let found = stdout_buffer(&self.blocks)?;
        self.buffer_sought = false;
        Some(found)
    }
}

/// The outermost and the innermost frames of one stack; what lies between is counted.
fn write_frames(frames: &[Frame], w: &mut W) {
    const OUTER: usize = 8;
    const INNER: usize = 24;
    w.list("frames");
    for (index, frame) in frames.iter().enumerate() {
        if index >= OUTER && index + INNER < frames.len() {
            if index == OUTER {
                let hidden = frames.len() - OUTER - INNER;
                w.open().num("hidden", hidden as u64).shut();
            }
            continue;
        }
        w.open()
            .num("f", frame.site.into())
            .num("c", frame.call.into())
            .list("vars");
        for var in &frame.vars {
            w.open()
                .num("id", var.id.into())
                .str("st", var.stage.word());
            if let Some(how) = &var.how {
                w.num("a", var.at as u64)
                    .num("n", how.size as u64)
                    .str("t", how.name);
                w.flag("d", how.drops);
                if var.holds() {
                    w.under("v");
                    // SAFETY: it holds its value, at the address at which it was registered with its type.
                    unsafe { w.child(var.at as *const u8, how) };
                }
            }
            w.shut();
        }
        w.close().shut();
    }
    w.close();
}

pub(crate) fn with<R>(work: impl FnOnce(&mut State) -> R) -> Option<R> {
    if done() || inside() {
        return None;
    }
    crate::guards::note_unwinding();
    within(|| {
        turns::wait();
        let mut state = STATE.lock();
        Some(work(state.as_mut()?))
    })
}

/// One executed statement, or another point at which memory is shown.
pub fn step(site: u32) {
    with(|state| {
        if let Some(frame) = state.frame() {
            frame.vars.retain(|var| !var.is_gone());
        }
        state.write_step(site);
    });
}

/// Lets the printed text reach its file, after a statement that prints.
pub fn flush() {
    if !inside() && !done() {
        within(turns::wait);
        within(|| drop(std::io::stdout().flush()));
    }
}
