//! What a color means in the terminal.

use anstyle::{AnsiColor, Style};

pub(super) const LINE: Style = Style::new().bold();
pub(super) const GONE: Style = AnsiColor::Red.on_default();
pub(super) const BORROWED: Style = AnsiColor::Yellow.on_default();
pub(super) const FAINT: Style = Style::new().dimmed();
