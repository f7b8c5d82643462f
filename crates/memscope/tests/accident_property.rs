//! Random rejected programs whose accident is known from how they were made.
//!
//! Each has an owner of one block, other owners around it, and one end: it is freed twice, read after it was freed,
//! written after it was freed, or refused although nothing happens. The end stands in `main`, in code blocks, in loops of
//! one to three rounds, in called functions, or in several of them. `MEMSCOPE_SEED` and `MEMSCOPE_PROGRAMS` try others.
#![cfg(all(
    target_os = "linux",
    target_env = "gnu",
    any(target_arch = "x86_64", target_arch = "aarch64")
))]

#[path = "support/random.rs"]
#[allow(dead_code)]
mod random;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use memscope::accident::Outcome;
use memscope::{Options, Source};
use random::Random;

/// So many programs are tried, unless told otherwise, and so many of each outcome at least.
const PROGRAMS: u64 = 48;
const EACH: usize = 8;

/// The line of `take`, which frees what it is given where it ends.
const TAKE: usize = 2;

/// The ends, in turn: nothing is left to luck.
const ENDS: [Outcome; 4] = [
    Outcome::FreesTwice,
    Outcome::ReadsFreed,
    Outcome::WritesFreed,
    Outcome::Nothing,
];

/// What a program is known to do.
#[derive(Debug, PartialEq)]
struct Known {
    outcome: Outcome,
    line: Option<usize>,
    block: Option<u32>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    List,
    Boxed,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Text, Self::List, Self::Boxed];

    fn ty(self) -> &'static str {
        match self {
            Self::Text => "String",
            Self::List => "Vec<i32>",
            Self::Boxed => "Box<i32>",
        }
    }

    /// A value with exactly one block, which is full.
    fn value(self, number: usize) -> String {
        match self {
            Self::Text => format!("String::from(\"t{number}\")"),
            Self::List => format!("vec![{number}, 1]"),
            Self::Boxed => format!("Box::new({number})"),
        }
    }

    /// A reference into the block.
    fn borrow(self, random: &mut Random, owner: &str, exclusive: bool) -> String {
        let mark = if exclusive { "&mut " } else { "&" };
        let ways = match self {
            Self::Text => vec![format!("{owner}.as_str()"), format!("{mark}{owner}[1..]")],
            Self::List if exclusive => vec![format!("&mut {owner}[1]")],
            Self::List => vec![format!("&{owner}[1]"), format!("{owner}.as_slice()")],
            Self::Boxed => vec![format!("{mark}*{owner}")],
        };
        ways[random.below(ways.len())].clone()
    }
}

/// One function: its lines, and which of them has the accident.
#[derive(Default)]
struct Function {
    lines: Vec<String>,
    accident: Option<usize>,
}

struct Writer {
    random: Random,
    /// Those that are finished.
    done: Vec<Function>,
    /// Those that are being written; the innermost last.
    open: Vec<Function>,
    indent: usize,
    /// Blocks so far, as the run takes them.
    blocks: u32,
    names: usize,
    decoys: Vec<String>,
    /// The accident is where the innermost scope ends.
    at_the_end: bool,
    /// It is where `take` ends, on line [`TAKE`].
    in_take: bool,
}

/// The program of a seed, and what it does.
fn program(seed: u64, end: Outcome) -> (String, Known) {
    let mut writer = Writer {
        random: Random(seed),
        done: Vec::new(),
        open: vec![Function::default()],
        indent: 1,
        blocks: 0,
        names: 0,
        decoys: Vec::new(),
        at_the_end: false,
        in_take: false,
    };
    writer.line("fn main() {".to_owned(), 0);
    let depth = writer.random.below(4);
    let block = writer.scope(depth, end);
    writer.close(0);
    let main = writer.open.pop().unwrap();
    writer.done.push(main);
    let mut text = String::from("#![allow(unused)]\nfn take<T>(_value: T) {}\n");
    let mut line = writer.in_take.then_some(TAKE);
    for function in &writer.done {
        let before = text.lines().count();
        line = line.or(function.accident.map(|at| before + at + 1));
        text.push_str(&function.lines.join("\n"));
        text.push('\n');
    }
    let harmless = end == Outcome::Nothing;
    let known = match line {
        None => Known {
            outcome: Outcome::Nothing,
            line: None,
            block: None,
        },
        Some(_) if harmless => panic!("seed {seed}: a harmless end with an accident"),
        line => Known {
            outcome: end,
            line,
            block: Some(block),
        },
    };
    (text, known)
}

