//! Finds `mermaid.min.js` in the source of the mdbook-mermaid crate, whose program ships it privately: the book
//! shows the very version that the crate was made for, and no 2.6 MB are committed.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=../../Cargo.lock");
    println!("cargo::rerun-if-changed=build.rs");
    let cargo = env::var_os("CARGO").expect("cargo sets CARGO");
    let target = env::var("TARGET").expect("cargo sets TARGET");
    let output = Command::new(cargo)
        // Without the filter cargo asks for the manifests of crates that other systems need and this one never fetched.
        .args([
            "metadata",
            "--format-version=1",
            "--offline",
            "--filter-platform",
            &target,
        ])
        .output()
        .expect("cargo starts");
    assert!(
        output.status.success(),
        "cargo metadata: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let script = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|package| package["name"] == "mdbook-mermaid")
        .and_then(|package| package["manifest_path"].as_str())
        .and_then(|manifest| Path::new(manifest).parent())
        .map(|folder| folder.join("src/bin/assets/mermaid.min.js"))
        .filter(|script: &PathBuf| script.is_file())
        .expect("mdbook-mermaid's source carries src/bin/assets/mermaid.min.js");
    println!("cargo::rustc-env=MERMAID_JS={}", script.display());
}
