//! What is known while the program runs: threads, their frames, the variables in them, and the log.

use std::cell::Cell;
use std::fs::File;
use std::io::{Seek, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use crate::blocks::{Blocks, inside, within};
use crate::show::How;
use crate::writer::W;
use crate::{fallback, image, keep, panics, turns};

/// A lock that a panicking program cannot poison.
pub struct Lock(Mutex<Option<State>>);

impl Lock {
    pub fn lock(&self) -> MutexGuard<'_, Option<State>> {
        self.0
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

pub static STATE: Lock = Lock(Mutex::new(None));

/// The last step was recorded: from now on the program runs nearly as fast as by itself.
static DONE: AtomicBool = AtomicBool::new(false);

pub fn done() -> bool {
    DONE.load(Ordering::Relaxed)
}

thread_local! {
    static THREAD: Cell<usize> = const { Cell::new(usize::MAX) };
}

pub struct State {
    log: File,
    pub blocks: Blocks,
    pub threads: Vec<Thread>,
    pub events: W,
    event_count: u32,
    /// Where standard output stood at the last event or step.
    printed: u64,
    w: W,
    steps: u32,
    step_limit: u32,
    written: u64,
    log_limit: u64,
    pub calls: u32,
    /// A value was dropped since the last step.
    pub dropped: bool,
    done: bool,
    /// What the function returns that ends now.
    pub returning: Option<String>,
    /// With an allocator of the program's own, standard output's buffer is one of its blocks: not found yet.
    buffer_sought: bool,
}

pub struct Thread {
    pub name: String,
    pub frames: Vec<Frame>,
}

pub struct Frame {
    pub site: u32,
    pub call: u32,
    pub vars: Vec<Var>,
    /// Places that were moved out of.
    pub gone: Vec<Gone>,
    /// Where control leaves blocks or the function ahead of their end: what is dropped now is dropped there.
    pub leaving: Option<Leaving>,
    /// What it is about to return.
    pub returned: Option<String>,
}

/// A place that was moved out of.
#[derive(Clone, Copy)]
pub struct Gone {
    pub at: usize,
    pub size: usize,
    /// The variable that it belongs to.
    pub of: u32,
    /// Its type; empty where nobody knows which part it is. What merely wraps it has the same bytes and is still there.
    pub ty: &'static str,
}

/// Where control left.
#[derive(Clone, Copy)]
pub struct Leaving {
    pub site: u32,
    /// It leaves the function, not only blocks of it.
    pub whole: bool,
}

impl Frame {
    /// What was being dropped is dropped now; a type without anything to drop only goes out of scope.
    pub fn settle(&mut self) {
        for var in self.vars.iter_mut().filter(|var| var.state == "dropping") {
            var.state = if var.how.is_some_and(|how| how.drops) {
                "dropped"
            } else {
                "out of scope"
            };
        }
    }
}

pub struct Var {
    pub id: u32,
    pub at: usize,
    pub how: Option<How>,
    pub state: &'static str,
}

impl Var {
    pub fn is_gone(&self) -> bool {
        matches!(self.state, "dropping" | "dropped" | "out of scope")
    }

    pub fn holds(&self) -> bool {
        matches!(self.state, "live" | "partly moved" | "dropping")
    }
}

/// What a writer may read: live variables and blocks, less what was moved away.
pub struct Ranges {
    blocks: *const Blocks,
    vars: Vec<(usize, usize)>,
    moved: Vec<Gone>,
}

unsafe impl Send for Ranges {}

impl Default for Ranges {
    fn default() -> Self {
        Self {
            blocks: std::ptr::null(),
            vars: Vec::new(),
            moved: Vec::new(),
        }
    }
}

impl Ranges {
    pub fn gone(&self, at: usize, size: usize, ty: &str) -> bool {
        self.moved.iter().any(|gone| {
            let within = gone.at <= at && at + size <= gone.at + gone.size;
            within && (size < gone.size || gone.ty.is_empty() || gone.ty == ty)
        })
    }

    pub fn readable(&self, at: usize, size: usize) -> bool {
        let Some(end) = at.checked_add(size) else {
            return false;
        };
        if let Some(blocks) = unsafe { self.blocks.as_ref() }
            && let Some((start, block)) = blocks.live_at(at)
        {
            return end <= start + block.size;
        }
        self.vars
            .iter()
            .any(|&(start, len)| start <= at && end <= start + len)
            || image::holds(at, size)
    }
}

/// So many events of one step are written down; after more, the blocks that are there then.
const EVENTS: u32 = 500;
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
        keep::begin();
        let (image, kept) = (image::all(), keep::on());
        let _ = writeln!(log, "{{\"image\":{image:?},\"kept\":{kept}}}");
        let state = State {
            log,
            blocks: Blocks {
                limit: number("__MEMSCOPE_MEMORY", 0) as usize,
                ..Blocks::default()
            },
            threads: Vec::new(),
            events: W::new(),
            event_count: 0,
            printed: position(1),
            w: W::new(),
            steps: 0,
            step_limit: number("__MEMSCOPE_STEPS", 1_000) as u32,
            written: 0,
            log_limit: number("__MEMSCOPE_LOG_BYTES", 2 << 20),
            calls: 0,
            dropped: false,
            done: false,
            returning: None,
            buffer_sought: own_allocator,
        };
        for key in ["LOG", "MEMORY", "STEPS", "LOG_BYTES"] {
            unsafe { std::env::remove_var(format!("__MEMSCOPE_{key}")) };
        }
        fallback::prepare();
        known();
        if !own_allocator {
            // Its buffer would otherwise turn up as a block of the program at the first print.
            drop(std::io::stdout().lock());
        }
        drop(std::thread::current());
        warm_up();
        turns::begin();
        panics::begin();
        *STATE.lock() = Some(state);
    });
}

