//! What happened, in words: one function for each thing said.

use crate::memory::model::{Count, Happened};
use crate::memory::model::{Event, EventKind, Flag, Part, PartKind};

/// An event of the record.
pub(super) fn event(happened: &Happened) -> Event {
    let mut event = Event {
        kind: kind(happened),
        block: None,
        from: None,
        size: None,
        place: None,
        content: None,
        text: text(happened),
    };
    match happened {
        Happened::Allocated { block, size } | Happened::Freed { block, size } => {
            (event.block, event.size) = (Some(*block), Some(*size));
        }
        Happened::Grown {
            from, block, size, ..
        } => {
            (event.block, event.from, event.size) = (Some(*block), Some(*from), Some(*size));
        }
        Happened::Counted { block, place, .. } => {
            (event.block, event.place) = (Some(*block), Some(place.clone()));
        }
        Happened::Moved { place }
        | Happened::MovedPart { place, .. }
        | Happened::MovedSome { variable: place }
        | Happened::Dropping { place, .. }
        | Happened::Dropped { place, .. }
        | Happened::Flagged { place, .. } => event.place = Some(place.clone()),
        Happened::Returned {
            function, content, ..
        } => {
            event.place = Some(function.clone());
            event.content = Some((**content).clone());
        }
        Happened::Printed(_)
        | Happened::Complained(_)
        | Happened::Panicked(_)
        | Happened::Lent { .. }
        | Happened::Twice { .. }
        | Happened::Through { .. }
        | Happened::Behind { .. }
        | Happened::Lost(_) => {}
        Happened::Touched { block, .. } | Happened::FreedAgain { block } => {
            event.block = Some(*block);
        }
    }
    event
}

fn kind(happened: &Happened) -> EventKind {
    match happened {
        Happened::Allocated { .. } => EventKind::Allocated,
        Happened::Grown { .. } => EventKind::Grown,
        Happened::Freed { .. } => EventKind::Freed,
        Happened::Moved { .. } | Happened::MovedPart { .. } | Happened::MovedSome { .. } => {
            EventKind::Moved
        }
        Happened::Dropping { .. } => EventKind::Dropping,
        Happened::Dropped { .. } => EventKind::Dropped,
        Happened::Counted { .. } => EventKind::Count,
        Happened::Flagged { now, .. } if now.is_lock() => EventKind::Lock,
        Happened::Flagged { .. } => EventKind::Borrow,
        Happened::Printed(_) | Happened::Complained(_) => EventKind::Printed,
        Happened::Panicked(_) => EventKind::Panicked,
        Happened::Returned { .. } => EventKind::Returned,
        Happened::Touched { write: false, .. } => EventKind::ReadFreed,
        Happened::Touched { write: true, .. } => EventKind::WroteFreed,
        Happened::FreedAgain { .. } => EventKind::FreedAgain,
        Happened::Lent { .. }
        | Happened::Twice { .. }
        | Happened::Through { .. }
        | Happened::Behind { .. }
        | Happened::Lost(_) => EventKind::Lost,
    }
}

