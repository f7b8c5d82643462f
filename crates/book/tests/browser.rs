//! The built book in Chromium: runs the checks in `ci/browser` over a fresh build, where node, chromium and the npm
//! packages are installed. Elsewhere it is left out, and says so; on CI for Linux it must run.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() {
    let arguments = Arguments::from_args();
    let missing = missing();
    let must = cfg!(target_os = "linux") && env::var_os("CI").is_some();
    let trials = ["smoke", "axe", "figures"].map(|name| {
        let title = match &missing {
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

/// What the browser checks lack on this machine.
fn missing() -> Option<&'static str> {
    let starts = |program: &str| Command::new(program).arg("--version").output().is_ok();
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

fn run(name: &str) -> Result<(), Failed> {
    let site = tempfile::tempdir()?;
    book::site::build(&root(), site.path()).map_err(|why| format!("{why:#}"))?;
    let output = Command::new("node")
        .current_dir(root())
        .args(["--test", "--test-reporter=spec"])
        .arg(format!("ci/browser/{name}.test.mjs"))
        .env("BOOK_SITE", site.path())
        .output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(String::from_utf8_lossy(&output.stdout).into_owned().into())
    }
}
