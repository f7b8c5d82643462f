//! The built book in Chromium and Firefox: runs the checks in `ci/browser` over a fresh build, where node, the browser
//! and the npm packages are installed. Elsewhere they are left out, and say so; on CI for Linux they must run. The book
//! is built once, for all of them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let mut arguments = Arguments::from_args();
    // One set at a time: a browser has many processes of its own, and what waits too long looks broken.
    arguments.test_threads.get_or_insert(1);
    let must = cfg!(target_os = "linux") && env::var_os("CI").is_some();
    // The scripts' logic needs node alone, and so does the search in the built book.
    let no_node = (!starts("node")).then_some("no node here");
    let chromium = ["chromium", "chromium-browser", "google-chrome"];
    let no_chromium = missing("CHROMIUM", &chromium, "no chromium here");
    let no_poppler = (!starts("pdftotext")).then_some("no poppler-utils here");
    let no_firefox = missing("FIREFOX", &["firefox-esr", "firefox"], "no firefox here");
    let tests = [
        ("unit", no_node),
        ("ask", no_node),
        ("smoke", no_chromium),
        ("widgets", no_chromium),
        ("folds", no_chromium),
        ("touch", no_chromium),
        ("figures", no_chromium),
        ("diagrams", no_chromium),
        ("comfort", no_chromium),
        ("print", no_chromium.or(no_poppler)),
        ("serve", no_chromium),
        ("own", no_chromium),
        ("axe", no_chromium),
        ("firefox", no_firefox),
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

/// What the checks in a browser lack on this machine. The browser is one of `names`, or what `variable` says.
fn missing(variable: &str, names: &[&str], none: &'static str) -> Option<&'static str> {
    if !starts("node") {
        Some("no node here")
    } else if env::var_os(variable).is_none() && !names.iter().any(|name| starts(name)) {
        Some(none)
    } else if !root().join("ci/node_modules/puppeteer-core").is_dir() {
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
        node.env("BOOK_SITE", site()?)
            .env("BOOK_COMMAND", env!("CARGO_BIN_EXE_book"));
    }
    let output = node.output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stdout).into_owned().into())
    }
}
