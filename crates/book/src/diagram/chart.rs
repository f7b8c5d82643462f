//! Reads mermaid's language: the part of it that the book draws.

use std::collections::BTreeMap;

use rusty_mermaid_core::{Direction, Shape as TheirShape};
use rusty_mermaid_diagrams::flowchart;
use rusty_mermaid_diagrams::flowchart::ir::{ArrowEnd, FlowDiagram, StrokeType};

use super::Fault;

/// Boxes and arrows between them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chart {
    /// What a screen reader says first.
    pub(super) title: String,
    pub(super) direction: Direction,
    pub(super) boxes: Vec<Node>,
    pub(super) arrows: Vec<Arrow>,
}

/// One box. Its label has a part for each `<br>` in the source.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) label: Vec<String>,
    pub(super) shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Square,
    Round,
    Pill,
    /// `[*]` where a state diagram begins.
    Start,
    /// `[*]` where it ends.
    End,
}

/// An arrow between two boxes, by their index.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Arrow {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) label: String,
    pub(super) line: Line,
    pub(super) head: bool,
    /// How many ranks it spans at least.
    pub(super) length: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Plain,
    Thick,
    Dotted,
}

const SHAPES: &str = "the book draws `A[square]`, `B(round)` and `C([pill])`; use one of these";

/// Reads a diagram.
pub(super) fn read(source: &str) -> Result<Chart, Fault> {
    let title = source
        .lines()
        .find_map(|line| line.trim().strip_prefix("accTitle:"))
        .map(|title| title.trim().to_owned());
    // mermaid's own settings and the title are no statements; as comments they leave the line numbers as they are.
    let statements: Vec<String> = source
        .lines()
        .map(|line| match line.trim() {
            other if other.starts_with("accTitle:") || other.starts_with("%%") => "%%".to_owned(),
            _ => line.to_owned(),
        })
        .collect();
    let first = statements
        .iter()
        .position(|line| !matches!(line.trim(), "" | "%%"))
        .unwrap_or(0);
    let kind = statements
        .get(first)
        .and_then(|line| line.split_whitespace().next())
        .unwrap_or("");
    let mut chart = match kind {
        "flowchart" | "graph" => flow(&statements)?,
        "stateDiagram-v2" | "stateDiagram" => states(&statements, first)?,
        "" => {
            return Err(Fault::new(
                1,
                "an empty diagram",
                "write it, or take it out",
            ));
        }
        other => {
            return Err(Fault::new(
                first + 1,
                format!("a diagram of the kind '{other}'"),
                "the book draws `flowchart` and `stateDiagram-v2`; use one of these",
            ));
        }
    };
    if let Some(title) = title {
        chart.title = title;
    }
    if chart.boxes.is_empty() {
        return Err(Fault::new(
            first + 1,
            "a diagram without boxes",
            "write what it shows, or take it out",
        ));
    }
    Ok(chart)
}

