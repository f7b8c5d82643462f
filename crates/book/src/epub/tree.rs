//! A page as a tree: read from the HTML that mdBook writes, written as XML.

use std::cell::RefCell;

use anyhow::{Result, anyhow, bail};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// A piece of a page.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element with what it holds.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) inside: Vec<Node>,
}

impl Element {
    /// An element with nothing in it.
    pub(super) fn new(name: &str, class: &str) -> Self {
        Self {
            name: name.to_owned(),
            attributes: vec![("class".to_owned(), class.to_owned())],
            inside: Vec::new(),
        }
    }

    /// The value of an attribute.
    pub(super) fn get(&self, attribute: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether one of its classes is called so.
    pub(super) fn is(&self, class: &str) -> bool {
        let classes = self.get("class").unwrap_or_default();
        classes.split_whitespace().any(|one| one == class)
    }
}

/// The text of these nodes, without markup.
pub(super) fn text(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Element(element) => text(&element.inside),
            Node::Text(text) => text.clone(),
        })
        .collect()
}

/// Elements that have no end.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "wbr"];

/// Names in SVG that have capitals; an HTML parser reads all names in small letters.
const CAPITALS: [&str; 10] = [
    "viewBox",
    "preserveAspectRatio",
    "textLength",
    "lengthAdjust",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
    "linearGradient",
    "clipPath",
];

fn with_capitals(name: &str) -> String {
    let svg = CAPITALS.iter().find(|one| one.eq_ignore_ascii_case(name));
    svg.map_or(name, |one| *one).to_owned()
}

/// Reads HTML that is well nested, as mdBook writes it.
///
/// # Errors
/// When an element has no end, or another one's.
pub(super) fn read(html: &str) -> Result<Vec<Node>> {
    let mut open = vec![Element::default()];
    let close = |open: &mut Vec<Element>| match open.pop() {
        Some(done) => innermost(open).map(|parent| parent.inside.push(Node::Element(done))),
        None => Err(anyhow!("it has more ends than elements")),
    };
    for token in tokens(html) {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                let closed = tag.self_closing || VOID.contains(&&*tag.name);
                open.push(element(&tag));
                if closed {
                    close(&mut open)?;
                }
            }
            Token::TagToken(tag) => {
                let name = with_capitals(&tag.name);
                let inner = &innermost(&mut open)?.name;
                if *inner != name {
                    bail!("</{name}> where <{inner}> is open");
                }
                close(&mut open)?;
            }
            Token::CharacterTokens(text) => {
                innermost(&mut open)?
                    .inside
                    .push(Node::Text(text.to_string()));
            }
            _ => {}
        }
    }
    match &mut open[..] {
        [all] => Ok(std::mem::take(&mut all.inside)),
        [.., last] => bail!("<{}> has no end", last.name),
        [] => bail!("it has more ends than elements"),
    }
}

fn innermost(open: &mut [Element]) -> Result<&mut Element> {
    let last = open.last_mut();
    last.ok_or_else(|| anyhow!("it has more ends than elements"))
}

fn element(tag: &Tag) -> Element {
    let attribute = |one: &html5ever::Attribute| {
        let name = with_capitals(&one.name.local);
        (name, one.value.to_string())
    };
    Element {
        name: with_capitals(&tag.name),
        attributes: tag.attrs.iter().map(attribute).collect(),
        inside: Vec::new(),
    }
}

fn tokens(html: &str) -> Vec<Token> {
    #[derive(Default)]
    struct Collected(RefCell<Vec<Token>>);
    impl TokenSink for Collected {
        type Handle = ();
        fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
            let raw = match &token {
                Token::TagToken(tag) if tag.kind == TagKind::StartTag => match &*tag.name {
                    "script" => Some(RawKind::ScriptData),
                    "style" => Some(RawKind::Rawtext),
                    _ => None,
                },
                _ => None,
            };
            self.0.borrow_mut().push(token);
            raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
        }
    }
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let tokenizer = Tokenizer::new(Collected::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.take()
}

/// The nodes as XML.
pub(super) fn write(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => escaped(text, out),
            Node::Element(element) => {
                let name = &element.name;
                *out += &format!("<{name}");
                for (attribute, value) in &element.attributes {
                    *out += &format!(" {attribute}=\"");
                    escaped(value, out);
                    out.push('"');
                }
                if element.inside.is_empty() {
                    // `<b/>` is nothing but an element without content to XML; HTML would never end it.
                    out.push_str("/>");
                } else {
                    out.push('>');
                    write(&element.inside, out);
                    *out += &format!("</{name}>");
                }
            }
        }
    }
}

/// Text as it stands in XML, which has no way at all to write most control characters.
pub(super) fn escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn xml(html: &str) -> String {
        let mut out = String::new();
        write(&read(html).expect("a page"), &mut out);
        out
    }

    #[test]
    fn what_html_allows_and_xml_does_not_is_written_for_xml() {
        for (html, expected) in [
            (
                "<p class=a hidden>b<br>c</p>",
                "<p class=\"a\" hidden=\"\">b<br/>c</p>",
            ),
            ("<p>&nbsp;&mdash;&amp;</p>", "<p>\u{a0}\u{2014}&amp;</p>"),
            (
                "<svg viewbox='0 0 1 2'><path d=M0/></svg>",
                "<svg viewBox=\"0 0 1 2\"><path d=\"M0/\"/></svg>",
            ),
            ("<p>a\u{1b}[0m</p>", "<p>a\u{fffd}[0m</p>"),
        ] {
            // The last path is not self-closing: its value has no quotes.
            let html = html.replace("d=M0/></svg>", "d=M0/></path></svg>");
            assert_eq!(xml(&html), expected, "{html}");
        }
    }

    #[test]
    fn the_text_of_a_script_is_no_markup() {
        assert_eq!(
            xml("<script>if (a < b) '<p>'</script><i>c</i>"),
            "<script>if (a &lt; b) '&lt;p&gt;'</script><i>c</i>"
        );
    }

    #[test]
    fn what_is_not_well_nested_is_refused() {
        for (html, why) in [
            ("<p><b>a</p></b>", "</p> where <b> is open"),
            ("<div><p>a</p>", "<div> has no end"),
            ("a</p>", "</p> where <> is open"),
        ] {
            assert_eq!(read(html).expect_err(html).to_string(), why);
        }
    }
}
