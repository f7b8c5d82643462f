//! Steps: everything that memory holds, at one point of the run.

use crate::keep;
use crate::log::{self, Step};
use crate::output;
use crate::state::{State, with};
use crate::view::View;
use crate::writer::Writer;

/// With more blocks than that, the record ends at a step whose events are too many.
const LISTED: usize = 10_000;

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

impl State {
    /// A step at a site.
    pub(crate) fn write_step(&mut self, site: u32) {
        self.write(site, None);
    }

    /// A step at a line of a file that is no site: the program panicked there.
    pub(crate) fn write_panic(&mut self, line: u32, file: &str) {
        if self.frame().is_some() {
            self.write(u32::MAX, Some((line, file)));
        }
    }

    fn write(&mut self, site: u32, panic: Option<(u32, &str)>) {
        if self.is_done() {
            return;
        }
        let current = self.thread();
        self.steps += 1;
        let lost = self.events.lost();
        let too_many = lost > 0 && self.blocks.live().len() > LISTED;
        if self.steps > self.limits.steps || self.log_is_full() || too_many {
            return self.finish();
        }
        self.note_touched();
        keep::next_step();
        self.events.printed = output::printed();
        let buffer = self.buffer_sought && self.events.printed > 0;
        let buffer = buffer
            .then(|| output::stdout_buffer(&self.blocks))
            .flatten();
        self.buffer_sought &= buffer.is_none();
        let all: Vec<_> = match lost {
            0 => Vec::new(),
            _ => self
                .blocks
                .live()
                .map(|(at, block)| {
                    let words = [at, block.size, block.align].map(|word| word as u64);
                    [block.id.into(), words[0], words[1], words[2]]
                })
                .collect(),
        };
        let returned = self.returning.take();
        let innermost = self.threads[current].frames.last();
        let head = Step {
            site,
            thread: current,
            leaving: innermost
                .and_then(|frame| frame.leaving)
                .map(|leaving| leaving.site),
            panic,
            returned: returned.as_deref(),
            out: self.events.printed,
            err: output::complained(),
            live: self.blocks.bytes(),
            unwinding: std::thread::panicking(),
            buffer,
            events: &self.events.json,
            lost,
            all: &all,
        };
        let mut scratch = std::mem::take(&mut self.scratch);
        let view = View::new(&self.blocks, &self.threads, scratch.room());
        let mut w = Writer::new(view, scratch);
        head.begin(&mut w);
        log::threads(&self.threads, current, &mut w);
        let mut scratch = w.done();
        // SAFETY: the writer notes the blocks of counted handles, readable up to behind their counts.
        let counts = unsafe { self.blocks.hidden_counts(scratch.counted()) };
        Step::finish(scratch.json(), &counts);
        self.events.clear();
        self.dropped = false;
        self.line(scratch.json().as_str());
        self.scratch = scratch;
    }
}
