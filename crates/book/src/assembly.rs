//! Machine code of small functions, as the pinned compiler writes it for one pinned target.
//!
//! `listings/asm/NAME.rs` holds the functions, `NAME.s` what [`record`] captured; a test compiles them again.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use listing::toolchain;
use rustc_demangle::demangle;

use crate::bless::{self, Blessed};
use crate::fingerprint;

/// Where the functions and their recorded machine code lie.
pub const FOLDER: &str = "listings/asm";
/// The target of all machine code in the book.
pub const TARGET: &str = "x86_64-unknown-linux-gnu";
/// Optimized; without the code for unwinding, which would hide the rest; in the syntax that names sizes.
const FLAGS: [&str; 8] = [
    "--crate-type=lib",
    "--edition=2024",
    "-O",
    "-Cpanic=abort",
    "-Ccodegen-units=1",
    "-Cllvm-args=-x86-asm-syntax=intel",
    "--emit=asm",
    "-o-",
];

/// The names of all listings of machine code, in order.
pub fn names(root: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(root.join(FOLDER))
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            name.strip_suffix(".rs").map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

/// The command with which a reader sees the machine code of `name`.
pub fn command(name: &str) -> String {
    format!(
        "rustc --target={TARGET} {} {FOLDER}/{name}.rs",
        FLAGS.join(" ")
    )
}

/// Compiles `name`, or every listing of machine code, and records what the compiler wrote, with its fingerprint.
///
/// # Errors
/// When another compiler than the pinned one is in use, or a file cannot be written. What does not compile (the target must be
/// installed) is left out.
pub fn record(root: &Path, name: Option<&str>) -> Result<Blessed> {
    toolchain::check(root).map_err(|problem| anyhow!(problem))?;
    let compiler = toolchain::in_use().map_err(|problem| anyhow!(problem))?;
    let mut blessed = Blessed::default();
    let mut good = Vec::new();
    for name in names(root)
        .iter()
        .filter(|one| name.is_none_or(|name| name == *one))
    {
        let path = format!("{FOLDER}/{name}.s");
        match compile(root, name) {
            Ok(text) => {
                let changed = bless::record(root, &path, Some(&text))?;
                blessed.changed.extend(changed);
                good.push(format!("{FOLDER}/{name}.rs"));
            }
            Err(why) => blessed.left_out.push(format!("{why:#}")),
        }
    }
    fingerprint::note_others(root, &good, &compiler)?;
    Ok(blessed)
}

/// The machine code of one listing, without directives for the assembler.
///
/// # Errors
/// When it does not compile, or with a warning.
pub fn compile(root: &Path, name: &str) -> Result<String> {
    let output = Command::new("rustc")
        .current_dir(root.join(FOLDER))
        .arg(format!("--target={TARGET}"))
        .args(FLAGS)
        .args(["-Dwarnings", &format!("{name}.rs")])
        .output()
        .context("rustc cannot be started")?;
    if !output.status.success() {
        bail!(
            "{FOLDER}/{name}.rs does not compile:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(readable(&String::from_utf8_lossy(&output.stdout)))
}

/// Labels, instructions and second names, with readable symbols; directives and data for the assembler are left out.
fn readable(assembly: &str) -> String {
    let mut out = String::new();
    let mut in_data = false;
    for line in assembly.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(first) = words.first() else { continue };
        if *first == ".section" {
            in_data = !words[1].starts_with(".text");
        }
        let alias = words.get(1) == Some(&"=");
        let function_end = first.starts_with(".Lfunc_end");
        let directive = first.starts_with('.') && !first.ends_with(':');
        if function_end || (in_data && !alias) || directive || first.starts_with('#') {
            continue;
        }
        if first.ends_with(':') || alias {
            if !first.starts_with(".L") && !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&words.join(" "));
        } else {
            let (operation, operands) = operation(&words);
            out.push_str(format!("    {operation:<9} {}", symbols(&operands)).trim_end());
        }
        out.push('\n');
    }
    anonymous(&out)
}

/// The operation, with its prefix if it has one, and its operands.
fn operation(words: &[&str]) -> (String, String) {
    let length = if words[0] == "lock" { 2 } else { 1 };
    let length = length.min(words.len());
    (words[..length].join(" "), words[length..].join(" "))
}

/// Operands with their mangled names made readable.
fn symbols(operands: &str) -> String {
    let name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
    let Some(start) = operands.find("_R").or_else(|| operands.find("_ZN")) else {
        return operands.to_owned();
    };
    let rest = &operands[start..];
    let end = rest.find(|c| !name(c)).unwrap_or(rest.len());
    format!(
        "{}{:#}{}",
        &operands[..start],
        demangle(&rest[..end]),
        &rest[end..]
    )
}

/// `.Lanon.de6b….1`, which names a constant by a hash, becomes `.Lconstant.1`.
fn anonymous(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(".Lanon.") {
        out.push_str(before);
        out.push_str(".Lconstant");
        rest = after.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_and_data_go_and_names_become_readable() {
        let raw = "\t.text\n\t.section\t.text.look,\"ax\"\nlook:\n\t.cfi_startproc\n\tlea\trdi, [rip + .Lanon.de6b41.1]\n\t\
                   lock\t\tinc\tqword ptr [rax]\n\tcall\tqword ptr [rip + _RNvCsfLfy6EI15iL_7___rustc14___rust_dealloc@GOTPCREL]\n\
                   .LBB0_2:\n\tret\n.Lfunc_end0:\n\t.size\tlook, .Lfunc_end0-look\n\tother = look\n\
                   \t.section\t.rodata,\"a\"\n.Lanon.de6b41.1:\n\t.asciz\t\"text\"\n";
        let shown = "look:\n    lea       rdi, [rip + .Lconstant.1]\n    lock inc  qword ptr [rax]\n    \
                     call      qword ptr [rip + __rustc::__rust_dealloc@GOTPCREL]\n.LBB0_2:\n    ret\n\nother = look\n";
        assert_eq!(readable(raw), shown);
    }
}
