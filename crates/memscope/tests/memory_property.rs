//! Random programs that say themselves what they hold: the record has to agree with them.
//!
//! After every operation the program prints, of each variable, the counts, lengths and sizes that std reports
//! (`Rc::strong_count`, `Vec::capacity`, `size_of_val` …). The step of that `println!` must show the same numbers.

use std::path::{Path, PathBuf};

use memscope::memory::{EventKind, Part, PartKind, Record};
use memscope::{Options, Source};

/// Knuth's generator: the same programs on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Rc,
    Weak,
    Vec,
    Text,
}

fn program(seed: u64) -> String {
    let mut dice = Dice(seed);
    let mut alive: Vec<(String, Kind)> = Vec::new();
    let mut text = String::from("#![allow(unused)]\nuse std::rc::{Rc, Weak};\nfn main() {\n");
    for number in 0..24 {
        let name = format!("x{number}");
        let of = |kind: Kind, alive: &[(String, Kind)], dice: &mut Dice| {
            let all: Vec<&String> = alive
                .iter()
                .filter(|(_, known)| *known == kind)
                .map(|(name, _)| name)
                .collect();
            if all.is_empty() {
                None
            } else {
                Some(all[dice.roll(all.len())].clone())
            }
        };
        let line = match dice.roll(9) {
            0 => {
                alive.push((name.clone(), Kind::Rc));
                format!("let {name} = Rc::new(vec![{number}u16; {}]);", number % 4)
            }
            1 => match of(Kind::Rc, &alive, &mut dice) {
                Some(old) => {
                    alive.push((name.clone(), Kind::Rc));
                    format!("let {name} = Rc::clone(&{old});")
                }
                None => continue,
            },
            2 => match of(Kind::Rc, &alive, &mut dice) {
                Some(old) => {
                    alive.push((name.clone(), Kind::Weak));
                    format!("let {name} = Rc::downgrade(&{old});")
                }
                None => continue,
            },
            3 if !alive.is_empty() => {
                let (old, _) = alive.remove(dice.roll(alive.len()));
                format!("drop({old});")
            }
            4 => {
                alive.push((name.clone(), Kind::Vec));
                format!(
                    "let mut {name} = vec![String::from(\"v{number}\"); {}];",
                    number % 3
                )
            }
            5 => match of(Kind::Vec, &alive, &mut dice) {
                Some(old) => format!("{old}.push(\"pushed\".repeat({}));", number % 3),
                None => continue,
            },
            6 => match of(Kind::Vec, &alive, &mut dice) {
                Some(old) => format!(
                    "{old}.{};",
                    ["clear()", "shrink_to_fit()", "pop()", "reserve(5)"][dice.roll(4)]
                ),
                None => continue,
            },
            7 if !alive.is_empty() => {
                let (old, kind) = alive.remove(dice.roll(alive.len()));
                alive.push((name.clone(), kind));
                let mutable = if matches!(kind, Kind::Vec | Kind::Text) {
                    "mut "
                } else {
                    ""
                };
                format!("let {mutable}{name} = {old};")
            }
            _ => {
                alive.push((name.clone(), Kind::Text));
                format!("let mut {name} = String::from(\"{}\");", "t".repeat(number))
            }
        };
        text.push_str(&format!("    {line}\n"));
        for (name, kind) in &alive {
            let what = match kind {
                Kind::Rc => format!("Rc::strong_count(&{name}), Rc::weak_count(&{name})"),
                // Of a dead Weak std says 0 although other handles may be left.
                Kind::Weak => format!("{name}.strong_count(), {name}.weak_count()"),
                Kind::Vec | Kind::Text => format!("{name}.len(), {name}.capacity()"),
            };
            text.push_str(&format!(
                "    println!(\"{name} {{}} {{}} {{}}\", size_of_val(&{name}), {what});\n"
            ));
        }
    }
    text.push_str("}\n");
    text
}

#[test]
fn counts_lengths_and_sizes_agree_with_what_the_program_says() {
    let cache = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recorder");
    let mut compared = 0;
    for seed in [1, 7, 42, 1_000, 31_337, 271_828] {
        let text = program(seed);
        let source = Source::parse(Path::new("random.rs"), &text).unwrap();
        let record = memscope::memory(
            &source,
            &Options {
                cache: Some(cache.clone()),
                ..Options::default()
            },
        );
        compared += agree(
            &record.unwrap_or_else(|failure| panic!("seed {seed}: {failure}\n{text}")),
            seed,
            &text,
        );
    }
    assert!(compared > 300, "only {compared} numbers were compared");
}

fn agree(record: &Record, seed: u64, program: &str) -> usize {
    let mut compared = 0;
    for step in &record.steps {
        let Some(event) = step
            .events
            .iter()
            .find(|event| event.kind == EventKind::Printed)
        else {
            continue;
        };
        let said = event
            .text
            .trim_start_matches("printed \"")
            .trim_end_matches("\\n\"");
        let words: Vec<&str> = said.split(' ').collect();
        let [name, numbers @ ..] = words.as_slice() else {
            panic!("seed {seed}: {said}")
        };
        let frame = step.frames.last().unwrap();
        let variable = frame
            .variables
            .iter()
            .find(|variable| variable.name == *name)
            .unwrap();
        let part: &Part = variable.content.as_ref().unwrap();
        let (first, second) = match part.kind {
            PartKind::Rc => (part.strong, part.weak),
            PartKind::Weak if part.strong == Some(0) => (part.strong, Some(0)),
            PartKind::Weak => (part.strong, part.weak),
            _ => (part.len, part.capacity),
        };
        let shown = [Some(variable.size), first, second]
            .map(|number| number.unwrap_or(u64::MAX).to_string());
        assert_eq!(
            shown.as_slice(),
            numbers,
            "seed {seed}, line {}\n{program}",
            step.line
        );
        compared += 3;
    }
    assert!(
        record.leaked.is_empty(),
        "seed {seed}: {:?}\n{program}",
        record.leaked
    );
    compared
}
