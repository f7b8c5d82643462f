//! The accident in a terminal: its sentence, the steps with the accident marked, and what came after.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::model::{Accident, Outcome};
use crate::{Source, memory, visible};

const DANGER: Style = AnsiColor::Red.on_default().bold();
const CALM: Style = AnsiColor::Green.on_default().bold();

/// The accident as text with colors.
pub fn terminal(source: &Source, accident: &Accident) -> String {
    let mut out = String::new();
    let style = match accident.outcome {
        Outcome::Nothing | Outcome::NotAProgram => CALM,
        _ => DANGER,
    };
    let _ = writeln!(
        out,
        "{style}{}{style:#}: {}\n",
        accident.outcome.name(),
        visible(&accident.text)
    );
    for (index, step) in accident.steps.iter().enumerate() {
        memory::terminal_step(&mut out, source, index + 1, step);
        for one in accident.all.iter().filter(|one| one.step == Some(index)) {
            let _ = writeln!(out, "  {DANGER}>>> {}{DANGER:#}\n", visible(&one.text));
        }
    }
    if let Some(optimized) = &accident.optimized {
        let _ = writeln!(
            out,
            "printed:\n{}\noptimized, it prints:\n{}",
            visible(&accident.stdout),
            visible(&optimized.stdout)
        );
    }
    if !accident.ending.is_empty() {
        let _ = writeln!(out, "{}", accident.ending);
    }
    out
}
