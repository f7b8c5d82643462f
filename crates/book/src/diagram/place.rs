//! Lays a chart out, so that it fits a phone.

use rusty_mermaid_core::{CurveType, PathSegment, Point, interpolate};
use rusty_mermaid_dagre::pipeline::layout;
use rusty_mermaid_dagre::{DagreConfig, EdgeLabel, LabelPos, NodeLabel};
use rusty_mermaid_graph::Graph;

use super::Fault;
use super::chart::{Arrow, Chart, Node, Shape};
use super::text::{LINE, widest, wrap};

/// Beyond this many px a phone of 390 px makes the diagram smaller.
const PHONE: f64 = 350.0;

/// Beyond this many px its letters would be too small there.
const WIDEST: f64 = 430.0;

/// Between a label and the edge of its box, in px.
const PADDING: (f64, f64) = (10.0, 8.0);

/// How far an arrow that leads back to its own box reaches out beside its label, in px.
const BEND: f64 = 24.0;

/// How long an arrow's head is, in px.
pub(super) const HEAD: f64 = 8.0;

/// Where everything lies, in px from the upper left corner.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) width: f64,
    pub(super) height: f64,
    /// In the order of [`Chart::boxes`].
    pub(super) boxes: Vec<Rect>,
    /// In the order of [`Chart::arrows`].
    pub(super) arrows: Vec<Way>,
}

/// A box and its lines of text.
#[derive(Debug)]
pub(super) struct Rect {
    pub(super) middle: Point,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) lines: Vec<String>,
}

/// An arrow's line, the tip of its head and whence the head points, and its label.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) path: Vec<PathSegment>,
    pub(super) tip: Point,
    pub(super) from: Point,
    pub(super) label: Option<Rect>,
}

/// The layout with the longest lines of text that fits a phone, else the narrowest.
pub(super) fn place(chart: &Chart) -> Result<Placed, Fault> {
    let mut narrowest: Option<Placed> = None;
    for limit in [400.0, 240.0, 190.0, 150.0, 120.0, 100.0, 80.0, 60.0] {
        let placed = with_lines_of(limit, chart);
        if placed.width <= PHONE {
            return Ok(placed);
        }
        if narrowest
            .as_ref()
            .is_none_or(|best| placed.width < best.width)
        {
            narrowest = Some(placed);
        }
    }
    match narrowest {
        Some(placed) if placed.width <= WIDEST => Ok(placed),
        placed => Err(Fault::new(
            1,
            format!(
                "the diagram is {:.0} px wide, and on a phone there are {PHONE}",
                placed.map_or(0.0, |placed| placed.width)
            ),
            "let it run down (`flowchart TD`), shorten its labels, or divide it",
        )),
    }
}

fn with_lines_of(limit: f64, chart: &Chart) -> Placed {
    let wrapped = |label: &[String]| -> Vec<String> {
        label.iter().flat_map(|part| wrap(part, limit)).collect()
    };
    let labels: Vec<Vec<String>> = chart
        .boxes
        .iter()
        .map(|node| wrapped(&node.label))
        .collect();
    let said: Vec<Vec<String>> = chart
        .arrows
        .iter()
        .map(|arrow| wrap(&arrow.label, limit.min(150.0)))
        .collect();
    let mut graph = Graph::new();
    let nodes: Vec<_> = chart
        .boxes
        .iter()
        .zip(&labels)
        .map(|(node, lines)| {
            let (width, height) = size(node, lines);
            graph.add_node(NodeLabel::new(width, height))
        })
        .collect();
    for (arrow, lines) in chart.arrows.iter().zip(&said) {
        graph.add_edge(nodes[arrow.from], nodes[arrow.to], edge(arrow, lines));
    }
    let config = DagreConfig {
        rankdir: chart.direction,
        nodesep: 16.0,
        ranksep: if said.iter().all(Vec::is_empty) {
            36.0
        } else {
            26.0
        },
        edgesep: 12.0,
        ..DagreConfig::default()
    };
    layout(&mut graph, &config);
    let boxes = nodes.iter().zip(labels).filter_map(|(id, lines)| {
        let node = graph.node(*id)?;
        Some(Rect {
            middle: Point::new(node.x, node.y),
            width: node.width,
            height: node.height,
            lines,
        })
    });
    // The layout takes edges out and puts new ones in: an arrow is known by its ends and its label's size.
    let mut edges: Vec<_> = graph
        .edge_ids()
        .filter_map(|id| Some((graph.edge_endpoints(id)?, graph.edge(id)?)))
        .collect();
    let arrows = chart.arrows.iter().zip(said).filter_map(|(arrow, lines)| {
        let ends = (nodes[arrow.from], nodes[arrow.to]);
        let wanted = self::edge(arrow, &lines).width;
        let at = edges
            .iter()
            .position(|(at, edge)| *at == ends && (edge.width - wanted).abs() < 0.01)?;
        let (_, edge) = edges.remove(at);
        let mut points = edge.points.clone();
        let mut middle = Point::new(edge.x, edge.y);
        if arrow.from == arrow.to {
            let node = graph.node(nodes[arrow.from])?;
            bend_beside_label(&mut points, &mut middle, node.x + node.width / 2.0, &lines);
        }
        Some(way(&points, middle, lines))
    });
    framed(boxes.collect(), arrows.collect())
}

