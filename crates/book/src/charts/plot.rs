//! A picture: rows of marks on one logarithmic scale, as SVG that takes its colors from the page's theme.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::units::Unit;
use crate::html::escape;

/// One mark in a row.
pub(super) struct Mark {
    /// Which kind of mark.
    pub(super) series: usize,
    pub(super) value: f64,
}

/// One row: its name, a line and marks on it.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) line: Option<(f64, f64)>,
    pub(super) marks: Vec<Mark>,
}

/// All rows, and the names of the kinds of mark (none where there is only one kind).
pub(super) struct Plot {
    pub(super) unit: Unit,
    pub(super) series: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// Where things lie in a picture. Each plot is drawn twice, and theme/chart.css shows the one that fits.
struct Frame {
    class: &'static str,
    width: u32,
    /// The room for the rows' names on the left; none where a name stands above its row.
    labels: u32,
    right: u32,
    row: u32,
    /// How many grid lines can have a number beneath.
    numbers: u32,
}

const FRAMES: [Frame; 2] = [
    Frame {
        class: "wide",
        width: 640,
        labels: 185,
        right: 30,
        row: 24,
        numbers: 10,
    },
    Frame {
        class: "narrow",
        width: 360,
        labels: 0,
        right: 26,
        row: 32,
        numbers: 7,
    },
];
/// The room left of the scale where no names stand there.
const LEFT: u32 = 24;
const AXIS: u32 = 30;
const LEGEND: u32 = 26;

/// Colors that stand for the theme's: `themed` turns each into a CSS class. No other color is drawn.
const INK: RGBColor = RGBColor(1, 1, 1);
const GRID: RGBColor = RGBColor(2, 2, 2);
const SERIES: [RGBColor; 4] = [
    RGBColor(3, 3, 3),
    RGBColor(4, 4, 4),
    RGBColor(5, 5, 5),
    RGBColor(6, 6, 6),
];
const CLASSES: [(&str, &str); 6] = [
    ("#010101", "ink"),
    ("#020202", "grid"),
    ("#030303", "series-1"),
    ("#040404", "series-2"),
    ("#050505", "series-3"),
    ("#060606", "series-4"),
];

impl Plot {
    /// The picture in both frames, with a title and, as its description, what can be read off it.
    pub(super) fn svg(&self, id: &str, title: &str) -> String {
        FRAMES
            .iter()
            .map(|frame| self.framed(frame, &format!("{id}-{}", frame.class), title))
            .collect()
    }

    fn framed(&self, frame: &Frame, id: &str, title: &str) -> String {
        let mut drawn = String::new();
        // Writing to a string cannot fail, and the ranges are checked above.
        let _ = self.draw(frame, &mut drawn);
        let start = drawn.find('>').map_or(0, |end| end + 1);
        let body = drawn[start..].trim_end().trim_end_matches("</svg>");
        format!(
            "<svg class=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
             <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n{}</svg>",
            frame.class,
            frame.width,
            self.height(frame),
            escape(title),
            escape(&self.description()),
            themed(body.trim_start())
        )
    }

    /// Where the kinds of mark are named: the places of their marks, and the height of it all.
    fn legend(&self, frame: &Frame) -> (Vec<(i32, i32)>, u32) {
        if self.series.is_empty() {
            return (Vec::new(), 6);
        }
        let start = frame.labels.max(LEFT) as i32;
        let (mut x, mut line) = (start, 0);
        let mut places = Vec::new();
        for name in &self.series {
            let length = 30 + 8 * name.chars().count() as i32;
            if x > start && x + length - 20 > frame.width as i32 {
                (x, line) = (start, line + 1);
            }
            places.push((x, 12 + 20 * line));
            x += length;
        }
        (places, LEGEND + 20 * line as u32)
    }

    fn height(&self, frame: &Frame) -> u32 {
        self.legend(frame).1 + self.rows.len() as u32 * frame.row + AXIS
    }

