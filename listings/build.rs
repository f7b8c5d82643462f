//! Hands the published pages to skeptic: each page with its listings put in, as the tests read it.
//!
//! A broken page must not keep a reader from running a listing, so nothing here fails the build: what is wrong
//! becomes a failing test.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use listing::{Catalog, Piece, expand, for_skeptic, published_pages, run};

fn main() {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let root = Path::new("../..");
    for watched in [
        "../../src",
        "../examples",
        "../fail",
        "../other",
        "../snippet_rustc.rs",
        "../../crates/supervise/src",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let catalog = Catalog::load(root);
    let mut failures = Vec::new();
    let mut pages = Vec::new();
    for (path, markdown) in published_pages(root) {
        let file = Path::new("src").join(&path);
        // The programs come behind the page, so that a fence of the prose has the line in its test's name that it has on the page.
        let mut programs = String::new();
        let (page, problems) = expand(&file, &markdown, &catalog, |piece| {
            match piece {
                Piece::Card(used) => programs += &format!("\n{}", for_skeptic(&catalog, &used)),
                // Practice has a test of its own (crates/book/tests/practice.rs).
                Piece::AnswerEnds | Piece::Exercise(..) | Piece::Accidents(..) => {}
            }
            String::new()
        });
        let page = page + &programs;
        failures.extend(problems.iter().map(ToString::to_string));
        // skeptic names its tests after the file, so the folders of a page become part of its name.
        let copy = out.join("pages").join(path.replace(['/', '\\'], "_"));
        match write(&copy, &page) {
            Ok(()) => pages.push(copy),
            Err(error) => failures.push(format!("{}: {error}", copy.display())),
        }
    }
    // A chain of `let` conditions needs edition 2024: this page fails when skeptic's snippets are compiled as an older one.
    let edition = out.join("pages").join("the_edition_of_every_page.md");
    let program =
        "```rust\nfn main() {\n    if let Some(year) = Some(2024) && year > 2021 {}\n}\n```\n";
    match write(&edition, program) {
        Ok(()) => pages.push(edition),
        Err(error) => failures.push(format!("{}: {error}", edition.display())),
    }
    if pages.len() == 1 {
        failures.push("src/SUMMARY.md: no page is published; add a line for a chapter".to_owned());
    }
    skeptic::generate_doc_tests(&pages);
    if let Err(problem) = snippet_rustc(&out) {
        failures.push(problem);
    }
    write(&out.join("pages.rs"), &tests(&failures)).expect("OUT_DIR can be written");
}

fn write(file: &Path, text: &str) -> std::io::Result<()> {
    fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
    // An unchanged file keeps its time, and cargo compiles nothing again.
    if fs::read_to_string(file).is_ok_and(|old| old == text) {
        return Ok(());
    }
    fs::write(file, text)
}

/// skeptic's tests, and where something is wrong one more that says so.
fn tests(failures: &[String]) -> String {
    let skeptic = "include!(concat!(env!(\"OUT_DIR\"), \"/skeptic-tests.rs\"));\n";
    if failures.is_empty() {
        return skeptic.to_owned();
    }
    let text = failures.join("\n");
    format!(
        "{skeptic}#[test]\nfn every_page_can_be_tested() {{\n    panic!(\"{{}}\", {text:?});\n}}\n"
    )
}

/// skeptic compiles its snippets with the program that the environment variable RUSTC names, as edition 2021 and
/// without a time limit. snippet_rustc.rs mends both; see there.
fn snippet_rustc(out: &Path) -> Result<(), String> {
    // A cargo that runs inside these tests hands on the RUSTC that is set below; the program must not call itself.
    let rustc = env::var("RUSTC")
        .ok()
        .filter(|rustc| !rustc.contains("snippet_rustc"));
    let rustc = rustc.unwrap_or_else(|| "rustc".to_owned());
    let program = out.join(format!("snippet_rustc{}", env::consts::EXE_SUFFIX));
    let output = Command::new(&rustc)
        .args(["--edition", "2024", "-C", "debuginfo=0", "-o"])
        .arg(&program)
        .arg("../snippet_rustc.rs")
        .env("REAL_RUSTC", &rustc)
        .env("TIME_LIMIT", run::TIME_LIMIT.as_secs().to_string())
        .env("OUTPUT_LIMIT", run::OUTPUT_LIMIT.to_string())
        .output()
        .map_err(|error| format!("{rustc} cannot be started: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    println!("cargo::rustc-env=RUSTC={}", program.display());
    Ok(())
}