impl Writer {
    fn line(&mut self, text: String, indent: usize) {
        let lines = &mut self.open.last_mut().unwrap().lines;
        lines.push(format!("{}{text}", "    ".repeat(indent)));
    }

    fn push(&mut self, text: impl Into<String>) {
        self.line(text.into(), self.indent);
    }

    /// The line that was written last has the accident.
    fn here(&mut self) {
        let function = self.open.last_mut().unwrap();
        let last = function.lines.len() - 1;
        function.accident.get_or_insert(last);
    }

    fn close(&mut self, indent: usize) {
        self.line("}".to_owned(), indent);
        if std::mem::take(&mut self.at_the_end) {
            self.here();
        }
    }

    fn name(&mut self, start: char) -> String {
        self.names += 1;
        format!("{start}{}", self.names)
    }

    fn kind(&mut self) -> Kind {
        Kind::ALL[self.random.below(3)]
    }

    /// Statements beside the point.
    fn decoy(&mut self) {
        for _ in 0..self.random.below(3) {
            let known = self.decoys.len();
            match self.random.below(5) {
                0 | 1 => {
                    let (name, kind) = (self.name('d'), self.kind());
                    let value = kind.value(self.names);
                    self.push(format!("let {name} = {value};"));
                    self.blocks += 1;
                    self.decoys.push(name);
                }
                2 if known > 0 => {
                    let old = self.decoys.remove(self.random.below(known));
                    self.push(format!("drop({old});"));
                }
                3 if known > 0 => {
                    let old = self.decoys.remove(self.random.below(known));
                    let name = self.name('d');
                    self.push(format!("let {name} = {old};"));
                    self.decoys.push(name);
                }
                4 if known > 0 => {
                    let old = self.decoys[self.random.below(known)].clone();
                    self.push(format!("println!(\"{{{old}:?}}\");"));
                }
                _ => {}
            }
        }
    }

    /// The end, so many scopes deep. The answer is its block.
    fn scope(&mut self, depth: usize, end: Outcome) -> u32 {
        self.decoy();
        if depth == 0 {
            return self.end(end);
        }
        // What is outside is left alone inside: a loop would give it away twice.
        let outer = std::mem::take(&mut self.decoys);
        let indent = self.indent;
        let block;
        if self.random.below(3) == 0 {
            let name = self.name('f');
            let given = self.random.below(2) == 0;
            let (owner, kind) = (self.name('p'), self.kind());
            match given {
                true => {
                    let value = kind.value(self.names);
                    self.push(format!("{name}({value});"));
                    self.blocks += 1;
                }
                false => self.push(format!("{name}();")),
            }
            let parameter = if given {
                format!("{owner}: {}", kind.ty())
            } else {
                String::new()
            };
            self.open.push(Function::default());
            self.indent = 1;
            self.line(format!("fn {name}({parameter}) {{"), 0);
            block = self.scope(depth - 1, end);
            self.close(0);
            let function = self.open.pop().unwrap();
            self.done.push(function);
        } else {
            let rounds = 1 + self.random.below(3);
            let head = match self.random.below(2) {
                0 => "{".to_owned(),
                _ => format!("for _ in 0..{rounds} {{"),
            };
            self.push(head);
            self.indent += 1;
            block = self.scope(depth - 1, end);
            self.indent = indent;
            self.close(indent);
        }
        self.indent = indent;
        self.decoys = outer;
        block
    }

    fn owner(&mut self, kinds: &[Kind]) -> (String, Kind, u32) {
        let kind = kinds[self.random.below(kinds.len())];
        let name = self.name('o');
        let value = kind.value(self.names);
        self.push(format!("let mut {name} = {value};"));
        self.blocks += 1;
        (name, kind, self.blocks)
    }