/// What std takes once and keeps for as long as a thread or the program lives is no block of the program's.
fn warm_up() {
    let _ = std::io::stdin();
    warm_up_thread();
}

/// A channel's first wait in a thread makes std keep a block for later ones.
pub fn warm_up_thread() {
    let (_sender, receiver) = std::sync::mpsc::channel::<()>();
    let _ = receiver.recv_timeout(std::time::Duration::from_micros(100));
}

/// The end of a write position, for a stream that memscope redirected to a file.
fn position(stream: u32) -> u64 {
    #[cfg(unix)]
    {
        use std::os::fd::FromRawFd;
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
    const WORDS: usize = 16;
    let stdout = std::io::stdout();
    if size_of_val(&stdout) != size_of::<usize>() {
        return None;
    }
    let start = unsafe { (&raw const stdout).cast::<usize>().read() };
    let words = (0..WORDS).map(|index| start + index * size_of::<usize>());
    words
        .take_while(|&at| image::holds(at, size_of::<usize>()))
        .map(|at| unsafe { (at as *const std::mem::MaybeUninit<usize>).read_volatile() })
        .find_map(|word| blocks.live.get(&unsafe { word.assume_init() }))
        .map(|block| block.id)
}

impl State {
    /// What was printed since the last event or step came before this event.
    fn note_printed(&mut self) {
        let to = position(1);
        if to == self.printed {
            return;
        }
        self.printed = to;
        if !self.events.out.is_empty() {
            self.events.text(",");
        }
        self.events
            .text("{\"e\":\"printed\"")
            .num("to", to)
            .text("}");
    }

    /// Freed blocks that were read or written since the last event or step.
    pub fn note_touched(&mut self) {
        for touch in keep::touched() {
            let Some((start, block)) = self.blocks.freed_at(touch.at) else {
                continue;
            };
            if !self.events.out.is_empty() {
                self.events.text(",");
            }
            self.events
                .text("{\"e\":\"touch\"")
                .num("b", block.id as u64)
                .num("o", (touch.at - start) as u64)
                .flag("w", touch.write)
                .text("}");
        }
    }

    /// Notes an event; it is written with the next step.
    pub fn event(&mut self, write: impl FnOnce(&mut W)) {
        if self.done {
            return;
        }
        self.note_touched();
        self.event_count += 1;
        if self.event_count > EVENTS {
            return;
        }
        self.note_printed();
        if !self.events.out.is_empty() {
            self.events.text(",");
        }
        write(&mut self.events);
    }

    /// Several variables may be dropped before the next step: what that did to counts is told one by one.
    pub fn note_counts(&mut self) {
        for (id, strong, weak) in self.blocks.changed_counts() {
            self.event(|w| {
                w.text("{\"e\":\"count\"")
                    .num("b", id as u64)
                    .num("strong", strong as u64)
                    .num("weak", weak as u64)
                    .text("}");
            });
        }
    }

    fn line(&mut self, text: &str) {
        self.written += text.len() as u64 + 1;
        let _ = self
            .log
            .write_all(text.as_bytes())
            .and_then(|()| self.log.write_all(b"\n"));
    }

    /// Says why the program cannot go on, and ends it.
    pub fn stop(&mut self, why: &str) -> ! {
        self.line(&format!("{{\"stop\":\"{why}\"}}"));
        unsafe extern "C" {
            fn _exit(code: i32) -> !;
        }
        unsafe { _exit(97) }
    }

    pub fn thread(&mut self) -> usize {
        let index = THREAD.with(Cell::get);
        if index != usize::MAX {
            return index;
        }
        crate::blocks::tell(self);
        let index = self.threads.len();
        THREAD.with(|thread| thread.set(index));
        let name = std::thread::current().name().map(str::to_owned);
        let name = name.unwrap_or_else(|| format!("thread {}", index + 1));
        if index > 0 {
            warm_up_thread();
        }
        self.threads.push(Thread {
            name,
            frames: Vec::new(),
        });
        index
    }

    pub fn frame(&mut self) -> Option<&mut Frame> {
        let thread = self.thread();
        self.threads[thread].frames.last_mut()
    }

    /// What may be read now.
    pub fn ranges_of(&self, w: &mut W) {
        let ranges = &mut w.ranges;
        ranges.blocks = &raw const self.blocks;
        ranges.vars.clear();
        ranges.moved.clear();
        for frame in self.threads.iter().flat_map(|thread| &thread.frames) {
            for var in frame.vars.iter().filter(|var| var.holds()) {
                if let Some(how) = &var.how {
                    ranges.vars.push((var.at, how.size));
                }
            }
            ranges.moved.extend(&frame.gone);
        }
    }

    pub fn write_step(&mut self, site: u32) {
        self.write(site, None);
    }

    /// A step at a line of a file that is no site: the program panicked there.
    pub fn write_panic(&mut self, line: u32, file: &str) {
        if self.frame().is_some() {
            self.write(u32::MAX, Some((line, file)));
        }
    }

    fn write(&mut self, site: u32, panic: Option<(u32, &str)>) {
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
            self.line("{\"stop\":\"steps\"}");
            return;
        }
        self.note_touched();
        keep::next_step();
        let mut w = std::mem::replace(&mut self.w, W::new());
        w.clear();
        self.ranges_of(&mut w);
        w.text("{").num("s", site as u64).num("th", current as u64);
        let innermost = self.threads[current].frames.last();
        if let Some(leaving) = innermost.and_then(|frame| frame.leaving) {
            w.num("leaving", leaving.site as u64);
        }
        if let Some((line, file)) = panic {
            w.num("panic", line as u64).str("file", file);
        }
        if let Some(returned) = self.returning.take() {
            w.under("ret");
            w.text(&returned);
        }
        self.printed = position(1);
        w.num("out", self.printed)
            .num("err", position(2))
            .num("live", self.blocks.bytes as u64);
        w.flag("unwind", std::thread::panicking());
        // Before something was printed the question itself would make std take the buffer.
        if self.buffer_sought
            && position(1) > 0
            && let Some(id) = stdout_buffer(&self.blocks)
        {
            self.buffer_sought = false;
            w.num("buffer", id as u64);
        }
        w.list("ev").text(&self.events.out).close();
        if lost > 0 {
            w.num("lost", lost as u64).list("all");
            for (&at, block) in &self.blocks.live {
                w.element();
                w.text(&format!("[{},{at},{},{}]", block.id, block.size, block.align));
            }
            w.close();
        }
        w.list("threads");
        for (index, thread) in self.threads.iter().enumerate() {
            if thread.frames.is_empty() && index != current {
                continue;
            }
            w.element();
            w.text("{")
                .num("th", index as u64)
                .str("name", &thread.name);
            write_frames(&thread.frames, &mut w);
            w.text("}");
        }
        w.close();
        w.list("counts");
        for (id, strong, weak) in self.blocks.hidden_counts(&w.counted) {
            w.element();
            w.text(&format!("[{id},{strong},{weak}]"));
        }
        w.close().text("}");
        self.events.clear();
        self.event_count = 0;
        self.dropped = false;
        let text = std::mem::take(&mut w.out);
        self.line(&text);
        w.out = text;
        self.w = w;
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
                w.element();
                w.text("{")
                    .num("hidden", (frames.len() - OUTER - INNER) as u64)
                    .text("}");
            }
            continue;
        }
        w.element();
        w.text("{")
            .num("f", frame.site as u64)
            .num("c", frame.call as u64)
            .list("vars");
        for var in &frame.vars {
            w.element();
            w.text("{").num("id", var.id as u64).str("st", var.state);
            if let Some(how) = &var.how {
                w.num("a", var.at as u64)
                    .num("n", how.size as u64)
                    .str("t", how.name);
                w.flag("d", how.drops);
                if var.holds() {
                    w.under("v");
                    w.child(var.at as *const u8, how);
                }
            }
            w.text("}");
        }
        w.close().text("}");
    }
    w.close();
}

pub fn with<R>(work: impl FnOnce(&mut State) -> R) -> Option<R> {
    if done() || inside() {
        return None;
    }
    crate::guards::note_unwinding();
    with_unnoted(work)
}

/// The same where nobody is told that unwinding has begun.
pub fn with_unnoted<R>(work: impl FnOnce(&mut State) -> R) -> Option<R> {
    if done() || inside() {
        return None;
    }
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
            frame.leaving = None;
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
