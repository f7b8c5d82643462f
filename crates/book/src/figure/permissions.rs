//! Permissions: beside each line what it gave and took, under the code the same as a table with the reasons.

use memscope::permissions::{Place, Report, Said, Step, Table};

use super::text::{sentence, width};
use crate::html::escape;

/// The two halves of the figure.
#[derive(Debug, Clone)]
pub(crate) struct Permissions {
    /// A list with one entry a line of code, to stand beside it.
    pub(crate) margin: String,
    /// What is refused, the line for reasons, the table.
    pub(crate) table: String,
}

/// What one line does to one place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    line: usize,
    place: String,
    /// `+R+M`, `−W`.
    letters: String,
    /// Why it looks as it does: see [`kind`].
    kind: &'static str,
    /// The reason, as a sentence.
    why: String,
}

/// How many characters wide code and margin are together, and the least and the most of it that is the margin's.
const TOGETHER: usize = 82;
const MARGIN: (usize, usize) = (22, 44);

/// The margin and the table for a program of these lines.
///
/// # Errors
/// When there is nothing to show: the compiler rejects the program before the borrow checker looks at it.
pub(crate) fn permissions(report: &Report, source: &str) -> Result<Permissions, String> {
    let changes: Vec<Change> = report.functions.iter().flat_map(changes).collect();
    let refused: Vec<&Said> = report
        .functions
        .iter()
        .flat_map(|table| &table.refused)
        .collect();
    let missing: Vec<&Table> = report
        .functions
        .iter()
        .filter(|table| table.no_table.is_some())
        .collect();
    if changes.is_empty() {
        let why = missing.iter().find_map(|table| table.no_table.clone());
        return Err(why.unwrap_or_else(|| "no line of it gives or takes a permission".to_owned()));
    }
    Ok(Permissions {
        margin: margin(&changes, &refused, source.trim_end()),
        table: table(&changes, &refused, &missing),
    })
}

/// What each line of a function changes.
fn changes(table: &Table) -> Vec<Change> {
    let mut points: Vec<&Step> = table.entries.iter().chain(&table.steps).collect();
    points.sort_by_key(|step| (step.line, step.kind != "entry", step.index));
    let mut changes: Vec<Change> = Vec::new();
    let mut before: &[Place] = &[];
    for point in points {
        let mut here: Vec<(&Place, Change)> = Vec::new();
        for now in &point.places {
            let old = before
                .iter()
                .find(|old| old.place == now.place && old.ty == now.ty);
            let Some(change) = change(point, old, now) else {
                continue;
            };
            // A field or what a reference points to says nothing new when it goes the way of the whole.
            let part_of = |whole: &str| {
                now.place == format!("*{whole}")
                    || now.place != whole
                        && (now.place.starts_with(&format!("{whole}."))
                            || now.place.starts_with(&format!("{whole}[")))
            };
            let same = |(place, whole): &(&Place, Change)| {
                part_of(&place.place)
                    && (whole.letters == change.letters || whole.kind == change.kind)
            };
            if !here.iter().any(same) {
                here.push((now, change));
            }
        }
        changes.extend(here.into_iter().map(|(_, change)| change));
        before = &point.places;
    }
    changes
}

fn change(point: &Step, old: Option<&Place>, now: &Place) -> Option<Change> {
    const SILENT: [&str; 2] = ["not asked", "unreachable"];
    if SILENT.contains(&now.state.as_str())
        || old.is_some_and(|old| SILENT.contains(&old.state.as_str()))
    {
        return None;
    }
    let allowed = |place: &Place| [place.read, place.write, place.moves];
    let (was, is) = (old.map_or([false; 3], allowed), allowed(now));
    let copy = now.copy || old.is_some_and(|old| old.copy);
    let signs = ["R", "W", if copy { "C" } else { "M" }];
    let list = |sign: char, want: &dyn Fn(usize) -> bool| -> String {
        (0..3)
            .filter(|index| want(*index))
            .map(|index| format!("{sign}{}", signs[index]))
            .collect()
    };
    let gained = list('+', &|index| is[index] && !was[index]);
    let lost = list('−', &|index| was[index] && !is[index]);
    if gained.is_empty() && lost.is_empty() {
        return None;
    }
    let kind = kind(old, now, !lost.is_empty());
    Some(Change {
        line: point.line,
        place: now.place.clone(),
        why: why(old, now, kind, point.line),
        letters: gained + &lost,
        kind,
    })
}

