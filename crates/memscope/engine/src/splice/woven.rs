//! The new text, and where each byte of it comes from.

use std::ops::Range;

/// What lies at a byte of the new text. `M` says whose an insertion is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin<M> {
    /// This byte of the source.
    Source(usize),
    /// This byte of that insertion.
    Inserted(M, usize),
}

/// A text woven of stretches of a source and of insertions.
#[derive(Debug)]
pub(crate) struct Woven<M> {
    pub(crate) text: String,
    /// Where each stretch starts, in order and without gaps, and what its first byte is.
    map: Vec<(usize, Origin<M>)>,
}

impl<M> Default for Woven<M> {
    fn default() -> Self {
        Self {
            text: String::new(),
            map: Vec::new(),
        }
    }
}

impl<M: Copy> Woven<M> {
    /// Adds a stretch of the source.
    pub(crate) fn source(&mut self, source: &str, range: Range<usize>) {
        self.instead(&source[range.clone()], range.start);
    }

    /// Adds text that counts as the source's from a byte of it on.
    pub(crate) fn instead(&mut self, text: &str, of: usize) {
        self.push(text, Origin::Source(of));
    }

    /// Adds text of our own.
    pub(crate) fn insert(&mut self, text: &str, whose: M) {
        self.push(text, Origin::Inserted(whose, 0));
    }

    fn push(&mut self, text: &str, origin: Origin<M>) {
        if !text.is_empty() {
            self.map.push((self.text.len(), origin));
            self.text.push_str(text);
        }
    }

    /// What a byte of the new text is.
    pub(crate) fn origin(&self, byte: usize) -> Origin<M> {
        let after = self.map.partition_point(|(start, _)| *start <= byte);
        match self.map.get(after.wrapping_sub(1)) {
            Some((start, Origin::Source(of))) => Origin::Source(of + (byte - start)),
            Some((start, Origin::Inserted(whose, _))) => Origin::Inserted(*whose, byte - start),
            None => Origin::Source(byte),
        }
    }

    /// The source's byte, where it is one.
    pub(crate) fn source_byte(&self, byte: usize) -> Option<usize> {
        match self.origin(byte) {
            Origin::Source(at) => Some(at),
            Origin::Inserted(..) => None,
        }
    }

    /// The source's span of a span of the new text, if both its ends are the source's.
    pub(crate) fn original(&self, start: usize, end: usize) -> Option<Range<usize>> {
        // The end of a span is exclusive: what is inserted right there does not belong to it.
        let last = self.source_byte(end.saturating_sub(1).max(start))?;
        Some(self.source_byte(start)?..last + 1)
    }

    /// The source's column of a column of the new text, both 1-based and counted in characters, on a 1-based line.
    pub(crate) fn column(&self, line: usize, column: usize) -> usize {
        let Some(start) = line_start(&self.text, line) else {
            return column;
        };
        let row = self.text[start..].chars();
        let bytes: usize = row.take(column.saturating_sub(1)).map(char::len_utf8).sum();
        let ends = self.map.iter().skip(1).map(|(at, _)| *at);
        let ends = ends.chain([self.text.len()]);
        let inserted: usize = self
            .map
            .iter()
            .zip(ends)
            .filter(|((_, origin), _)| matches!(origin, Origin::Inserted(..)))
            .filter(|((at, _), end)| *at >= start && *end <= start + bytes)
            .map(|((at, _), end)| self.text[*at..end].chars().count())
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
    fn bytes_lead_back() {
        let mut woven = Woven::default();
        woven.source("ab\ncd", 0..2);
        woven.insert("<probe>", 7);
        woven.source("ab\ncd", 2..5);
        assert_eq!(woven.text, "ab<probe>\ncd");
        assert_eq!(woven.origin(1), Origin::Source(1));
        assert_eq!(woven.origin(4), Origin::Inserted(7, 2));
        assert_eq!(woven.origin(10), Origin::Source(3));
        assert_eq!(woven.original(0, 2), Some(0..2));
        assert_eq!(woven.original(1, 4), None);
        assert_eq!(woven.column(1, 10), 3);
        assert_eq!(woven.column(2, 2), 2);
    }

    #[test]
    fn what_stands_instead_of_the_source_counts_as_the_source() {
        let mut woven = Woven::default();
        woven.insert("(", ());
        woven.instead("mut ", 3);
        assert_eq!(woven.origin(1), Origin::Source(3));
    }
}
