//! Text inserted into a source, and the way back from the new offsets to the old ones.
//!
//! ```text
//! let a = f();          // original, line 4
//! let a = f();⟨r!(0,a);let g=scope(&[0]);step(3);⟩          still line 4
//! ```
//!
//! Nothing is ever inserted that ends a line, so every line number stays true.

use std::ops::Range;

/// One insertion.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    /// Where, in bytes of the original.
    pub(crate) at: usize,
    order: (u8, i64),
    /// What to insert; after a failure the next text is tried, and the empty one in the end.
    pub(crate) texts: Vec<String>,
    /// Bytes of the original that this edit replaces with spaces.
    pub(crate) blank: usize,
    /// Parts of the first text that ask about a variable: bytes in the text, the variable.
    pub(crate) asks: Vec<(Range<usize>, u32)>,
    /// Edits that make sense only together.
    pub(crate) group: Option<u32>,
    /// The texts before this one tell more than a step needs: they are the first to be given up, and not missed.
    plain: usize,
    attempt: usize,
}

/// What lies between the orders of two neighboring spans: room for [`Edit::wider`] and its kin.
const APART: i64 = 4;

impl Edit {
    /// Follows the span: after every insertion that ends inside it.
    pub(crate) fn after(span: &Range<usize>, text: impl Into<String>) -> Self {
        Self::new(span.end, (0, -(span.start as i64) * APART), text)
    }

    /// Precedes the span: before every insertion that starts inside it.
    pub(crate) fn before(span: &Range<usize>, text: impl Into<String>) -> Self {
        Self::new(span.start, (1, -(span.end as i64) * APART), text)
    }

    /// Stands further out than other edits of the same span.
    pub(crate) fn wider(mut self) -> Self {
        self.order.1 += if self.order.0 == 0 { 2 } else { -2 };
        self
    }

    /// Stands further in than other edits of the same span.
    pub(crate) fn narrower(mut self) -> Self {
        self.order.1 += if self.order.0 == 0 { -2 } else { 2 };
        self
    }

    /// One of those that tell more than a step needs: further in than other edits of the same span, but for those that
    /// are [`Edit::narrower`]. Where the compiler refuses it, nothing is inserted.
    pub(crate) fn extra(mut self) -> Self {
        self.order.1 += if self.order.0 == 0 { -1 } else { 1 };
        self.or("").plain_from(1)
    }

    /// All texts before this one tell more than a step needs.
    pub(crate) fn plain_from(mut self, index: usize) -> Self {
        self.plain = index;
        self
    }

    fn new(at: usize, order: (u8, i64), text: impl Into<String>) -> Self {
        Self {
            at,
            order,
            texts: vec![text.into()],
            blank: 0,
            asks: Vec::new(),
            group: None,
            plain: 0,
            attempt: 0,
        }
    }

    /// Adds a text to fall back to.
    pub(crate) fn or(mut self, text: impl Into<String>) -> Self {
        self.texts.push(text.into());
        self
    }

    fn text(&self) -> &str {
        self.texts.get(self.attempt).map_or("", String::as_str)
    }

    /// Whether even its plain text inserts something.
    fn is_missed(&self) -> bool {
        let plain = self.texts.get(self.plain);
        plain.is_some_and(|text| !text.is_empty())
    }

    /// Bytes of the original that become spaces: where there are plainer texts, they leave them.
    fn blanked(&self) -> usize {
        match self.attempt < self.plain.max(1) {
            true => self.blank,
            false => 0,
        }
    }
}

/// The insertions into one source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edits {
    list: Vec<Edit>,
}

/// A source with its insertions.
#[derive(Debug)]
pub(crate) struct Spliced {
    /// The new text.
    pub(crate) text: String,
    /// For each edit in order of place: its bytes in the new text, its index, its place in the original.
    placed: Vec<(Range<usize>, usize, usize)>,
}

