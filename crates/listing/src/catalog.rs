//! Every listing of the book, found by looking into the folders: nothing is registered by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::evidence::{self, Evidence};
use crate::faults::{anchors, usable};
use crate::optimized;
use crate::problem::{Problem, nearest};

/// The folder a listing lies in. It decides the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Folder {
    /// `listings/examples`: Rust that runs.
    Examples,
    /// `listings/fail`: Rust that the compiler must reject.
    Fail,
    /// `listings/other`: C and garbage-collected languages.
    Other,
}

impl Folder {
    /// All folders, in the order in which they are read.
    pub const ALL: [Self; 3] = [Self::Examples, Self::Fail, Self::Other];

    /// The folder's path, relative to the book's root.
    pub fn path(self) -> &'static str {
        match self {
            Self::Examples => "listings/examples",
            Self::Fail => "listings/fail",
            Self::Other => "listings/other",
        }
    }

    /// The endings of the evidence that belongs to one listing of this folder.
    fn evidence(self) -> &'static [&'static str] {
        match self {
            Self::Examples | Self::Other => &["stdout", "exit"],
            Self::Fail => &["stderr", "accident"],
        }
    }
}

/// The language of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Rust, edition 2024.
    Rust,
    /// C, compiled with a sanitizer.
    C,
    /// JavaScript, run by Node.
    JavaScript,
    /// Java, run from its source file.
    Java,
}

impl Language {
    fn of(path: &Path) -> Option<Self> {
        match path.extension().and_then(OsStr::to_str)? {
            "rs" => Some(Self::Rust),
            "c" => Some(Self::C),
            "js" => Some(Self::JavaScript),
            "java" => Some(Self::Java),
            _ => None,
        }
    }

    /// The name to print and to put after a Markdown fence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rust => "Rust",
            Self::C => "C",
            Self::JavaScript => "JavaScript",
            Self::Java => "Java",
        }
    }
}

/// One program of the book and what is recorded about it.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The name a chapter uses: `moves_clone` for Rust, `who_leak.c` for other languages.
    pub name: String,
    /// The folder, which decides the verdict.
    pub folder: Folder,
    /// The language.
    pub language: Language,
    /// The file, relative to the book's root, with `/` on every system.
    pub path: String,
    /// The program text, with `\n` line endings.
    pub source: String,
    /// What was recorded about the program.
    pub evidence: Evidence,
    /// The names of the listings that mend this one (only for rejected ones).
    pub fixes: Vec<String>,
}

impl Listing {
    /// The command with which a reader runs the program from the book's root.
    pub fn command(&self) -> String {
        let Self { name, path, .. } = self;
        match (self.folder, self.language) {
            (Folder::Examples, _) => format!("cargo run -p listings --example {name}"),
            (Folder::Fail, _) => format!("rustc --edition 2024 {path}"),
            (_, Language::C) => {
                let program = format!("target/{}", name.trim_end_matches(".c"));
                let env = self.header("env").map_or(String::new(), |e| e + " ");
                let flags = self.cc_flags();
                format!("cc -g -O0 {flags} {path} -o {program} && {env}{program}")
            }
            (_, language) => {
                let tool = if language == Language::Java {
                    "java"
                } else {
                    "node"
                };
                let flags = self.header("flags").map_or(String::new(), |f| f + " ");
                format!("{tool} {flags}{path}")
            }
        }
    }

    /// The flags that a C program is compiled with behind `-g -O0`: its `// flags:` line, or AddressSanitizer's.
    pub fn cc_flags(&self) -> String {
        self.header("flags")
            .unwrap_or_else(|| "-fsanitize=address".to_owned())
    }

    /// The value of a leading `// KEY: value` comment line.
    pub fn header(&self, key: &str) -> Option<String> {
        self.source
            .lines()
            .take_while(|line| line.starts_with("// "))
            .find_map(|line| line.strip_prefix(&format!("// {key}: ")))
            .map(str::to_owned)
    }