    fn end(&mut self, end: Outcome) -> u32 {
        match end {
            Outcome::FreesTwice => self.frees_twice(),
            Outcome::ReadsFreed => self.touches(false),
            Outcome::WritesFreed => self.touches(true),
            _ => self.nothing(),
        }
    }

    /// Moves `owner` and frees its block; whether `take` does it.
    fn gives_away(&mut self, owner: &str) -> bool {
        let way = self.random.below(3);
        match way {
            0 => self.push(format!("drop({owner});")),
            1 => self.push(format!("take({owner});")),
            _ => {
                let heir = self.name('h');
                self.push(format!("let {heir} = {owner};"));
                self.decoy();
                self.push(format!("drop({heir});"));
            }
        }
        way == 1
    }

    fn frees_twice(&mut self) -> u32 {
        let (owner, kind, block) = self.owner(&Kind::ALL);
        self.decoy();
        match self.random.below(4) {
            0 => {
                self.gives_away(&owner);
                self.decoy();
                match self.gives_away(&owner) {
                    true => self.in_take = true,
                    false => self.here(),
                }
            }
            1 => {
                let heir = self.name('h');
                self.push(format!("let {heir} = {owner};"));
                self.decoy();
                self.push(format!("drop({owner});"));
                self.at_the_end = true;
            }
            2 if kind != Kind::Boxed => {
                // The length lies in the variable: nothing is read, and what was given away is dropped again.
                self.gives_away(&owner);
                self.decoy();
                self.push(format!("println!(\"{{}}\", {owner}.len());"));
                self.at_the_end = true;
            }
            _ => {
                let rounds = 1 + self.random.below(3);
                self.push(format!("for _ in 0..{rounds} {{"));
                self.indent += 1;
                let way = ["drop", "take"][self.random.below(2)];
                self.push(format!("{way}({owner});"));
                if rounds > 1 {
                    match way {
                        "take" => self.in_take = true,
                        _ => self.here(),
                    }
                }
                self.indent -= 1;
                self.push("}");
            }
        }
        block
    }

    /// Reads or writes through a reference into a block that was freed.
    fn touches(&mut self, write: bool) -> u32 {
        let kinds: &[Kind] = match write {
            true => &[Kind::List, Kind::Boxed],
            false => &Kind::ALL,
        };
        let reference = self.name('r');
        let through = match write {
            true => format!("*{reference} = 9;"),
            false => format!("println!(\"{{{reference}:?}}\");"),
        };
        let way = self.random.below(6);
        if way == 0 {
            // The owner ends before the reference.
            self.push(format!("let {reference};"));
            self.push("{");
            self.indent += 1;
            let (owner, kind, block) = self.owner(kinds);
            let borrow = kind.borrow(&mut self.random, &owner, write);
            self.push(format!("{reference} = {borrow};"));
            self.indent -= 1;
            self.push("}");
            self.decoy();
            self.push(through);
            self.here();
            return block;
        }
        let (owner, kind, block) = self.owner(kinds);
        self.decoy();
        if way == 1 && !write {
            // Used after it was given away.
            self.gives_away(&owner);
            self.decoy();
            self.push(format!("println!(\"{{{owner}:?}}\");"));
            self.here();
            return block;
        }
        let borrow = kind.borrow(&mut self.random, &owner, write);
        self.push(format!("let {reference} = {borrow};"));
        self.decoy();
        match way {
            2 => {
                // The second round touches what the first has freed.
                let rounds = 1 + self.random.below(3);
                self.push(format!("for _ in 0..{rounds} {{"));
                self.indent += 1;
                self.push(through);
                if rounds > 1 {
                    self.here();
                }
                self.push(format!("drop({owner});"));
                self.indent -= 1;
                self.push("}");
                return block;
            }
            3 if kind == Kind::List => self.push(format!("{owner}.push(3);")),
            3 if kind == Kind::Text => self.push(format!("{owner}.push_str(\" and more\");")),
            3 | 4 => {
                let value = kind.value(self.names + 7);
                self.push(format!("{owner} = {value};"));
            }
            _ => {
                self.gives_away(&owner);
            }
        }
        self.blocks += u32::from(way == 3 || way == 4);
        self.decoy();
        self.push(through);
        self.here();
        block
    }