/// What lies at an offset of the new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Original text, at this offset.
    Original(usize),
    /// The edit of this index, at this byte of its text.
    Inserted(usize, usize),
}

impl Edits {
    pub(crate) fn push(&mut self, edit: Edit) {
        self.list.push(edit);
    }

    /// Keeps a place in the order for a edit that opens `span` and is filled in later, or never.
    pub(crate) fn reserve(&mut self, span: &Range<usize>) -> usize {
        self.list.push(Edit::before(span, ""));
        self.list.len() - 1
    }

    /// Gives a reserved edit its text.
    pub(crate) fn fill(&mut self, index: usize, text: String) {
        self.list[index].texts = vec![text];
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Puts the edits from `first` on into one group.
    pub(crate) fn group(&mut self, first: usize, group: u32) {
        for edit in &mut self.list[first..] {
            edit.group = Some(group);
        }
    }

    pub(crate) fn get(&self, index: usize) -> &Edit {
        &self.list[index]
    }

    pub(crate) fn extend(&mut self, more: &Self) {
        self.list.extend(more.list.iter().cloned());
    }

    /// The first edit of the group that an edit belongs to.
    pub(crate) fn leader(&self, index: usize) -> usize {
        let group = self.list[index].group;
        let same = |edit: &Edit| edit.group == group;
        let first = self.list.iter().position(same);
        first.filter(|_| group.is_some()).unwrap_or(index)
    }

    /// Takes the next text of a edit that the compiler refused. False when it was given up already.
    pub(crate) fn retreat(&mut self, index: usize) -> bool {
        let group = self.list[index].group;
        let mut had = false;
        for (number, edit) in self.list.iter_mut().enumerate() {
            if number == index || (group.is_some() && edit.group == group) {
                had |= edit.attempt < edit.texts.len();
                edit.attempt += 1;
                edit.asks.clear();
            }
        }
        had
    }

    /// Places of insertions that were given up altogether.
    pub(crate) fn given_up(&self) -> Vec<usize> {
        let lost = self
            .list
            .iter()
            .filter(|edit| edit.attempt >= edit.texts.len() && edit.is_missed());
        lost.map(|edit| edit.at).collect()
    }

    /// Gives up what tells more than a step needs. False when none was left.
    pub(crate) fn give_up_extras(&mut self) -> bool {
        let mut had = false;
        for edit in self
            .list
            .iter_mut()
            .filter(|edit| edit.attempt < edit.plain)
        {
            had = true;
            edit.attempt = edit.plain;
        }
        had
    }

    /// Gives up every group that stands around an offset; all groups when there is none. False when none was left.
    pub(crate) fn give_up_around(&mut self, offset: usize) -> bool {
        let open: Vec<u32> = self
            .list
            .iter()
            .filter(|edit| edit.attempt < edit.texts.len())
            .filter_map(|edit| edit.group)
            .collect();
        let around = |list: &[Edit], group: u32| {
            let mut places = list
                .iter()
                .filter(|edit| edit.group == Some(group))
                .map(|edit| edit.at);
            let first = places.next().unwrap_or(usize::MAX);
            let (low, high) = places.fold((first, first), |(low, high), at| {
                (low.min(at), high.max(at))
            });
            (low..=high).contains(&offset)
        };
        let near: Vec<u32> = open
            .iter()
            .copied()
            .filter(|&group| around(&self.list, group))
            .collect();
        let chosen = if near.is_empty() { open } else { near };
        for edit in &mut self.list {
            if edit.group.is_some_and(|group| chosen.contains(&group)) {
                edit.attempt = edit.texts.len();
                edit.asks.clear();
            }
        }
        !chosen.is_empty()
    }

    /// Puts the insertions into the source.
    pub(crate) fn splice(&self, source: &str) -> Spliced {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|&index| (self.list[index].at, self.list[index].order));
        let mut text = String::with_capacity(source.len() * 3);
        let mut placed = Vec::with_capacity(order.len());
        let mut from = 0;
        for index in order {
            let edit = &self.list[index];
            if edit.at > from {
                text.push_str(&source[from..edit.at]);
                from = edit.at;
            }
            let start = text.len();
            text.push_str(edit.text());
            placed.push((start..text.len(), index, edit.at));
            if edit.blanked() > 0 {
                let end = edit.at + edit.blanked();
                text.extend(
                    source[from..end]
                        .chars()
                        .map(|c| if c == '\n' { '\n' } else { ' ' }),
                );
                from = end;
            }
        }
        text.push_str(&source[from..]);
        Spliced { text, placed }
    }
}

