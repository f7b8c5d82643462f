//! A small book that is right in everything, for tests that break one thing in it.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// A book in a temporary folder.
pub(crate) struct Fixture(TempDir);

const BOOK: &str = r#"
[book]
title = "Fixture"
[build]
create-missing = false
[rust]
edition = "2024"
[preprocessor.listings]
command = "unused in process"
after = ["links"]
[preprocessor.charts]
command = "unused in process"
after = ["listings"]
[preprocessor.admonish]
command = "unused in process"
after = ["charts"]
assets_version = "3.1.0"
on_failure = "bail"
[preprocessor.mermaid]
command = "unused in process"
after = ["admonish"]
[output.html.playground]
runnable = false
"#;

const PAGE: &str = "# Page\n\nText.\n\n{{#listing day}}\n\n{{#listing night E0382}}\n\n## Second\n\nSee [above](#page).\n";

const DAY: &str = "fn main() {\n    println!(\"day\");\n}\n";

const NIGHT: &str =
    "fn main() {\n    let lamp = String::new();\n    drop(lamp);\n    drop(lamp);\n}\n";

const NIGHT_SAYS: &str = "error[E0382]: use of moved value: `lamp`\n --> fail/night.rs:4:10\n";

const NIGHT_HAD_IT_RUN: &str = "outcome: nothing\ntext: in this run nothing went wrong\n";

const NIGHT_FIXED: &str =
    "fn main() {\n    let lamp = String::new();\n    drop(lamp);\n    println!(\"dark\");\n}\n";

impl Fixture {
    /// The book with nothing wrong in it.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
            .with_shared_cache()
            .with("book.toml", BOOK)
            .with("rust-toolchain.toml", "[toolchain]\nchannel = \"1.95.0\"\n")
            .with("src/SUMMARY.md", "# Summary\n\n- [Page](page.md)\n")
            .with("src/page.md", PAGE)
            .with("listings/examples/day.rs", DAY)
            .with("listings/examples/day.stdout", "day\n")
            .with("listings/fail/night.rs", NIGHT)
            .with("listings/fail/night.stderr", NIGHT_SAYS)
            .with("listings/fail/night.accident", NIGHT_HAD_IT_RUN)
            .with("listings/examples/night_fixed.rs", NIGHT_FIXED)
            .with("listings/examples/night_fixed.stdout", "dark\n")
    }

    /// What memscope found out about one fixture's programs is true of the next one's.
    fn with_shared_cache(self) -> Self {
        #[cfg(unix)]
        {
            let shared = Path::new(env!("CARGO_TARGET_TMPDIR")).join("memscope");
            let target = self.root().join("target");
            fs::create_dir_all(&shared).expect("a folder");
            fs::create_dir(&target).expect("a folder");
            std::os::unix::fs::symlink(shared, target.join("memscope")).expect("a link");
        }
        self
    }

    /// The book with one file written.
    pub(crate) fn with(self, path: &str, text: &str) -> Self {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
        self
    }

    /// The book with `text` at the end of its page. The added text begins on line 13.
    pub(crate) fn with_text(self, text: &str) -> Self {
        let page = format!("{PAGE}\n{text}\n");
        self.with("src/page.md", &page)
    }

    /// The book with one exercise, `lamp`, which a page has to show.
    pub(crate) fn with_exercise(self) -> Self {
        let start = "fn main() {}\n\n// TODO: mend it.\n\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn works() {\n        \
                     assert!(false);\n    }\n}\n";
        let entry = "format_version = 1\n\n[[exercises]]\nname = \"lamp\"\nfails = \"test\"\ntask = \"Mend it.\"\nhint = \"Look.\"\n";
        self.with("listings/practice/info.toml", entry)
            .with("listings/practice/exercises/lamp.rs", start)
            .with(
                "listings/practice/solutions/lamp.rs",
                &start.replace("false", "true"),
            )
            .with("listings/practice/recorded/lamp.txt", "red\n")
    }

    /// The book without one file.
    pub(crate) fn without(self, path: &str) -> Self {
        fs::remove_file(self.root().join(path)).expect("a file to remove");
        self
    }

    /// The book's folder.
    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }
}
