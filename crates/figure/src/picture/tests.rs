//! What stands in a picture, and where.

use std::sync::OnceLock;

use memscope::memory::{BlockState, Record};

use super::*;
use crate::lane;
use crate::measure::LIMITS;
use crate::watched::watched;

/// A run with two frames, an `Rc`, a slice and a freed block, as memscope sees it today.
fn record() -> &'static Record {
    const PROGRAM: &str = "use std::rc::Rc;\n\nfn first(words: &[String]) -> usize {\n    let word = &words[0];\n    \
                           word.len()\n}\n\nfn main() {\n    let notice = Rc::new(String::from(\"Closed\"));\n    \
                           let copy = Rc::clone(&notice);\n    let words = vec![String::from(\"one\")];\n    \
                           let length = first(&words[..]);\n    drop(words);\n    println!(\"{copy} {length}\");\n}\n";
    static RECORD: OnceLock<Record> = OnceLock::new();
    RECORD.get_or_init(|| watched(PROGRAM))
}

/// All text of a picture.
fn words(picture: &Picture) -> String {
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
                row.row
                    .notes
                    .iter()
                    .map(Note::text)
                    .collect::<Vec<_>>()
                    .join(" ")
            );
        }
    }
    words
}

#[test]
fn every_variable_value_and_block_of_a_step_is_named_in_its_picture() {
    for step in &record().steps {
        for limits in LIMITS {
            let words = words(&picture(step, limits, false));
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
                    block.state == BlockState::Freed,
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
        let picture = picture(step, LIMITS[0], false);
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
        let picture = picture(step, LIMITS[0], false);
        let width = lane::width(lane::tracks(&picture.arrows));
        for path in lane::route(&picture.arrows, width) {
            seen += 1;
            for (x, y) in path.corners {
                assert!((0.0..=width as f32).contains(&x) && (0.0..=picture.height).contains(&y));
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
        .map(|step| picture(step, LIMITS[0], false))
        .collect();
    assert!(changed(&pictures[1], &pictures[1]).is_empty());
    assert!(!changed(&pictures[0], &pictures[1]).is_empty());
}