/// `new`: comes into being; `lent`: taken for as long as a borrow is used; `back`: the borrow is no longer used;
/// `moved`: the value went away; `expired`: a reference that may no longer be used; `filled`: it holds a value again;
/// `other`.
fn kind(old: Option<&Place>, now: &Place, lost: bool) -> &'static str {
    let lent = |place: &Place| matches!(place.state.as_str(), "borrowed" | "mutably borrowed");
    match (now.state.as_str(), old) {
        ("moved" | "maybe moved" | "partly moved", _) if lost => "moved",
        ("expired", _) if lost => "expired",
        (_, _) if lent(now) && (lost || old.is_none()) => "lent",
        (_, None) => "new",
        (_, Some(old)) if lent(old) => "back",
        (_, Some(old)) if old.state.contains("moved") || old.state == "uninitialised" => "filled",
        _ => "other",
    }
}

fn why(old: Option<&Place>, now: &Place, kind: &str, line: usize) -> String {
    let place = &now.place;
    let may = may(now);
    match kind {
        "lent" => {
            let how = if now.state == "mutably borrowed" {
                "exclusively"
            } else {
                "shared"
            };
            let reason = now
                .reasons
                .iter()
                .find(|reason| reason.kind.starts_with("borrowed"));
            let since = reason.and_then(|reason| {
                reason
                    .lines
                    .iter()
                    .find(|one| one.label.contains("borrow") && !one.label.contains("later"))
            });
            let since = since.map_or(String::new(), |one| format!(" since line {}", one.line));
            let until = reason
                .and_then(|reason| reason.last_use)
                .map_or(String::new(), |last| {
                    format!("; the borrow is last used on line {last}")
                });
            format!("`{place}` {may}: it is borrowed ({how}){since}{until}.")
        }
        "back" => format!("`{place}` {may} again: the borrow is no longer used after line {line}."),
        "moved" => {
            let label = if now.state == "maybe moved" {
                "it may have been moved"
            } else if now.state == "partly moved" {
                "a part of it was moved"
            } else {
                "its value was moved out"
            };
            let reason = now
                .reasons
                .iter()
                .find(|reason| reason.kind.contains("moved"));
            let at = reason.and_then(|reason| {
                reason
                    .lines
                    .iter()
                    .find(|one| one.label.contains("moved") || one.label.contains("move"))
                    .filter(|one| !one.label.starts_with("move occurs"))
            });
            format!(
                "`{place}` {may}: {label}{}.",
                at.map_or(format!(" on line {line}"), |at| format!(
                    " on line {}",
                    at.line
                ))
            )
        }
        "expired" => {
            let said = now
                .reasons
                .iter()
                .find(|reason| reason.kind == "expired")
                .map_or("", |reason| &reason.message);
            format!("`{place}` {may} any more: {said}.")
        }
        "filled" if old.is_some_and(|old| old.state == "uninitialised") => {
            format!("`{place}` has its value now: it {may}.")
        }
        "filled" => format!("`{place}` holds a value here: it {may}."),
        "new" => {
            let not = now
                .reasons
                .iter()
                .find(|reason| reason.permissions.iter().any(|one| one == "write") && !now.write);
            let not = not.map_or(String::new(), |reason| match reason.kind.as_str() {
                "not declared mut" => "; not written, since it is not declared `mut`".to_owned(),
                "behind a reference" => {
                    "; not written, since it is behind a shared reference".to_owned()
                }
                _ => String::new(),
            });
            format!("`{place}` is new: it {may}{not}.")
        }
        _ => match now.reasons.first() {
            Some(reason) => format!("`{place}` {may}: {}.", reason.message),
            None => format!("`{place}` {may}."),
        },
    }
}

/// `may be read and moved`.
fn may(place: &Place) -> String {
    let moved = if place.copy { "copied" } else { "moved" };
    let words: Vec<&str> = [
        (place.read, "read"),
        (place.write, "written"),
        (place.moves, moved),
    ]
    .iter()
    .filter(|one| one.0)
    .map(|one| one.1)
    .collect();
    match words.as_slice() {
        [] => "may not be used".to_owned(),
        [one] => format!("may only be {one}"),
        [first, second] => format!("may be {first} and {second}"),
        [first, second, third, ..] => format!("may be {first}, {second} and {third}"),
    }
}

