//! What a record says of its blocks adds up.

use memscope::memory::{BlockState, EventKind, Record};

/// Every block that was taken is freed once, or there at the end; and no step owns a freed one.
pub(crate) fn balance(record: &Record) -> Vec<String> {
    let mut live = std::collections::BTreeMap::new();
    let (mut wrong, mut whole) = (Vec::new(), true);
    for step in &record.steps {
        for event in &step.events {
            let block = event.block.unwrap_or(0);
            match event.kind {
                EventKind::Allocated => drop(live.insert(block, event.size)),
                EventKind::Grown => {
                    if event.from.is_some_and(|from| from != 0)
                        && live.remove(&event.from.unwrap_or(0)).is_none()
                    {
                        wrong.push(format!(
                            "line {}: block {:?} grew, but was not live",
                            step.line, event.from
                        ));
                    }
                    live.insert(block, event.size);
                }
                // Some were not written down: the heap says what is there now.
                EventKind::Lost => {
                    live = step
                        .heap
                        .iter()
                        .filter(|block| block.state == BlockState::Live)
                        .map(|block| (block.block, Some(block.size)))
                        .collect();
                    whole &= step.more_blocks == 0;
                }
                EventKind::Freed if whole && live.remove(&block).is_none() => {
                    wrong.push(format!(
                        "line {}: block {block} freed, but was not live",
                        step.line
                    ));
                }
                _ => {}
            }
        }
        if whole && step.more_blocks == 0 {
            let shown: Vec<u32> = step
                .heap
                .iter()
                .filter(|block| block.state == BlockState::Live)
                .map(|block| block.block)
                .collect();
            if !shown.iter().eq(live.keys()) {
                wrong.push(format!(
                    "line {}: the heap shows {shown:?}, the events say {:?}",
                    step.line,
                    live.keys()
                ));
            }
        }
    }
    // What std holds for itself is no leak of the program's.
    let of_std =
        |owner: &Option<String>| matches!(owner.as_deref(), Some("standard output" | "the panic"));
    let last = record.steps.last().map_or(&[][..], |step| &step.heap);
    for block in last.iter().filter(|block| of_std(&block.owner)) {
        live.remove(&block.block);
    }
    if whole && record.truncated.is_none() && record.leaked.len() != live.len() {
        wrong.push(format!(
            "{} blocks are left, {} are reported",
            live.len(),
            record.leaked.len()
        ));
    }
    wrong
}