/// Whether each bracket of a statement is closed, and an arrow stands between any two boxes.
fn is_whole(statement: &str) -> bool {
    const KEYWORDS: [&str; 9] = [
        "flowchart",
        "graph",
        "subgraph",
        "end",
        "direction",
        "classDef",
        "class",
        "style",
        "linkStyle",
    ];
    let first = statement.split_whitespace().next().unwrap_or("");
    if first.starts_with("%%") || KEYWORDS.contains(&first) {
        return true;
    }
    let mut open: Vec<char> = Vec::new();
    let mut outside = String::new();
    for c in statement.chars() {
        match (open.last(), c) {
            (Some('"'), c) if c != '"' => {}
            (Some(closing), c) if *closing == c => drop(open.pop()),
            (_, '[') => open.push(']'),
            (_, '(') => open.push(')'),
            (_, '{') => open.push('}'),
            (None, '|') => open.push('|'),
            (_, '"') => open.push('"'),
            (_, ']' | ')' | '}') => return false,
            (None, c) => outside.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> = outside.split_whitespace().collect();
    let is_box = |word: &str| word.chars().all(|c| c.is_alphanumeric() || c == '_');
    // In `A -- label --> B` the label is a word between two arrows.
    let labels = words.iter().any(|word| ["--", "==", "-."].contains(word));
    open.is_empty()
        && (labels
            || !words
                .windows(2)
                .any(|two| two.iter().all(|word| is_box(word))))
}

fn flow(statements: &[String]) -> Result<Chart, Fault> {
    let source = statements.join("\n");
    let read = flowchart::parser::parse(&source).map_err(|error| {
        let line = source
            .get(..error.span.start)
            .map_or(1, |before| before.matches('\n').count() + 1);
        let text = statements.get(line - 1).map_or("", |line| line.trim());
        Fault::new(
            line,
            format!("the diagram cannot be read at '{text}'"),
            "write it as `A[label] -->|label| B[label]`",
        )
    })?;
    let line_of = |id: &str| {
        let named = |line: &String| {
            line.split(|c: char| !c.is_alphanumeric() && c != '_')
                .any(|word| word == id)
        };
        statements.iter().position(named).map_or(1, |at| at + 1)
    };
    // The parser passes over what it cannot read behind a box.
    for (index, statement) in statements.iter().enumerate().skip(1) {
        if !is_whole(statement) {
            return Err(Fault::new(
                index + 1,
                format!("the diagram cannot be read at '{}'", statement.trim()),
                "close each bracket and quotation mark, and write it as `A[label] -->|label| B[label]`",
            ));
        }
    }
    only_what_is_drawn(&read, &line_of)?;
    let mut boxes = Vec::new();
    let mut index = BTreeMap::new();
    for vertex in &read.vertices {
        let shape = match vertex.shape {
            TheirShape::Rect => Shape::Square,
            TheirShape::RoundedRect => Shape::Round,
            TheirShape::Stadium => Shape::Pill,
            _ => {
                let what = format!("the box '{}' has a shape that is not drawn", vertex.id);
                return Err(Fault::new(line_of(&vertex.id), what, SHAPES));
            }
        };
        index.insert(vertex.id.as_str(), boxes.len());
        boxes.push(Node {
            label: parts(&vertex.label),
            shape,
        });
    }
    let arrow = |edge: &flowchart::ir::FlowEdge| {
        Some(Arrow {
            from: *index.get(edge.src.as_str())?,
            to: *index.get(edge.dst.as_str())?,
            label: parts(edge.label.as_deref().unwrap_or("")).join(" "),
            line: match edge.stroke {
                StrokeType::Normal => Line::Plain,
                StrokeType::Thick => Line::Thick,
                StrokeType::Dotted => Line::Dotted,
            },
            head: edge.end_arrow == ArrowEnd::Arrow,
            length: edge.minlen.clamp(1, 4),
        })
    };
    Ok(Chart {
        title: "Flowchart".to_owned(),
        direction: read.direction,
        arrows: read.edges.iter().filter_map(arrow).collect(),
        boxes,
    })
}

/// What mermaid knows and the book does not draw is refused, rather than left out in silence.
fn only_what_is_drawn(read: &FlowDiagram, line_of: &impl Fn(&str) -> usize) -> Result<(), Fault> {
    let remedy = "take it out: colors and groups differ from theme to theme";
    let refuse = |id: &str, what: &str| Err(Fault::new(line_of(id), what, remedy));
    if let Some(group) = read.subgraphs.first() {
        return refuse(&group.id, "a `subgraph`, which is not drawn");
    }
    if !read.class_defs.is_empty() || read.vertices.iter().any(|one| !one.classes.is_empty()) {
        return refuse("classDef", "a class of boxes, which is not drawn");
    }
    if !read.style_stmts.is_empty() || !read.link_styles.is_empty() {
        let word = if read.style_stmts.is_empty() {
            "linkStyle"
        } else {
            "style"
        };
        return refuse(word, "a style of its own, which is not drawn");
    }
    Ok(())
}

/// The label's lines: mermaid breaks at `<br>` and may put quotes around the whole.
fn parts(label: &str) -> Vec<String> {
    let label = label.trim();
    let label = label
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(label);
    let label = label
        .replace("<br/>", "<br>")
        .replace("<br />", "<br>")
        .replace('\n', "<br>");
    label
        .split("<br>")
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .collect()
}

/// A state diagram: one statement a line.
fn states(statements: &[String], first: usize) -> Result<Chart, Fault> {
    let mut states = States::default();
    let mut direction = Direction::TB;
    for (index, line) in statements.iter().enumerate().skip(first + 1) {
        let text = line.trim();
        let known = match text.split_once(' ') {
            _ if matches!(text, "" | "%%") => Some(()),
            Some(("direction", to)) => towards(to).map(|to| direction = to),
            Some(("state", rest)) => states.named(rest),
            _ => states.change(text),
        };
        if known.is_none() {
            return Err(Fault::new(
                index + 1,
                format!("the diagram cannot be read at '{text}'"),
                "write `A --> B: label`, or `state \"label\" as A`",
            ));
        }
    }
    Ok(Chart {
        title: "State diagram".to_owned(),
        direction,
        boxes: states.boxes,
        arrows: states.arrows,
    })
}

fn towards(word: &str) -> Option<Direction> {
    Some(match word.trim() {
        "TB" | "TD" => Direction::TB,
        "BT" => Direction::BT,
        "LR" => Direction::LR,
        "RL" => Direction::RL,
        _ => return None,
    })
}

#[derive(Default)]
struct States {
    boxes: Vec<Node>,
    arrows: Vec<Arrow>,
    index: BTreeMap<String, usize>,
}

impl States {
    /// `"label" as A`.
    fn named(&mut self, rest: &str) -> Option<()> {
        let (label, id) = rest.trim().strip_prefix('"')?.split_once('"')?;
        let id = id.trim().strip_prefix("as ")?.trim();
        let at = self.state(id)?;
        self.boxes[at].label = parts(label);
        Some(())
    }

    /// `A --> B`, or `A --> B: label`.
    fn change(&mut self, text: &str) -> Option<()> {
        let (from, rest) = text.split_once("-->")?;
        let (to, label) = rest.split_once(':').unwrap_or((rest, ""));
        let (from, to) = (from.trim(), to.trim());
        let from = if from == "[*]" {
            self.marked("[*] start", Shape::Start)
        } else {
            self.state(from)?
        };
        let to = if to == "[*]" {
            self.marked("[*] end", Shape::End)
        } else {
            self.state(to)?
        };
        self.arrows.push(Arrow {
            from,
            to,
            label: parts(label).join(" "),
            line: Line::Plain,
            head: true,
            length: 1,
        });
        Some(())
    }

    fn state(&mut self, id: &str) -> Option<usize> {
        let word = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '_');
        word.then(|| self.at(id, vec![id.to_owned()], Shape::Round))
    }

    fn marked(&mut self, id: &str, shape: Shape) -> usize {
        self.at(id, Vec::new(), shape)
    }

    fn at(&mut self, id: &str, label: Vec<String>, shape: Shape) -> usize {
        let next = self.boxes.len();
        *self.index.entry(id.to_owned()).or_insert_with(|| {
            self.boxes.push(Node { label, shape });
            next
        })
    }
}
