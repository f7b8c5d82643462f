//! What happened, in words: one function for each thing said. `say` puts them together.

use super::model::Event;

pub(crate) fn allocated(block: u32, size: u64) -> Event {
    let text = format!("block {block} allocated, {}", bytes(size));
    Event {
        kind: "allocated".to_owned(),
        block: Some(block),
        size: Some(size),
        text,
        ..Event::default()
    }
}

pub(crate) fn freed(block: u32, size: u64) -> Event {
    let text = format!("block {block} freed, {}", bytes(size));
    Event {
        kind: "freed".to_owned(),
        block: Some(block),
        size: Some(size),
        text,
        ..Event::default()
    }
}

pub(crate) fn grown(from: u32, was: u64, block: u32, size: u64) -> Event {
    let verb = if size < was { "shrank" } else { "grew" };
    let text = format!(
        "block {from} of {} {verb} into block {block} of {}",
        bytes(was),
        bytes(size)
    );
    Event {
        kind: "grown".to_owned(),
        block: Some(block),
        from: Some(from),
        size: Some(size),
        text,
        ..Event::default()
    }
}

pub(crate) fn moved(place: &str) -> Event {
    moving(place, format!("`{place}` moved out"))
}

/// A named part, and the variable that a `let` gave it to.
pub(crate) fn moved_part(place: &str, to: &str) -> Event {
    let to = if to.is_empty() {
        "moved out".to_owned()
    } else {
        format!("moved to `{to}`")
    };
    moving(place, format!("`{place}` {to}"))
}

pub(crate) fn moved_some(name: &str) -> Event {
    moving(name, format!("a part of `{name}` moved out"))
}

fn moving(place: &str, text: String) -> Event {
    Event {
        kind: "moved".to_owned(),
        place: Some(place.to_owned()),
        text,
        ..Event::default()
    }
}

pub(crate) fn dropped(name: &str, rest: bool) -> Event {
    let text = format!("{} dropped", all_or_rest(name, rest));
    of_drop("dropped", name, text)
}

/// A `Drop::drop` is being called: the value is still there.
pub(crate) fn dropping(name: &str, rest: bool) -> Event {
    let text = format!("the drop of {} begins", all_or_rest(name, rest));
    of_drop("dropping", name, text)
}

fn all_or_rest(name: &str, rest: bool) -> String {
    let of = if rest { "what is left of " } else { "" };
    format!("{of}`{name}`")
}

fn of_drop(kind: &str, name: &str, text: String) -> Event {
    Event {
        kind: kind.to_owned(),
        place: Some(name.to_owned()),
        text,
        ..Event::default()
    }
}

pub(crate) fn count(block: u32, place: &str, which: &str, from: u64, to: u64) -> Event {
    let text = format!("the {which} count of block {block} went from {from} to {to}");
    Event {
        kind: "count".to_owned(),
        block: Some(block),
        place: Some(place.to_owned()),
        text,
        ..Event::default()
    }
}

/// A borrow flag or lock, when it is not as it was.
pub(crate) fn flag(place: &str, was: Option<&str>, now: &str) -> Option<Event> {
    let lock = matches!(now, "locked" | "unlocked");
    let idle = if lock { "unlocked" } else { "unused" };
    let was = was.unwrap_or(idle);
    if was == now || (matches!(was, "unused" | "unlocked") && matches!(now, "unused" | "unlocked"))
    {
        return None;
    }
    let text = match (now, lock) {
        ("locked", _) => format!("`{place}` is now locked"),
        ("unlocked", _) => format!("`{place}` is unlocked again"),
        ("unused", _) => format!("the borrow flag of `{place}` is released ({was} before)"),
        (now, _) => format!("the borrow flag of `{place}` is now {now} ({was} before)"),
    };
    let kind = if lock { "lock" } else { "borrow" };
    Some(Event {
        kind: kind.to_owned(),
        place: Some(place.to_owned()),
        text,
        ..Event::default()
    })
}

pub(crate) fn printed(text: &str) -> Event {
    Event {
        kind: "printed".to_owned(),
        text: format!("printed {}", quoted(text)),
        ..Event::default()
    }
}

/// What went to standard error; a panic's message among it.
pub(crate) fn complained(text: &str) -> Event {
    let panic = text.contains("panicked at");
    let kind = if panic { "panicked" } else { "printed" };
    let said = text
        .lines()
        .filter(|line| !line.starts_with("note: run with"))
        .collect::<Vec<_>>()
        .join("\n");
    let to = if panic {
        "panicked"
    } else {
        "printed to standard error"
    };
    Event {
        kind: kind.to_owned(),
        text: format!("{to}: {}", quoted(said.trim())),
        ..Event::default()
    }
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
