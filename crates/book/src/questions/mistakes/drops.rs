//! Mistakes about when a value is dropped, and in which order.

use super::program::{Held, Program, Value};
use super::{Mistake, code};

/// Every mistake about drops that this program can make.
pub(super) fn mistakes(program: &Program, recorded: &[String], panics: bool) -> Vec<Mistake> {
    let mut found = orders(program, recorded);
    found.extend(container_last(program, recorded));
    found.extend(late(program, recorded));
    found.extend(twice(program, recorded));
    found.extend(never(program, recorded));
    if panics {
        found.extend(skipped(program, recorded));
    }
    found
}

/// Runs of lines that drops print one after the other: first and last.
fn runs(program: &Program, recorded: &[String]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (place, line) in recorded.iter().enumerate() {
        if program.dropped(line).is_none() {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.1 + 1 == place => last.1 = place,
            _ => found.push((place, place)),
        }
    }
    found
        .into_iter()
        .filter(|(first, last)| first < last)
        .collect()
}

/// Locals in the order of their declaration, elements and fields from the last.
fn orders(program: &Program, recorded: &[String]) -> Vec<Mistake> {
    let turned = |(first, last): (usize, usize)| {
        let held: Option<Vec<Held>> = (first..=last)
            .map(|place| Some(program.value_of(&recorded[place])?.held))
            .collect();
        let (name, because) = match &held?[..] {
            held if ordered(held, |one| match one {
                Held::Local(block, place) => Some((block, usize::MAX - place)),
                _ => None,
            }) =>
            {
                (
                    "drops in order of declaration",
                    "The variables of the same braces are dropped in the reverse order of their declaration.",
                )
            }
            held if ordered(held, |one| match one {
                Held::Inside(expression, place) => Some((expression, place)),
                _ => None,
            }) =>
            {
                (
                    "elements and fields from the last",
                    "Fields are dropped in the order in which they are declared, elements from the first.",
                )
            }
            _ => return None,
        };
        let mut output = recorded.to_vec();
        output[first..=last].reverse();
        Some(Mistake {
            name,
            because: because.to_owned(),
            output,
        })
    };
    runs(program, recorded)
        .into_iter()
        .filter_map(turned)
        .collect()
}

/// Whether all are of one group, in rising order.
fn ordered(held: &[Held], rank: impl Fn(Held) -> Option<(usize, usize)>) -> bool {
    let ranks: Option<Vec<(usize, usize)>> = held.iter().map(|one| rank(*one)).collect();
    ranks.is_some_and(|ranks| {
        ranks
            .windows(2)
            .all(|pair| pair[0].0 == pair[1].0 && pair[0].1 < pair[1].1)
    })
}

/// Fields before the struct that holds them.
fn container_last(program: &Program, recorded: &[String]) -> Vec<Mistake> {
    let turned = |(first, last): (usize, usize)| {
        let ty = |place: usize| {
            program
                .dropped(&recorded[place])
                .map(|(ty, _)| ty.to_owned())
        };
        let outer = ty(first)?;
        let fields = program.fields.get(&outer)?;
        let inside =
            |place: &usize| ty(*place).is_some_and(|ty| ty != outer && fields.contains(&ty));
        let count = (first + 1..=last).take_while(inside).count();
        let mut output = recorded.to_vec();
        output[first..=first + count].rotate_left(1);
        (count > 0).then(|| Mistake {
            name: "fields drop before the struct",
            because: "A struct’s own <code>drop</code> runs first, with all its fields still there; then they are dropped.".to_owned(),
            output,
        })
    };
    runs(program, recorded)
        .into_iter()
        .filter_map(turned)
        .collect()
}

/// Drops that wait for the end: an assigned-over value, `_`, a temporary, `drop(x)`, what was moved into a call.
fn late(program: &Program, recorded: &[String]) -> Vec<Mistake> {
    let moved = |(place, line): (usize, &String)| {
        let value = program.value_of(line)?;
        let (name, because) = early(program, value)?;
        let mut output = recorded.to_vec();
        let line = output.remove(place);
        output.push(line);
        Some(Mistake {
            name,
            because,
            output,
        })
    };
    recorded.iter().enumerate().filter_map(moved).collect()
}

