//! Which build the pages are of, and what is wrong with the newest sources: an open page asks and follows.
//!
//! Pages ask again and again, and no connection is kept: a browser has six for a host, and the seventh tab would wait.

use std::path::Path;
use std::sync::{Arc, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use serde::Serialize;

use crate::finished::each_page;

/// Where the server's own answers are. No page of the book has such a name.
pub(super) const SCRIPT_PATH: &str = "/-/live.js";
/// The state as JSON.
pub(super) const STATE_PATH: &str = "/-/state.json";
/// The script that a served page has beside its own.
pub(super) const SCRIPT: &str = include_str!("live.js");

/// What an open page wants to know.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct State {
    /// The build whose pages are served. No two are called the same, whenever the server was started.
    pub(super) build: String,
    /// What is wrong with the newest sources, one message a line.
    pub(super) problems: Vec<String>,
}

/// The state, shared by the builder, who writes it, and the answers.
pub(super) type Shared = Arc<RwLock<State>>;

/// A name for the build with this number.
pub(super) fn name(number: usize) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    format!("{}-{number}", now.map_or(0, |since| since.as_millis()))
}

/// Puts the script into every page below `site`.
pub(super) fn install(site: &Path, build: &str) -> Result<()> {
    let script = format!("<script src=\"{SCRIPT_PATH}\" data-build=\"{build}\" defer></script>");
    each_page(site, |html| {
        let at = html.rfind("</body>").unwrap_or(html.len());
        let (before, after) = html.split_at(at);
        format!("{before}{script}\n{after}")
    })
}
