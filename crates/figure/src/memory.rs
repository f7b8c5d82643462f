//! The memory figure: every step's picture as HTML, and the controls that a script brings to life (assets/figures.js).

use memscope::memory::{Record, Step};

use super::lane;
use super::measure::{LIMITS, Limits, Widths};
use super::picture::{self, Box, Class, Drawn, Picture};
use super::text::{bytes, sentence};
use crate::escape;

/// More steps than this are no figure but a film.
pub(crate) const MOST_STEPS: usize = 40;

/// The widest figure that fits into the book's column of text, in characters.
const WIDEST: usize = 97;

/// What opens the steps that nobody sees before the first click: text, which a browser neither parses nor lays out until
/// the script (assets/figures.js) asks for it. Without scripts and in print they do not show.
const LATER: &str = "<script type=\"text/html\">";

/// The figure of a run. `stills` are the 1-based lines after which a picture stands without scripts and in print.
///
/// # Errors
/// When the run has no steps, or more than a figure holds, or none after a line of `stills`: why, in one clause.
pub fn figure(record: &Record, stills: &[usize]) -> Result<String, String> {
    let steps = &record.steps;
    if steps.len() > MOST_STEPS {
        return Err(format!(
            "its run has {} steps, and a figure has at most {MOST_STEPS}",
            steps.len()
        ));
    }
    let grid = Grid::fitting(steps, false);
    let stills = still_steps(steps, &grid.pictures, stills)?;
    stepped(steps, &grid, &stills, &[]).ok_or_else(|| "its run has no steps".to_owned())
}

/// More steps than this nobody steps through, not of a program of one's own either.
const MOST_OF_ANY: usize = 200;

/// The figure of any run, from its first step on; of a very long one the first steps, and it says so. Empty where there
/// are no steps.
pub(crate) fn whole(steps: &[Step]) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let shown = &steps[..steps.len().min(MOST_OF_ANY)];
    let grid = Grid::fitting(shown, false);
    let figure = stepped(shown, &grid, &[0], &[]);
    part_of_run(steps.len(), 0, shown.len()) + &figure.unwrap_or_default()
}

/// What stands above the figure of a part of a run: that it is one.
fn part_of_run(all: usize, first: usize, shown: usize) -> String {
    if shown == all {
        return String::new();
    }
    format!(
        "<p class=\"outcome\">The run has {all} steps. The figure has those from {} to {}.</p>\n",
        first + 1,
        first + shown
    )
}

