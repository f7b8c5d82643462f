//! One step's memory as boxes in a character grid: frames left, blocks right, each row at a known height.

use std::collections::BTreeMap;

use memscope::memory::{Block, Frame, Step};

use super::lane::{Arrow, Side};
use super::rows::{self, Row, Target};
use super::text::{bytes, width, wrap};

/// The widest that the texts of a picture are drawn, in characters; what is longer is broken into lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// A name with its type.
    name: usize,
    /// A value.
    value: usize,
    /// The heading of a box.
    heading: usize,
}

/// From wide to narrow: a figure takes the first with which it fits beside the book's column of text.
pub(super) const LIMITS: [Limits; 3] = [
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
/// The gap between two boxes of a column, in rows.
const GAP: f32 = 0.5;
/// A column's heading and the gap under it, in rows.
const TOP: f32 = 1.25;

/// A frame or a block.
#[derive(Debug, Clone)]
pub(super) struct Box {
    /// `frame`, `block`, `freed block`.
    pub(super) class: &'static str,
    /// The heading, in lines.
    pub(super) heading: Vec<String>,
    /// The rows.
    pub(super) rows: Vec<Drawn>,
    /// The top edge, in rows from the top of the picture.
    pub(super) top: f32,
}

/// A row as it is drawn.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    /// What it shows.
    pub(super) row: Row,
    /// The name with its type, in lines.
    pub(super) name: Vec<String>,
    /// The value, in lines.
    pub(super) value: Vec<String>,
    /// The top edge, in rows from the top of the picture.
    pub(super) top: f32,
}

impl Drawn {
    fn new(row: Row, limits: Limits) -> Self {
        let indent = 2 * row.depth;
        let whole = if row.ty.is_empty() {
            row.name.clone()
        } else {
            format!("{}: {}", row.name, row.ty)
        };
        let name = wrap(&whole, limits.name - indent.min(limits.name / 2));
        let mut value = wrap(&row.value, limits.value);
        if row.value.is_empty() && !row.notes.is_empty() {
            value.clear();
        }
        Self {
            row,
            name,
            value,
            top: 0.0,
        }
    }

    /// How many rows high it is.
    pub(super) fn height(&self) -> usize {
        self.name.len().max(self.value.len() + self.row.notes.len())
    }

    fn name_width(&self) -> usize {
        2 * self.row.depth + widest(&self.name)
    }

    fn value_width(&self) -> usize {
        widest(&self.value).max(widest(&self.row.notes))
    }
}

fn widest(lines: &[String]) -> usize {
    lines
        .iter()
        .map(|line| width(line.trim_end()))
        .max()
        .unwrap_or(0)
}

/// One step's picture.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    /// The frames, `main` first.
    pub(super) frames: Vec<Box>,
    /// The blocks, by number.
    pub(super) blocks: Vec<Box>,
    /// The arrows.
    pub(super) arrows: Vec<Arrow>,
    /// How many blocks are not shown.
    pub(super) more: u64,
    /// How high it is, in rows.
    pub(super) height: f32,
}

/// How many characters wide the columns of names, values and sizes are, in frames and in blocks; the same in all
/// steps of a figure, so that nothing jumps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Widths {
    /// Frames: names, values, sizes.
    pub(super) frames: [usize; 3],
    /// Blocks: names, values, sizes.
    pub(super) blocks: [usize; 3],
}