    /// The file that holds one kind of evidence (`stdout`, `stderr`, `exit`), relative to the book's root.
    pub fn evidence_path(&self, ending: &str) -> String {
        format!("{}/{}.{ending}", self.folder.path(), self.name)
    }

    /// The rejected listing's name, if this listing's name says that it is a fix (`NAME_fixed`, `NAME_fixed_2`).
    pub fn fix_of(&self) -> Option<&str> {
        let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let (base, rest) = self.name.rsplit_once("_fixed")?;
        let numbered = rest
            .strip_prefix('_')
            .is_some_and(|n| !n.is_empty() && digits(n));
        (self.folder == Folder::Examples && (rest.is_empty() || numbered)).then_some(base)
    }
}

/// All listings of a book, by name.
#[derive(Debug, Default)]
pub struct Catalog {
    listings: BTreeMap<String, Listing>,
    /// What lies there as a listing and can be none, by the name that it would have.
    unusable: BTreeMap<String, Problem>,
    problems: Vec<Problem>,
}

impl Catalog {
    /// Reads the three folders below `root`. What is wrong with the files (a missing or orphaned `.stdout`, a
    /// rejected listing without a fix, …) is collected in [`Catalog::problems`]; nothing stops the reading.
    pub fn load(root: &Path) -> Self {
        let mut catalog = Self::default();
        for folder in Folder::ALL {
            catalog.load_folder(root, folder);
        }
        catalog.problems.extend(optimized::problems(root, &catalog));
        catalog.pair_fixes();
        catalog.problems.sort();
        catalog
    }

    /// The listing of that name.
    pub fn get(&self, name: &str) -> Option<&Listing> {
        self.listings.get(name)
    }

    /// Why what lies there under that name is no listing; whoever names it says this, and nothing else.
    pub fn unusable(&self, name: &str) -> Option<&Problem> {
        self.unusable.get(name)
    }

    /// Whether anything lies in a folder, be it a listing or none.
    pub fn holds(&self, folder: Folder) -> bool {
        let unusable = || {
            self.unusable
                .values()
                .any(|why| why.file.starts_with(folder.path()))
        };
        self.iter().any(|one| one.folder == folder) || unusable()
    }

