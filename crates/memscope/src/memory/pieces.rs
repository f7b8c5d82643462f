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
pub(crate) struct Piece {
    /// Where, in bytes of the original.
    pub(crate) at: usize,
    order: (u8, i64),
    /// What to insert; after a failure the next text is tried, and the empty one in the end.
    pub(crate) texts: Vec<String>,
    /// Bytes of the original that this piece replaces with spaces.
    pub(crate) blank: usize,
    /// Parts of the first text that ask about a variable: bytes in the text, the variable.
    pub(crate) asks: Vec<(Range<usize>, u32)>,
    /// Pieces that make sense only together.
    pub(crate) group: Option<u32>,
    attempt: usize,
}

impl Piece {
    /// Follows the span: after every insertion that ends inside it.
    pub(crate) fn after(span: &Range<usize>, text: impl Into<String>) -> Self {
        Self::new(span.end, (0, -(span.start as i64)), text)
    }

    /// Precedes the span: before every insertion that starts inside it.
    pub(crate) fn before(span: &Range<usize>, text: impl Into<String>) -> Self {
        Self::new(span.start, (1, -(span.end as i64)), text)
    }

    /// Stands further out than other pieces of the same span.
    pub(crate) fn wider(mut self) -> Self {
        self.order.1 += if self.order.0 == 0 { 1 } else { -1 };
        self
    }

    /// Stands further in than other pieces of the same span.
    pub(crate) fn narrower(mut self) -> Self {
        self.order.1 += if self.order.0 == 0 { -1 } else { 1 };
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
}

/// The insertions into one source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pieces {
    list: Vec<Piece>,
}

/// A source with its insertions.
#[derive(Debug)]
pub(crate) struct Spliced {
    /// The new text.
    pub(crate) text: String,
    /// For each piece in order of place: its bytes in the new text, its index, its place in the original.
    placed: Vec<(Range<usize>, usize, usize)>,
}

/// What lies at an offset of the new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lies {
    /// Original text, at this offset.
    Original(usize),
    /// The piece of this index, at this byte of its text.
    Inserted(usize, usize),
}

impl Pieces {
    pub(crate) fn push(&mut self, piece: Piece) {
        self.list.push(piece);
    }

    /// Keeps a place in the order for a piece that opens `span` and is filled in later, or never.
    pub(crate) fn reserve(&mut self, span: &Range<usize>) -> usize {
        self.list.push(Piece::before(span, ""));
        self.list.len() - 1
    }

    /// Gives a reserved piece its text.
    pub(crate) fn fill(&mut self, index: usize, text: String) {
        self.list[index].texts = vec![text];
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Puts the pieces from `first` on into one group.
    pub(crate) fn group(&mut self, first: usize, group: u32) {
        for piece in &mut self.list[first..] {
            piece.group = Some(group);
        }
    }

    pub(crate) fn get(&self, index: usize) -> &Piece {
        &self.list[index]
    }

    pub(crate) fn extend(&mut self, more: &Self) {
        self.list.extend(more.list.iter().cloned());
    }

    /// Takes the next text of a piece that the compiler refused. False when it was given up already.
    pub(crate) fn retreat(&mut self, index: usize) -> bool {
        let group = self.list[index].group;
        let mut had = false;
        for (number, piece) in self.list.iter_mut().enumerate() {
            if number == index || (group.is_some() && piece.group == group) {
                had |= piece.attempt < piece.texts.len();
                piece.attempt += 1;
                piece.asks.clear();
            }
        }
        had
    }

    /// Places of insertions that were given up altogether.
    pub(crate) fn given_up(&self) -> Vec<usize> {
        let lost = self
            .list
            .iter()
            .filter(|piece| piece.attempt >= piece.texts.len());
        lost.map(|piece| piece.at).collect()
    }

    /// Gives up every group that stands around an offset; all groups when there is none. False when none was left.
    pub(crate) fn give_up_around(&mut self, offset: usize) -> bool {
        let open: Vec<u32> = self
            .list
            .iter()
            .filter(|piece| piece.attempt < piece.texts.len())
            .filter_map(|piece| piece.group)
            .collect();
        let around = |list: &[Piece], group: u32| {
            let mut places = list
                .iter()
                .filter(|piece| piece.group == Some(group))
                .map(|piece| piece.at);
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
        for piece in &mut self.list {
            if piece.group.is_some_and(|group| chosen.contains(&group)) {
                piece.attempt = piece.texts.len();
                piece.asks.clear();
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
            let piece = &self.list[index];
            if piece.at > from {
                text.push_str(&source[from..piece.at]);
                from = piece.at;
            }
            let start = text.len();
            text.push_str(piece.text());
            placed.push((start..text.len(), index, piece.at));
            if piece.blank > 0 {
                let end = piece.at + piece.blank;
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
    pub(crate) fn lies(&self, offset: usize) -> Lies {
        let mut inserted = 0;
        for (range, index, _) in &self.placed {
            if range.start > offset {
                break;
            }
            if offset < range.end {
                return Lies::Inserted(*index, offset - range.start);
            }
            inserted += range.len();
        }
        Lies::Original(offset - inserted)
    }

    /// The original span of a span of the new text, if both its ends are original.
    pub(crate) fn original(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let Lies::Original(from) = self.lies(start) else {
            return None;
        };
        // The end of a span is exclusive: what is inserted right there does not belong to it.
        match self.lies(end.saturating_sub(1).max(start)) {
            Lies::Original(last) => Some(from..last + 1),
            Lies::Inserted(..) => None,
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
        let mut pieces = Pieces::default();
        pieces.push(Piece::after(&(0..4), "D"));
        pieces.push(Piece::after(&(2..4), "C"));
        pieces.push(Piece::before(&(0..2), "B"));
        pieces.push(Piece::before(&(0..4), "A"));
        assert_eq!(pieces.splice("wxyz").text, "ABwxyzCD");
    }

    #[test]
    fn offsets_lead_back() {
        let mut pieces = Pieces::default();
        pieces.push(Piece::after(&(0..2), "<probe>"));
        let spliced = pieces.splice("ab\ncd");
        assert_eq!(spliced.text, "ab<probe>\ncd");
        assert_eq!(spliced.lies(1), Lies::Original(1));
        assert_eq!(spliced.lies(4), Lies::Inserted(0, 2));
        assert_eq!(spliced.lies(10), Lies::Original(3));
        assert_eq!(spliced.original(0, 2), Some(0..2));
        assert_eq!(spliced.column(1, 10), 3);
        assert_eq!(spliced.column(2, 2), 2);
    }

    #[test]
    fn a_refused_piece_takes_its_next_text_and_then_none() {
        let mut pieces = Pieces::default();
        pieces.push(Piece::after(&(0..1), "1").or("2"));
        assert!(pieces.retreat(0));
        assert_eq!(pieces.splice("a").text, "a2");
        assert!(pieces.retreat(0));
        assert_eq!(pieces.splice("a").text, "a");
        assert!(!pieces.retreat(0));
    }
}