/// The figure of a rejected program's run, had it run: it opens at the step `at`, else where there is most to see. Of a
/// long run it shows the steps around that one, and says so. `warnings` are sentences that belong to steps, as HTML. Empty where
/// there are no steps.
pub(crate) fn of_accident(steps: &[Step], at: Option<usize>, warnings: &[(usize, &str)]) -> String {
    let first = at
        .map_or(0, |at| at.saturating_sub(MOST_STEPS / 2))
        .min(steps.len().saturating_sub(MOST_STEPS));
    let shown = &steps[first..steps.len().min(first + MOST_STEPS)];
    let grid = Grid::fitting(shown, true);
    let most = || still_steps(shown, &grid.pictures, &[]).unwrap_or_default();
    let stills = at.map_or_else(most, |at| vec![at - first]);
    let inside =
        |(step, text): &(usize, &'_ str)| Some((step.checked_sub(first)?, text.to_string()));
    let warnings: Vec<(usize, String)> = warnings.iter().filter_map(inside).collect();
    let figure = stepped(shown, &grid, &stills, &warnings).unwrap_or_default();
    part_of_run(steps.len(), first, shown.len()) + &figure
}

/// The steps with their controls; it opens at the first of `stills`, and is nothing where there is none.
fn stepped(
    steps: &[Step],
    grid: &Grid,
    stills: &[usize],
    warnings: &[(usize, String)],
) -> Option<String> {
    let opening = *stills.first()?;
    let said = |index: usize| {
        let warning = warnings.iter().find(|(step, _)| *step == index);
        let warning = warning.map_or("", |(_, text)| text);
        said(&steps[index], index, steps.len(), warning)
    };
    let mut html =
        grid.open("", "Memory, step by step") + &controls(steps.len(), opening, &said(opening));
    html +=
        "<div class=\"steps\" tabindex=\"0\" role=\"group\" aria-label=\"Picture of memory\">\n";
    let mut later = false;
    for (index, step) in steps.iter().enumerate() {
        let still = stills.contains(&index);
        if still == later {
            html += if still { "</script>\n" } else { LATER };
            later = !still;
        }
        let class = match (index == opening, still) {
            (true, _) => " still current",
            (_, true) => " still",
            _ => "",
        };
        html += &format!(
            "<div class=\"step{class}\" data-lines=\"{} {}\">\n<p class=\"say\">{}</p>\n{}</div>\n",
            step.first_line,
            step.line,
            said(index),
            grid.drawn(index),
        );
    }
    if later {
        html += "</script>\n";
    }
    Some(html + "</div></div>\n")
}

/// The picture of one step by itself: the reason behind an answer.
pub fn still(record: &Record, index: usize) -> String {
    let first = index.saturating_sub(1);
    let grid = Grid::fitting(&record.steps[first..=index], false);
    let picture = grid.drawn(index - first);
    format!(
        "{}{picture}</div>\n",
        grid.open(" one", "Memory after this line")
    )
}

/// All pictures of a figure in one grid.
struct Grid {
    pictures: Vec<Picture>,
    widths: Widths,
    lane: usize,
    heap: bool,
    wide: usize,
}

impl Grid {
    /// The widest grid that fits beside the book's column of text, else the narrowest.
    fn fitting(steps: &[Step], twin: bool) -> Self {
        let [wide, middle, narrow] = LIMITS.map(|limits| Self::new(steps, limits, twin));
        [wide, middle]
            .into_iter()
            .find(|grid| grid.wide <= WIDEST)
            .unwrap_or(narrow)
    }

    fn new(steps: &[Step], limits: Limits, twin: bool) -> Self {
        let pictures: Vec<Picture> = steps
            .iter()
            .map(|step| picture::picture(step, limits, twin))
            .collect();
        let widths = Widths::of(&pictures);
        let tracks = pictures
            .iter()
            .map(|picture| lane::tracks(&picture.arrows))
            .max();
        let lane = lane::width(tracks.unwrap_or(0));
        let heap = pictures.iter().any(|picture| !picture.blocks.is_empty());
        let wide = widths.of_frames() + lane + if heap { widths.of_blocks() } else { 0 };
        Self {
            pictures,
            widths,
            lane,
            heap,
            wide,
        }
    }

    /// The opening tag of a figure in this grid.
    fn open(&self, more: &str, label: &str) -> String {
        let [n, v, s] = self.widths.frames;
        let [bn, bv, bs] = self.widths.blocks;
        let heights = self.pictures.iter().map(|picture| picture.height);
        // assets/figure.css knows at which width of its container each class goes side by side.
        let class = match self.wide {
            0..=52 => "w1",
            53..=72 => "w2",
            73..=WIDEST => "w3",
            _ => "w4",
        };
        let alone = if self.heap { "" } else { " stack-only" };
        format!(
            "<div class=\"memory {class}{alone}{more}\" role=\"group\" aria-label=\"{label}\" style=\"--n:{n};--v:{v};--s:{s};--bn:{bn};--bv:{bv};--bs:{bs};--f:{};--l:{};--b:{};--rows:{}\">\n",
            self.widths.of_frames(),
            self.lane,
            self.widths.of_blocks(),
            heights.fold(0.0, f32::max),
        )
    }

    /// One picture, with a mark on what the step before did not show.
    fn drawn(&self, index: usize) -> String {
        let picture = &self.pictures[index];
        let before = index.checked_sub(1).map(|before| &self.pictures[before]);
        let changed = before.map_or_else(Vec::new, |before| picture::changed(before, picture));
        drawn(picture, &changed, self.lane, self.heap)
    }
}

/// The steps of the still pictures: after the lines that the author chose, else the one with the most to see.
fn still_steps(
    steps: &[Step],
    pictures: &[Picture],
    lines: &[usize],
) -> Result<Vec<usize>, String> {
    if lines.is_empty() {
        let much = |picture: &Picture| {
            let live = picture
                .frames
                .iter()
                .flat_map(|one| &one.rows)
                .filter(|row| !row.row.gone)
                .count();
            2 * picture.arrows.len()
                + live
                + picture
                    .blocks
                    .iter()
                    .filter(|one| one.class == Class::Block)
                    .count()
        };
        // Of equals the first: the step that made it so.
        return Ok((0..pictures.len())
            .rev()
            .max_by_key(|index| much(&pictures[*index]))
            .into_iter()
            .collect());
    }
    let after = |line: &usize| {
        steps
            .iter()
            .rposition(|step| step.line == *line)
            .ok_or_else(|| {
                let mut all: Vec<usize> = steps.iter().map(|step| step.line).collect();
                all.sort_unstable();
                all.dedup();
                let all: Vec<String> = all.iter().map(usize::to_string).collect();
                format!(
                    "no step of its run ends on line {line}; steps end on lines {}",
                    all.join(", ")
                )
            })
    };
    lines.iter().map(after).collect()
}

fn said(step: &Step, index: usize, count: usize, warning: &str) -> String {
    let text = step
        .text
        .strip_prefix("line")
        .map_or(step.text.clone(), |rest| format!("Line{rest}"));
    let warning = match warning {
        "" => String::new(),
        html => format!("<b class=\"danger\">{html}</b> "),
    };
    format!(
        "<b>Step {} of {count}.</b> {warning}{}",
        index + 1,
        sentence(&text)
    )
}

/// Buttons, slider, and the sentence that is read aloud. Without scripts they do not show.
fn controls(count: usize, opening: usize, said: &str) -> String {
    let button = |to, name, sign| {
        format!(
            "<button type=\"button\" data-to=\"{to}\" aria-label=\"{name}\" title=\"{name}\">{sign}</button>"
        )
    };
    format!(
        "<div class=\"controls\">{}{}<input type=\"range\" min=\"1\" max=\"{count}\" value=\"{}\" aria-label=\"Step\">{}{}</div>\n\
         <p class=\"say live\" aria-live=\"polite\">{said}</p>\n",
        button("first", "First step", "⇤"),
        button("back", "Step back", "←"),
        opening + 1,
        button("forward", "Step forward", "→"),
        button("last", "Last step", "⇥"),
    )
}

fn drawn(picture: &Picture, changed: &[String], lane: usize, heap: bool) -> String {
    let is_new = |key: &str| changed.iter().any(|one| one == key);
    let column = |class: &str, title: &str, boxes: &[Box], more: String| {
        let boxes: String = boxes.iter().map(|one| box_html(one, &is_new)).collect();
        let none = if boxes.is_empty() {
            "<p class=\"none\">nothing</p>"
        } else {
            ""
        };
        format!("<div class=\"{class}\"><p class=\"title\">{title}</p>{boxes}{none}{more}</div>\n")
    };
    let more = match picture.more {
        0 => String::new(),
        more => format!("<p class=\"none\">and {more} more blocks</p>"),
    };
    let paths = lane::route(&picture.arrows, lane);
    format!(
        "<div class=\"picture\">{}{}\n{}</div>\n",
        column("frames", "Stack", &picture.frames, String::new()),
        lane::svg(&paths, lane, picture.height),
        if heap {
            column("blocks", "Heap", &picture.blocks, more)
        } else {
            String::new()
        },
    )
}

fn box_html(one: &Box, is_new: &impl Fn(&str) -> bool) -> String {
    let new = if one.class != Class::Frame && is_new(&one.key) {
        " new"
    } else {
        ""
    };
    let heading = lines(&one.heading);
    let heading = match heading.find("freed") {
        Some(at) if one.class.is_freed() => {
            let (block, state) = heading.split_at(at);
            let turns = if block.ends_with("<br>") { "<br>" } else { " " };
            let block = block.trim_end_matches("<br>").trim_end_matches([',', ' ']);
            format!("<s>{block}</s>{turns}<b>{state}</b>")
        }
        _ => heading,
    };
    let rows: String = one
        .rows
        .iter()
        .map(|row| row_html(row, is_new(&row.row.key)))
        .collect();
    let table = if rows.is_empty() {
        String::new()
    } else {
        format!("<table><tbody>{rows}</tbody></table>")
    };
    format!(
        "<div class=\"{}{new}\"><p>{heading}</p>{table}</div>",
        one.class.word()
    )
}

fn row_html(drawn: &Drawn, new: bool) -> String {
    let row = &drawn.row;
    let marks = [
        ("gone", row.gone),
        ("new", new),
        ("dangling", row.dangling && !row.gone),
    ];
    let marks: Vec<&str> = marks.iter().filter(|one| one.1).map(|one| one.0).collect();
    let class = match &marks[..] {
        [] => String::new(),
        [one] => format!(" class={one}"),
        several => format!(" class=\"{}\"", several.join(" ")),
    };
    let deep = if row.depth > 0 {
        format!(" style=\"--d:{}\"", row.depth)
    } else {
        String::new()
    };
    let name = lines(&drawn.name);
    // The name is what one looks for; its type stands back.
    let name = match name.split_once(": ") {
        Some((name, ty)) if !row.ty.is_empty() => format!("{name}: <i>{ty}</i>"),
        _ => name,
    };
    let mut value = lines(&drawn.value);
    for note in &row.notes {
        if !value.is_empty() {
            value += "<br>";
        }
        value += &format!("<b class={}>{}</b>", note.class(), escape(&note.text()));
    }
    // An empty heading would be read as one.
    let name = if name.is_empty() {
        "<td class=unnamed></td>".to_owned()
    } else {
        format!("<th scope=row{deep}>{name}</th>")
    };
    let size = row.size.map_or(String::new(), bytes);
    format!("<tr{class}>{name}<td>{value}</td><td>{size}</td></tr>")
}

fn lines(lines: &[String]) -> String {
    lines
        .iter()
        .map(|line| escape(line))
        .collect::<Vec<_>>()
        .join("<br>")
}