    /// The powers of ten around all values.
    fn range(&self) -> (f64, f64) {
        let values = || {
            let ends = self.rows.iter().filter_map(|row| row.line);
            let marks = self.rows.iter().flat_map(|row| &row.marks);
            ends.flat_map(|(low, high)| [low, high])
                .chain(marks.map(|mark| mark.value))
                .filter(|value| *value > 0.0)
        };
        let least = values().fold(f64::INFINITY, f64::min);
        let most = values().fold(0.0, f64::max);
        let step = self.step();
        if !least.is_finite() || most <= 0.0 {
            return (1.0, step);
        }
        let (low, high) = (least.log(step).floor(), most.log(step).ceil());
        (step.powf(low), step.powf(high.max(low + 1.0)))
    }

    /// What one grid line is to the next.
    fn step(&self) -> f64 {
        if self.unit == Unit::Memory { 4.0 } else { 10.0 }
    }

    fn draw<'a>(
        &self,
        frame: &Frame,
        out: &'a mut String,
    ) -> Result<(), Box<dyn std::error::Error + 'a>> {
        let (low, high) = self.range();
        let height = self.height(frame);
        let root = SVGBackend::with_string(out, (frame.width, height)).into_drawing_area();
        let text = |pos| {
            TextStyle::from(("sans-serif", 13).into_font())
                .color(&INK)
                .pos(pos)
        };
        let (legend, top) = self.legend(frame);
        let mut chart = ChartBuilder::on(&root)
            .margin_top(top)
            .margin_left(frame.labels.max(LEFT))
            .margin_right(frame.right)
            .margin_bottom(AXIS)
            .build_cartesian_2d((low..high).log_scale(), 0.0..self.rows.len() as f64)?;
        let rows = self.rows.len() as f64;
        let lines = (high / low).log(self.step()).round() as u32 + 1;
        let every = lines.div_ceil(frame.numbers).max(1);
        for line in 0..lines {
            let at = low * self.step().powi(line as i32);
            chart.draw_series([PathElement::new(vec![(at, 0.0), (at, rows)], GRID)])?;
            if !line.is_multiple_of(every) {
                continue;
            }
            let (x, _) = chart.backend_coord(&(at, 0.0));
            root.draw(&Text::new(
                axis(self.unit, at),
                (x, (height - AXIS + 8) as i32),
                text(Pos::new(HPos::Center, VPos::Top)),
            ))?;
        }
        for (index, row) in self.rows.iter().enumerate() {
            // A name above its row needs the upper half.
            let within = if frame.labels == 0 { 0.72 } else { 0.5 };
            let y = rows - index as f64 - within;
            let (_, pixel) = chart.backend_coord(&(low, y));
            let (place, side) = if frame.labels == 0 {
                ((LEFT as i32, pixel - 16), HPos::Left)
            } else {
                ((frame.labels as i32 - 10, pixel), HPos::Right)
            };
            root.draw(&Text::new(
                row.label.clone(),
                place,
                text(Pos::new(side, VPos::Center)),
            ))?;
            if let Some((from, to)) = row.line {
                chart.draw_series([PathElement::new(vec![(from, y), (to, y)], INK)])?;
            }
            for mark in &row.marks {
                let center = chart.backend_coord(&(mark.value, y));
                self.mark(&root, center, mark.series)?;
            }
        }
        for (series, (name, (x, y))) in self.series.iter().zip(legend).enumerate() {
            self.mark(&root, (x, y), series)?;
            root.draw(&Text::new(
                name.clone(),
                (x + 10, y),
                text(Pos::new(HPos::Left, VPos::Center)),
            ))?;
        }
        root.present()?;
        Ok(())
    }

    /// The kinds differ in shape as well as in color.
    fn mark<'a>(
        &self,
        root: &DrawingArea<SVGBackend<'a>, plotters::coord::Shift>,
        at: (i32, i32),
        series: usize,
    ) -> Result<(), Box<dyn std::error::Error + 'a>> {
        let color = SERIES[series % SERIES.len()];
        let (x, y) = at;
        match series % SERIES.len() {
            0 => root.draw(&Circle::new(at, 4, color.filled()))?,
            1 => root.draw(&Rectangle::new(
                [(x - 4, y - 4), (x + 4, y + 4)],
                color.filled(),
            ))?,
            2 => root.draw(&TriangleMarker::new(at, 6, color.filled()))?,
            _ => root.draw(&Cross::new(at, 4, color.stroke_width(2)))?,
        }
        Ok(())
    }

    fn description(&self) -> String {
        let rows = self.rows.iter().map(|row| {
            let mut parts = Vec::new();
            for series in 0..self.series.len().max(1) {
                let mut values: Vec<f64> = row
                    .marks
                    .iter()
                    .filter(|mark| mark.series == series)
                    .map(|mark| mark.value)
                    .collect();
                values.sort_by(f64::total_cmp);
                if let Some(middle) = values.get(values.len() / 2) {
                    let name = self.series.get(series).map(|name| format!("{name} "));
                    parts.push(format!(
                        "{}{}",
                        name.unwrap_or_default(),
                        self.unit.show(*middle)
                    ));
                }
            }
            format!("{}: {}", row.label, parts.join(", "))
        });
        rows.collect::<Vec<_>>().join("; ") + "."
    }
}