fn size(node: &Node, lines: &[String]) -> (f64, f64) {
    match node.shape {
        Shape::Start => (14.0, 14.0),
        Shape::End => (18.0, 18.0),
        _ => {
            let round = if node.shape == Shape::Pill {
                LINE / 2.0
            } else {
                0.0
            };
            (
                (widest(lines) + 2.0 * (PADDING.0 + round)).max(40.0),
                LINE * lines.len() as f64 + 2.0 * PADDING.1,
            )
        }
    }
}

fn edge(arrow: &Arrow, lines: &[String]) -> EdgeLabel {
    let mut edge = EdgeLabel::default();
    edge.minlen = arrow.length;
    edge.labelpos = LabelPos::Center;
    if !lines.is_empty() {
        let bend = if arrow.from == arrow.to { BEND } else { 0.0 };
        edge.width = widest(lines) + 8.0 + bend;
        edge.height = LINE * lines.len() as f64 + 4.0;
    }
    edge
}

/// An arrow back to its own box would run through its label: its bend ends where the label begins.
fn bend_beside_label(points: &mut [Point], middle: &mut Point, side: f64, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let far = points
        .iter()
        .map(|point| point.x)
        .fold(side + 1.0, f64::max);
    middle.x += BEND / 2.0;
    let label = middle.x - widest(lines) / 2.0 - 6.0;
    let share = (label - side) / (far - side);
    for point in points {
        point.x = side + (point.x - side) * share;
    }
}

fn way(points: &[Point], middle: Point, lines: Vec<String>) -> Way {
    let mut path = interpolate(points, CurveType::Basis);
    let tip = points.last().copied().unwrap_or(middle);
    let from = before_the_end(&path).unwrap_or(middle);
    // The line ends inside its head, whose tip would otherwise be as blunt as the line is thick.
    let long = (tip.x - from.x).hypot(tip.y - from.y).max(0.001);
    let share = (HEAD * 0.7 / long).min(1.0);
    let end = Point::new(
        tip.x + (from.x - tip.x) * share,
        tip.y + (from.y - tip.y) * share,
    );
    if let Some(
        PathSegment::LineTo(to) | PathSegment::CubicTo { to, .. } | PathSegment::QuadTo { to, .. },
    ) = path.last_mut()
    {
        *to = end;
    }
    let label = (!lines.is_empty()).then(|| Rect {
        middle,
        width: widest(&lines) + 8.0,
        height: LINE * lines.len() as f64,
        lines,
    });
    Way {
        path,
        tip,
        from,
        label,
    }
}

/// The point from which a path runs straight into its end.
fn before_the_end(path: &[PathSegment]) -> Option<Point> {
    let end = path.last()?.endpoint()?;
    let apart = |point: &Point| (point.x - end.x).hypot(point.y - end.y) > 0.5;
    let points = path.iter().flat_map(|segment| match segment {
        PathSegment::CubicTo { cp1, cp2, to } => vec![*cp1, *cp2, *to],
        PathSegment::QuadTo { cp, to } => vec![*cp, *to],
        other => other.endpoint().into_iter().collect(),
    });
    points.collect::<Vec<_>>().into_iter().rev().find(apart)
}

/// Moves everything to the upper left corner and measures it, labels and bends included.
fn framed(mut boxes: Vec<Rect>, mut arrows: Vec<Way>) -> Placed {
    let mut corners = Vec::new();
    let labels = arrows.iter().filter_map(|way| way.label.as_ref());
    for rect in boxes.iter().chain(labels) {
        let (w, h) = (rect.width / 2.0, rect.height / 2.0);
        corners.push(Point::new(rect.middle.x - w, rect.middle.y - h));
        corners.push(Point::new(rect.middle.x + w, rect.middle.y + h));
    }
    corners.extend(
        arrows
            .iter()
            .flat_map(|way| way.path.iter().filter_map(PathSegment::endpoint)),
    );
    let least = |of: fn(&Point) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&Point) -> f64| corners.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (left, top) = (least(|p| p.x) - 2.0, least(|p| p.y) - 2.0);
    let (width, height) = (most(|p| p.x) - left + 2.0, most(|p| p.y) - top + 2.0);
    let shift = |point: &mut Point| {
        point.x -= left;
        point.y -= top;
    };
    boxes.iter_mut().for_each(|rect| shift(&mut rect.middle));
    for way in &mut arrows {
        shift(&mut way.tip);
        shift(&mut way.from);
        way.label
            .iter_mut()
            .for_each(|rect| shift(&mut rect.middle));
        for segment in &mut way.path {
            match segment {
                PathSegment::MoveTo(to)
                | PathSegment::LineTo(to)
                | PathSegment::ArcTo { to, .. } => shift(to),
                PathSegment::CubicTo { cp1, cp2, to } => [cp1, cp2, to].into_iter().for_each(shift),
                PathSegment::QuadTo { cp, to } => [cp, to].into_iter().for_each(shift),
                PathSegment::Close => {}
            }
        }
    }
    Placed {
        width,
        height,
        boxes,
        arrows,
    }
}