impl Widths {
    /// What all these pictures need.
    pub(super) fn of(pictures: &[Picture]) -> Self {
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
}

/// The picture of one step.
pub(super) fn picture(step: &Step, limits: Limits) -> Picture {
    let mut frames: Vec<Box> = Vec::new();
    let several = !step.other_threads.is_empty();
    let mut threads = vec![(&step.thread, &step.frames)];
    threads.extend(
        step.other_threads
            .iter()
            .map(|other| (&other.thread, &other.frames)),
    );
    threads.sort_by_key(|(thread, _)| (*thread != "main", thread.to_string()));
    for (thread, own) in threads {
        frames.extend(
            own.iter()
                .map(|one| frame(one, several.then_some(thread), limits)),
        );
    }
    let mut blocks: Vec<Box> = step.heap.iter().map(|one| block(one, limits)).collect();
    let frames_end = place(&mut frames);
    let mut blocks_end = place(&mut blocks);
    if step.more_blocks > 0 {
        blocks_end += 1.0 + GAP;
    }
    let arrows = arrows(&frames, &blocks);
    // An empty column still says that it is.
    let height = frames_end.max(blocks_end).max(TOP + 1.0);
    Picture {
        frames,
        blocks,
        arrows,
        more: step.more_blocks,
        height,
    }
}

fn frame(frame: &Frame, thread: Option<&String>, limits: Limits) -> Box {
    let heading = match (frame.hidden, thread) {
        (0, None) => frame.function.clone(),
        (0, Some(thread)) if thread.contains("thread") => format!("{} ({thread})", frame.function),
        (0, Some(thread)) => format!("{} ({thread} thread)", frame.function),
        (hidden, _) => format!("… {hidden} more calls …"),
    };
    let mut rows: Vec<Row> = frame
        .variables
        .iter()
        .flat_map(|variable| rows::of_variable(frame.call, variable))
        .collect();
    if rows.is_empty() && frame.hidden == 0 {
        rows.push(Row {
            key: format!("{}.none", frame.call),
            value: "no variables".to_owned(),
            ..Row::default()
        });
    }
    new_box("frame", &heading, rows, limits)
}

fn block(block: &Block, limits: Limits) -> Box {
    let freed = block.state == "freed";
    let plural = if block.size == 1 { "byte" } else { "bytes" };
    let mut heading = format!("block {}, {} {plural}", block.block, block.size);
    match &block.owner {
        _ if freed => heading += ", freed",
        Some(owner) => heading += &format!(", owned by {owner}"),
        None => {}
    }
    let rows = if freed {
        Vec::new()
    } else {
        rows::of_block(block.block, &block.contents)
    };
    new_box(
        if freed { "freed block" } else { "block" },
        &heading,
        rows,
        limits,
    )
}

fn new_box(class: &'static str, heading: &str, rows: Vec<Row>, limits: Limits) -> Box {
    let rows = rows
        .into_iter()
        .map(|row| Drawn::new(row, limits))
        .collect();
    Box {
        class,
        heading: wrap(heading, limits.heading),
        rows,
        top: 0.0,
    }
}

/// Puts boxes under one another and gives the end of the last.
fn place(boxes: &mut [Box]) -> f32 {
    let mut top = TOP;
    for one in boxes.iter_mut() {
        one.top = top;
        top += one.heading.len() as f32;
        for row in &mut one.rows {
            row.top = top;
            top += row.height() as f32;
        }
        top += GAP;
    }
    top - if boxes.is_empty() { 0.0 } else { GAP }
}

fn arrows(frames: &[Box], blocks: &[Box]) -> Vec<Arrow> {
    let mut ends = BTreeMap::new();
    for row in frames
        .iter()
        .flat_map(|one| &one.rows)
        .filter(|row| row.row.depth == 0)
    {
        if let Some((call, id)) = row.row.key.split_once('.')
            && let (Ok(call), Ok(id)) = (call.parse(), id.parse())
        {
            // Above the middle, so that it does not meet the arrow that starts in this row.
            ends.insert(Target::Variable(call, id), (Side::Left, row.top + 0.3));
        }
    }
    for one in blocks {
        let number = one.heading[0]
            .split([' ', ','])
            .nth(1)
            .and_then(|number| number.parse().ok());
        if let Some(number) = number {
            ends.insert(Target::Block(number), (Side::Right, one.top + 0.5));
        }
    }
    let starts = |boxes: &[Box], side| -> Vec<Arrow> {
        let rows = boxes
            .iter()
            .flat_map(|one| &one.rows)
            .filter(|row| !row.row.gone);
        rows.filter_map(|row| {
            let (target, mode) = row.row.arrow?;
            let to = *ends.get(&target)?;
            Some(Arrow {
                target,
                mode,
                from: (side, row.top + 0.7),
                to,
            })
        })
        .collect()
    };
    let mut arrows = starts(frames, Side::Left);
    arrows.extend(starts(blocks, Side::Right));
    arrows
}

impl Widths {
    /// The whole frames' column, in characters, with the room beside its three cells.
    pub(super) fn of_frames(&self) -> usize {
        self.frames.iter().sum::<usize>() + 4
    }

