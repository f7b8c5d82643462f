//! The one compiler whose words are part of the book.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// The release that `rust-toolchain.toml` below `root` names, such as `1.95.0`.
pub fn pinned(root: &Path) -> Option<String> {
    let text = fs::read_to_string(root.join("rust-toolchain.toml")).ok()?;
    text.lines().find_map(|line| {
        let value = line
            .trim()
            .strip_prefix("channel")?
            .trim_start()
            .strip_prefix('=')?;
        Some(value.trim().trim_matches('"').to_owned())
    })
}

/// The release of the compiler that is in use, such as `1.95.0`.
///
/// # Errors
/// A message for the reader when rustc cannot be asked.
pub fn in_use() -> Result<String, String> {
    let output = Command::new("rustc")
        .arg("--version")
        .output()
        .map_err(|error| format!("rustc cannot be started ({error}); install Rust with rustup"))?;
    let version = String::from_utf8_lossy(&output.stdout);
    let release = version.split_whitespace().nth(1);
    release
        .map(str::to_owned)
        .ok_or_else(|| format!("rustc does not say its version: {version:?}"))
}

/// Says in one message that another compiler is in use than the one the book was recorded with.
///
/// # Errors
/// That message. `WHO_FREES_IT_ANY_RUSTC=1` accepts any compiler, for the report on newer ones.
pub fn check(root: &Path) -> Result<(), String> {
    if env::var_os("WHO_FREES_IT_ANY_RUSTC").is_some() {
        return Ok(());
    }
    let pinned = pinned(root).ok_or("rust-toolchain.toml names no channel; restore it")?;
    let in_use = in_use()?;
    if pinned == in_use {
        return Ok(());
    }
    Err(format!(
        "rustc {in_use} is in use, and the book's messages and outputs were recorded with rustc {pinned}; \
         unset RUSTUP_TOOLCHAIN and run cargo from the book's folder, where rust-toolchain.toml picks {pinned}"
    ))
}

/// Whether the `rust-src` component is installed. Some compiler messages then quote std's source.
pub fn has_rust_src() -> bool {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    sysroot.is_ok_and(|output| {
        let root = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        Path::new(&root)
            .join("lib/rustlib/src/rust/library")
            .is_dir()
    })
}
