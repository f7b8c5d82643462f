//! The folder whose pages are served: each build goes into a fresh one, and only a good one takes its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::html::escape;
use crate::site;

pub(super) struct SiteFolder {
    root: PathBuf,
    folders: tempfile::TempDir,
    builds: usize,
    good: bool,
    current: Arc<RwLock<PathBuf>>,
}

pub(super) struct Built {
    pub(super) warnings: Vec<String>,
    pub(super) seconds: f64,
}

impl SiteFolder {
    pub(super) fn new(root: &Path) -> Result<Self> {
        let folders = tempfile::tempdir().context("no temporary folder can be made")?;
        let current = Arc::new(RwLock::new(folders.path().to_path_buf()));
        Ok(Self {
            root: root.to_path_buf(),
            folders,
            builds: 0,
            good: false,
            current,
        })
    }

    /// The folder to serve from; it changes with every good build.
    pub(super) fn current(&self) -> Arc<RwLock<PathBuf>> {
        Arc::clone(&self.current)
    }

    /// Builds the book. A failed build leaves the last good pages in place; before the first good one, a page
    /// says what is wrong.
    pub(super) fn build(&mut self) -> Result<Built> {
        self.builds += 1;
        let folder = self.folders.path().join(self.builds.to_string());
        let start = Instant::now();
        let built = site::build(&self.root, &folder);
        match &built {
            Ok(_) => {
                self.good = true;
                self.show(folder);
            }
            Err(_) if self.good => {
                let _ = fs::remove_dir_all(folder);
            }
            Err(why) => {
                fs::create_dir_all(&folder)?;
                fs::write(folder.join("index.html"), problem_page(&format!("{why:#}")))?;
                fs::copy(folder.join("index.html"), folder.join("404.html"))?;
                self.show(folder);
            }
        }
        Ok(Built {
            warnings: built?,
            seconds: start.elapsed().as_secs_f64(),
        })
    }

    fn show(&self, folder: PathBuf) {
        if let Ok(mut current) = self.current.write() {
            let old = std::mem::replace(&mut *current, folder);
            if old != self.folders.path() {
                let _ = fs::remove_dir_all(old);
            }
        }
    }
}

fn problem_page(why: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>The book does not build</title>\
         <body><h1>The book does not build</h1><pre>{}</pre>\
         <p>Mend it and save: this page reloads by itself.</p></body></html>",
        escape(why)
    )
}