    /// All listings, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Listing> {
        self.listings.values()
    }

    /// The fixes of a rejected listing, first one first.
    pub fn fixes<'a>(&'a self, listing: &'a Listing) -> impl Iterator<Item = &'a Listing> {
        listing.fixes.iter().filter_map(|name| self.get(name))
    }

    /// The listing name that `wanted` was probably meant to be.
    pub fn nearest(&self, wanted: &str) -> Option<&str> {
        nearest(wanted, self.listings.keys().map(String::as_str))
    }

    /// What is wrong with the files in the listing folders, apart from what the pages say about them.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn load_folder(&mut self, root: &Path, folder: Folder) {
        let files = files_of(&root.join(folder.path()));
        let mut evidence = BTreeSet::new();
        for file in &files {
            let relative = relative(folder, file);
            let ending = file.extension().and_then(OsStr::to_str).unwrap_or("");
            if ["stdout", "stderr", "exit", "accident"].contains(&ending) {
                evidence.insert(relative);
                continue;
            }
            match (Language::of(file), folder) {
                (Some(Language::Rust), Folder::Other) | (None, _) => self.stray(&relative, folder),
                (Some(language), Folder::Other) => self.add(root, folder, language, file),
                (Some(Language::Rust), _) => self.add(root, folder, Language::Rust, file),
                (Some(_), _) => self.stray(&relative, folder),
            }
        }
        self.match_evidence(folder, evidence);
    }

    fn stray(&mut self, relative: &str, folder: Folder) {
        let wanted = match folder {
            Folder::Other => ".c, .js and .java files and their .stdout and .exit",
            Folder::Fail => ".rs files and their .stderr and .accident",
            Folder::Examples => ".rs files and their .stdout and .exit",
        };
        self.problems.push(Problem::in_file(
            relative,
            "this file belongs to no listing",
            format!("{} holds {wanted}: move or delete it", folder.path()),
        ));
    }

    fn add(&mut self, root: &Path, folder: Folder, language: Language, file: &Path) {
        let path = relative(folder, file);
        let name = match folder {
            Folder::Other => file.file_name(),
            _ => file.file_stem(),
        }
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
        let source = match usable(&path, &name, file) {
            Ok(source) => source,
            Err(problem) => {
                self.problems.push(problem.clone());
                self.unusable.insert(name, problem);
                return;
            }
        };
        if folder == Folder::Fail {
            self.problems.extend(anchors(&path, &source));
        }
        let listing = Listing {
            evidence: evidence::load(root, folder, &name),
            name: name.clone(),
            folder,
            language,
            path: path.clone(),
            source,
            fixes: Vec::new(),
        };
        if let Some(other) = self.listings.insert(name, listing) {
            self.problems.push(Problem::in_file(
                path,
                format!("a second listing of this name; the first is {}", other.path),
                "rename one of them: names are unique over all folders",
            ));
        }
    }

    fn match_evidence(&mut self, folder: Folder, mut found: BTreeSet<String>) {
        let here = self.listings.values().filter(|l| l.folder == folder);
        for listing in here {
            for ending in folder.evidence() {
                let path = listing.evidence_path(ending);
                let may_miss = match *ending {
                    "exit" => true,
                    "accident" => !listing.evidence.may_have_run(),
                    _ => false,
                };
                if !found.remove(&path) && !may_miss {
                    self.problems.push(Problem::in_file(
                        &listing.path,
                        format!("{path} is missing"),
                        format!(
                            "run `cargo book bless {}` and read what it recorded",
                            listing.name
                        ),
                    ));
                }
            }
        }
        for name in self.unusable.keys() {
            for ending in folder.evidence() {
                found.remove(&format!("{}/{name}.{ending}", folder.path()));
            }
        }
        self.problems.extend(found.into_iter().map(|orphan| {
            Problem::in_file(
                orphan,
                "no listing belongs to this recording",
                "delete it, or restore the listing",
            )
        }));
    }

    fn pair_fixes(&mut self) {
        let pairs: Vec<(String, String)> = self
            .listings
            .values()
            .filter_map(|fix| Some((fix.fix_of()?.to_owned(), fix.name.clone())))
            .collect();
        for (base, fix) in pairs {
            match self.listings.get_mut(&base) {
                Some(listing) if listing.folder == Folder::Fail => listing.fixes.push(fix),
                None if self.unusable.contains_key(&base) => {}
                _ => self.problems.push(Problem::in_file(
                    format!("{}/{fix}.rs", Folder::Examples.path()),
                    format!("there is no rejected listing '{base}' that this could mend"),
                    format!(
                        "add {}/{base}.rs, or drop `_fixed` from the name",
                        Folder::Fail.path()
                    ),
                )),
            }
        }
        for listing in self.listings.values() {
            let fix = format!("{}_fixed", listing.name);
            let told = self.unusable.contains_key(&fix);
            if listing.folder == Folder::Fail && listing.fixes.is_empty() && !told {
                self.problems.push(Problem::in_file(
                    &listing.path,
                    "this rejected listing has no fix",
                    format!(
                        "add {}/{fix}.rs, the smallest change that makes it run",
                        Folder::Examples.path()
                    ),
                ));
            }
        }
    }
}

pub(crate) fn files_of(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        // Editors leave their own hidden files beside what they edit.
        .filter(|path| {
            !path
                .file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with('.'))
        })
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

fn relative(folder: Folder, file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    format!("{}/{name}", folder.path())
}

/// Reads a text file with `\n` line endings, whatever the checkout made of them.
pub(crate) fn read(file: &Path) -> std::io::Result<String> {
    Ok(fs::read_to_string(file)?.replace("\r\n", "\n"))
}
