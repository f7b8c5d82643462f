//! Diagrams: `mermaid` fences, drawn as SVG while the book is built. No script draws, so a page needs none.
//!
//! ```text
//! mermaid source --chart--> boxes and arrows --place--> where they lie --svg--> HTML
//! ```
//!
//! The flowchart's grammar and the layout are rusty-mermaid's (its parser, and its port of dagre). The drawing is our
//! own: labels are lines of SVG text in the middle of their box, colors are the page's CSS variables
//! (theme/diagram.css), and a diagram that would be too wide for a phone breaks its labels.

mod chart;
mod place;
mod svg;
mod text;

use std::panic;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Why a diagram cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The line within the diagram's source, from 1.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) what: String,
    /// What to do about it.
    pub(crate) remedy: String,
}

impl Fault {
    fn new(line: usize, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            line,
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

/// The diagram of a `mermaid` fence as a block of HTML without blank lines.
///
/// # Errors
/// When the source is no flowchart and no state diagram, uses a part of these that the book does not draw, or comes out
/// too wide for a phone.
pub(crate) fn draw(source: &str) -> Result<String, Fault> {
    // The layout is somebody else's code and gets whatever an author types: its panic is an answer like any other.
    let drawn = panic::catch_unwind(|| {
        let chart = chart::read(source)?;
        let placed = place::place(&chart)?;
        Ok(svg::html(&chart, &placed))
    });
    drawn.unwrap_or_else(|_| {
        Err(Fault::new(
            1,
            "the layout gives up on this diagram",
            "take out boxes or arrows until it draws, then tell us which one it was",
        ))
    })
}

/// A `mermaid` fence of a page.
pub(crate) struct Fence {
    /// The line of its opening, from 1.
    pub(crate) line: usize,
    /// What stands in it.
    pub(crate) source: String,
}

/// The `mermaid` fences of a page, from top to bottom.
pub(crate) fn fences(markdown: &str) -> Vec<Fence> {
    let mut fences = Vec::new();
    let mut open: Option<Fence> = None;
    for (event, range) in Parser::new_ext(markdown, Options::all()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if &*info == "mermaid" => {
                let line = markdown[..range.start].matches('\n').count() + 1;
                open = Some(Fence {
                    line,
                    source: String::new(),
                });
            }
            Event::Text(text) => {
                if let Some(fence) = &mut open {
                    fence.source.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => fences.extend(open.take()),
            _ => {}
        }
    }
    fences
}

#[cfg(test)]
mod tests;
