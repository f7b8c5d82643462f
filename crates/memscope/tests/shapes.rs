//! Sources of any shape: an answer, or one message with the file's name; never the end of the process, and never a wait.

use std::fs;
use std::path::Path;
use std::thread;

use memscope::{Options, Source};

/// Does something on a thread with the stack that memscope asks for.
fn with_the_stack(work: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(memscope::STACK);
    thread.spawn(work).unwrap().join().unwrap();
}

/// Parsed, or the one message.
fn parsed(text: &str) -> Result<Source, String> {
    let source = Source::parse(Path::new("shape.rs"), text);
    source.map_err(|failure| failure.to_string())
}

fn is_one_message(said: &str) -> bool {
    said.starts_with("shape.rs:") && said.trim_end().lines().count() == 1
}

/// The shapes, each made of so many parts.
type Shape = (&'static str, fn(usize) -> String);

const SHAPES: [Shape; 27] = [
    ("blocks", |n| within(n, "{ ", "0", " }")),
    ("ifs", |n| within(n, "if true { ", "0", " } else { 1 }")),
    ("matches", |n| within(n, "match 1 { _ => ", "0", " }")),
    ("loops", |n| within(n, "loop { ", "break 1;", " }")),
    ("parentheses", |n| within(n, "(", "0", ")")),
    ("arrays", |n| {
        format!(
            "fn main() {{ let _a = {}0{}; }}",
            "[".repeat(n),
            "]".repeat(n)
        )
    }),
    ("calls in calls", |n| {
        within(n, "f(", "0", ")") + "fn f(n: i32) -> i32 { n }"
    }),
    ("terms", |n| within(n, "1 + ", "0", "")),
    ("terms in a list", |n| {
        format!(
            "fn main() {{ let _a = [{}]; }}",
            vec!["1 + 1"; n].join(", ")
        )
    }),
    ("chained calls", |n| within(n, "", "0_i32", ".abs()")),
    ("question marks", |n| {
        format!(
            "fn f() -> Option<i32> {{ Some(0){}; None }} fn main() {{ f(); }}",
            "?".repeat(n)
        )
    }),
    ("casts", |n| within(n, "", "0", " as i32")),
    ("negations", |n| within(n, "- ", "0", "")),
    ("references", |n| {
        format!("fn main() {{ let _r = {}0; }}", "& ".repeat(n))
    }),
    ("breaks", |n| within(n, "break ", "0", "")),
    ("returns", |n| within(n, "return ", "0", "")),
    ("closures", |n| {
        format!("fn main() {{ let _c = {}0; }}", "|| ".repeat(n))
    }),
    ("closures with parameters", |n| {
        format!(
            "fn main() {{ let _c = {}0; }}",
            "|_x: u8, _y: u8| ".repeat(n)
        )
    }),
    ("assignments", |n| {
        format!("fn main() {{ let mut _a = (); {}(); }}", "_a = ".repeat(n))
    }),
    ("else if", |n| {
        format!(
            "fn main() {{ if true {{}} {} }}",
            "else if true {} ".repeat(n)
        )
    }),
    ("options", |n| {
        format!(
            "type T = {}u8{}; fn main() {{}}",
            "Option<".repeat(n),
            ">".repeat(n)
        )
    }),
    ("pairs in angles", |n| {
        format!(
            "type T = {}u8{}; fn main() {{}}",
            "Result<(), ".repeat(n),
            ">".repeat(n)
        )
    }),
    ("pointers", |n| {
        format!("type T = {}u8; fn main() {{}}", "*const ".repeat(n))
    }),
    ("functions", |n| {
        format!("type T = {}u8; fn main() {{}}", "fn() -> ".repeat(n))
    }),
    ("functions for all", |n| {
        format!(
            "type T = {}u8; fn main() {{}}",
            "for<'a, 'b> fn(&'a u8, &'b u8) -> ".repeat(n)
        )
    }),
    ("modules", |n| {
        format!("{}{} fn main() {{}}", "mod m { ".repeat(n), "}".repeat(n))
    }),
    ("alternatives", |n| {
        format!(
            "fn main() {{ match 1 {{ {} => {{}} }} }}",
            vec!["_"; n].join(" | ")
        )
    }),
];

fn within(n: usize, before: &str, middle: &str, after: &str) -> String {
    let (before, after) = (before.repeat(n), after.repeat(n));
    format!("fn main() {{ let _n: i32 = {before}{middle}{after}; }} ")
}

#[test]
fn what_is_far_too_deep_is_refused_in_one_message() {
    with_the_stack(|| {
        let mut refused = 0;
        for (name, shape) in SHAPES {
            match parsed(&shape(60_000)) {
                Err(said) => {
                    assert!(is_one_message(&said), "{name}: {said}");
                    refused += 1;
                }
                // It is long, and not deep.
                Ok(_) => assert_eq!(name, "terms in a list"),
            }
        }
        assert_eq!(refused, SHAPES.len() - 1);
    });
}

/// The largest number of parts that is let through: everything that walks the tree has to have the stack for it.
fn largest(shape: fn(usize) -> String) -> usize {
    let (mut most, mut too_many) = (1, 3_000);
    while most + 1 < too_many {
        let middle = usize::midpoint(most, too_many);
        let deep = parsed(&shape(middle)).err();
        match deep.is_some_and(|said| said.contains("nested") || said.contains("longer than")) {
            true => too_many = middle,
            false => most = middle,
        }
    }
    most
}

/// A compiler that has nothing to say: all the rest is memscope's own work.
#[cfg(unix)]
fn silent_compiler(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let script = folder.join("rustc");
    fs::write(&script, "#!/bin/sh\nexit 0\n").unwrap();
    fs::set_permissions(script, fs::Permissions::from_mode(0o755)).unwrap();
}

/// At the very limit, in both halves: the stack that memscope asks for is enough.
#[test]
#[cfg(unix)]
fn what_is_let_through_ends_in_good_order() {
    with_the_stack(|| {
        let folder = tempfile::tempdir().unwrap();
        silent_compiler(folder.path());
        for (name, shape) in SHAPES.iter().filter(|(name, _)| *name != "terms in a list") {
            let most = largest(*shape);
            assert!(most >= 100, "{name}: only {most}");
            fs::write(folder.path().join("shape.rs"), shape(most)).unwrap();
            for half in ["permissions", "memory"] {
                let output = std::process::Command::new(env!("CARGO_BIN_EXE_memscope"))
                    .args([half, "shape.rs", "--no-cache"])
                    .current_dir(folder.path())
                    .env("PATH", format!("{}:/bin:/usr/bin", folder.path().display()))
                    .output()
                    .unwrap();
                let said = String::from_utf8_lossy(&output.stderr);
                let whole = output.status.success() || is_one_message(&said);
                assert!(whole, "{name} × {most}, {half}: {} {said}", output.status);
            }
        }
    });
}

/// With the real compiler, at the depth at which the book's workers used to end.
#[test]
fn what_is_deep_gets_an_answer_or_one_message() {
    let deep = ["blocks", "ifs", "matches", "closures", "options", "terms"];
    with_the_stack(move || {
        let options = Options {
            cache: None,
            ..Options::default()
        };
        for (name, shape) in SHAPES.iter().filter(|(name, _)| deep.contains(name)) {
            let source = parsed(&shape(120)).unwrap();
            if let Err(failure) = memscope::permissions(&source, &options) {
                assert!(is_one_message(&failure.to_string()), "{name}: {failure}");
            }
        }
    });
}

/// The book's own programs, and the corpora, are far from any limit: a third of what they may take is enough for all.
#[test]
fn no_program_that_anybody_wrote_is_refused() {
    let mut read = 0;
    for folder in [
        "tests/memory",
        "tests/corpus/permissions",
        "engine/src",
        "engine/src/memory",
        "engine/src/permissions",
        "engine/src/source",
    ] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                let source = Source::read(&path);
                let refused = source
                    .err()
                    .filter(|failure| failure.what.contains("nested"));
                assert_eq!(refused, None);
                read += 1;
            }
        }
    }
    assert!(read > 200, "{read}");
}

