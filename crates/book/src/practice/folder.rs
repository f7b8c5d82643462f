//! `listings/practice` as it lies on the disk: `info.toml`, and the programs beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use listing::{Problem, nearest, utf8};

use super::FOLDER;
use super::info::{Entry, Info, unnamed};
use crate::new::TO_WRITE;

/// How the program that a reader starts with fails.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fails {
    /// The compiler rejects it with this code.
    Code(String),
    /// It compiles, and a test is red.
    Test,
}

/// Another solution, with the reason why it loses against the first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Other {
    /// The file's name below `alternatives/`, without its ending.
    pub name: String,
    /// Why it is not the best, in a sentence of Markdown.
    pub because: String,
    /// The program.
    pub source: String,
}

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Exercise {
    /// Its name: `moves_lend`.
    pub name: String,
    /// What is to be done, in a sentence or two of Markdown.
    pub task: String,
    /// A hint, in Markdown.
    pub hint: String,
    /// How the start fails.
    pub fails: Fails,
    /// The program that the reader starts with, and may have changed.
    pub start: String,
    /// The program that does it.
    pub solution: String,
    /// Other programs that do it.
    pub others: Vec<Other>,
    /// What the compiler or the tests said of the start.
    pub recorded: Option<String>,
    /// The 1-based line in `info.toml` where it begins.
    pub line: usize,
}

impl Exercise {
    /// The reader's file, from the book's root.
    pub fn path(&self) -> String {
        format!("{FOLDER}/exercises/{}.rs", self.name)
    }

    /// Where the solution lies, from the book's root.
    pub fn solution_path(&self) -> String {
        format!("{FOLDER}/solutions/{}.rs", self.name)
    }

    /// Where the recording lies, from the book's root.
    pub fn recorded_path(&self) -> String {
        format!("{FOLDER}/recorded/{}.txt", self.name)
    }
}

/// All exercises in their order, and what is wrong with the folder.
#[derive(Debug, Default)]
pub struct Practice {
    /// The exercises that can be used.
    pub exercises: Vec<Exercise>,
    /// What is wrong, with file, line and remedy.
    pub problems: Vec<Problem>,
    /// Why an exercise that info.toml names cannot be used.
    broken: BTreeMap<String, Problem>,
    /// Why info.toml cannot be read.
    unreadable: Option<Problem>,
}