pub(super) fn text(happened: &Happened) -> String {
    match happened {
        Happened::Allocated { block, size } => format!("block {block} allocated, {}", bytes(*size)),
        Happened::Freed { block, size } => format!("block {block} freed, {}", bytes(*size)),
        Happened::Grown {
            from,
            was,
            block,
            size,
        } => {
            let verb = if size < was { "shrank" } else { "grew" };
            let (was, size) = (bytes(*was), bytes(*size));
            format!("block {from} of {was} {verb} into block {block} of {size}")
        }
        Happened::Moved { place } | Happened::MovedPart { place, to: None } => {
            format!("`{place}` moved out")
        }
        Happened::MovedPart {
            place,
            to: Some(to),
        } => format!("`{place}` moved to `{to}`"),
        Happened::MovedSome { variable } => format!("a part of `{variable}` moved out"),
        Happened::Dropped { place, rest, .. } => drop_over(&format!("`{place}`"), *rest),
        Happened::Dropping { place, rest, .. } => drop_begins(&format!("`{place}`"), *rest),
        Happened::Counted {
            block,
            count,
            from,
            to,
            ..
        } => {
            let which = match count {
                Count::Strong => "strong",
                Count::Weak => "weak",
            };
            format!("the {which} count of block {block} went from {from} to {to}")
        }
        Happened::Flagged { place, was, now } => flagged(place, *was, *now),
        Happened::Printed(text) => format!("printed {}", quoted(text)),
        Happened::Complained(text) => {
            let said = without_note(text);
            // The end of a line, where that is all.
            let said = Some(said.trim()).filter(|said| !said.is_empty());
            format!(
                "printed to standard error: {}",
                quoted(said.unwrap_or(text))
            )
        }
        Happened::Panicked(text) => format!("panicked: {}", quoted(without_note(text).trim())),
        Happened::Returned {
            function, content, ..
        } => format!("`{function}` returns {}", value(content)),
        Happened::Touched {
            block,
            offset,
            write,
        } => {
            let verb = if *write { "written" } else { "read" };
            let byte = match offset {
                0 => String::new(),
                offset => format!(" from byte {offset} on"),
            };
            format!("block {block} {verb}{byte} after it was freed")
        }
        Happened::FreedAgain { block } => format!("block {block} freed once more"),
        Happened::Lent { .. }
        | Happened::Twice { .. }
        | Happened::Through { .. }
        | Happened::Behind { .. } => String::new(),
        Happened::Lost(count) => format!("{count} more events are not shown"),
    }
}

/// A value as what a function returns: "40", "a reference to `x`".
pub(super) fn value(content: &Part) -> String {
    let text = content.text.as_str();
    match (content.kind, text.strip_prefix("→ ")) {
        (PartKind::Ref, Some(target)) => format!("a reference to {target}"),
        (PartKind::Opaque, _) if content.ty == "closure" => "a closure".to_owned(),
        _ if text.contains("(opaque)") && content.parts.len() == 1 && content.variant.is_some() => {
            let variant = content.variant.as_deref().unwrap_or_default();
            format!("{variant} with {}", value(&content.parts[0]))
        }
        _ if text.contains("(opaque)") => format!("a value of the type {}", content.ty),
        _ => text.to_owned(),
    }
}

fn all_or_rest(name: &str, rest: bool) -> String {
    let of = if rest { "what is left of " } else { "" };
    format!("{of}{name}")
}

/// `name` is what the variable is called here; `rest`: a part of it was moved out before.
pub(super) fn drop_over(name: &str, rest: bool) -> String {
    format!("{} dropped", all_or_rest(name, rest))
}

/// The same, where its `Drop::drop` is called.
pub(super) fn drop_begins(name: &str, rest: bool) -> String {
    format!("the drop of {} begins", all_or_rest(name, rest))
}

/// A variable whose name another one has now.
pub(super) fn shadowed(name: &str) -> String {
    format!("the shadowed `{name}`")
}

/// A borrow flag or a lock that is not as it was.
fn flagged(place: &str, was: Flag, now: Flag) -> String {
    match now {
        Flag::Locked => format!("`{place}` is now locked"),
        Flag::Unlocked => format!("`{place}` is unlocked again"),
        Flag::Unused => format!("the borrow flag of `{place}` is released ({was} before)"),
        Flag::Shared | Flag::Exclusive => {
            format!("the borrow flag of `{place}` is now {now} ({was} before)")
        }
    }
}

/// Standard error without the hint on backtraces.
fn without_note(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with("note: run with"));
    lines.collect::<Vec<_>>().join("\n")
}

fn quoted(text: &str) -> String {
    let shown: String = text.chars().take(200).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    format!("{:?}{more}", shown)
}

pub(super) fn bytes(count: u64) -> String {
    if count == 1 {
        "1 byte".to_owned()
    } else {
        format!("{count} bytes")
    }
}