fn chip(change: &Change) -> String {
    format!(
        "<span class={}><i>{}</i> {}</span>",
        change.kind,
        escape(&change.place),
        change.letters
    )
}

fn margin(changes: &[Change], refused: &[&Said], source: &str) -> String {
    let lines = source.lines().count();
    let code = source.lines().map(width).max().unwrap_or(0);
    let limit = TOGETHER.saturating_sub(code).clamp(MARGIN.0, MARGIN.1);
    let mut widest = 0;
    let mut html = String::new();
    for line in 1..=lines {
        let here: Vec<&Change> = changes
            .iter()
            .filter(|change| change.line == line)
            .collect();
        let no: Vec<&&Said> = refused.iter().filter(|said| said.line == line).collect();
        if here.is_empty() && no.is_empty() {
            html += "<li></li>";
            continue;
        }
        let mut chips: Vec<(String, usize)> = no
            .iter()
            .map(|said| {
                let needs = format!("✗ needs {}", letter(said));
                (
                    format!("<span class=refused>{}</span>", escape(needs.trim_end())),
                    width(needs.trim_end()),
                )
            })
            .collect();
        chips.extend(here.iter().map(|change| {
            (
                chip(change),
                width(&change.place) + 1 + width(&change.letters),
            )
        }));
        let count = chips.len();
        let (mut used, mut shown) = (0, Vec::new());
        for (html, wide) in chips {
            // The first always stands; the count of the others needs room too.
            if !shown.is_empty() && used + wide + 2 > limit - 3 {
                break;
            }
            used += wide + 2;
            shown.push(html);
        }
        let rest = count - shown.len();
        let more = if rest > 0 {
            format!(" <span class=more>+{rest}</span>")
        } else {
            String::new()
        };
        widest = widest.max(used + if rest > 0 { 3 } else { 0 });
        let reasons: Vec<String> = no
            .iter()
            .map(|said| refusal(said, None))
            .chain(here.iter().map(|change| sentence(&change.why)))
            .collect();
        let narrow = if no.is_empty() {
            format!("±{}", here.len())
        } else {
            "✗".to_owned()
        };
        html += &format!(
            "<li><button type=button><span class=sr>Line {line}: </span><span class=full>{}{more}</span><span class=short aria-hidden=true>{narrow}</span></button><span class=reason hidden>{}</span></li>",
            shown.join(" "),
            reasons.join(" "),
        );
    }
    format!(
        "<ol class=\"margin\" role=\"list\" aria-label=\"Permissions gained and lost, line by line\" style=\"--m:{widest}\">{html}</ol>\n"
    )
}

fn letter(said: &Said) -> &'static str {
    match said.permission.as_deref() {
        Some("read") => "R",
        Some("write") => "W",
        Some("move") => "M",
        Some("assign") => "assign",
        _ => "",
    }
}

/// Which permission an expression asks for, that it is missing, and who holds it.
fn refusal(said: &Said, holder: Option<&str>) -> String {
    let expression = said.expression.replace('`', "'");
    let asks = match said.permission.as_deref() {
        Some("read") => "read",
        Some("write") => "write",
        Some("move") => "move",
        Some("assign") => "assign",
        _ => "",
    };
    // The place is the first that the message names.
    let place = said
        .message
        .split('`')
        .nth(1)
        .filter(|place| *place != expression);
    let mut text = match (asks, place) {
        ("", _) => String::new(),
        (asks, Some(place)) => {
            format!("`{expression}` needs to {asks} `{place}`, and that permission is missing. ")
        }
        (asks, None) => {
            format!("it needs to {asks} `{expression}`, and that permission is missing. ")
        }
    };
    let later = said
        .lines
        .iter()
        .find(|one| one.label.contains("later used"));
    let made = said
        .lines
        .iter()
        .find(|one| one.line < said.line && one.label.contains("borrow"));
    if let (Some(holder), Some(made), Some(later)) = (holder, made, later) {
        text += &format!(
            "`{holder}` holds a borrow of it, made on line {} and used again on line {}. ",
            made.line, later.line
        );
    }
    let code = said
        .code
        .as_deref()
        .map_or(String::new(), |code| format!(" {code}"));
    text += &format!("The compiler says{code}: {}", said.message);
    let lines: Vec<String> = said
        .lines
        .iter()
        .filter(|one| one.line != said.line)
        .map(|one| format!("line {}: {}", one.line, one.label))
        .collect();
    if !lines.is_empty() {
        text += &format!(" ({})", lines.join("; "));
    }
    format!(
        "<b>Line {} is rejected:</b> {}.",
        said.line,
        sentence(&text)
    )
}

