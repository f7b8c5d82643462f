//! Draws a placed chart. Colors and strokes are in theme/diagram.css; for a screen reader the picture has a title and
//! says each arrow in words.

use rusty_mermaid_core::{PathSegment, Point};

use super::chart::{Chart, Line, Shape};
use super::place::{HEAD, Placed, Rect, Way};
use super::text::{LINE, SIZE};
use crate::html::escape;

/// The figure of a chart.
pub(super) fn html(chart: &Chart, placed: &Placed) -> String {
    let (w, h) = (placed.width.ceil(), placed.height.ceil());
    let arrows: String = chart
        .arrows
        .iter()
        .zip(&placed.arrows)
        .map(|(arrow, way)| line(arrow.line, arrow.head, way))
        .collect();
    let labels: String = placed
        .arrows
        .iter()
        .filter_map(|way| way.label.as_ref())
        .map(plate)
        .collect();
    let boxes: String = chart
        .boxes
        .iter()
        .zip(&placed.boxes)
        .map(|(node, rect)| node_html(node.shape, rect))
        .collect();
    format!(
        "<figure class=\"diagram\"><svg role=\"img\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\">\
         <title>{}</title><desc>{}</desc>\n{arrows}{labels}{boxes}</svg></figure>\n",
        escape(&chart.title),
        escape(&in_words(chart)),
    )
}

/// `"Ada" to "oven 1": waits for. …`
fn in_words(chart: &Chart) -> String {
    let name = |index: usize| {
        let node = &chart.boxes[index];
        match node.shape {
            Shape::Start => "start".to_owned(),
            Shape::End => "end".to_owned(),
            _ => format!("“{}”", node.label.join(" ")),
        }
    };
    let arrow = |arrow: &super::chart::Arrow| {
        let label = if arrow.label.is_empty() {
            String::new()
        } else {
            format!(": {}", arrow.label)
        };
        format!("{} to {}{label}.", name(arrow.from), name(arrow.to))
    };
    let alone = |index: &usize| {
        !chart
            .arrows
            .iter()
            .any(|one| one.from == *index || one.to == *index)
    };
    let alone = (0..chart.boxes.len())
        .filter(alone)
        .map(|index| format!("{}.", name(index)));
    chart
        .arrows
        .iter()
        .map(arrow)
        .chain(alone)
        .collect::<Vec<_>>()
        .join(" ")
}

fn line(kind: Line, head: bool, way: &Way) -> String {
    let class = match kind {
        Line::Plain => "",
        Line::Thick => " class=\"thick\"",
        Line::Dotted => " class=\"dotted\"",
    };
    let path = format!("<path{class} d=\"{}\"/>", path(&way.path));
    if head {
        format!(
            "{path}<path class=\"head\" d=\"{}\"/>\n",
            arrow_head(way.from, way.tip)
        )
    } else {
        path + "\n"
    }
}

fn arrow_head(from: Point, tip: Point) -> String {
    let long = (tip.x - from.x).hypot(tip.y - from.y).max(0.001);
    let (x, y) = (
        (tip.x - from.x) / long * HEAD,
        (tip.y - from.y) / long * HEAD,
    );
    let corner = |side: f64| at(Point::new(tip.x - x - side * y, tip.y - y + side * x));
    format!("M{}L{} {}Z", at(tip), corner(0.5), corner(-0.5))
}

fn path(segments: &[PathSegment]) -> String {
    let one = |segment: &PathSegment| match segment {
        PathSegment::MoveTo(to) => format!("M{}", at(*to)),
        PathSegment::LineTo(to) => format!("L{}", at(*to)),
        PathSegment::CubicTo { cp1, cp2, to } => format!("C{} {} {}", at(*cp1), at(*cp2), at(*to)),
        PathSegment::QuadTo { cp, to } => format!("Q{} {}", at(*cp), at(*to)),
        PathSegment::ArcTo { to, .. } => format!("L{}", at(*to)),
        PathSegment::Close => "Z".to_owned(),
    };
    segments.iter().map(one).collect()
}

/// A point with one decimal, and none where it is zero.
fn at(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// A label on an arrow, on a ground of the page's color.
fn plate(rect: &Rect) -> String {
    format!(
        "<g class=\"label\">{}{}</g>\n",
        frame(rect, 3.0),
        text(rect)
    )
}

fn node_html(shape: Shape, rect: &Rect) -> String {
    let Point { x, y } = rect.middle;
    let (x, y) = (number(x), number(y));
    match shape {
        Shape::Start => format!("<circle class=\"start\" cx=\"{x}\" cy=\"{y}\" r=\"7\"/>\n"),
        Shape::End => format!(
            "<circle class=\"end\" cx=\"{x}\" cy=\"{y}\" r=\"8\"/><circle class=\"start\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>\n"
        ),
        Shape::Square => format!("<g class=\"box\">{}{}</g>\n", frame(rect, 2.0), text(rect)),
        Shape::Round => format!(
            "<g class=\"box round\">{}{}</g>\n",
            frame(rect, 9.0),
            text(rect)
        ),
        Shape::Pill => {
            format!(
                "<g class=\"box round\">{}{}</g>\n",
                frame(rect, rect.height.min(2.0 * LINE) / 2.0),
                text(rect)
            )
        }
    }
}

fn frame(rect: &Rect, radius: f64) -> String {
    let (left, top) = (
        rect.middle.x - rect.width / 2.0,
        rect.middle.y - rect.height / 2.0,
    );
    format!(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
        number(left),
        number(top),
        number(rect.width),
        number(rect.height),
        number(radius)
    )
}

/// The lines of a label, each centered, so that another font cannot cut them off on one side.
fn text(rect: &Rect) -> String {
    let x = number(rect.middle.x);
    let first = rect.middle.y - LINE * (rect.lines.len() as f64 - 1.0) / 2.0 + SIZE * 0.35;
    let lines: String = rect
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            format!(
                "<tspan x=\"{x}\" y=\"{}\">{}</tspan>",
                number(first + LINE * index as f64),
                escape(line)
            )
        })
        .collect();
    format!("<text>{lines}</text>")
}
