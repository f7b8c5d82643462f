//! The accident in a terminal: its sentence, the steps with the accident marked, and what came after.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::model::{Accident, Outcome};
use crate::memory::Shown;
use crate::view::wrapped;
use crate::{Source, View, memory, visible};

const DANGER: Style = AnsiColor::Red.on_default().bold();
const CALM: Style = AnsiColor::Green.on_default().bold();

/// The accident as text with colors.
pub fn terminal(source: &Source, accident: &Accident, view: &View) -> String {
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
    let is_kept = |index: usize| accident.all.iter().any(|one| one.step == Some(index));
    let shown = memory::fold(source, &accident.steps, view, &is_kept);
    for one in &shown {
        memory::terminal_shown(&mut out, source, &accident.steps, one, view);
        for sighting in accident
            .all
            .iter()
            .filter(|_| matches!(one, Shown::Step(_)))
        {
            if sighting.step == Some(one.first()) {
                let text = visible(&sighting.text);
                let said = wrapped(&format!(">>> {text}"), 2, view.width);
                let _ = writeln!(out, "{DANGER}{said}{DANGER:#}\n");
            }
        }
    }
    memory::none_there(&mut out, &shown, view);
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
