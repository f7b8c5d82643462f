//! `cargo book`: one command reads the book, and a few more help to write it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, exit};

use anyhow::{Context, Result, bail};
use book::practice::{self, trial::Outcome};
use book::style::{error, good, note};
use book::{
    assembly, bless, check, draw, epub, measure, new, output, preprocess, review, scratch, serve,
    site,
};
use book::{eprintln, print, println};
use clap::{Parser, Subcommand};

/// Reads, builds, checks and extends the book. Without a command it builds the book, serves it on 127.0.0.1 and
/// rebuilds on every save.
#[derive(Parser)]
#[command(
    name = "cargo book",
    bin_name = "cargo book",
    version,
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// The port to serve on.
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Open the browser.
    #[arg(long)]
    open: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Build the static site.
    Build {
        /// The folder to build into: a missing or empty one, or an earlier build. Without it: the book's folder `book`.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Write the book as an EPUB, for e-readers.
    Epub {
        /// The file to write: a missing one, or an earlier EPUB. Without it: `book.epub` in the book's folder.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Report everything that is wrong with the sources, all at once.
    Check {
        /// Print what each page asks of its reader instead: programs, words, questions by kind, practice.
        #[arg(long)]
        table: bool,
    },
    /// Start a chapter or a listing.
    New {
        #[command(subcommand)]
        what: New,
    },
    /// Record anew what listings print and what the compiler says, and list what changed.
    Bless {
        /// Names of listings or exercises; all listings when none is given.
        names: Vec<String>,
    },
    /// Check one exercise of listings/practice, or list all with what is done.
    Practice {
        /// The exercise's name.
        name: Option<String>,
        /// Record how the start fails, for its page.
        #[arg(long)]
        record: bool,
    },
    /// Print what changed since BASE for readers, page by page, as Markdown for a review.
    Diff {
        /// The branch or commit to compare with.
        #[arg(default_value = "main")]
        base: String,
        /// Where the built pages of this state lie.
        #[arg(long, value_name = "URL")]
        preview: Option<String>,
        /// Leave out what finds no room in so many bytes, and name it.
        #[arg(long, value_name = "BYTES")]
        at_most: Option<usize>,
    },
    /// Measure what memory costs and write it to data/: the benchmarks, and one program in four languages.
    Measure {
        /// One short run of each, to see that everything works; the numbers are worth little.
        #[arg(long)]
        quick: bool,
    },
    /// Record anew the machine code of the listings in listings/asm.
    Asm,
    /// Draw one program for the server's page; see crates/book/src/draw.rs.
    #[command(hide = true)]
    Draw,
    /// Answer stock mdBook, which calls this by itself (see book.toml).
    #[command(hide = true)]
    Preprocess {
        name: String,
        #[command(subcommand)]
        question: Option<Question>,
    },
}

#[derive(Subcommand)]
enum New {
    /// A chapter: src/SLUG.md and its line in SUMMARY.md.
    Chapter {
        /// The chapter's title.
        title: String,
    },
    /// A listing that runs, or with --fails one that is rejected, and its fix.
    Listing {
        /// The listing's name in lower snake case.
        name: String,
        /// The compiler must reject it.
        #[arg(long)]
        fails: bool,
    },
    /// An exercise in listings/practice: its start, its solution and its entry in info.toml.
    Exercise {
        /// The exercise's name in lower snake case.
        name: String,
    },
}

#[derive(Subcommand)]
enum Question {
    /// Whether the preprocessor works for a renderer: they all work for all.
    Supports { renderer: String },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // To end it is how a reader closes the book; whatever else is interrupted has not been done.
    let code = if arguments.command.is_none() { 0 } else { 130 };
    // Without a handler Ctrl-C still ends the process, and the next command sweeps up.
    let _ = ctrlc::set_handler(move || {
        scratch::remove_all();
        exit(code);
    });
    match run(arguments) {
        Ok(code) => code,
        Err(why) => {
            eprintln!("{}: {why:#}", error("error"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode> {
    let root = root()?;
    match arguments.command {
        None => serve::serve(
            &root,
            serve::Options {
                port: arguments.port,
                open: arguments.open,
            },
        )?,
        Some(Command::Build { out }) => return build(&root, out.as_deref()),
        Some(Command::Epub { out }) => return epub(&root, out.as_deref()),
        Some(Command::Check { table: true }) => print!("{}", check::table(&root)),
        Some(Command::Check { table: false }) => return Ok(report(&check::check(&root))),
        Some(Command::New {
            what: New::Chapter { title },
        }) => println!("{}", new::chapter(&root, &title)?),
        Some(Command::New {
            what: New::Listing { name, fails },
        }) => println!("{}", new::listing(&root, &name, fails)?),
        Some(Command::New {
            what: New::Exercise { name },
        }) => println!("{}", practice::command::new(&root, &name)?),
        Some(Command::Practice { name, record: true }) => {
            return Ok(blessed(&practice::command::record(&root, name.as_deref())?));
        }
        Some(Command::Practice {
            name: Some(name), ..
        }) => return practiced(&root, &name),
        Some(Command::Practice { name: None, .. }) => return list_practice(&root),
        Some(Command::Bless { names }) => return Ok(blessed(&bless::bless(&root, &names)?)),
        Some(Command::Diff {
            base,
            preview,
            at_most,
        }) => {
            print!(
                "{}",
                review::since(&root, &base, preview.as_deref(), at_most)?
            );
        }
        Some(Command::Measure { quick }) => return Ok(measured(&measure::measure(&root, quick)?)),
        Some(Command::Asm) => return Ok(blessed(&assembly::record(&root, None)?)),
        Some(Command::Draw) => draw::run(&root),
        Some(Command::Preprocess {
            question: Some(_), ..
        }) => {}
        Some(Command::Preprocess {
            name,
            question: None,
        }) => preprocess::command::answer(&name)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder with book.toml: this one or the nearest above.
fn root() -> Result<PathBuf> {
    let here = env::current_dir().context("the current folder is gone")?;
    match here
        .ancestors()
        .find(|folder| folder.join("book.toml").is_file())
    {
        Some(root) => Ok(root.to_path_buf()),
        None => bail!(
            "there is no book.toml here or above; run `cargo book` inside the book's checkout"
        ),
    }
}

fn build(root: &Path, out: Option<&Path>) -> Result<ExitCode> {
    let out = out.map_or_else(|| root.join("book"), Path::to_path_buf);
    let here = env::current_dir()?;
    let out = out.strip_prefix(here).unwrap_or(&out);
    let warnings = output::write(root, out, |folder| site::build(root, folder))?;
    for warning in &warnings {
        eprintln!("{}: {warning}", error("warning"));
    }
    eprintln!("{} {}", good("built"), out.join("index.html").display());
    Ok(ExitCode::SUCCESS)
}

fn epub(root: &Path, out: Option<&Path>) -> Result<ExitCode> {
    let out = out.map_or_else(|| root.join("book.epub"), Path::to_path_buf);
    let here = env::current_dir()?;
    let out = out.strip_prefix(here).unwrap_or(&out);
    eprintln!("{}", note("building the pages, then the EPUB"));
    let written = epub::write(root, out)?;
    for warning in &written.warnings {
        eprintln!("{}: {warning}", error("warning"));
    }
    let pages = if written.pages == 1 { "page" } else { "pages" };
    let (count, size) = (written.pages, written.bytes.div_ceil(1000));
    let out = out.display();
    eprintln!("{} {out} ({count} {pages}, {size} kB)", good("built"));
    Ok(ExitCode::SUCCESS)
}

fn report(problems: &[listing::Problem]) -> ExitCode {
    for problem in problems {
        eprintln!("{}: {problem}", error("error"));
    }
    if problems.is_empty() {
        eprintln!(
            "{}: nothing is wrong with the sources; `cargo test` runs the programs",
            good("checked")
        );
        return ExitCode::SUCCESS;
    }
    let s = if problems.len() == 1 { "" } else { "s" };
    eprintln!("{} problem{s}", problems.len());
    ExitCode::FAILURE
}

/// What came of one exercise, and which is next.
fn practiced(root: &Path, name: &str) -> Result<ExitCode> {
    let (exercise, outcome) = practice::command::one(root, name)?;
    print!("{}", outcome.said());
    if outcome != Outcome::Passes {
        eprintln!(
            "{}: {}\n{}: change {}",
            error("not yet"),
            exercise.task.trim(),
            note("next"),
            exercise.path()
        );
        return Ok(ExitCode::FAILURE);
    }
    eprintln!(
        "{}: {name} passes its tests; compare with {}",
        good("done"),
        exercise.solution_path()
    );
    Ok(ExitCode::SUCCESS)
}

fn list_practice(root: &Path) -> Result<ExitCode> {
    let left = practice::command::all(root, |exercise, done| {
        let mark = if done { good("done") } else { note("to do") };
        println!("{mark}  {}", exercise.name);
    })?;
    match left {
        0 => eprintln!("{}", good("all done")),
        left => eprintln!("{left} left; `cargo book practice NAME` checks one"),
    }
    Ok(ExitCode::SUCCESS)
}

fn blessed(blessed: &bless::Blessed) -> ExitCode {
    for changed in &blessed.changed {
        println!("{}\n{}", changed.path, changed.difference);
    }
    for stale in &blessed.stale {
        eprintln!("{}: {stale}", note("not asked for, and stale"));
    }
    for why in &blessed.left_out {
        eprintln!("{}: {why}", error("left out"));
    }
    match blessed.changed.len() {
        0 if blessed.left_out.is_empty() => eprintln!("{}", good("every recording is as it was")),
        0 => eprintln!("nothing is recorded anew"),
        n => eprintln!(
            "{} ({n}); read each before you commit it",
            note("recorded anew")
        ),
    }
    if blessed.left_out.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn measured(measured: &measure::Measured) -> ExitCode {
    for why in &measured.left_out {
        eprintln!("{}: {why}", note("left out"));
    }
    for broken in &measured.broken {
        eprintln!("{}: {broken}", error("an ordering that the text relies on"));
    }
    eprintln!("{} {}", good("wrote"), measured.files.join(", "));
    if measured.broken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
