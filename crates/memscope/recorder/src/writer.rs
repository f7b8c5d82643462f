//! Writes values: address, size and type, then what the type's description shows.

use std::ops::{Deref, DerefMut};

use crate::json::Json;
use crate::search::Search;
use crate::show::How;
use crate::view::{Room, View};
use crate::words::Kind;

/// What a step may show at most, in values; what is left out is said.
const NODES: u32 = 1_000;
/// How many elements of one list are shown.
const ELEMENTS: usize = 32;
/// How many bytes of one text are shown.
pub(crate) const TEXT: usize = 512;
const DEPTH: u32 = 24;

/// A text that grows by values, and what may be read while writing it.
///
/// What it writes into is reached as if it were that: a description writes keys and numbers beside values.
pub struct Writer<'a> {
    json: Json,
    view: View<'a>,
    depth: u32,
    nodes: u32,
    notes: Notes,
    /// What is looked for instead of written.
    pub(crate) search: Option<Search>,
    /// The name of the part that comes next.
    label: String,
    /// Where the innermost value with parts in its own bytes lies, and whether it has any.
    inside: (usize, usize, bool),
}

/// What is noted of a step's values.
#[derive(Default)]
struct Notes {
    /// Heap addresses that were already shown.
    seen: Vec<usize>,
    /// Blocks that begin with two counts.
    counted: Vec<usize>,
}

/// The room that one step's writer needed, for that of the next.
#[derive(Default)]
pub(crate) struct Scratch {
    json: Json,
    notes: Notes,
    room: Room,
}

impl Scratch {
    /// What was written last.
    pub(crate) fn json(&mut self) -> &mut Json {
        &mut self.json
    }

    /// The counted blocks that the last writer showed.
    pub(crate) fn counted(&self) -> &[usize] {
        &self.notes.counted
    }

    /// For a view.
    pub(crate) fn room(&mut self) -> Room {
        std::mem::take(&mut self.room)
    }
}

impl Deref for Writer<'_> {
    type Target = Json;

    fn deref(&self) -> &Json {
        &self.json
    }
}

impl DerefMut for Writer<'_> {
    fn deref_mut(&mut self) -> &mut Json {
        &mut self.json
    }
}

impl<'a> Writer<'a> {
    pub(crate) fn new(view: View<'a>, scratch: Scratch) -> Self {
        let Scratch {
            mut json,
            mut notes,
            ..
        } = scratch;
        json.clear();
        notes.seen.clear();
        notes.counted.clear();
        Self {
            json,
            view,
            depth: 0,
            nodes: 0,
            notes,
            search: None,
            label: String::new(),
            inside: (0, 0, false),
        }
    }

    /// What was written, and the room that it took.
    pub(crate) fn done(self) -> Scratch {
        Scratch {
            json: self.json,
            notes: self.notes,
            room: self.view.into_room(),
        }
    }

    /// A named part: `["name", value]` in an open list.
    pub fn part(&mut self, name: &str) {
        self.element().text("[").quoted(name).text(",");
        name.clone_into(&mut self.label);
    }

    /// Closes a named part.
    pub fn end_part(&mut self) {
        self.close();
    }

    /// How many elements of a list of this length are shown: of one that comes late in a full step, fewer.
    pub(crate) fn fitting(&self, len: usize) -> usize {
        len.min(ELEMENTS)
            .min(NODES.saturating_sub(self.nodes) as usize)
    }

    /// A whole value: address, size and type first, then what its type shows.
    ///
    /// # Safety
    /// A value of the described type is alive at `at`, but for what the view knows as moved out.
    pub unsafe fn child(&mut self, at: *const u8, how: &How) {
        if self.search.is_some() {
            // SAFETY: the caller's promise.
            return unsafe { self.seek(at, how) };
        }
        // SAFETY: the caller's promise; `node` calls it only for what was not moved out.
        self.node(at as usize, how.size(), how.name(), |w| unsafe {
            how.show(at, w)
        });
    }

    /// Walks a value in search of something.
    ///
    /// # Safety
    /// That of [`Self::child`].
    unsafe fn seek(&mut self, at: *const u8, how: &How) {
        let (start, size, _) = self.inside;
        let from = at as usize;
        if how.drops() && start <= from && from + how.size() <= start + size {
            self.inside.2 = true;
        }
        let gone = how.size() > 0 && self.view.gone(from, how.size(), how.name());
        let label = std::mem::take(&mut self.label);
        if let Some(search) = &mut self.search
            && !gone
        {
            // SAFETY: the caller's promise, for what was not moved out.
            unsafe { search.looks_at(at, how.size(), how.name(), &label) };
        }
        let outer = std::mem::replace(&mut self.inside, (from, how.size(), false));
        // SAFETY: the caller's promise; `node` calls it only for what was not moved out.
        self.node(from, how.size(), how.name(), |w| unsafe { how.show(at, w) });
        let (.., by_parts) = std::mem::replace(&mut self.inside, outer);
        if let Some(search) = &mut self.search
            && how.drops()
            && !gone
        {
            search.drops(by_parts);
        }
    }

