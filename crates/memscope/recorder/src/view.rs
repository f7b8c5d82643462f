//! What may be read at a step.

use crate::blocks::Blocks;
use crate::frames::{Gone, Thread};
use crate::image;

/// Live variables and blocks, less what was moved away.
pub(crate) struct View<'a> {
    blocks: &'a Blocks,
    room: Room,
}

/// What a view notes; kept from step to step, for its room.
#[derive(Default)]
pub(crate) struct Room {
    /// Start and size of each variable that holds a value.
    vars: Vec<(usize, usize)>,
    moved: Vec<Gone>,
}

impl<'a> View<'a> {
    pub(crate) fn new(blocks: &'a Blocks, threads: &[Thread], mut room: Room) -> Self {
        room.vars.clear();
        room.moved.clear();
        for frame in threads.iter().flat_map(|thread| &thread.frames) {
            for var in frame.vars.iter().filter(|var| var.holds()) {
                if let Some(how) = &var.how {
                    room.vars.push((var.at, how.size()));
                }
            }
            room.moved.extend(&frame.gone);
        }
        Self { blocks, room }
    }

    pub(crate) fn into_room(self) -> Room {
        self.room
    }

    /// Was this value moved out, or lies it in one that was?
    pub(crate) fn gone(&self, at: usize, size: usize, ty: &str) -> bool {
        self.room.moved.iter().any(|gone| {
            let within = gone.at <= at && at + size <= gone.at + gone.size;
            within && (size < gone.size || gone.ty.is_empty() || gone.ty == ty)
        })
    }

    /// Do these bytes lie in one live block, in one variable that holds a value, or in the program's image?
    pub(crate) fn readable(&self, at: usize, size: usize) -> bool {
        let Some(end) = at.checked_add(size) else {
            return false;
        };
        if let Some((start, block)) = self.blocks.live_at(at) {
            return end <= start + block.size;
        }
        let mut vars = self.room.vars.iter();
        vars.any(|&(start, len)| start <= at && end <= start + len) || image::holds(at, size)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::alloc::Layout;

    use super::*;
    use crate::frames::{Frame, Var};
    use crate::show::how;
    use crate::words::VarState;

    /// A view of these blocks, with no variable, in which these places were moved out.
    pub(crate) fn view<'a>(blocks: &'a Blocks, gone: &[Gone]) -> View<'a> {
        let mut frame = Frame::new(0, 1);
        frame.gone.extend(gone);
        View::new(blocks, &[thread(frame)], Room::default())
    }

    fn thread(frame: Frame) -> Thread {
        Thread {
            name: "main".into(),
            frames: vec![frame],
        }
    }

    #[test]
    fn live_blocks_and_variables_that_hold_a_value_may_be_read_to_their_ends() {
        let mut blocks = Blocks::default();
        let layout = Layout::new::<[u8; 16]>();
        blocks.take(0x1000, layout);
        blocks.take(0x2000, layout);
        blocks.give(0x2000);
        let mut frame = Frame::new(0, 1);
        let states = [VarState::Live, VarState::Moved, VarState::Dropping];
        for (index, state) in states.into_iter().enumerate() {
            frame.vars.push(Var {
                id: index as u32,
                at: 0x3000 + index * 0x100,
                how: Some(how::<u64>()),
                state,
            });
        }
        let view = View::new(&blocks, &[thread(frame)], Room::default());
        assert!(view.readable(0x1000, 16) && view.readable(0x100f, 1));
        assert!(!view.readable(0x1001, 16) && !view.readable(0xfff, 2));
        assert!(!view.readable(0x2000, 1), "freed");
        assert!(view.readable(0x3000, 8) && !view.readable(0x3001, 8));
        assert!(!view.readable(0x3100, 8), "moved");
        assert!(view.readable(0x3200, 8), "being dropped");
        assert!(!view.readable(usize::MAX, 2));
    }

    #[test]
    fn gone_is_what_was_moved_out_and_what_lies_in_it_not_what_wraps_it() {
        let blocks = Blocks::default();
        let place = |ty| Gone {
            at: 0x10,
            size: 8,
            of: 0,
            ty,
        };
        let named = view(&blocks, &[place("Inner")]);
        assert!(named.gone(0x10, 8, "Inner") && named.gone(0x14, 4, "u32"));
        assert!(!named.gone(0x10, 8, "Wrapper") && !named.gone(0x10, 16, "Inner"));
        let any = view(&blocks, &[place("")]);
        assert!(any.gone(0x10, 8, "Wrapper"));
    }
}