/// Why this value is dropped before the end of its block, and what one believes who does not know that.
fn early(program: &Program, value: &Value) -> Option<(&'static str, String)> {
    let name = value.name.as_deref().unwrap_or_default();
    let given = program
        .given
        .iter()
        .find(|(given, _)| given == name)
        .map(|(_, call)| call.as_str());
    Some(match value.held {
        Held::Ignored => (
            "_ binds",
            "<code>_</code> binds nothing: the value is a temporary and is dropped at the end of its statement.".to_owned(),
        ),
        Held::Temporary => (
            "a temporary lasts to the brace",
            "No variable owns it, so it is dropped at the end of its statement.".to_owned(),
        ),
        Held::Local(..) if program.assigned.iter().any(|one| one == name) => (
            "the assigned-over value is dropped late",
            format!("An assignment drops the value that {} held, at once.", code(name)),
        ),
        Held::Local(..) if given == Some("drop") => (
            "drop waits for the brace",
            format!("{} owns what it is given and drops it before it returns.", code("drop")),
        ),
        Held::Local(..) => {
            let call = given.filter(|call| call.chars().next().is_some_and(char::is_lowercase) && !call.contains("forget"))?;
            (
                "the caller still drops what it moved",
                format!("{} was moved into {}: its parameter is the owner, and ends with the call.", code(name), code(call)),
            )
        }
        _ => return None,
    })
}

/// A moved value is dropped by its old name, too.
fn twice(program: &Program, recorded: &[String]) -> Vec<Mistake> {
    let again = |(place, line): (usize, &String)| {
        let value = program.value_of(line)?;
        let name = value.name.as_deref()?;
        let moved = program.lets.iter().any(|(_, _, init)| init == name)
            || program
                .given
                .iter()
                .any(|(given, call)| given == name && call != "drop");
        let mut output = recorded.to_vec();
        output.push(line.clone());
        let last = place + 1 == recorded.len();
        (moved && matches!(value.held, Held::Local(..))).then(|| Mistake {
            name: "a moved value is dropped twice",
            because: format!(
                "A value has one owner. The move took it from {}, so nothing is dropped {}.",
                code(name),
                if last {
                    "a second time"
                } else {
                    "where the scope of that name ends"
                }
            ),
            output,
        })
    };
    recorded.iter().enumerate().filter_map(again).collect()
}

/// What is forgotten, leaked or left behind by an exit is dropped all the same.
fn never(program: &Program, recorded: &[String]) -> Vec<Mistake> {
    let [(_, template)] = &program.drops[..] else {
        return Vec::new();
    };
    let forgotten = |value: &Value| {
        let name = value.name.as_deref()?;
        let (_, call) = program.given.iter().find(|(given, call)| {
            given == name && (call.ends_with("forget") || call.ends_with("leak"))
        })?;
        let line = template.fill(std::slice::from_ref(&value.literal));
        let mut output = recorded.to_vec();
        output.push(line.clone());
        (template.holes.len() == 1 && !recorded.contains(&line)).then(|| Mistake {
            name: "what is forgotten is dropped at the end",
            because: format!(
                "{} takes the value and never drops it: its memory is not given back.",
                code(call)
            ),
            output,
        })
    };
    program.values.iter().filter_map(forgotten).collect()
}

/// A panic ends the program before anything is dropped.
fn skipped(program: &Program, recorded: &[String]) -> Option<Mistake> {
    let kept = recorded
        .iter()
        .rposition(|line| program.dropped(line).is_none())
        .map_or(0, |last| last + 1);
    (kept < recorded.len() && kept > 0).then(|| Mistake {
        name: "a panic skips the drops",
        because:
            "A panic unwinds: on its way out of each function it drops what that function owns."
                .to_owned(),
        output: recorded[..kept].to_vec(),
    })
}