/// Random programs put together from odd parts, by a fixed seed: parsed or refused, and some of them examined.
#[test]
fn odd_programs_get_an_answer_or_one_message() {
    const PARTS: [&str; 40] = [
        "let a = ",
        "b",
        ";",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "<",
        ">",
        "|",
        "||",
        "&",
        "&mut ",
        "*",
        "-",
        "!",
        "..",
        "=>",
        "->",
        ",",
        "?",
        ".f()",
        "if ",
        " else ",
        "match a ",
        "loop ",
        "break ",
        "fn g() ",
        "1",
        "\"s\"",
        "'a",
        "move ",
        "#[x]",
        "as u8 ",
        "return ",
        "_",
        "String::new()",
        "/* ",
    ];
    with_the_stack(|| {
        let mut state = 7_u64;
        let mut next = move |below: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let options = Options {
            cache: None,
            ..Options::default()
        };
        let (mut whole, mut examined) = (0, 0);
        for _ in 0..4_000 {
            let parts: String = (0..1 + next(12))
                .map(|_| PARTS[next(PARTS.len())])
                .collect();
            let text = format!("fn main() {{ let b = 1; {parts} }}");
            match parsed(&text) {
                Err(said) => assert!(is_one_message(&said), "{text}: {said}"),
                Ok(source) => {
                    whole += 1;
                    if whole % 16 == 0 {
                        examined += 1;
                        if let Err(failure) = memscope::permissions(&source, &options) {
                            assert!(is_one_message(&failure.to_string()), "{text}: {failure}");
                        }
                    }
                }
            }
        }
        assert!(
            whole > 100 && examined > 5,
            "{whole} parsed, {examined} examined"
        );
    });
}

/// A file is read with its limits checked first: what has no end, or keeps its reader waiting, is not read.
#[test]
#[cfg(unix)]
fn what_is_no_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.rs");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let link = folder.path().join("link.rs");
    std::os::unix::fs::symlink("/dev/zero", &link).unwrap();
    for path in [Path::new("/dev/zero"), &pipe, &link] {
        let failure = Source::read(path).unwrap_err();
        assert!(failure.what.contains("pipe or a device"), "{failure}");
    }
    let failure = Source::read(folder.path()).unwrap_err();
    assert!(failure.what.contains("directory"), "{failure}");
    let long = folder.path().join("long.rs");
    fs::File::create(&long).unwrap().set_len(3 << 30).unwrap();
    let failure = Source::read(&long).unwrap_err();
    assert!(failure.what.contains("longer than"), "{failure}");
}
