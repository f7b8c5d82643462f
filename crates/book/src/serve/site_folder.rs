//! The folder whose pages are served: each build goes into a fresh one, and only a good one takes its place.

use std::fs;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use listing::Problem;

use crate::html::escape;
use crate::preprocess::lines;
use crate::site::Built;
use crate::{check, practice, scratch, site};

use super::live;
use super::own::Own;

/// How long what is wrong with the sources waits for the pages to be made, before it is told while they are.
const PAGES_FIRST: Duration = Duration::from_secs(2);

pub(super) struct SiteFolder {
    root: PathBuf,
    folders: scratch::Folder,
    builds: usize,
    good: bool,
    current: Arc<RwLock<PathBuf>>,
    state: live::Shared,
    own: Arc<Own>,
}

/// What came of a build, good or not.
pub(super) struct Attempt {
    folder: PathBuf,
    sources: check::Sources,
    built: Result<Built>,
    /// What was wrong with the sources before they were built; it was told then.
    pub(super) told: Vec<String>,
    /// Why the last good pages stay, or none are there yet.
    pub(super) refused: Option<String>,
    pub(super) seconds: f64,
}

impl SiteFolder {
    pub(super) fn new(root: &Path, own: Arc<Own>) -> Result<Self> {
        let folders = scratch::Folder::new()?;
        let current = Arc::new(RwLock::new(folders.path().to_path_buf()));
        Ok(Self {
            root: root.to_path_buf(),
            folders,
            builds: 0,
            good: false,
            current,
            state: live::Shared::default(),
            own,
        })
    }

    /// The folder to serve from; it changes with every good build.
    pub(super) fn current(&self) -> Arc<RwLock<PathBuf>> {
        Arc::clone(&self.current)
    }

    /// What an open page is told; it changes with every build and every check.
    pub(super) fn state(&self) -> live::Shared {
        Arc::clone(&self.state)
    }

    /// Shows the pages without the figures, where those take minutes: at the first start. Whether it did.
    pub(super) fn draft(&mut self) -> bool {
        self.builds += 1;
        let folder = self.folders.path().join(self.builds.to_string());
        let name = live::name(self.builds);
        let drafted = site::draft(&self.root, &folder).and_then(|made| {
            if made {
                self.publish(&folder, &name)?;
            }
            Ok(made)
        });
        // What keeps the pages from being built, the build that follows says.
        let drafted = drafted.unwrap_or(false);
        if drafted {
            self.good = true;
        } else {
            let _ = fs::remove_dir_all(&folder);
        }
        drafted
    }

    /// Builds the book, shows it, and tells what is wrong with its sources, to the pages and to `early`. A failed build leaves
    /// the last good pages in place; before the first good one, a page says what is wrong.
    ///
    /// # Errors
    /// When nothing can be written.
    pub(super) fn build(&mut self, early: impl FnOnce(&[String]) + Send) -> Result<Attempt> {
        self.builds += 1;
        let folder = self.folders.path().join(self.builds.to_string());
        let name = live::name(self.builds);
        let start = Instant::now();
        let this = &*self;
        let (built, shown, (sources, told)) = thread::scope(|scope| {
            let (pages_made, wait) = mpsc::channel::<()>();
            let judging = scope.spawn(move || {
                // Both cores belong to the pages, where those are made in a moment.
                let _ = wait.recv_timeout(PAGES_FIRST);
                let sources = check::Sources::judge(&this.root);
                let told = of_the_book(&sources.problems());
                this.tell(told.clone());
                early(&told);
                (sources, told)
            });
            let built = site::lay_out(&this.root, &folder);
            // Whoever waits for the pages does not wait for what is said of their sources.
            let shown = match &built {
                Ok(built) if built.refused.is_empty() => {
                    this.publish(&folder, &name).map(|()| true)
                }
                _ => Ok(false),
            };
            drop(pages_made);
            let judged = judging.join();
            let judged = judged.unwrap_or_else(|panic| resume_unwind(panic));
            (built, shown, judged)
        });
        self.good |= shown?;
        let refused = match &built {
            Ok(built) if built.refused.is_empty() => None,
            Ok(built) => Some(lines(&built.refused)),
            Err(why) => Some(format!("{why:#}")),
        };
        if let Some(why) = &refused {
            if !self.good {
                let page = folder.with_extension("refused");
                fs::create_dir_all(&page)?;
                fs::write(page.join("index.html"), problem_page(why))?;
                fs::copy(page.join("index.html"), page.join("404.html"))?;
                live::install(&page, &name)?;
                self.show(page, name);
            }
            let news = why
                .lines()
                .filter(|line| !told.iter().any(|one| one == line));
            let all = told.iter().cloned().chain(news.map(str::to_owned));
            self.tell(all.collect());
        }
        Ok(Attempt {
            folder,
            sources,
            built,
            told,
            refused,
            seconds: start.elapsed().as_secs_f64(),
        })
    }

    /// What `cargo book check` says of the book that was built, beside what has been said.
    pub(super) fn check(&self, attempt: Attempt) -> Vec<String> {
        let Attempt {
            folder,
            sources,
            built,
            told,
            refused,
            ..
        } = attempt;
        let problems = of_the_book(&sources.and_built(&self.root, &folder, &built));
        if refused.is_some() {
            let _ = fs::remove_dir_all(&folder);
        }
        self.tell(problems.clone());
        let said = |problem: &String| {
            let why = refused.as_deref().unwrap_or_default();
            told.contains(problem) || why.lines().any(|line| line == problem)
        };
        problems.into_iter().filter(|one| !said(one)).collect()
    }

    /// Shows the book that was built into `folder`.
    fn publish(&self, folder: &Path, name: &str) -> Result<()> {
        live::install(folder, name)?;
        self.own.install(folder)?;
        self.show(folder.to_owned(), name.to_owned());
        Ok(())
    }

    fn tell(&self, problems: Vec<String>) {
        if let Ok(mut state) = self.state.write() {
            state.problems = problems;
        }
    }

    fn show(&self, folder: PathBuf, name: String) {
        if let Ok(mut state) = self.state.write() {
            state.build = name;
        }
        if let Ok(mut current) = self.current.write() {
            let old = std::mem::replace(&mut *current, folder);
            if old != self.folders.path() {
                let _ = fs::remove_dir_all(old);
            }
        }
    }
}

/// Problems as they are told. What stands in the exercises may be a reader's, who is at work on one.
pub(super) fn of_the_book(problems: &[Problem]) -> Vec<String> {
    let own = Path::new(practice::FOLDER).join("exercises");
    let of_the_book = problems.iter().filter(|one| !one.file.starts_with(&own));
    of_the_book.map(ToString::to_string).collect()
}

fn problem_page(why: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>The book does not build</title>\
         <body><h1>The book does not build</h1><pre>{}</pre>\
         <p>Mend it and save: this page reloads by itself.</p></body></html>",
        escape(why)
    )
}
