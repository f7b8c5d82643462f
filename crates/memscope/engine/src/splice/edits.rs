//! The insertions into one source: their order where several stand at one byte, and what is tried instead of one that
//! the compiler refuses.
//!
//! ```text
//! let a = f();          // original, line 4
//! let a = f();⟨r!(0,a);let g=scope(&[0]);step(3);⟩          still line 4
//! ```

use std::ops::Range;

use super::woven::Woven;

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

    /// Puts the insertions into the source. What is inserted is marked with the index of its edit.
    pub(crate) fn splice(&self, source: &str) -> Woven<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|&index| (self.list[index].at, self.list[index].order));
        let mut woven = Woven::default();
        let mut from = 0;
        for index in order {
            let edit = &self.list[index];
            if edit.at > from {
                woven.source(source, from..edit.at);
                from = edit.at;
            }
            woven.insert(edit.text(), index);
            let end = edit.at + edit.blanked();
            if end > from {
                let blank = |c: char| if c == '\n' { '\n' } else { ' ' };
                let blanked: String = source[from..end].chars().map(blank).collect();
                woven.instead(&blanked, from);
                from = end;
            }
        }
        woven.source(source, from..source.len());
        woven
    }
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