impl Practice {
    /// Reads the folder of the book at `root`; without one there is no exercise, and nothing wrong with that.
    pub fn load(root: &Path) -> Self {
        let mut practice = Self::default();
        let file = format!("{FOLDER}/info.toml");
        let Ok(bytes) = fs::read(root.join(&file)) else {
            return practice;
        };
        let text = match utf8(&file, bytes) {
            Ok(text) => text,
            Err(problem) => return Self::unreadable(problem),
        };
        match toml::from_str::<Info>(&text) {
            Ok(info) => {
                practice.unwritten(&file, &text, "still as `cargo book new` made it");
                let named = info.names();
                practice.read(root, &file, &text, info);
                practice.problems.extend(unnamed(root, &named));
            }
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start.min(text.len()));
                let line = text[..at].matches('\n').count() + 1;
                let what = format!(
                    "this is not TOML that describes exercises: {}",
                    error.message().replace('\n', " ")
                );
                let remedy = "CONTRIBUTING.md shows how one is written";
                return Self::unreadable(Problem::at(&file, line, what, remedy));
            }
        }
        practice
    }

    /// No exercise, and why.
    fn unreadable(why: Problem) -> Self {
        Self {
            problems: vec![why.clone()],
            unreadable: Some(why),
            ..Self::default()
        }
    }

    /// The exercise of this name.
    pub fn get(&self, name: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|one| one.name == name)
    }

    /// What is wrong where a page names an exercise that is not there: the name, or what keeps it from being read.
    pub(crate) fn unknown(&self, name: &str, page: &Path, line: usize) -> Problem {
        let told = self.broken.get(name).or(self.unreadable.as_ref());
        told.cloned().unwrap_or_else(|| {
            let (what, remedy) = self.no_such(name);
            Problem::at(page, line, what, remedy)
        })
    }

    /// That no exercise has this name, and what to do.
    pub(crate) fn no_such(&self, name: &str) -> (String, String) {
        let near = nearest(name, self.exercises.iter().map(|one| one.name.as_str()));
        let remedy = match near {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("`cargo book new exercise {name}` makes one"),
        };
        (format!("no exercise named '{name}'"), remedy)
    }

    fn read(&mut self, root: &Path, file: &str, text: &str, info: Info) {
        if info.format_version != 1 {
            self.fault(
                file,
                1,
                "Rustlings reads format_version = 1 only",
                "write format_version = 1",
            );
        }
        let starts: Vec<usize> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.trim() == "[[exercises]]")
            .map(|(index, _)| index + 1)
            .collect();
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for (index, entry) in info.exercises.into_iter().enumerate() {
            let line = starts.get(index).copied().unwrap_or(1);
            if let Some(first) = lines.insert(entry.name.clone(), line) {
                let what = format!(
                    "a second exercise named '{}'; the first is {file}:{first}",
                    entry.name
                );
                self.fault(file, line, what, "give it a name of its own");
            } else {
                let name = entry.name.clone();
                match self.entry(root, file, line, entry) {
                    Some(exercise) => self.exercises.push(exercise),
                    None => self
                        .broken
                        .extend(self.problems.last().map(|why| (name, why.clone()))),
                }
            }
        }
    }

    fn fault(
        &mut self,
        file: &str,
        line: usize,
        what: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.problems.push(Problem::at(file, line, what, remedy));
    }

    /// The lines that `cargo book new` left for the author to write.
    fn unwritten(&mut self, file: &str, text: &str, what: &str) {
        let left = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.contains(TO_WRITE));
        for (index, _) in left {
            self.fault(
                file,
                index + 1,
                what,
                "write your own, without this line's `To write:`",
            );
        }
    }

    /// One exercise with its programs; `None` where a program is missing.
    fn entry(&mut self, root: &Path, file: &str, line: usize, entry: Entry) -> Option<Exercise> {
        let Entry {
            name,
            dir,
            test,
            hint,
            task,
            fails,
            others,
        } = entry;
        let snake = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if name.is_empty() || !name.chars().all(snake) {
            self.fault(
                file,
                line,
                format!("'{name}' is no exercise name"),
                "use lower-case letters, digits and _, as in moves_lend",
            );
            return None;
        }
        if dir.is_some() || test == Some(false) {
            self.fault(
                file,
                line,
                format!("'{name}' has `dir` or `test = false`"),
                "take it out: our exercises lie side by side, and each has tests",
            );
        }
        for (field, text) in [("hint", &hint), ("task", &task)] {
            if text.trim().is_empty() {
                self.fault(
                    file,
                    line,
                    format!("'{name}' has no `{field}`"),
                    format!("add {field} = \"…\""),
                );
            }
        }
        let code = fails.len() == 5
            && fails.starts_with('E')
            && fails[1..].bytes().all(|b| b.is_ascii_digit());
        let fails = match fails.as_str() {
            "test" => Fails::Test,
            _ if code => Fails::Code(fails),
            other => {
                let what = format!("'{name}' does not say how its start fails, but '{other}'");
                self.fault(
                    file,
                    line,
                    what,
                    "write fails = \"E0382\" with the code of the rejection, or fails = \"test\"",
                );
                Fails::Test
            }
        };
        let start = self.program(root, file, line, &name, "exercises", true);
        let solution = self.program(root, file, line, &name, "solutions", false);
        let mut found = Vec::new();
        for (other, because) in others {
            if because.trim().is_empty() {
                self.fault(
                    file,
                    line,
                    format!("'{name}' does not say why '{other}' loses"),
                    format!("write {other} = \"…\" in its `others`"),
                );
            }
            let source = self.program(root, file, line, &other, "alternatives", false);
            found.extend(source.map(|source| Other {
                name: other,
                because,
                source,
            }));
        }
        let (start, solution) = (start?, solution?);
        if start == solution {
            self.problems.push(Problem::in_file(
                format!("{FOLDER}/exercises/{name}.rs"),
                format!("the start of '{name}' is its solution"),
                "a reader has to have something to do: break the start",
            ));
        }
        let exercise = Exercise {
            name,
            task,
            hint,
            fails,
            start,
            solution,
            others: found,
            recorded: None,
            line,
        };
        let recorded = fs::read_to_string(root.join(exercise.recorded_path())).ok();
        if recorded.is_none() {
            let (what, remedy) = (
                format!("no recording of how the start of '{}' fails", exercise.name),
                format!("`cargo book practice --record {}` makes it", exercise.name),
            );
            self.fault(file, line, what, remedy);
        }
        Some(Exercise {
            recorded,
            ..exercise
        })
    }

    /// One of an exercise's programs, with what Rustlings and we ask of it.
    fn program(
        &mut self,
        root: &Path,
        file: &str,
        line: usize,
        name: &str,
        folder: &str,
        start: bool,
    ) -> Option<String> {
        let path = format!("{FOLDER}/{folder}/{name}.rs");
        let Ok(source) = fs::read_to_string(root.join(&path)) else {
            self.fault(
                file,
                line,
                format!("{path} cannot be read"),
                "write it, or take the exercise out",
            );
            return None;
        };
        let source = source.replace("\r\n", "\n");
        self.unwritten(
            &path,
            &source,
            "the program is still as `cargo book new` made it",
        );
        let mut wanted = vec![
            (
                "fn main()",
                "no `fn main()`, which Rustlings and the memory figure want",
                "add one that uses the program",
            ),
            (
                "#[test]",
                "no test, so nothing says when it is done",
                "add one in `#[cfg(test)] mod tests` at its end",
            ),
        ];
        if start {
            wanted.push((
                "// TODO",
                "no `// TODO`, which Rustlings wants and which shows where to begin",
                "add one that says what to do",
            ));
        }
        for (text, what, remedy) in wanted {
            if !source.contains(text) {
                self.problems.push(Problem::in_file(&path, what, remedy));
            }
        }
        Some(source)
    }
}
