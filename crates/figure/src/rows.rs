//! A value as rows of a table: one row a part that holds a pointer or a flag, one row for everything else together.

use memscope::memory::{Borrow, Link, LinkTo, Mode, Part, PartKind, State, Variable};

/// What a pointer's arrow ends at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target {
    /// A heap block.
    Block(u32),
    /// A variable: its call and its declaration.
    Variable(u32, u32),
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// What tells the row from all others of its step, the same in every step.
    pub(crate) key: String,
    /// How deep it lies in its variable or block.
    pub(crate) depth: usize,
    /// A name, a field's name, an index.
    pub(crate) name: String,
    /// The type, for a variable.
    pub(crate) ty: String,
    /// The value in words.
    pub(crate) value: String,
    /// Its size in bytes.
    pub(crate) size: Option<u64>,
    /// What else is to be said, each on its own line.
    pub(crate) notes: Vec<Note>,
    /// Whether nothing may be done with the value any more.
    pub(crate) gone: bool,
    /// Where its arrow ends, and how it is drawn: `owner`, `shared`, `exclusive`, `weak`, `raw`, or `dangling`, whatever its
    /// right, into a freed block.
    pub(crate) arrow: Option<(Target, &'static str)>,
    /// Whether what it points to is no more.
    pub(crate) dangling: bool,
    /// The live block that it, and by Rust's rules it alone, frees.
    pub(crate) owns: Option<u32>,
}

/// What else is to be said of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Note {
    /// A later variable has its name.
    Shadowed,
    /// It is declared, and no more.
    Empty,
    /// It is borrowed.
    Borrowed(Borrow),
    /// It is in this state.
    State(State),
    /// It owns a block that another one owns, too.
    Owner,
}

impl Note {
    /// In words.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Shadowed => "shadowed".to_owned(),
            Self::Empty => "no value yet".to_owned(),
            Self::Borrowed(how) => format!("borrowed, {how}"),
            Self::State(state) => state.to_string(),
            Self::Owner => "second owner".to_owned(),
        }
    }

    /// Its class in the page.
    pub(crate) fn class(&self) -> &'static str {
        match self {
            Self::Shadowed | Self::Empty => "aside",
            Self::Borrowed(_) | Self::State(State::Borrowed) => "lent",
            Self::State(_) | Self::Owner => "note",
        }
    }
}

impl Row {
    /// Takes over where `part` points.
    fn points_as(&mut self, part: &Part) {
        let Some(link) = &part.pointer else { return };
        let alone = matches!(part.kind, PartKind::String | PartKind::Vec | PartKind::Box);
        self.arrow = arrow(link);
        self.dangling = matches!(link.to, LinkTo::Freed | LinkTo::Gone);
        self.owns = link
            .block
            .filter(|_| alone && link.mode == Mode::Owner && link.to == LinkTo::Block);
    }
}

/// The rows of one variable; the first names it.
pub(crate) fn of_variable(call: u32, variable: &Variable) -> Vec<Row> {
    let mut rows = Vec::new();
    let key = format!("{call}.{}", variable.id);
    if let Some(content) = &variable.content {
        of_part(content, &key, 0, &mut rows);
    } else {
        let value = variable.value.clone().unwrap_or_default();
        rows.push(Row {
            key,
            size: Some(variable.size),
            value,
            ..Row::default()
        });
    }
    let first = &mut rows[0];
    first.name.clone_from(&variable.name);
    first.ty.clone_from(&variable.ty);
    if first.value == first.ty {
        first.value.clear();
    }
    // Before it has a value its size is not known.
    let unknown = variable.state == State::Uninitialised && variable.size == 0;
    first.size = (!unknown).then_some(variable.size);
    first.notes.extend(notes(variable));
    let gone = variable.state.is_gone();
    rows.iter_mut().for_each(|row| row.gone = gone);
    rows
}

fn notes(variable: &Variable) -> Vec<Note> {
    let state = match (variable.state, variable.borrow) {
        (State::Live, _) => None,
        (State::Borrowed, Some(how)) => Some(Note::Borrowed(how)),
        (State::Uninitialised, _) => Some(Note::Empty),
        (state, _) => Some(Note::State(state)),
    };
    let shadowed = variable.shadowed.then_some(Note::Shadowed);
    state.into_iter().chain(shadowed).collect()
}

/// The rows of what a block holds.
pub(crate) fn of_block(block: u32, contents: &[Part]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut parts = contents.iter().peekable();
    while let Some(part) = parts.next() {
        let key = format!("b{block}.{}", part.label);
        let numbered = |part: &Part| part.label.parse::<u64>().is_ok() && is_plain(part);
        if !numbered(part) {
            of_part(part, &key, 0, &mut rows);
            continue;
        }
        // Numbers side by side, as an array is written.
        let (first, mut last) = (&part.label, &part.label);
        let (mut texts, mut size) = (vec![part.text.as_str()], part.size);
        while let Some(next) = parts.next_if(|next| numbered(next)) {
            last = &next.label;
            texts.push(&next.text);
            size += next.size;
        }
        const MOST: usize = 12;
        if texts.len() > MOST {
            texts.truncate(MOST);
            texts.push("…");
        }
        let name = if first == last {
            format!("[{first}]")
        } else {
            format!("[{first}–{last}]")
        };
        rows.push(Row {
            key,
            name,
            value: texts.join(", "),
            size: Some(size),
            ..Row::default()
        });
    }
    const MOST_ROWS: usize = 12;
    if rows.len() > MOST_ROWS {
        let more = rows.len() - MOST_ROWS;
        rows.truncate(MOST_ROWS);
        rows.push(Row {
            key: format!("b{block}.more"),
            value: format!("… {more} more"),
            ..Row::default()
        });
    }
    rows
}