    /// A value of any kind; `what` writes kind and content. It is left out for what was moved out, and in a full step.
    pub(crate) fn node(&mut self, at: usize, size: usize, ty: &str, what: impl FnOnce(&mut Self)) {
        self.text("{").num("a", at as u64).num("n", size as u64);
        self.str("t", ty);
        self.nodes += 1;
        if size > 0 && self.view.gone(at, size, ty) {
            self.kind(Kind::Moved);
        } else if self.depth >= DEPTH || self.nodes > NODES {
            self.kind(Kind::Cut);
        } else {
            self.depth += 1;
            what(self);
            self.depth -= 1;
        }
        self.end();
    }

    /// May these bytes be read now?
    pub(crate) fn readable(&self, at: usize, size: usize) -> bool {
        size == 0 || self.view.readable(at, size)
    }

    /// True the first time in this step that a heap value is reached.
    pub(crate) fn first(&mut self, at: usize) -> bool {
        let new = !self.notes.seen.contains(&at);
        if new {
            self.notes.seen.push(at);
        }
        new
    }

    /// A block that begins with two counts was shown.
    pub(crate) fn counts(&mut self, at: usize) {
        self.notes.counted.push(at);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::blocks::Blocks;
    use crate::frames::Gone;
    use crate::show::{Show, how};
    use crate::view::tests::view;

    /// How a value is written when these places are gone; addresses are left out.
    pub(crate) fn written<T>(value: &T, how: &How, gone: &[Gone]) -> String {
        let blocks = Blocks::default();
        let mut w = Writer::new(view(&blocks, gone), Scratch::default());
        // SAFETY: the value is alive, and the tests describe it by its own type.
        unsafe { w.child((&raw const *value).cast(), how) };
        without_addresses(w.done().json().as_str())
    }

    fn without_addresses(json: &str) -> String {
        let mut parts = json.split("\"a\":");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            out.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
        }
        out.replace("{,", "{")
    }

    fn shown<T: Show>(value: &T) -> String {
        written(value, &how::<T>(), &[])
    }

    #[test]
    fn a_value_has_size_type_and_what_its_type_shows() {
        assert_eq!(shown(&5u8), r#"{"n":1,"t":"u8","k":"int","v":"5"}"#);
        assert_eq!(
            shown(&(true, 'x')),
            concat!(
                r#"{"n":8,"t":"(bool, char)","k":"tuple","f":["#,
                r#"["0",{"n":1,"t":"bool","k":"bool","v":"true"}],"#,
                r#"["1",{"n":4,"t":"char","k":"char","v":"x"}]]}"#
            )
        );
        assert_eq!(
            shown(&[None, Some(7u8)]),
            concat!(
                r#"{"n":4,"t":"[core::option::Option<u8>; 2]","k":"array","el":["#,
                r#"{"n":2,"t":"core::option::Option<u8>","k":"enum","var":"None"},"#,
                r#"{"n":2,"t":"core::option::Option<u8>","k":"enum","var":"Some","f":["#,
                r#"["0",{"n":1,"t":"u8","k":"int","v":"7"}]]}]}"#
            )
        );
    }

    #[test]
    fn a_pointer_is_followed_only_to_where_it_may_be_read() {
        let target = 5u8;
        let reference = shown(&&target);
        assert!(reference.ends_with(r#","pn":1}"#), "{reference}");

        let mut blocks = Blocks::default();
        let boxed = Box::new(6u8);
        blocks.take(&raw const *boxed as usize, std::alloc::Layout::new::<u8>());
        let mut w = Writer::new(view(&blocks, &[]), Scratch::default());
        // SAFETY: the box is alive.
        unsafe { w.child((&raw const boxed).cast(), &how::<Box<u8>>()) };
        let text = without_addresses(w.done().json().as_str());
        let to = r#""pn":1,"to":{"n":1,"t":"u8","k":"int","v":"6"}}"#;
        assert!(text.ends_with(to), "{text}");
    }

    #[test]
    fn what_was_moved_out_is_not_looked_at() {
        let pair = (String::from("a"), 1u8);
        let gone = Gone {
            at: &raw const pair.0 as usize,
            size: size_of::<String>(),
            of: 0,
            ty: std::any::type_name::<String>(),
        };
        let text = written(&pair, &how::<(String, u8)>(), &[gone]);
        assert!(text.contains(r#"["0",{"n":24,"t":"alloc::string::String","k":"moved"}]"#));
        assert!(text.contains(r#"["1",{"n":1,"t":"u8","k":"int","v":"1"}]"#));
    }

    #[test]
    fn a_step_has_an_end() {
        let long = shown(&[1u8; ELEMENTS + 8]);
        assert!(long.ends_with(r#"],"more":8}"#), "{long}");
        assert_eq!(long.matches(r#""k":"int""#).count(), ELEMENTS);

        let wide = shown(&[[1u8; ELEMENTS]; ELEMENTS]);
        // The value itself and its rows count, too; what fits no more says so, or is not begun.
        assert!(wide.matches(r#""k":"int""#).count() <= NODES as usize);
        assert!(wide.contains(r#""more":"#) || wide.contains(r#""k":"cut""#));

        type Deep<T> = ((((((T,),),),),),);
        let deep: Deep<Deep<Deep<Deep<Deep<()>>>>> = Default::default();
        assert_eq!(
            shown(&deep).matches(r#""k":"tuple""#).count(),
            DEPTH as usize
        );
        assert_eq!(shown(&deep).matches(r#""k":"cut""#).count(), 1);
    }
}
