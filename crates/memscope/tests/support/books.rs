//! The programs of the installed Rust Book and of Rust by Example (the component rust-docs).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A code block with a `main`.
pub(crate) struct Program {
    /// Where it stands: the page, and which of its blocks it is.
    pub(crate) name: String,
    pub(crate) text: String,
    /// It is not built with its book: what is marked so is not compiled, or fails.
    pub(crate) marked: bool,
}

/// Every code block with a `main`, each text once; none where the books are not installed.
pub(crate) fn programs() -> Vec<Program> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
    let sysroot = sysroot.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let html = PathBuf::from(sysroot.unwrap_or_default()).join("share/doc/rust/html");
    let mut pages = Vec::new();
    for book in ["book", "rust-by-example"] {
        collect(&html.join(book), &mut pages);
    }
    pages.sort();
    let mut known = BTreeSet::new();
    let mut programs = Vec::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap_or_default();
        let name = page.strip_prefix(&html).unwrap_or(&page).with_extension("");
        let name = name.display().to_string().replace('\\', "/");
        let blocks = text.split("<code class=\"language-rust").skip(1);
        let blocks = blocks.filter_map(|block| {
            let (classes, rest) = block.split_once('>')?;
            Some((classes, rest.split_once("</code>")?.0))
        });
        for (number, (classes, code)) in (1..).zip(blocks) {
            let text = plain(code);
            let marks = ["ignore", "compile_fail", "does_not_compile"];
            let marked = marks.iter().any(|mark| classes.contains(mark));
            if text.contains("fn main()") && known.insert((marked, text.clone())) {
                let name = format!("{name} {number}");
                programs.push(Program { name, text, marked });
            }
        }
    }
    programs
}

/// The pages of a folder, without the translations and the page that has all of them once more.
fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["ja", "ko", "es", "zh"].contains(&&*name) {
                collect(&path, pages);
            }
        } else if name.ends_with(".html") && name != "print.html" {
            pages.push(path);
        }
    }
}

/// The text of HTML.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for (number, part) in html.split('<').enumerate() {
        // The first part has no tag before it.
        text += match part.split_once('>') {
            Some((_, text)) if number > 0 => text,
            _ => part,
        };
    }
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&nbsp;", " "),
    ];
    for (sign, plain) in signs {
        text = text.replace(sign, plain);
    }
    text.replace("&amp;", "&")
}

/// Whether each number reaches its floor; says all of them.
pub(crate) fn enough<const N: usize>(floors: [(usize, usize, &str); N]) -> bool {
    for (found, floor, what) in floors {
        println!("{found} {what}, of at least {floor}");
    }
    floors.iter().all(|(found, floor, _)| found >= floor)
}
