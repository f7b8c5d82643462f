//! Looks into a value: where in it something came from, and whether anything is left of it to drop.

use crate::show::How;
use crate::state::State;
use crate::writer::W;

/// What is looked for in a value while it is walked.
pub enum Search {
    /// A part with this type and these bytes; the label that it should have in what holds it.
    Part {
        ty: &'static str,
        bytes: Vec<u8>,
        label: String,
        /// The first of these bytes, and the first that bears the label.
        found: Option<usize>,
        labeled: Option<usize>,
    },
    /// Parts that need a drop and were not moved out.
    Drops { count: usize },
}

impl State {
    /// Where in the variable at `from` the value lay that lies at `at` now.
    pub fn find<T>(&mut self, from: usize, how: &How, at: *const T, label: &str) -> Option<usize> {
        let bytes = unsafe { std::slice::from_raw_parts(at.cast::<u8>(), size_of::<T>()) };
        let search = Search::Part {
            ty: std::any::type_name::<T>(),
            bytes: bytes.to_vec(),
            label: label.to_owned(),
            found: None,
            labeled: None,
        };
        match self.search(from, how, search) {
            Some(Search::Part { found, labeled, .. }) => labeled.or(found),
            _ => None,
        }
    }

    /// Whether anything of a partly moved value still needs a drop.
    pub fn anything_left(&mut self, at: usize, how: &How) -> bool {
        let search = Search::Drops { count: 0 };
        !matches!(
            self.search(at, how, search),
            Some(Search::Drops { count: 0 })
        )
    }

    fn search(&mut self, at: usize, how: &How, search: Search) -> Option<Search> {
        let mut w = W::new();
        self.ranges_of(&mut w);
        w.search = Some(search);
        w.child(at as *const u8, how);
        w.search
    }
}

impl W {
    /// A part is about to be shown.
    pub fn looks_at(&mut self, at: usize, size: usize, ty: &str) {
        let last = std::mem::take(&mut self.label);
        if let Some(Search::Part {
            ty: wanted,
            bytes,
            label,
            found,
            labeled,
        }) = &mut self.search
            && *wanted == ty
            && bytes.len() == size
            && size > 0
            && !self.ranges.gone(at, size, ty)
        {
            let here = unsafe { std::slice::from_raw_parts(at as *const u8, size) };
            if here == bytes.as_slice() {
                found.get_or_insert(at);
                if last == *label {
                    labeled.get_or_insert(at);
                }
            }
        }
    }

    /// A value that needs a drop was walked. What has parts in its own bytes is dropped by way of these.
    pub fn drops(&mut self, has_parts: bool) {
        if let Some(Search::Drops { count }) = &mut self.search
            && !has_parts
        {
            *count += 1;
        }
    }
}
