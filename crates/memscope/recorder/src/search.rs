//! Looks into a value: where in it something came from, and whether anything is left of it to drop.

use crate::bytes;
use crate::show::How;
use crate::view::View;
use crate::writer::{Scratch, Writer};

/// What is looked for in a value while it is walked.
pub(crate) enum Search {
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

/// Where in the variable at `from` the value lay that lies at `at` now.
///
/// # Safety
/// A value of the described type was alive at `from`, but for what the view knows as moved out, until the one at `at`, which
/// is alive, was moved out of it.
pub(crate) unsafe fn find<T>(
    view: View<'_>,
    from: usize,
    how: &How,
    at: *const T,
    label: &str,
) -> Option<usize> {
    let search = Search::Part {
        ty: std::any::type_name::<T>(),
        // SAFETY: the value at `at` is alive.
        bytes: unsafe { bytes::all(at.cast(), size_of::<T>()) }?,
        label: label.to_owned(),
        found: None,
        labeled: None,
    };
    // SAFETY: the caller's promise. A move leaves the bytes where they are.
    match unsafe { walk(view, from, how, search) } {
        Some(Search::Part { found, labeled, .. }) => labeled.or(found),
        _ => None,
    }
}

/// Whether anything of a partly moved value still needs a drop.
///
/// # Safety
/// A value of the described type is alive at `at`, but for what the view knows as moved out.
pub(crate) unsafe fn anything_left(view: View<'_>, at: usize, how: &How) -> bool {
    let search = Search::Drops { count: 0 };
    // SAFETY: the caller's promise.
    let found = unsafe { walk(view, at, how, search) };
    !matches!(found, Some(Search::Drops { count: 0 }))
}

/// # Safety
/// That of [`Writer::child`].
unsafe fn walk(view: View<'_>, at: usize, how: &How, search: Search) -> Option<Search> {
    let mut w = Writer::new(view, Scratch::default());
    w.search = Some(search);
    // SAFETY: the caller's promise.
    unsafe { w.child(at as *const u8, how) };
    w.search
}

impl Search {
    /// A value is about to be walked that was not moved out.
    ///
    /// # Safety
    /// A value of this size is alive at `at`.
    pub(crate) unsafe fn looks_at(&mut self, at: *const u8, size: usize, of_type: &str, is: &str) {
        if let Self::Part {
            ty,
            bytes,
            label,
            found,
            labeled,
        } = self
            && *ty == of_type
            && bytes.len() == size
            && size > 0
        {
            // SAFETY: the caller's promise.
            let here = unsafe { bytes::all(at, size) };
            if here.is_some_and(|here| here == *bytes) {
                let at = at as usize;
                found.get_or_insert(at);
                if is == label {
                    labeled.get_or_insert(at);
                }
            }
        }
    }

    /// A value that needs a drop was walked. What has parts in its own bytes that need one is dropped by way of these.
    pub(crate) fn drops(&mut self, by_parts: bool) {
        if let Self::Drops { count } = self
            && !by_parts
        {
            *count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::Blocks;
    use crate::frames::Gone;
    use crate::show::how;
    use crate::view::tests::view;

    type Pair = (String, String);

    fn gone(at: *const String) -> Gone {
        Gone {
            at: at as usize,
            size: size_of::<String>(),
            of: 0,
            ty: std::any::type_name::<String>(),
        }
    }

    #[test]
    fn a_part_is_found_where_it_was_and_one_with_the_label_first() {
        let blocks = Blocks::default();
        let pair: (u64, (u64, u64)) = (7, (8, 7));
        let (at, how) = (&raw const pair as usize, how::<(u64, (u64, u64))>());
        let find = |wanted: u64, label: &str| {
            // SAFETY: all of it is alive.
            let found = unsafe { find(view(&blocks, &[]), at, &how, &raw const wanted, label) };
            found.map(|found| found - at)
        };
        let offset = |part: *const u64| part as usize - at;
        assert_eq!(find(8, "0"), Some(offset(&raw const pair.1.0)));
        assert_eq!(find(7, "1"), Some(offset(&raw const pair.1.1)));
        assert_eq!(find(7, "0"), Some(offset(&raw const pair.0)));
        assert_eq!(find(9, "0"), None);
    }

    #[test]
    fn what_was_moved_out_is_not_found_again() {
        let blocks = Blocks::default();
        let pair = (5u32, 5u32);
        let first = Gone {
            at: &raw const pair.0 as usize,
            size: 4,
            of: 0,
            ty: "u32",
        };
        let at = &raw const pair as usize;
        let view = view(&blocks, &[first]);
        // SAFETY: all of it is alive.
        let found = unsafe { find(view, at, &how::<(u32, u32)>(), &raw const pair.1, "0") };
        assert_eq!(found, Some(&raw const pair.1 as usize));
    }

    #[test]
    fn something_is_left_to_drop_until_all_that_drops_is_gone() {
        let blocks = Blocks::default();
        let pair: Pair = ("a".into(), "b".into());
        let at = &raw const pair as usize;
        let both = [gone(&raw const pair.0), gone(&raw const pair.1)];
        let left = |gone: &[Gone]| {
            // SAFETY: all of it is alive.
            unsafe { anything_left(view(&blocks, gone), at, &how::<Pair>()) }
        };
        assert!(left(&[]) && left(&both[..1]) && left(&both[1..]));
        assert!(!left(&both));
    }
}
