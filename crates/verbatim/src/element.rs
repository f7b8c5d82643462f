//! An element of raw HTML, as mdBook writes it.

use std::fmt::Write;

/// Links change on the page of all pages, and headings become links.
const CHANGED: [&str; 9] = ["a", "img", "dt", "h1", "h2", "h3", "h4", "h5", "h6"];

/// Of the others, those that mdBook begins and ends a line with.
const ON_ITS_OWN_LINE: [&str; 14] = [
    "blockquote",
    "dd",
    "div",
    "dl",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
];

/// Of the others, those without an end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// The element that `text` begins with, as mdBook would write it: its length in `text`, and the HTML. None if mdBook does more
/// than that with any part of it, or if it is written in a way that the book does not use.
pub(crate) fn untouched(text: &str) -> Option<(usize, String)> {
    if !text.starts_with('<') {
        return None;
    }
    let mut out = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    loop {
        let (before, tag) = rest.split_once('<')?;
        push_text(&mut out, before)?;
        if let Some(end) = tag.strip_prefix('/') {
            let (name, after) = end.split_once('>')?;
            if open.pop()? != name {
                return None;
            }
            let _ = write!(out, "</{name}>");
            if ON_ITS_OWN_LINE.contains(&name) {
                out.push('\n');
            }
            rest = after;
        } else {
            let (tag, after) = StartTag::read(tag)?;
            tag.write(&mut out);
            rest = after;
            if matches!(tag.name, "script" | "style") {
                let end = rest.find(&format!("</{}>", tag.name))?;
                // What is text to a browser may look like a comment, which ends elsewhere.
                if rest[..end].contains("<!--") {
                    return None;
                }
                out.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            if !tag.self_closing && !VOID.contains(&tag.name) {
                open.push(tag.name);
            }
        }
        if open.is_empty() {
            return Some((text.len() - rest.len(), out));
        }
    }
}

/// The start of an element.
struct StartTag<'a> {
    name: &'a str,
    attributes: Vec<(String, String)>,
    self_closing: bool,
}

impl<'a> StartTag<'a> {
    /// Reads it from behind its `<`.
    fn read(text: &'a str) -> Option<(Self, &'a str)> {
        let end = text.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit())?;
        let (name, mut rest) = text.split_at(end);
        if name.is_empty() || CHANGED.contains(&name) {
            return None;
        }
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start();
            let self_closing = rest.starts_with("/>");
            let end = if self_closing { "/>" } else { ">" };
            if let Some(after) = rest.strip_prefix(end) {
                let tag = Self {
                    name,
                    attributes,
                    self_closing,
                };
                return Some((tag, after));
            }
            let (attribute, after) = attribute(rest)?;
            let code = attribute.0 == "class" && attribute.1.contains("language-");
            // A name changes on the page of all pages, and an `i` may become a picture.
            if attribute.0 == "id" || name == "i" || code {
                return None;
            }
            attributes.push(attribute);
            rest = after;
        }
    }

    fn write(&self, out: &mut String) {
        if ON_ITS_OWN_LINE.contains(&self.name) && !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        let _ = write!(out, "<{}", self.name);
        for (name, value) in &self.attributes {
            let _ = write!(out, " {name}=\"{value}\"");
        }
        out.push_str(if self.self_closing { " />" } else { ">" });
    }
}

/// An attribute with its value, escaped as mdBook does it, and what follows.
fn attribute(text: &str) -> Option<((String, String), &str)> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-')?;
    let (name, rest) = text.split_at(end);
    if name.is_empty() {
        return None;
    }
    let (value, rest) = match rest.strip_prefix('=') {
        None => ("", rest),
        Some(value) => match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split_once(quote)?,
            _ => value.split_at(value.find(|c: char| c == '>' || c.is_ascii_whitespace())?),
        },
    };
    let mut escaped = String::new();
    for part in parts(value) {
        match part? {
            Part::Text(text) => escaped.push_str(text),
            Part::Character('"') => escaped.push_str("&quot;"),
            Part::Character('\'') => escaped.push_str("&#39;"),
            Part::Character('\\') => escaped.push_str("&#92;"),
            Part::Character(c) => push_escaped(&mut escaped, c),
        }
    }
    Some(((name.to_ascii_lowercase(), escaped), rest))
}

/// Text between tags, escaped as mdBook does it.
fn push_text(out: &mut String, text: &str) -> Option<()> {
    for part in parts(text) {
        match part? {
            Part::Text(text) => out.push_str(text),
            Part::Character(c) => push_escaped(out, c),
        }
    }
    Some(())
}

fn push_escaped(out: &mut String, c: char) {
    match c {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        c => out.push(c),
    }
}

enum Part<'a> {
    Text(&'a str),
    /// One that is escaped somewhere.
    Character(char),
}

/// The parts of a text, with what it writes by name. None for a name that the book does not use.
fn parts(text: &str) -> impl Iterator<Item = Option<Part<'_>>> {
    const NAMED: [(&str, char); 6] = [
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&amp;", '&'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&nbsp;", '\u{a0}'),
    ];
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (part, length) = match first {
            '&' => match NAMED.iter().find(|(name, _)| rest.starts_with(name)) {
                Some((name, c)) => (Some(Part::Character(*c)), name.len()),
                None => (None, rest.len()),
            },
            '\0' | '\r' => (None, rest.len()),
            '>' | '"' | '\'' | '\\' => (Some(Part::Character(first)), 1),
            _ => {
                let special = ['&', '>', '"', '\'', '\\', '\0', '\r'];
                let end = rest.find(special).unwrap_or(rest.len());
                (Some(Part::Text(&rest[..end])), end)
            }
        };
        rest = &rest[length..];
        Some(part)
    })
}
