//! The expression that the compiler rejects: which permission it needs, and what takes it.

use memscope::permissions::{Permission, Said};
use memscope::wording::says_moved;

use super::changes::{Change, Kind};
use crate::text::sentence;

/// A rejected expression, in words.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    /// Its line, 1-based.
    pub(crate) line: usize,
    /// `needs W, blocked by first`: what fits beside the line.
    pub(crate) short: String,
    /// The whole of it, as HTML.
    pub(crate) html: String,
    /// The variable that it is about.
    variable: String,
}

impl Refusal {
    /// What `said` refuses; `changes` know who came into being where, and what may have been moved.
    pub(crate) fn new(said: &Said, changes: &[Change]) -> Self {
        let holder = holder(changes, said);
        let is_place = |name: &str| changes.iter().any(|one| root(&one.place) == root(name));
        let place = named(said).filter(|name| is_place(name));
        let variable = root(place.unwrap_or(&said.expression)).to_owned();
        let moved = moved(said, &variable, changes);
        Self {
            line: said.line,
            short: in_short(said, holder.as_deref(), moved.as_ref()),
            html: in_full(said, holder.as_deref(), place, moved.as_ref()),
            variable,
        }
    }

    /// Whether `change` shows what the refused expression would have done: it moves the value, or ends a borrow.
    pub(crate) fn undoes(&self, change: &Change) -> bool {
        change.line == self.line
            && root(&change.place) == self.variable
            && matches!(change.kind, Kind::Back | Kind::Moved | Kind::Maybe)
    }
}

/// The move that took the value away.
struct Moved {
    line: usize,
    /// On one path only.
    maybe: bool,
}

fn moved(said: &Said, variable: &str, changes: &[Change]) -> Option<Moved> {
    let line = said.lines.iter().find(|one| says_moved(&one.label))?.line;
    let last = changes.iter().rfind(|one| {
        one.line < said.line
            && root(&one.place) == variable
            && matches!(one.kind, Kind::Moved | Kind::Maybe)
    });
    let maybe = last.is_some_and(|change| change.kind == Kind::Maybe);
    Some(Moved { line, maybe })
}

fn in_short(said: &Said, holder: Option<&str>, moved: Option<&Moved>) -> String {
    let lent = said
        .lines
        .iter()
        .find(|one| one.line < said.line && one.label.contains("borrow"))
        .map(|one| one.line);
    match (letter(said), holder, moved, lent) {
        ("", ..) if said.message.contains("does not live long enough") => {
            "does not live long enough".to_owned()
        }
        ("", ..) => "rejected".to_owned(),
        (letter, Some(holder), ..) => format!("needs {letter}, blocked by {holder}"),
        (letter, _, Some(moved), _) if moved.maybe => format!("needs {letter}, maybe moved"),
        (letter, _, Some(_), _) => format!("needs {letter}, moved"),
        (letter, _, _, Some(line)) => format!("needs {letter}, blocked since line {line}"),
        (letter, ..) => format!("needs {letter}"),
    }
}

fn letter(said: &Said) -> &'static str {
    match said.permission {
        Some(Permission::Read) => "R",
        // To a reader, putting a new value into a place is writing to it.
        Some(Permission::Write | Permission::Assign) => "W",
        Some(Permission::Move) => "M",
        None => "",
    }
}

/// The variable that a place is part of: `list` for `*list.next`.
fn root(place: &str) -> &str {
    let place = place.trim_start_matches(['*', '&', '(']);
    let place = place.strip_prefix("mut ").unwrap_or(place);
    let end = place.find(|c: char| !c.is_alphanumeric() && c != '_');
    &place[..end.unwrap_or(place.len())]
}

/// What the message names first.
fn named(said: &Said) -> Option<&str> {
    said.message.split('`').nth(1)
}

/// Which permission an expression asks for, that it is missing, and what takes it: as HTML.
fn in_full(
    said: &Said,
    holder: Option<&str>,
    place: Option<&str>,
    moved: Option<&Moved>,
) -> String {
    let expression = said.expression.replace('`', "'");
    let asks = said.permission.map_or("", Permission::word);
    let place = place.filter(|place| *place != expression);
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
    match moved {
        Some(Moved { line, maybe: true }) => {
            text +=
                &format!("Its value may have been moved away: line {line} does so on one path. ");
        }
        Some(Moved { line, .. }) => {
            text += &format!("Its value was moved away on line {line}. ");
        }
        None => text += &behind(said),
    }
    if let (None, Some(made), Some(later)) = (holder, made, later) {
        let again = if made.line == later.line {
            "by the loop there".to_owned()
        } else {
            format!("on line {}", later.line)
        };
        text += &format!(
            "A borrow of it, made on line {}, is still needed: it is used again {again}. ",
            made.line
        );
    }
    if let (Some(holder), Some(made), Some(later)) = (holder, made, later) {
        text += &format!(
            "`{holder}` holds a borrow of it, made on line {} and used again on line {}. ",
            made.line, later.line
        );
    }
    // The compiler's message stands below. It is told here only where nothing else says what took the permission.
    let told = !asks.is_empty() && (moved.is_some() || (made.is_some() && later.is_some()));
    if !told {
        let code = said
            .code
            .as_deref()
            .map_or(String::new(), |code| format!(" {code}"));
        text += &format!("The compiler says{code}: {}", said.message);
        text += &pointed(said);
    }
    let text = text.trim_end().trim_end_matches('.');
    format!("<b>Line {} is rejected:</b> {}.", said.line, sentence(text))
}