/// A power of ten without digits that say nothing, or a power of four in full.
fn axis(unit: Unit, value: f64) -> String {
    if unit == Unit::Memory {
        let (mut value, mut name) = (value / 1024.0, 0);
        while value >= 1024.0 && name < 2 {
            (value, name) = (value / 1024.0, name + 1);
        }
        return format!("{value:.0}\u{a0}{}", ["KiB", "MiB", "GiB"][name]);
    }
    unit.show(value).replace(".0\u{a0}", "\u{a0}")
}

/// The drawing's colors as classes for fills and lines, its fonts left to the page.
fn themed(svg: &str) -> String {
    let mut svg = svg.replace("font-family=\"sans-serif\" ", "");
    for (color, class) in CLASSES {
        svg = svg
            .replace(
                &format!("fill=\"{color}\""),
                &format!("class=\"{class}-fill\""),
            )
            .replace(
                &format!("stroke=\"{color}\""),
                &format!("class=\"{class}-line\""),
            );
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot() -> Plot {
        let row = |label: &str, value| Row {
            label: label.into(),
            line: Some((value, value * 20.0)),
            marks: (0..4)
                .map(|series| Mark {
                    series,
                    value: value * 2f64.powi(series as i32),
                })
                .collect(),
        };
        Plot {
            unit: Unit::Time,
            series: ["one", "two", "three", "four"].map(String::from).into(),
            rows: vec![row("stack <array>", 1.3), row("box", 12.0)],
        }
    }

    #[test]
    fn no_color_is_fixed_and_no_font_named() {
        let svg = plot().svg("chart-heap", "Eight numbers");
        for wrong in ["#0", "#F", "font-family", " width=\"640\""] {
            assert!(!svg.contains(wrong), "{wrong} in {svg}");
        }
        for class in ["ink-fill", "grid-line", "series-1-fill", "series-4-line"] {
            assert!(svg.contains(class), "{class} not in {svg}");
        }
    }

    #[test]
    fn the_picture_can_be_read_aloud_and_nothing_in_it_is_markup() {
        let svg = plot().svg("chart-heap", "Eight < nine");
        assert!(svg.contains("<title id=\"chart-heap-wide-title\">Eight &lt; nine</title>"));
        assert!(
            svg.contains("stack &lt;array&gt;: one 1.3\u{a0}ns, two 2.6\u{a0}ns"),
            "{svg}"
        );
        assert!(!svg.contains("<array>"), "{svg}");
    }

    #[test]
    fn a_grid_line_has_its_whole_number() {
        let memory = [4f64.powi(10), 4f64.powi(14), 4f64.powi(15)].map(|at| axis(Unit::Memory, at));
        assert_eq!(memory, ["1\u{a0}MiB", "256\u{a0}MiB", "1\u{a0}GiB"]);
        assert_eq!(axis(Unit::Time, 1000.0), "1\u{a0}µs");
    }

    #[test]
    fn every_mark_lies_between_the_first_and_the_last_grid_line() {
        let (low, high) = plot().range();
        assert_eq!((low, high), (1.0, 1000.0));
    }
}
