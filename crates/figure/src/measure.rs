//! How wide the columns of a picture are, in characters: the same in all steps of a figure, so that nothing jumps.

use super::picture::{Box, Picture};
use super::text::{bytes, width};

/// The widest that the texts of a picture are drawn, in characters; what is longer is broken into lines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// A name with its type.
    pub(crate) name: usize,
    /// A value.
    pub(crate) value: usize,
    /// The heading of a box.
    pub(crate) heading: usize,
}

/// From wide to narrow: a figure takes the first with which it fits beside the book's column of text.
pub(crate) const LIMITS: [Limits; 3] = [
    Limits {
        name: 24,
        value: 27,
        heading: 38,
    },
    Limits {
        name: 22,
        value: 24,
        heading: 29,
    },
    Limits {
        name: 18,
        value: 21,
        heading: 26,
    },
];

/// How many characters wide the widest of these lines is.
pub(crate) fn widest(lines: &[String]) -> usize {
    lines
        .iter()
        .map(|line| width(line.trim_end()))
        .max()
        .unwrap_or(0)
}

/// How many characters wide the columns of names, values and sizes are, in frames and in blocks; the same in all
/// steps of a figure, so that nothing jumps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Widths {
    /// Frames: names, values, sizes.
    pub(crate) frames: [usize; 3],
    /// Blocks: names, values, sizes.
    pub(crate) blocks: [usize; 3],
}

impl Widths {
    /// What all these pictures need.
    pub(crate) fn of(pictures: &[Picture]) -> Self {
        let column = |boxes: fn(&Picture) -> &Vec<Box>, least: usize| {
            let mut widths = [0; 3];
            let mut heading = least;
            for one in pictures.iter().flat_map(boxes) {
                heading = heading.max(widest(&one.heading));
                for row in &one.rows {
                    let size = row.row.size.map_or(0, |size| width(&bytes(size)));
                    for (most, now) in
                        widths
                            .iter_mut()
                            .zip([row.name_width(), row.value_width(), size])
                    {
                        *most = (*most).max(now);
                    }
                }
            }
            let short = heading.saturating_sub(widths.iter().sum());
            widths[1] += short;
            widths
        };
        Self {
            frames: column(|picture| &picture.frames, 12),
            blocks: column(|picture| &picture.blocks, 12),
        }
    }

    /// The whole frames' column, in characters, with the room beside its three cells.
    pub(crate) fn of_frames(&self) -> usize {
        self.frames.iter().sum::<usize>() + 4
    }

    /// The whole blocks' column.
    pub(crate) fn of_blocks(&self) -> usize {
        self.blocks.iter().sum::<usize>() + 4
    }
}