impl Spliced {
    /// What lies at an offset of the new text.
    pub(crate) fn origin(&self, offset: usize) -> Origin {
        let mut inserted = 0;
        for (range, index, _) in &self.placed {
            if range.start > offset {
                break;
            }
            if offset < range.end {
                return Origin::Inserted(*index, offset - range.start);
            }
            inserted += range.len();
        }
        Origin::Original(offset - inserted)
    }

    /// The original span of a span of the new text, if both its ends are original.
    pub(crate) fn original(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let Origin::Original(from) = self.origin(start) else {
            return None;
        };
        // The end of a span is exclusive: what is inserted right there does not belong to it.
        match self.origin(end.saturating_sub(1).max(start)) {
            Origin::Original(last) => Some(from..last + 1),
            Origin::Inserted(..) => None,
        }
    }

    /// The original column of a column of the new text, both 1-based and counted in characters, on a 1-based line.
    pub(crate) fn column(&self, line: usize, column: usize) -> usize {
        let Some(start) = line_start(&self.text, line) else {
            return column;
        };
        let row = &self.text[start..];
        let bytes: usize = row
            .chars()
            .take(column.saturating_sub(1))
            .map(char::len_utf8)
            .sum();
        let inserted: usize = self
            .placed
            .iter()
            .filter(|(range, ..)| range.start >= start && range.end <= start + bytes)
            .map(|(range, ..)| self.text[range.clone()].chars().count())
            .sum();
        column.saturating_sub(inserted)
    }
}

fn line_start(text: &str, line: usize) -> Option<usize> {
    if line <= 1 {
        return Some(0);
    }
    text.match_indices('\n').nth(line - 2).map(|(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_insertions_close_before_outer_ones_and_open_after_them() {
        let mut edits = Edits::default();
        edits.push(Edit::after(&(0..4), "D"));
        edits.push(Edit::after(&(2..4), "C"));
        edits.push(Edit::before(&(0..2), "B"));
        edits.push(Edit::before(&(0..4), "A"));
        assert_eq!(edits.splice("wxyz").text, "ABwxyzCD");
    }

    #[test]
    fn offsets_lead_back() {
        let mut edits = Edits::default();
        edits.push(Edit::after(&(0..2), "<probe>"));
        let spliced = edits.splice("ab\ncd");
        assert_eq!(spliced.text, "ab<probe>\ncd");
        assert_eq!(spliced.origin(1), Origin::Original(1));
        assert_eq!(spliced.origin(4), Origin::Inserted(0, 2));
        assert_eq!(spliced.origin(10), Origin::Original(3));
        assert_eq!(spliced.original(0, 2), Some(0..2));
        assert_eq!(spliced.column(1, 10), 3);
        assert_eq!(spliced.column(2, 2), 2);
    }

    #[test]
    fn a_refused_piece_takes_its_next_text_and_then_none() {
        let mut edits = Edits::default();
        edits.push(Edit::after(&(0..1), "1").or("2"));
        assert!(edits.retreat(0));
        assert_eq!(edits.splice("a").text, "a2");
        assert!(edits.retreat(0));
        assert_eq!(edits.splice("a").text, "a");
        assert!(!edits.retreat(0));
    }
}