/// The variable that came into being on the line where the borrow was made, if there is just one.
fn holder(changes: &[Change], said: &Said) -> Option<String> {
    said.permission.as_ref()?;
    let borrowed = said.lines.iter().find(|one| {
        one.label.contains("borrow") && !one.label.contains("later") && one.line < said.line
    })?;
    let is_name = |place: &str| place.chars().all(|c| c.is_alphanumeric() || c == '_');
    let mut new = changes
        .iter()
        .filter(|one| one.line == borrowed.line && one.kind == "new" && is_name(&one.place));
    let (first, second) = (new.next()?, new.next());
    let used_later = said
        .lines
        .iter()
        .any(|one| one.label.contains("later used"));
    (second.is_none() && used_later).then(|| first.place.clone())
}

fn table(changes: &[Change], refused: &[&Said], missing: &[&Table]) -> String {
    let mut html = String::from("<div class=\"permissions\">\n");
    for said in refused {
        html += &format!(
            "<p class=\"refusal\">{}</p>\n",
            refusal(said, holder(changes, said).as_deref())
        );
    }
    for table in missing {
        let why = table.no_table.as_deref().unwrap_or_default();
        html += &format!(
            "<p class=\"refusal\">No permissions for <code>{}</code>: {}.</p>\n",
            escape(&table.name),
            escape(why.trim_end_matches('.'))
        );
    }
    html += "<p class=\"why\" aria-live=\"polite\"><b>R</b> may be read, <b>W</b> written, <b>M</b> moved, <b>C</b> copied; <b>+</b> from this line on, <b>−</b> no longer. <span class=\"with-script\">Point to a line's letters, or tap them, for the reason.</span></p>\n\
             <details class=\"reasons\"><summary>Permissions, line by line</summary>\n<table><thead><tr><th>Line</th><th>Change</th><th>Reason</th></tr></thead><tbody>\n";
    for change in changes {
        html += &format!(
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            change.line,
            chip(change),
            sentence(&change.why)
        );
    }
    html + "</tbody></table></details></div>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, allowed: [bool; 3], state: &str) -> Place {
        Place {
            place: name.to_owned(),
            ty: "String".to_owned(),
            read: allowed[0],
            write: allowed[1],
            assign: allowed[1],
            moves: allowed[2],
            copy: false,
            state: state.to_owned(),
            reasons: Vec::new(),
        }
    }

    fn point(line: usize, places: Vec<Place>) -> Step {
        Step {
            line,
            start_line: line,
            index: line,
            kind: "statement".to_owned(),
            places,
        }
    }

    fn of(steps: Vec<Step>) -> Vec<Change> {
        changes(&Table {
            name: "main".to_owned(),
            line: 1,
            steps,
            entries: Vec::new(),
            refused: Vec::new(),
            no_table: None,
        })
    }

    #[test]
    fn a_borrow_and_its_end_look_different_from_a_move() {
        let found = of(vec![
            point(2, vec![place("s", [true; 3], "live")]),
            point(3, vec![place("s", [true, false, false], "borrowed")]),
            point(4, vec![place("s", [true; 3], "live")]),
            point(5, vec![place("s", [false; 3], "moved")]),
        ]);
        let seen: Vec<_> = found
            .iter()
            .map(|change| (change.line, change.letters.as_str(), change.kind))
            .collect();
        assert_eq!(
            seen,
            [
                (2, "+R+W+M", "new"),
                (3, "−W−M", "lent"),
                (4, "+W+M", "back"),
                (5, "−R−W−M", "moved")
            ]
        );
    }

    #[test]
    fn a_field_that_goes_the_way_of_the_whole_is_not_listed() {
        let found = of(vec![point(
            2,
            vec![
                place("s", [true; 3], "live"),
                place("s.name", [true; 3], "live"),
            ],
        )]);
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn what_was_not_asked_is_no_change() {
        let found = of(vec![
            point(2, vec![place("s", [true; 3], "live")]),
            point(3, vec![place("s", [false; 3], "not asked")]),
        ]);
        assert_eq!(found.len(), 1);
    }
}
