//! What may be read while a step is written: live variables and blocks, less what was moved away, and the image.

use crate::blocks::Blocks;
use crate::image;
use crate::state::Thread;

/// A view of what is alive at one step.
pub(crate) struct Reach<'s> {
    blocks: &'s Blocks,
    /// Start and length.
    variables: Vec<(usize, usize)>,
    /// Start and length.
    moved: Vec<(usize, usize)>,
}

impl<'s> Reach<'s> {
    pub(crate) fn of(blocks: &'s Blocks, threads: &[Thread]) -> Self {
        let mut reach = Self {
            blocks,
            variables: Vec::new(),
            moved: Vec::new(),
        };
        for frame in threads.iter().flat_map(|thread| &thread.frames) {
            for variable in frame.vars.iter().filter(|variable| variable.holds()) {
                if let Some(how) = &variable.how {
                    reach.variables.push((variable.at, how.size));
                }
            }
            let gone = frame.gone.iter().map(|&(at, size, _)| (at, size));
            reach.moved.extend(gone);
        }
        reach
    }

    /// Whether these bytes belong to something that was moved away.
    pub(crate) fn gone(&self, at: usize, size: usize) -> bool {
        self.moved
            .iter()
            .any(|&(start, len)| start <= at && at + size <= start + len)
    }

    /// Whether these bytes belong to something alive.
    pub(crate) fn readable(&self, at: usize, size: usize) -> bool {
        let Some(end) = at.checked_add(size) else {
            return false;
        };
        if let Some((start, block)) = self.blocks.live_at(at) {
            return end <= start + block.size;
        }
        self.variables
            .iter()
            .any(|&(start, len)| start <= at && end <= start + len)
            || image::holds(at, size)
    }
}
