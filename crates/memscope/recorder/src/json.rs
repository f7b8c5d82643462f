//! JSON, by hand: the recorder has no dependencies.

use crate::bytes::{self, WORD};
use crate::words::{Flag, Kind, Mode};

/// A growing text. It puts the commas; whoever opens something closes it.
#[derive(Debug, Default)]
pub struct Json {
    out: String,
}

impl Json {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self { out: String::new() }
    }

    /// What is written so far.
    pub fn as_str(&self) -> &str {
        &self.out
    }

    /// The same, to be kept.
    pub fn into_string(self) -> String {
        self.out
    }

    /// Begins anew, and keeps the room.
    pub fn clear(&mut self) {
        self.out.clear();
    }

    /// Something that is JSON already.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(text);
        self
    }

    /// Opens an object in an open list, or the outermost one.
    pub fn open(&mut self) -> &mut Self {
        self.element().text("{")
    }

    /// Closes an object.
    pub fn end(&mut self) -> &mut Self {
        self.text("}")
    }

    /// A number under a key.
    pub fn num(&mut self, key: &str, value: u64) -> &mut Self {
        self.under(key).number(value)
    }

    /// A number.
    pub fn number(&mut self, mut value: u64) -> &mut Self {
        let mut digits = [0u8; 20];
        let mut at = 20;
        loop {
            at -= 1;
            digits[at] = b'0' + (value % 10) as u8;
            value /= 10;
            if value == 0 {
                break;
            }
        }
        self.text(std::str::from_utf8(&digits[at..]).unwrap_or("0"))
    }

    /// A list of numbers, as an element of an open list.
    pub fn numbers<const N: usize>(&mut self, values: [u64; N]) -> &mut Self {
        self.element().text("[");
        for value in values {
            self.element().number(value);
        }
        self.close()
    }

    /// A text under a key.
    pub fn str(&mut self, key: &str, value: &str) -> &mut Self {
        self.under(key).quoted(value)
    }

    /// A text.
    pub fn quoted(&mut self, value: &str) -> &mut Self {
        self.out.push('"');
        for c in value.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                c if (c as u32) < 0x20 => {
                    use std::fmt::Write;
                    let _ = write!(self.out, "\\u{:04x}", c as u32);
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
        self
    }

    /// What the value is.
    pub fn kind(&mut self, kind: Kind) -> &mut Self {
        self.str("k", kind.word())
    }

    /// By what right it points.
    pub fn mode(&mut self, mode: Mode) -> &mut Self {
        self.str("m", mode.word())
    }

    /// How its flag or lock stands.
    pub fn state(&mut self, flag: Flag) -> &mut Self {
        self.str("flag", flag.word())
    }

    /// A value that std can print, under a key.
    pub fn shown(&mut self, key: &str, value: &dyn std::fmt::Display) -> &mut Self {
        self.str(key, &value.to_string())
    }

    /// Yes or no, under a key.
    pub fn flag(&mut self, key: &str, value: bool) -> &mut Self {
        self.under(key).text(if value { "true" } else { "false" })
    }

    /// Opens a list under a key.
    pub fn list(&mut self, key: &str) -> &mut Self {
        self.under(key).text("[")
    }

    /// Closes a list.
    pub fn close(&mut self) -> &mut Self {
        self.text("]")
    }

    /// Closes a list of which not all may have been shown.
    pub fn close_list(&mut self, len: usize, shown: usize) {
        self.close();
        if len > shown {
            self.num("more", (len - shown) as u64);
        }
    }

    /// An element of an open list comes next.
    pub fn element(&mut self) -> &mut Self {
        if !(self.out.is_empty() || self.out.ends_with(['{', '[', ':'])) {
            self.out.push(',');
        }
        self
    }

    /// A value under this key comes next.
    pub fn under(&mut self, key: &str) -> &mut Self {
        if !self.out.ends_with(['{', '[']) {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(key);
        self.out.push_str("\":");
        self
    }

    /// The words of a value that nobody describes: where they point tells who holds which block.
    ///
    /// # Safety
    /// A value of `size` bytes is alive at `at`.
    pub unsafe fn words(&mut self, at: *const u8, size: usize) {
        const WORDS: usize = 16;
        if !(at as usize).is_multiple_of(WORD) || size < WORD {
            return;
        }
        self.list("w");
        for index in 0..(size / WORD).min(WORDS) {
            // SAFETY: as many words as the value has, and it is alive.
            let word = unsafe { bytes::word(at.add(index * WORD), WORD) };
            if let Some(word) = word {
                self.element().number(word as u64);
            }
        }
        self.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_and_nowhere_else() {
        let mut json = Json::new();
        json.open().num("a", 0).flag("b", true).list("c");
        json.numbers([1, 2]).numbers([u64::MAX]);
        json.open().end().open().str("d", "").end();
        json.close().under("e").open().list("f").close().end().end();
        assert_eq!(
            json.as_str(),
            r#"{"a":0,"b":true,"c":[[1,2],[18446744073709551615],{},{"d":""}],"e":{"f":[]}}"#
        );
    }

    #[test]
    fn what_json_may_not_hold_is_escaped() {
        let mut json = Json::new();
        json.quoted("\"\\\n\r\u{0}\u{1f}é\u{1f600}");
        assert_eq!(
            json.as_str(),
            "\"\\\"\\\\\\n\\u000d\\u0000\\u001fé\u{1f600}\""
        );
    }

    #[test]
    fn a_cut_list_says_how_many_are_missing() {
        let mut json = Json::new();
        json.open().list("el").close_list(3, 3);
        json.list("el").close_list(5, 3);
        assert_eq!(json.as_str(), r#"{"el":[],"el":[],"more":2"#);
    }

    #[test]
    fn words_are_those_of_aligned_values_only() {
        let value = [1usize, 2, 3];
        let at = (&raw const value).cast::<u8>();
        let mut json = Json::new();
        json.open();
        // SAFETY: the value is alive, and the second time less than all of it is asked for.
        unsafe {
            json.words(at, size_of_val(&value));
            json.words(at.add(1), 2 * WORD);
            json.words(at, WORD - 1);
        }
        assert_eq!(json.as_str(), r#"{"w":[1,2,3]"#);
    }
}
