//! Mistakes about what a value is: counts, capacities, sizes, copies.

use super::program::Program;
use super::template::Template;
use super::{Mistake, code};

/// Every mistake about values that this program can make.
pub(super) fn mistakes(program: &Program, recorded: &[String]) -> Vec<Mistake> {
    let lines = Lines::of(program, recorded);
    let all = [
        forgotten_drop(&lines),
        own_count(&lines),
        capacity(&lines),
        shared(program, &lines),
        left_behind(program, &lines),
        option_tag(&lines),
        thin(&lines),
        letters(program, &lines),
    ];
    all.into_iter().flatten().collect()
}

/// One value in a printed line.
struct Hole {
    line: usize,
    hole: usize,
    /// The expression that was printed, without spaces.
    expression: String,
    value: String,
}

/// The recorded lines with the `println!` that printed each.
struct Lines<'a> {
    recorded: &'a [String],
    printed: Vec<Option<(&'a Template, Vec<String>)>>,
}

impl<'a> Lines<'a> {
    fn of(program: &'a Program, recorded: &'a [String]) -> Self {
        let printed = |line: &String| {
            let mut fits = program
                .prints
                .iter()
                .filter_map(|one| Some((one, one.values(line)?)));
            // A line that two of them could have printed is told by neither, unless they are alike.
            let (one, values) = fits.next()?;
            fits.all(|(other, _)| other == one).then_some((one, values))
        };
        Self {
            recorded,
            printed: recorded.iter().map(printed).collect(),
        }
    }

    fn holes(&self) -> Vec<Hole> {
        let mut found = Vec::new();
        for (line, printed) in self.printed.iter().enumerate() {
            let Some((template, values)) = printed else {
                continue;
            };
            for (hole, (expression, value)) in template.holes.iter().zip(values).enumerate() {
                let (expression, value) = (expression.clone(), value.clone());
                found.push(Hole {
                    line,
                    hole,
                    expression,
                    value,
                });
            }
        }
        found
    }

    /// The output with other values in some holes.
    fn with(&self, changes: &[(&Hole, String)]) -> Vec<String> {
        let mut output = self.recorded.to_vec();
        for (line, printed) in self.printed.iter().enumerate() {
            if let Some((template, values)) = printed {
                let mut values = values.clone();
                for (hole, value) in changes.iter().filter(|(hole, _)| hole.line == line) {
                    values[hole.hole].clone_from(value);
                }
                output[line] = template.fill(&values);
            }
        }
        output
    }

    /// The one hole in which this variable was printed.
    fn of_variable(&self, name: &str) -> Option<Hole> {
        let mut found = self
            .holes()
            .into_iter()
            .filter(|hole| hole.expression == name);
        found.next().filter(|_| found.next().is_none())
    }
}

fn number(hole: &Hole) -> Option<u64> {
    hole.value.parse().ok()
}

/// Numbers of strong counts, in order.
fn counts(holes: &[Hole]) -> Vec<(&Hole, u64)> {
    let strong = holes
        .iter()
        .filter(|hole| hole.expression.contains("strong_count("));
    strong
        .filter_map(|hole| Some((hole, number(hole)?)))
        .collect()
}

fn forgotten_drop(lines: &Lines) -> Option<Mistake> {
    let holes = lines.holes();
    let mut most = 0;
    let changes: Vec<(&Hole, String)> = counts(&holes)
        .into_iter()
        .filter_map(|(hole, count)| {
            most = most.max(count);
            (count < most).then(|| (hole, most.to_string()))
        })
        .collect();
    (!changes.is_empty()).then(|| Mistake {
        name: "the count forgets a drop",
        because: "Each owner that is dropped takes one from the count, at that moment.".to_owned(),
        output: lines.with(&changes),
    })
}

fn own_count(lines: &Lines) -> Option<Mistake> {
    let holes = lines.holes();
    let changes: Vec<(&Hole, String)> = counts(&holes)
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .map(|(hole, _)| (hole, "1".to_owned()))
        .collect();
    (!changes.is_empty()).then(|| Mistake {
        name: "each clone of an Rc has a count of its own",
        because: "The count stands in the shared block. All owners see the same number.".to_owned(),
        output: lines.with(&changes),
    })
}

fn capacity(lines: &Lines) -> Option<Mistake> {
    let holes = lines.holes();
    let changes: Vec<(&Hole, String)> = holes
        .iter()
        .filter_map(|hole| {
            let owner = hole.expression.strip_suffix(".capacity()")?;
            let length = holes.iter().find(|other| {
                other.line == hole.line && other.expression.strip_suffix(".len()") == Some(owner)
            })?;
            (length.value != hole.value).then(|| (hole, length.value.clone()))
        })
        .collect();
    (!changes.is_empty()).then(|| Mistake {
        name: "capacity equals length",
        because:
            "The capacity is what the block has room for; the length is how much of it is used."
                .to_owned(),
        output: lines.with(&changes),
    })
}

