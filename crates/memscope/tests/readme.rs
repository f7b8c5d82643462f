//! What the README shows is what the commands print: every fence `console` is run, in the crate's folder.
//!
//! A line `…` in it leaves the rest of the output out. `MEMSCOPE_BLESS=1 cargo test -p memscope --test readme` writes
//! the README anew.

use std::fs;
use std::process::Command;

const README: &str = "README.md";
const FENCE: &str = "```console\n$ memscope ";

#[test]
fn the_readme_shows_what_the_commands_print() {
    let shown = fs::read_to_string(README).unwrap();
    let printed = with_real_output(&shown);
    if std::env::var_os("MEMSCOPE_BLESS").is_some() {
        fs::write(README, &printed).unwrap();
        return;
    }
    assert!(
        shown == printed,
        "README.md is out of date; write it anew with MEMSCOPE_BLESS=1. It should be:\n{printed}"
    );
}

#[test]
fn the_readme_shows_both_commands() {
    let shown = fs::read_to_string(README).unwrap();
    assert!(shown.contains("$ memscope permissions ") && shown.contains("$ memscope memory "));
}

/// The text with the output of every fence replaced by what is printed now.
fn with_real_output(text: &str) -> String {
    let mut parts = text.split(FENCE);
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (command, rest) = part.split_once('\n').expect("a command ends its line");
        let (old, after) = rest.split_once("```\n").expect("a fence is closed");
        let mut output = run(command);
        if old.ends_with("…\n") {
            let kept = old.lines().count() - 1;
            output = output.split_inclusive('\n').take(kept).collect::<String>() + "…\n";
        }
        result += &format!("{FENCE}{command}\n{output}```\n{after}");
    }
    result
}

fn run(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_memscope"))
        .args(command.split_whitespace())
        .args(["--no-cache"])
        .env_remove("COLUMNS")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    String::from_utf8(said).unwrap().trim_end().to_owned() + "\n"
}
