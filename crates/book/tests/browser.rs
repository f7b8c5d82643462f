//! The built book in Chromium: runs the checks in `ci/browser` over a fresh build, where node, chromium and the npm
//! packages are installed. Elsewhere it is left out, and says so; on CI for Linux it must run. The book is built once,
//! for all of them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let must = cfg!(target_os = "linux") && env::var_os("CI").is_some();
    // The scripts' logic needs node alone.
    let no_node = (!starts("node")).then_some("no node here");
    let no_browser = missing();
    let tests = [
        ("unit", no_node),
        ("smoke", no_browser),
        ("widgets", no_browser),
        ("figures", no_browser),
        ("axe", no_browser),
    ];
    let trials = tests.map(|(name, missing)| {
        let title = match missing {
            Some(what) => format!("{name} (left out: {what})"),
            None => name.to_owned(),
        };
        Trial::test(title, move || run(name)).with_ignored_flag(missing.is_some() && !must)
    });
    libtest_mimic::run(&arguments, trials.into()).exit();
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn starts(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok()
}

/// What the browser checks lack on this machine.
fn missing() -> Option<&'static str> {
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    if !starts("node") {
        Some("no node here")
    } else if env::var_os("CHROMIUM").is_none() && !browsers.into_iter().any(starts) {
        Some("no chromium here")
    } else if !root().join("ci/node_modules/playwright-core").is_dir() {
        Some("run `npm ci --prefix ci` first")
    } else {
        None
    }
}

/// The files of one set of checks: `ci/unit/*.test.mjs`, or one in `ci/browser`.
fn files(name: &str) -> Result<Vec<PathBuf>, Failed> {
    if name != "unit" {
        return Ok(vec![format!("ci/browser/{name}.test.mjs").into()]);
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("ci/unit"))?
        .flatten()
        .map(|entry| Path::new("ci/unit").join(entry.file_name()))
        .collect();
    files.sort();
    Ok(files)
}

/// The folder into which the book was built.
fn site() -> Result<&'static Path, Failed> {
    static SITE: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let build = || {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("site");
        book::site::build(&root(), &folder).map_err(|why| format!("{why:#}"))?;
        Ok(folder)
    };
    let site = SITE.get_or_init(build).as_deref();
    site.map_err(|why| why.clone().into())
}

fn run(name: &str) -> Result<(), Failed> {
    let mut node = Command::new("node");
    node.current_dir(root())
        .args(["--test", "--test-reporter=spec"])
        .args(files(name)?);
    if name != "unit" {
        node.env("BOOK_SITE", site()?);
    }
    let output = node.output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stdout).into_owned().into())
    }
}