/// For a value that is moved out of what `Deref` or `Index` give: the reference that one does not see.
fn behind(said: &Said) -> String {
    let of = |what: &str| {
        said.code.as_deref() == Some("E0507")
            && said
                .message
                .starts_with(&format!("cannot move out of {what} of"))
    };
    let method = match said.expression.as_str() {
        expression if expression.starts_with('*') && of("dereference") => "deref",
        expression if expression.ends_with(']') && of("index") => "index",
        _ => return String::new(),
    };
    format!(
        "`{}` is behind the reference that `{method}` returns, and nothing can be moved out from behind a reference. ",
        said.expression
    )
}

/// What the compiler says of the lines it points to, in brackets: of its own line only the reason for a move.
fn pointed(said: &Said) -> String {
    let lines: Vec<String> = said
        .lines
        .iter()
        .filter_map(|one| match one.line == said.line {
            true if one.label.starts_with("move occurs") => Some(one.label.clone()),
            true => None,
            false => Some(format!("line {}: {}", one.line, one.label)),
        })
        .collect();
    if lines.is_empty() {
        String::new()
    } else {
        format!(" ({})", lines.join("; "))
    }
}

/// The variable that came into being on the line where the borrow was made, if there is just one.
fn holder(changes: &[Change], said: &Said) -> Option<String> {
    said.permission?;
    let borrowed = said.lines.iter().find(|one| {
        one.label.contains("borrow") && !one.label.contains("later") && one.line < said.line
    })?;
    let is_name = |place: &str| place.chars().all(|c| c.is_alphanumeric() || c == '_');
    let mut new = changes
        .iter()
        .filter(|one| one.line == borrowed.line && one.kind == Kind::New && is_name(&one.place));
    let (first, second) = (new.next()?, new.next());
    let used_later = said
        .lines
        .iter()
        .any(|one| one.label.contains("later used"));
    (second.is_none() && used_later).then(|| first.place.clone())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use memscope::Source;

    use super::*;
    use crate::permissions::changes::changes;
    use crate::watched::options;

    /// What the compiler refuses in a `main` of these lines, the first of which is line 2: beside the line, and in full
    /// without its markup.
    fn refused(lines: &[&str]) -> (String, String) {
        let program = format!("fn main() {{\n    {}\n}}\n", lines.join("\n    "));
        let source = Source::parse(Path::new("listings/fail/refused.rs"), &program);
        let report = memscope::permissions(&source.expect("a program"), &options());
        let report = report.expect("a report");
        let table = &report.functions[0];
        let one = Refusal::new(&table.refused[0], &changes(table));
        let html = one.html.replace("<code>", "`").replace("</code>", "`");
        (one.short, html)
    }

    #[test]
    fn the_one_who_holds_the_borrow_is_named() {
        let (short, full) = refused(&[
            "let mut plays = vec![1];",
            "let first = &plays[0];",
            "plays.push(2);",
            "println!(\"{first}\");",
        ]);
        assert_eq!(short, "needs W, blocked by first");
        assert!(
            full.contains("`plays.push(2)` needs to write `plays`, and that permission is missing. `first` holds a borrow of it, made on line 3 and used again on line 5."),
            "{full}"
        );
    }

    #[test]
    fn a_moved_value_is_held_by_nobody() {
        let (short, full) = refused(&[
            "let note = String::new();",
            "drop(note);",
            "println!(\"{note}\");",
        ]);
        assert_eq!(short, "needs R, moved");
        assert!(
            full.ends_with("that permission is missing. Its value was moved away on line 3."),
            "{full}"
        );
    }

    #[test]
    fn a_borrow_that_no_single_name_holds_has_its_line() {
        let (short, full) = refused(&[
            "let mut trains = vec![1];",
            "for train in &trains {",
            "    trains.push(*train);",
            "}",
        ]);
        assert_eq!(short, "needs W, blocked since line 3");
        assert!(
            full.contains(
                "A borrow of it, made on line 3, is still needed: it is used again by the loop there."
            ),
            "{full}"
        );
    }

    #[test]
    fn a_type_is_not_taken_for_a_place() {
        let (_, full) = refused(&["let list = std::rc::Rc::new(vec![1]);", "list.push(2);"]);
        assert!(full.contains("needs to write `list"), "{full}");
        assert!(!full.contains("write `Rc`"), "{full}");
    }
}