    /// The whole blocks' column.
    pub(super) fn of_blocks(&self) -> usize {
        self.blocks.iter().sum::<usize>() + 4
    }
}

/// What changed in `now` since `before`: the keys of rows that are new or say something else.
pub(super) fn changed(before: &Picture, now: &Picture) -> Vec<String> {
    let all = |picture: &Picture| -> BTreeMap<String, (String, Vec<String>)> {
        let boxes = picture.frames.iter().chain(&picture.blocks);
        boxes
            .flat_map(|one| {
                let heading = (
                    "=".to_owned() + one.heading[0].split(", owned").next().unwrap_or(""),
                    (one.heading.concat(), Vec::new()),
                );
                let rows = one.rows.iter().map(|row| {
                    (
                        row.row.key.clone(),
                        (row.row.value.clone(), row.row.notes.clone()),
                    )
                });
                std::iter::once(heading).chain(rows)
            })
            .collect()
    };
    let old = all(before);
    all(now)
        .into_iter()
        .filter(|(key, content)| old.get(key) != Some(content))
        .map(|(key, _)| key)
        .collect()
}

/// All text of a picture, for tests.
#[cfg(test)]
pub(super) fn words(picture: &Picture) -> String {
    let boxes = picture.frames.iter().chain(&picture.blocks);
    let mut words = String::new();
    for one in boxes {
        words += &one.heading.concat();
        words.push('\n');
        for row in &one.rows {
            words += &format!(
                "{} {} {}\n",
                row.name.concat(),
                row.value.concat(),
                row.row.notes.join(" ")
            );
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::OnceLock;

    use memscope::memory::Record;
    use memscope::{Options, Source};

    use super::*;
    use crate::figure::lane;

    /// A run with two frames, an `Rc`, a slice and a freed block, as memscope sees it today.
    fn record() -> &'static Record {
        const PROGRAM: &str = "use std::rc::Rc;\n\nfn first(words: &[String]) -> usize {\n    let word = &words[0];\n    \
                               word.len()\n}\n\nfn main() {\n    let notice = Rc::new(String::from(\"Closed\"));\n    \
                               let copy = Rc::clone(&notice);\n    let words = vec![String::from(\"one\")];\n    \
                               let length = first(&words[..]);\n    drop(words);\n    println!(\"{copy} {length}\");\n}\n";
        static RECORD: OnceLock<Record> = OnceLock::new();
        RECORD.get_or_init(|| {
            let options = Options {
                cache: Some(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/memscope").into()),
                ..Options::default()
            };
            let source = Source::parse(Path::new("listings/examples/notice.rs"), PROGRAM)
                .expect("a program");
            memscope::memory(&source, &options).expect("a record")
        })
    }

    #[test]
    fn every_variable_value_and_block_of_a_step_is_named_in_its_picture() {
        for step in &record().steps {
            for limits in LIMITS {
                let words = words(&picture(step, limits));
                for frame in &step.frames {
                    assert!(words.contains(&frame.function));
                    for variable in &frame.variables {
                        assert!(
                            words.contains(&format!("{}: {}", variable.name, variable.ty)),
                            "{words}"
                        );
                    }
                }
                for block in &step.heap {
                    assert!(
                        words.contains(&format!("block {}, {} byte", block.block, block.size)),
                        "{words}"
                    );
                    assert_eq!(
                        block.state == "freed",
                        words.contains(&format!(
                            "block {}, {} bytes, freed",
                            block.block, block.size
                        ))
                    );
                }
            }
        }
    }

    #[test]
    fn no_two_boxes_overlap_and_all_end_inside_the_picture() {
        for step in &record().steps {
            let picture = picture(step, LIMITS[0]);
            for column in [&picture.frames, &picture.blocks] {
                let mut end = 0.0;
                for one in column {
                    assert!(one.top >= end);
                    end = one.top + one.heading.len() as f32;
                    for row in &one.rows {
                        assert_eq!(row.top, end);
                        end += row.height() as f32;
                    }
                }
                assert!(end <= picture.height);
            }
        }
    }

    #[test]
    fn an_arrow_starts_in_a_row_ends_at_its_target_and_stays_in_the_lane() {
        let mut seen = 0;
        for step in &record().steps {
            let picture = picture(step, LIMITS[0]);
            let width = lane::width(lane::tracks(&picture.arrows));
            for path in lane::route(&picture.arrows, width) {
                seen += 1;
                for (x, y) in path.corners {
                    assert!(
                        (0.0..=width as f32).contains(&x) && (0.0..=picture.height).contains(&y)
                    );
                }
            }
            for arrow in &picture.arrows {
                let boxes = if arrow.to.0 == Side::Left {
                    &picture.frames
                } else {
                    &picture.blocks
                };
                let ends = boxes.iter().any(|one| {
                    let height: usize =
                        one.heading.len() + one.rows.iter().map(Drawn::height).sum::<usize>();
                    one.top < arrow.to.1 && arrow.to.1 < one.top + height as f32
                });
                assert!(ends, "{arrow:?}");
            }
        }
        assert!(seen > 0);
    }

    #[test]
    fn what_did_not_change_is_not_marked() {
        let record = record();
        let pictures: Vec<Picture> = record
            .steps
            .iter()
            .map(|step| picture(step, LIMITS[0]))
            .collect();
        assert!(changed(&pictures[1], &pictures[1]).is_empty());
        assert!(!changed(&pictures[0], &pictures[1]).is_empty());
    }
}
