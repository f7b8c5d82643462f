//! What is known while the program runs, and the way to it: one thread at a time.

use std::cell::Cell;
use std::fs::File;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use crate::blocks::Blocks;
use crate::frames::{Frame, Thread};
use crate::inside::{inside, within};
use crate::json::Json;
use crate::log::{self, Event, Stop};
use crate::view::{Room, View};
use crate::writer::Scratch;
use crate::{allocator, begin, guards, keep, output, turns};

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

/// Everything that is known.
pub(crate) struct State {
    log: File,
    written: u64,
    pub(crate) limits: Limits,
    pub(crate) blocks: Blocks,
    pub(crate) threads: Vec<Thread>,
    pub(crate) events: Events,
    pub(crate) steps: u32,
    pub(crate) calls: u32,
    /// A value was dropped since the last step.
    pub(crate) dropped: bool,
    done: bool,
    /// `main`, or what runs in its place, has ended and did not unwind.
    pub(crate) main_is_over: bool,
    /// What the function returns that ends now.
    pub(crate) returning: Option<String>,
    /// With an allocator of the program's own, standard output's buffer is one of its blocks: not found yet.
    pub(crate) buffer_sought: bool,
    pub(crate) scratch: Scratch,
}

/// How much is recorded.
pub(crate) struct Limits {
    pub(crate) steps: u32,
    pub(crate) log_bytes: u64,
}

/// What happened since the last step.
#[derive(Default)]
pub(crate) struct Events {
    pub(crate) json: Json,
    count: u32,
    /// One of them is worth a step of its own where a block ends.
    pub(crate) ends_something: bool,
    /// Where standard output stood at the last event or step.
    pub(crate) printed: u64,
}

/// So many events of one step are written down; after more, the blocks that are there then.
const EVENTS: u32 = 500;

impl Events {
    fn write(&mut self, event: Event<'_>) {
        self.ends_something |= event.ends_something();
        event.write(&mut self.json);
    }

    /// How many were not written down.
    pub(crate) fn lost(&self) -> u32 {
        self.count.saturating_sub(EVENTS)
    }

    pub(crate) fn clear(&mut self) {
        self.json.clear();
        self.count = 0;
        self.ends_something = false;
    }
}

impl State {
    pub(crate) fn new(log: File, limits: Limits, blocks: Blocks, own_allocator: bool) -> Self {
        Self {
            log,
            written: 0,
            limits,
            blocks,
            threads: Vec::new(),
            events: Events {
                printed: output::printed(),
                ..Events::default()
            },
            steps: 0,
            calls: 0,
            dropped: false,
            done: false,
            main_is_over: false,
            returning: None,
            buffer_sought: own_allocator,
            scratch: Scratch::default(),
        }
    }

    /// Notes an event; it is written with the next step.
    pub(crate) fn event(&mut self, event: Event<'_>) {
        if self.done {
            return;
        }
        self.note_touched();
        self.events.count += 1;
        if self.events.lost() > 0 {
            return;
        }
        self.note_printed();
        self.events.write(event);
        self.tell_after_main();
    }

    /// What std does with the value that `main` returned is told at once: no step may come any more that would tell it.
    fn tell_after_main(&mut self) {
        let is_std = |thread: &Thread| thread.frames.is_empty();
        if self.main_is_over
            && THREAD.with(Cell::get) == 0
            && self.threads.first().is_some_and(is_std)
        {
            let line = log::after(&self.events.json);
            self.events.clear();
            self.line(line.as_str());
            if self.log_is_full() {
                self.finish();
            }
        }
    }

    /// What was printed since the last event or step came before this event.
    fn note_printed(&mut self) {
        let to = output::printed();
        if to != self.events.printed {
            self.events.printed = to;
            self.events.write(Event::Printed { to });
        }
    }

    /// Freed blocks that were read or written since the last event or step.
    pub(crate) fn note_touched(&mut self) {
        for touch in keep::touched() {
            if let Some((start, block)) = self.blocks.freed_at(touch.at) {
                self.events.write(Event::Touch {
                    block: block.id,
                    offset: touch.at - start,
                    write: touch.write,
                });
            }
        }
    }

    /// Several variables may be dropped before the next step, and several blocks freed: what that did to counts is told one
    /// by one.
    pub(crate) fn note_counts(&mut self) {
        for (block, strong, weak) in self.blocks.changed_counts() {
            self.event(Event::Count {
                block,
                strong,
                weak,
            });
        }
    }

    /// Writes a line of the log.
    pub(crate) fn line(&mut self, text: &str) {
        self.written += text.len() as u64 + 1;
        let _ = self
            .log
            .write_all(text.as_bytes())
            .and_then(|()| self.log.write_all(b"\n"));
    }

    /// Is the log as long as it may be?
    pub(crate) fn log_is_full(&self) -> bool {
        self.written > self.limits.log_bytes
    }

    /// Has the last step been recorded?
    pub(crate) fn is_done(&self) -> bool {
        self.done
    }

    /// Says that no more steps are recorded, and lets the program run.
    pub(crate) fn finish(&mut self) {
        self.done = true;
        allocator::only_count(&self.blocks);
        DONE.store(true, Ordering::SeqCst);
        turns::off();
        self.line(Stop::Steps.line());
    }

    /// Says why the program cannot go on, and ends it.
    pub(crate) fn stop(&mut self, why: Stop) -> ! {
        self.line(why.line());
        unsafe extern "C" {
            fn _exit(code: i32) -> !;
        }
        // SAFETY: the C library's function, as it is declared there. It runs nothing of the program, which holds locks.
        unsafe { _exit(97) }
    }

    /// The number of the running thread, which has one from now on.
    pub(crate) fn thread(&mut self) -> usize {
        let index = THREAD.with(Cell::get);
        if index != usize::MAX {
            return index;
        }
        allocator::tell(self);
        let index = self.threads.len();
        THREAD.with(|thread| thread.set(index));
        let name = std::thread::current().name().map(str::to_owned);
        let name = name.unwrap_or_else(|| format!("thread {}", index + 1));
        if index > 0 {
            begin::warm_up_thread();
        }
        self.threads.push(Thread {
            name,
            frames: Vec::new(),
        });
        index
    }

    /// What may be read now.
    pub(crate) fn view(&self) -> View<'_> {
        View::new(&self.blocks, &self.threads, Room::default())
    }

    /// The innermost call of the running thread.
    pub(crate) fn frame(&mut self) -> Option<&mut Frame> {
        let thread = self.thread();
        self.threads[thread].frames.last_mut()
    }
}

/// Does something for the recorder, when it is this thread's turn. Nothing before the record, after it, and inside of the
/// recorder's own work.
pub(crate) fn with<R>(work: impl FnOnce(&mut State) -> R) -> Option<R> {
    if done() || inside() {
        return None;
    }
    guards::note_unwinding();
    with_unnoted(work)
}

/// The same where nobody is told that unwinding has begun.
pub(crate) fn with_unnoted<R>(work: impl FnOnce(&mut State) -> R) -> Option<R> {
    if done() || inside() {
        return None;
    }
    within(|| {
        turns::wait();
        let mut state = STATE.lock();
        Some(work(state.as_mut()?))
    })
}