    fn nothing(&mut self) -> u32 {
        let way = self.random.below(4);
        if way == 0 {
            let owner = self.name('o');
            self.push(format!("let mut {owner} = Vec::with_capacity(8);"));
            self.push(format!("{owner}.push(1);"));
            self.blocks += 1;
            self.push(format!("let first = &{owner}[0];"));
            self.decoy();
            self.push(format!("{owner}.push(2);"));
            self.push("println!(\"{first}\");");
            return self.blocks;
        }
        let (owner, kind, block) = self.owner(&Kind::ALL);
        let borrow = kind.borrow(&mut self.random, &owner, false);
        self.decoy();
        let reference = self.name('r');
        let read = format!("println!(\"{{{reference}:?}}\");");
        match way {
            1 => {
                // The block has a new owner, and is not freed before the read.
                self.push(format!("let {reference} = {borrow};"));
                let heir = self.name('h');
                self.push(format!("let {heir} = {owner};"));
                self.decoy();
                self.push(read);
            }
            2 => {
                // Freed in a branch that this run does not take.
                self.push(format!("let {reference} = {borrow};"));
                self.push("if std::env::args().count() > 9 {");
                self.push(format!("    drop({owner});"));
                self.push("}");
                self.decoy();
                self.push(read);
            }
            _ => {
                // Moved in a loop of one round.
                self.push("for _ in 0..1 {");
                self.push(format!("    take({owner});"));
                self.push("}");
            }
        }
        block
    }
}

fn number(variable: &str, default: u64) -> u64 {
    let told = std::env::var(variable).ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// The recorder may be kept from the last run of the tests, results may not.
fn recorder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("accident-property");
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        if !entry.file_name().to_string_lossy().contains("__memscope") {
            let _ = fs::remove_file(entry.path());
        }
    }
    folder
}

#[test]
fn the_accident_is_the_one_that_the_program_was_made_with() {
    let (first, programs) = (
        number("MEMSCOPE_SEED", 1),
        number("MEMSCOPE_PROGRAMS", PROGRAMS),
    );
    let options = Options {
        cache: Some(recorder()),
        time_limit: Duration::from_secs(30),
        ..Options::default()
    };
    let next = AtomicU64::new(0);
    let asked: Mutex<BTreeMap<Outcome, usize>> = Mutex::default();
    let wrong: Mutex<Vec<String>> = Mutex::default();
    let work = || loop {
        let index = next.fetch_add(1, Ordering::Relaxed);
        if index >= programs {
            return;
        }
        let (seed, end) = (first + index, ENDS[(index % 4) as usize]);
        let (text, known) = program(seed, end);
        let found = examine(&text, &options);
        match found {
            Ok((found, _)) if found == known => {
                *asked.lock().unwrap().entry(known.outcome).or_default() += 1;
            }
            Ok((found, said)) => wrong.lock().unwrap().push(format!(
                "seed {seed}, made to be {known:?}, found {found:?}: {said}\n{text}"
            )),
            Err(why) => wrong
                .lock()
                .unwrap()
                .push(format!("seed {seed}, made to be {known:?}: {why}\n{text}")),
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(
        wrong.is_empty(),
        "{} of {programs} programs, from MEMSCOPE_SEED {first} on:\n\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    let asked = asked.into_inner().unwrap();
    for end in ENDS {
        let count = asked.get(&end).copied().unwrap_or(0);
        let floor = EACH.min(programs as usize / 8);
        assert!(count >= floor, "only {count} programs of {}", end.name());
    }
}

fn examine(text: &str, options: &Options) -> Result<(Known, String), String> {
    let source = Source::parse(Path::new("random.rs"), text).map_err(|why| why.to_string())?;
    let accident = memscope::accident(&source, options).map_err(|why| why.to_string())?;
    let found = Known {
        outcome: accident.outcome,
        line: accident.line,
        block: accident.block,
    };
    Ok((found, accident.text))
}
