//! Color for people, none for pipes.

use std::env;
use std::fmt::Display;
use std::io::{IsTerminal, stderr};

/// Text in a terminal's color, when standard error is a terminal and NO_COLOR is not set.
fn paint(code: &str, text: impl Display) -> String {
    if stderr().is_terminal() && env::var_os("NO_COLOR").is_none() {
        format!("\x1b[{code}m{text}\x1b[0m")
    } else {
        text.to_string()
    }
}

/// For what went wrong.
pub fn error(text: impl Display) -> String {
    paint("1;31", text)
}

/// For what went well.
pub fn good(text: impl Display) -> String {
    paint("1;32", text)
}

/// For what a reader may want to know.
pub fn note(text: impl Display) -> String {
    paint("36", text)
}