/// A copy or a clone follows the change of the other.
fn shared(program: &Program, lines: &Lines) -> Option<Mistake> {
    program.lets.iter().find_map(|(name, mutable, init)| {
        let clone = init
            .strip_suffix(".clone()")
            .filter(|from| !from.contains('('));
        let from = clone.unwrap_or(init);
        let source = program.lets.iter().find(|(other, ..)| other == from)?;
        if source.2.contains("Rc::new") || source.2.contains("Arc::new") || !(*mutable || source.1)
        {
            return None;
        }
        let (one, other) = (lines.of_variable(name)?, lines.of_variable(from)?);
        let (stale, fresh) = if *mutable {
            (&other, &one)
        } else {
            (&one, &other)
        };
        (stale.value != fresh.value).then(|| Mistake {
            name: "a clone shares",
            because: format!(
                "{} is a value of its own: no change of the other reaches it.",
                code(if *mutable { from } else { name })
            ),
            output: lines.with(&[(stale, fresh.value.clone())]),
        })
    })
}

/// What was taken out is still there.
fn left_behind(program: &Program, lines: &Lines) -> Option<Mistake> {
    program.lets.iter().find_map(|(name, _, init)| {
        let from = init.strip_suffix(".take()").or_else(|| {
            init.split_once("take(&mut")
                .and_then(|(_, rest)| rest.strip_suffix(')'))
        })?;
        let (taken, left) = (lines.of_variable(name)?, lines.of_variable(from)?);
        (taken.value != left.value).then(|| Mistake {
            name: "what is taken is still there",
            because: format!(
                "Taking moves the value out and leaves an empty one in {}.",
                code(from)
            ),
            output: lines.with(&[(&left, taken.value.clone())]),
        })
    })
}

/// The type whose size an expression asks for.
fn sized(expression: &str) -> Option<&str> {
    expression.split_once("size_of::<")?.1.strip_suffix(">()")
}

fn option_tag(lines: &Lines) -> Option<Mistake> {
    let holes = lines.holes();
    let changes: Vec<(&Hole, String)> = holes
        .iter()
        .filter_map(|hole| {
            let inside = sized(&hole.expression)?.strip_prefix("Option<")?;
            let never_zero = ["&", "Box<", "Rc<", "Arc<", "Vec<", "String", "NonZero"];
            never_zero
                .iter()
                .any(|start| inside.starts_with(start))
                .then_some(())?;
            Some((hole, (number(hole)? + 8).to_string()))
        })
        .collect();
    (!changes.is_empty()).then(|| Mistake {
        name: "an Option needs a word more",
        because:
            "A pointer is never null, so <code>None</code> is the null that is left: no byte more."
                .to_owned(),
        output: lines.with(&changes),
    })
}

fn thin(lines: &Lines) -> Option<Mistake> {
    let holes = lines.holes();
    let wide = [
        "&str", "&[", "&mut[", "&dyn", "Box<str", "Box<[", "Box<dyn", "Rc<str", "Rc<[", "Arc<str",
        "Arc<[",
    ];
    let unsized_one =
        |ty: &str| wide.iter().any(|start| ty.starts_with(start)) && !ty.contains(';');
    let changes: Vec<(&Hole, String)> = holes
        .iter()
        .filter(|hole| hole.value == "16" && sized(&hole.expression).is_some_and(unsized_one))
        .map(|hole| (hole, "8".to_owned()))
        .collect();
    (!changes.is_empty()).then(|| Mistake {
        name: "every pointer is one word",
        because: "A pointer to something without a fixed size carries its length, or its table of methods: two words.".to_owned(),
        output: lines.with(&changes),
    })
}

fn letters(program: &Program, lines: &Lines) -> Option<Mistake> {
    let holes = lines.holes();
    let changes: Vec<(&Hole, String)> = holes
        .iter()
        .filter_map(|hole| {
            let name = hole.expression.strip_suffix(".len()")?;
            let value = program
                .values
                .iter()
                .find(|value| value.name.as_deref() == Some(name))?;
            let letters = value.literal.chars().count() as u64;
            let bytes = value.literal.len() as u64;
            (bytes != letters && number(hole)? == bytes).then(|| (hole, letters.to_string()))
        })
        .collect();
    (!changes.is_empty()).then(|| Mistake {
        name: "a letter is a byte",
        because: "The length counts bytes; letters beyond ASCII take two to four of them."
            .to_owned(),
        output: lines.with(&changes),
    })
}
