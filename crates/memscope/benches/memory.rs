//! The memory of a program against a bare build and run of it, and how both grow.
//!
//! `cargo bench --bench memory`. The recorder is compiled once beforehand, as it is kept in the cache.

use std::path::Path;
use std::process::Command;

use divan::Bencher;
use memscope::{Options, Source};

fn main() {
    divan::main();
}

/// A program of `count` statements over strings, vectors and numbers.
fn program(count: usize) -> String {
    let mut text = String::from(
        "fn main() {\n    let mut v: Vec<String> = Vec::new();\n    let mut n = 0u32;\n",
    );
    for index in 0..count / 3 {
        text.push_str(&format!("    let s{index} = String::from(\"s{index}\");\n    v.push(s{index});\n    n += {index};\n"));
    }
    text.push_str("    println!(\"{} {n}\", v.len());\n}\n");
    text
}

fn options(cache: &Path) -> Options {
    Options {
        cache: Some(cache.to_path_buf()),
        ..Options::default()
    }
}

/// Records only: what is kept of the run before is thrown away.
fn forget(cache: &Path) {
    for entry in std::fs::read_dir(cache).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.contains("__memscope") && !name.starts_with("recorder") {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[divan::bench(args = [10, 30, 100, 300], sample_count = 5)]
fn memory(bencher: Bencher, count: usize) {
    let cache = tempfile::tempdir().unwrap();
    let source = Source::parse(Path::new("bench.rs"), &program(count)).unwrap();
    memscope::memory(&source, &options(cache.path())).unwrap();
    bencher.bench_local(|| {
        forget(cache.path());
        memscope::memory(&source, &options(cache.path())).unwrap()
    });
}

#[divan::bench(args = [10, 30, 100, 300], sample_count = 5)]
fn bare_build_and_run(bencher: Bencher, count: usize) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("bench.rs"), program(count)).unwrap();
    bencher.bench_local(|| {
        let built = Command::new("rustc")
            .current_dir(folder.path())
            .args(["--edition", "2024", "bench.rs"])
            .status();
        assert!(built.unwrap().success());
        let ran = Command::new(folder.path().join("bench")).output().unwrap();
        assert!(ran.status.success());
    });
}