fn of_part(part: &Part, key: &str, depth: usize, rows: &mut Vec<Row>) {
    let mut row = Row {
        key: key.to_owned(),
        depth,
        name: label(part),
        size: Some(part.size),
        ..Row::default()
    };
    row.points_as(part);
    row.gone = part.kind == PartKind::Moved;
    let inside: &[Part] = if descends(part) { &part.parts } else { &[] };
    // `Some(Box)` is one word in memory and one row here.
    if let (PartKind::Enum, [only]) = (part.kind, inside)
        && only.parts.is_empty()
        && only.pointer.is_some()
    {
        row.value = format!(
            "{} {}",
            part.variant.as_deref().unwrap_or("enum"),
            value(only)
        );
        row.points_as(only);
        rows.push(row);
        return;
    }
    row.value = if inside.is_empty() {
        value(part)
    } else {
        heading(part)
    };
    rows.push(row);
    for (index, one) in inside.iter().enumerate() {
        of_part(one, &format!("{key}.{index}"), depth + 1, rows);
    }
}

fn label(part: &Part) -> String {
    if part.label.parse::<u64>().is_ok() {
        format!("[{}]", part.label)
    } else {
        part.label.clone()
    }
}

/// Whether the parts get rows of their own: when one of them has something that a text in short would hide.
fn descends(part: &Part) -> bool {
    let holds = matches!(
        part.kind,
        PartKind::Struct
            | PartKind::Enum
            | PartKind::Tuple
            | PartKind::Array
            | PartKind::Cell
            | PartKind::RefCell
            | PartKind::Mutex
            | PartKind::Once
            | PartKind::List
    );
    holds
        && (part.flag.is_some()
            || part.kind == PartKind::RefCell
            || !part.parts.iter().all(is_plain))
}

/// A value that is all said by its text.
fn is_plain(part: &Part) -> bool {
    let points = part
        .pointer
        .as_ref()
        .is_some_and(|link| link.to != LinkTo::Static || part.kind != PartKind::Ref);
    !points
        && part.flag.is_none()
        && part.kind != PartKind::Moved
        && part.parts.iter().all(is_plain)
}

/// What a row says whose parts follow it.
fn heading(part: &Part) -> String {
    match (part.kind, part.flag, &part.variant) {
        (PartKind::RefCell, Some(flag), _) => format!("borrow flag: {flag}"),
        (_, Some(flag), _) => flag.to_string(),
        (_, _, Some(variant)) => variant.clone(),
        (PartKind::Struct, ..) => part.ty.clone(),
        _ => String::new(),
    }
}

/// A part without parts of its own, in words.
fn value(part: &Part) -> String {
    let Some(link) = &part.pointer else {
        return match part.kind {
            PartKind::Moved => "moved".to_owned(),
            _ => part.text.clone(),
        };
    };
    let place = place(part, link);
    let mut words = vec![place];
    if matches!(part.kind, PartKind::String | PartKind::Vec) {
        words.extend(part.len.map(|len| format!("length {len}")));
        words.extend(part.capacity.map(|capacity| format!("capacity {capacity}")));
    } else if link.to != LinkTo::Static
        && let Some(len) = part.len
    {
        words.push(format!("length {len}"));
    }
    if part.kind == PartKind::Guard {
        words.push("guard".to_owned());
    }
    words.join(", ")
}

fn place(part: &Part, link: &Link) -> String {
    match address(part, link) {
        Some(place) => format!("→ {place}"),
        None if matches!(part.kind, PartKind::String | PartKind::Vec) => "no block".to_owned(),
        None => part.text.clone(),
    }
}

/// Where `link`, the pointer of `part`, leads, as the whole book spells an address; `None` where it leads to nothing that has a name.
pub fn address(part: &Part, link: &Link) -> Option<String> {
    let from = match link.offset {
        Some(offset) if offset > 0 && part.kind == PartKind::Ref => format!(", byte {offset}"),
        _ => String::new(),
    };
    Some(match (link.to, link.block, &link.variable) {
        (LinkTo::Block, Some(block), _) if link.mode == Mode::Weak => {
            format!("block {block} (weak)")
        }
        (LinkTo::Block, Some(block), _) => format!("block {block}{from}"),
        (LinkTo::Freed, Some(block), _) => format!("block {block}, freed"),
        (LinkTo::Freed, None, _) => "a freed block".to_owned(),
        (LinkTo::Gone, _, Some(slot)) => format!("{}, gone", slot.name),
        (_, _, Some(slot)) => format!("{}{from}", slot.name),
        (LinkTo::Static, ..) => format!("static {}", part.text),
        (LinkTo::Temporary, ..) if part.text.starts_with('→') => "a temporary".to_owned(),
        (LinkTo::Temporary, ..) => format!("a temporary: {}", part.text),
        _ => return None,
    })
}

fn arrow(link: &Link) -> Option<(Target, &'static str)> {
    let mode = if link.to == LinkTo::Freed {
        "dangling"
    } else if link.mode.is_raw() {
        "raw"
    } else {
        link.mode.word()
    };
    let target = match (link.block, &link.variable) {
        (Some(block), _) => Target::Block(block),
        (_, Some(slot)) => Target::Variable(slot.call, slot.id),
        _ => return None,
    };
    Some((target, mode))
}
