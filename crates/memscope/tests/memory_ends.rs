//! What is run ends, with all that it started, and leaves nothing: at its own end, at a limit, at an interrupt.

#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

/// What no test may take: what is started here would run for a thousand seconds.
const AGES: Duration = Duration::from_secs(300);

/// A folder with a program `p.rs`, a cache that all tests share, and an empty folder for temporary files.
struct House(tempfile::TempDir, &'static str);

impl House {
    /// `NOTE` in the text is the path of the file `note`.
    fn new(text: &str) -> Self {
        let house = Self(tempfile::tempdir().unwrap(), "2");
        fs::create_dir(house.path("tmp")).unwrap();
        let note = format!("{:?}", house.path("note"));
        fs::write(house.path("p.rs"), text.replace("NOTE", &note)).unwrap();
        house
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, file: &str) -> Command {
        self.half("memory", file)
    }

    fn half(&self, half: &str, file: &str) -> Command {
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("recorder");
        let mut command = Command::new(env!("CARGO_BIN_EXE_memscope"));
        command
            .args([half, file, "--time-limit", self.1])
            .current_dir(self.0.path())
            .env("MEMSCOPE_CACHE", cache)
            .env("TMPDIR", self.path("tmp"));
        command
    }

    fn run(&self) -> Output {
        let begun = Instant::now();
        let output = self.command("p.rs").output().unwrap();
        assert!(begun.elapsed() < AGES);
        assert_eq!(self.left(), 0, "{}", text(&output.stderr));
        output
    }

    fn left(&self) -> usize {
        fs::read_dir(self.path("tmp")).unwrap().count()
    }

    /// The numbers of the processes that the program noted, one a line.
    fn noted(&self) -> Vec<String> {
        let noted = fs::read_to_string(self.path("note")).unwrap_or_default();
        noted.lines().map(str::to_owned).collect()
    }

    fn assert_that_all_are_gone(&self, least: usize) {
        let noted = self.noted();
        assert!(noted.len() >= least, "{noted:?}");
        for pid in noted {
            assert!(is_gone(&pid), "{pid} is still there");
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn is_gone(pid: &str) -> bool {
    for _ in 0..200 {
        let state = Command::new("ps")
            .args(["-o", "state=", "-p", pid])
            .output();
        let state = text(&state.unwrap().stdout);
        if state.trim().is_empty() || state.starts_with('Z') {
            return true;
        }
        thread::sleep(Duration::from_millis(20));
    }
    false
}

/// Starts a program that sleeps, and notes its number.
const SLEEPER: &str = "use std::io::Write;
fn sleeper() {
    let child = std::process::Command::new(\"sleep\").arg(\"1000\").spawn().unwrap();
    let mut note = std::fs::OpenOptions::new().create(true).append(true).open(NOTE).unwrap();
    writeln!(note, \"{}\", child.id()).unwrap();
}
";

#[test]
fn a_child_dies_when_the_program_ends() {
    let house = House::new(&format!("{SLEEPER}fn main() {{\n    sleeper();\n}}\n"));
    // Whether the runs agree is not asked here: the children's numbers differ.
    house.run();
    house.assert_that_all_are_gone(1);
}

#[test]
fn a_child_dies_when_the_program_is_late() {
    let house = House::new(&format!(
        "{SLEEPER}fn main() {{\n    sleeper();\n    loop {{}}\n}}\n"
    ));
    let output = house.run();
    assert!(
        text(&output.stderr).contains("did not end within 2 s"),
        "{}",
        text(&output.stderr)
    );
    house.assert_that_all_are_gone(1);
}

#[test]
fn an_interrupt_ends_the_program_and_its_children_and_leaves_nothing() {
    let mut house = House::new(&format!(
        "{SLEEPER}fn main() {{\n    sleeper();\n    loop {{}}\n}}\n"
    ));
    house.1 = "1000";
    let mut child = house.command("p.rs").stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while house.noted().is_empty() {
        assert!(begun.elapsed() < AGES && child.try_wait().unwrap().is_none());
        thread::sleep(Duration::from_millis(10));
    }
    let pid = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &pid])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(house.left(), 0);
    house.assert_that_all_are_gone(1);
}

/// What a program puts in the place of the log is not read: neither what never ends nor what is very long.
#[test]
fn a_program_that_replaces_the_log_holds_nobody() {
    let replaced = [
        "Command::new(\"mkfifo\").arg(log).status().unwrap();",
        "fs::File::create(log).unwrap().set_len(3 << 30).ok();",
        "std::os::unix::fs::symlink(\"/dev/zero\", log).unwrap();",
    ];
    for with in replaced {
        let house = House::new(&format!(
            "#[allow(unused_imports)]\nuse std::{{fs, process::Command}};\nfn main() {{\n    for log in [\"../record/log\", \
             \"../record/stdout\", \"../record/stderr\"] {{\n        fs::remove_file(log).unwrap();\n        {with}\n    }}\n}}\n"
        ));
        let output = house.run();
        let said = text(&output.stderr);
        assert!(
            output.status.success() || said.starts_with("p.rs"),
            "{with}: {said}"
        );
    }
}

/// A file of a name that memscope uses itself is watched like any other.
#[test]
fn a_programs_name_is_its_own_affair() {
    let house = House::new("");
    let program = "fn main() {\n    let s = String::from(\"ab\");\n    println!(\"{s}\");\n}\n";
    let names = [
        "log",
        "run",
        "stdout",
        "stderr",
        "recorder",
        "record",
        "program",
        "check",
        "bare",
        "main",
        "core",
        "__memscope",
        "lib__memscope",
        "test",
        "2 b",
        "é",
    ];
    for name in names {
        let file = format!("{name}.rs");
        fs::write(house.path(&file), program).unwrap();
        let output = house.command(&file).output().unwrap();
        assert!(output.status.success(), "{name}: {}", text(&output.stderr));
        assert!(text(&output.stdout).contains("printed \"ab\\n\""), "{name}");
        assert_eq!(house.left(), 0, "{name}");
    }
}

/// Seen in a terminal, a program's text moves no cursor and sets no title.
#[test]
fn no_text_of_the_program_steers_the_terminal() {
    let house = House::new("");
    let name = "odd\u{1b}[2J\u{7}.rs";
    let program = "fn main() {\n    // \u{1b}]0;title\u{7} \u{9b}2J\n    let s = \"\u{1b}[2J\u{9b}1m\".to_owned(); // \u{1b}[2J\n    \
                   let v = [1, 2];\n    let r = &v[\"\u{1b}[2J\".len() - 4 - 0];\n    println!(\"{s}{r}\");\n    drop(s);\n    \
                   std::thread::Builder::new().name(\"\u{1b}[2J\".to_owned()).spawn(|| { let _n = 1; }).unwrap().join().unwrap();\n    \
                   panic!(\"\u{1b}[2J\");\n}\n";
    fs::write(house.path(name), program).unwrap();
    fs::write(
        house.path("bad\u{1b}c.rs"),
        "fn main() {\n    let n: u8 = \"\u{1b}[2J\";\n}\n",
    )
    .unwrap();
    let missing = "no\u{1b}[2J.rs";
    let mut shown = 0;
    for (file, json) in [
        (name, false),
        (name, true),
        ("bad\u{1b}c.rs", false),
        (missing, false),
    ] {
        for half in ["memory", "permissions"] {
            let mut command = house.half(half, file);
            command
                .env("CLICOLOR_FORCE", "1")
                .args(json.then_some("--json"));
            let output = command.output().unwrap();
            for bytes in [&output.stdout, &output.stderr] {
                shown += bytes.len();
                assert_steers_nothing(&text(bytes), file);
            }
        }
    }
    assert!(shown > 1000, "{shown}");
}

/// Every escape is a color's: `ESC [ digits m`.
fn assert_steers_nothing(said: &str, file: &str) {
    let mut rest = said;
    while let Some(at) = rest.find(|c: char| c.is_control() && c != '\n') {
        let after = rest[at..].strip_prefix("\u{1b}[");
        let color = after.and_then(|after| {
            let end = after.find(|c: char| !c.is_ascii_digit() && c != ';')?;
            after[end..].strip_prefix('m')
        });
        rest = color.unwrap_or_else(|| panic!("{file}: {:?}", &rest[at..]));
    }
}
