//! *Your own program* with other people's programs, drawn as the server draws them: twenty of Rust by Example, and those of
//! somebody who means no good.

use std::io::Write;
use std::process::{Command, Stdio};

#[path = "../../memscope/tests/support/books.rs"]
#[allow(dead_code)]
mod books;

/// What is said of a program: the lines, the last of which is the card or why there is none.
fn draw(program: &str) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_book"))
        .arg("draw")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("a pipe");
    writeln!(input, "{}", serde_json::json!({ "program": program })).expect("it reads");
    let said = child.wait_with_output().expect("it ends");
    drop(input);
    let text = String::from_utf8(said.stdout).expect("text");
    text.lines().map(str::to_owned).collect()
}

/// Whether rustc itself accepts it.
fn accepted(program: &str) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("bare.rs"), program).expect("a file");
    let said = Command::new("rustc")
        .current_dir(folder.path())
        .args(["--edition", "2024", "--emit=metadata", "bare.rs"])
        .output();
    said.expect("rustc starts").status.success()
}

#[test]
fn twenty_programs_of_rust_by_example_are_drawn() {
    let all = books::programs();
    let of_rbe: Vec<_> = all
        .iter()
        .filter(|one| one.name.starts_with("rust-by-example/"))
        .collect();
    if of_rbe.is_empty() {
        eprintln!("left out: rustup's component rust-docs is not installed");
        assert!(
            std::env::var_os("CI").is_none(),
            "`rustup component add rust-docs`"
        );
        return;
    }
    // Every so many, so that all its chapters are among them.
    let chosen: Vec<_> = of_rbe.iter().step_by(of_rbe.len() / 24).take(24).collect();
    assert!(chosen.len() >= 20, "{} programs", chosen.len());
    let mut drawn = 0;
    for program in chosen {
        let said = draw(&program.text);
        let last = said.last().expect("an answer");
        if last.starts_with("{\"failed\":") {
            // What memscope refuses it refuses with a place and a reason.
            assert!(last.contains("your_program.rs"), "{}: {last}", program.name);
            continue;
        }
        assert!(last.starts_with("{\"card\":"), "{}: {last}", program.name);
        let verdict = !last.contains("rejected by the compiler");
        assert_eq!(verdict, accepted(&program.text), "{}", program.name);
        assert!(!last.contains("unforeseen"), "{}: {last}", program.name);
        drawn += usize::from(last.contains("class=\\\"memory"));
    }
    assert!(drawn >= 15, "memory of {drawn} programs");
}

/// What is to come of a program.
enum Expected {
    /// A card, with this in its HTML.
    Card(&'static str),
    /// A refusal in the terminal's words, with this in it.
    Refused(&'static str),
}

#[test]
fn a_program_that_means_no_good_is_told_of_and_ends() {
    use Expected::{Card, Refused};
    let main = |body: &str| format!("fn main() {{\n    {body}\n}}\n");
    let nested = |open: &str, times, inside: &str, close: &str| {
        main(&format!(
            "{}{inside}{}",
            open.repeat(times),
            close.repeat(times)
        ))
    };
    let evil = "</script><img src=x onerror=evil()>";
    let cases = [
        (String::new(), Card("E0601")),
        ("\0\u{1}\u{7f}".into(), Refused("your_program.rs:1")),
        (nested("(", 20_000, "1", ")"), Refused("deep")),
        (nested("{", 120, "let one = 1; drop(one);", "}"), Card("verdict")),
        (main(&format!("let n = 1{};", " + 1".repeat(20_000))), Refused("deep")),
        // What it says is text, wherever it shows: source, value, output, panic, message.
        (main(&format!("let text = \"{evil}\";\n    println!(\"{{text}}\"); // {evil}")), Card("&lt;img")),
        (main(&format!("panic!(\"{evil}\");")), Card("&lt;img")),
        (main(&format!("let n: u8 = \"{evil}\";")), Card("&lt;img")),
        (main("println!(\"\\u{1b}[2J\\u{1b}]0;title\\u{7}\");"), Card("{1b}[2J")),
        // It takes what it is not given.
        (main("loop {}"), Card("5 s")),
        (main("loop {\n        println!(\"again and again\");\n    }"), Card("1048576 bytes")),
        (main("let all = vec![1_u8; 3 << 30];\n    println!(\"{}\", all.len());"), Card("verdict")),
        (main("std::process::abort();"), Card("SIGABRT")),
        ("fn down(n: u64) -> u64 {\n    down(n + 1) + 1\n}\nfn main() {\n    println!(\"{}\", down(0));\n}\n".into(), Card("verdict")),
    ];
    assert!(cases.len() >= 14);
    let mut faults = Vec::new();
    for (program, expected) in cases {
        let said = draw(&program);
        let last = said.last().expect("an answer");
        let (start, words) = match expected {
            Card(words) => ("{\"card\":", words),
            Refused(words) => ("{\"failed\":", words),
        };
        for (fault, found) in [
            (
                "another answer",
                !last.starts_with(start) || !last.contains(words),
            ),
            ("its text is markup", last.contains("<img src=x")),
            ("it failed unforeseen", last.contains("unforeseen")),
            (
                "raw control characters",
                last.contains("\\u001b") || last.contains(char::is_control),
            ),
        ] {
            if found {
                let begin = |text: &str| text.chars().take(300).collect::<String>();
                faults.push(format!("{fault}: {}\n{}", begin(&program), begin(last)));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
#[cfg(target_os = "linux")]
fn what_a_program_starts_ends_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = folder.path().join("left");
    let program = format!(
        "fn main() {{\n    let wait = \"sleep 3; touch {}\";\n    let started = std::process::Command::new(\"sh\").args([\"-c\", wait]).spawn();\n    println!(\"{{}}\", started.is_ok());\n}}\n",
        left.display()
    );
    let said = draw(&program);
    assert!(
        said.last().expect("an answer").contains("true"),
        "it was started"
    );
    std::thread::sleep(std::time::Duration::from_secs(5));
    assert!(!left.exists(), "it went on");
}
