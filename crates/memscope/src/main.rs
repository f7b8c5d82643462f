//! The command `memscope`.

mod html;

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{io, thread};

use clap::{Args, Parser, Subcommand};
use figure::Program;
use io::Write;
use memscope::memory::Watched;
use memscope::permissions::{Report, Said};
use memscope::{Failure, Options, Source, View};

#[derive(Parser)]
#[command(
    version,
    about = "What the borrow checker allows and what memory holds, line by line"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// After each statement: which places may be read, written, assigned, moved, and why not. Runs nothing.
    Permissions {
        #[command(flatten)]
        common: Common,
        /// Only this function: `NAME` or `Type::NAME`.
        #[arg(long, value_name = "NAME")]
        function: Option<String>,
    },
    /// Runs the program and shows its stack, heap and events after each statement.
    Memory {
        #[command(flatten)]
        common: Common,
        #[command(flatten)]
        shown: Shown,
    },
    /// Runs a program that the borrow checker rejects, and shows what it would have done to memory.
    Accident {
        #[command(flatten)]
        common: Common,
        #[command(flatten)]
        shown: Shown,
    },
}

/// What is run, and how much of it is shown.
#[derive(Args)]
struct Shown {
    /// Run this `#[test]` function in place of `main`: its path (`tests::grows`), or the end of it.
    #[arg(long, value_name = "NAME")]
    test: Option<String>,
    /// Show only the steps that touch these lines: `7-12`, or one line.
    #[arg(long, value_name = "A-B", value_parser = lines, conflicts_with = "json")]
    lines: Option<RangeInclusive<usize>>,
    /// Show of each step only the rows that changed, and its sentence.
    #[arg(long, conflicts_with = "json")]
    short: bool,
    /// Show every round of a loop; else equal ones in a row are folded.
    #[arg(long, conflicts_with = "json")]
    all: bool,
}

fn lines(text: &str) -> Result<RangeInclusive<usize>, String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(first), Ok(last)) if 0 < first && first <= last => Ok(first..=last),
        _ => Err("give two lines, the first one first, as in `7-12`".to_owned()),
    }
}

impl Shown {
    fn view(&self) -> View {
        View {
            lines: self.lines.clone(),
            short: self.short,
            all: self.all,
            width: memscope::told_width(),
        }
    }

    /// The program that runs: the file's, or a test of it.
    fn program(&self, file: &Path) -> Result<Source, Failure> {
        let source = Source::read(file)?;
        match &self.test {
            None => Ok(source),
            Some(name) => source.with_test(name),
        }
    }
}

#[derive(Args)]
struct Common {
    /// A single-file Rust program that needs std only.
    file: PathBuf,
    /// Print JSON (version 1) instead of text.
    #[arg(long)]
    json: bool,
    /// Write it as one HTML file instead, figures and all, that needs nothing else.
    #[arg(long, value_name = "OUT", conflicts_with = "json")]
    html: Option<PathBuf>,
    /// Neither read nor keep results.
    #[arg(long)]
    no_cache: bool,
    /// How many seconds the program may run.
    #[arg(long, value_name = "SECONDS", default_value = "5", value_parser = seconds)]
    time_limit: Duration,
    /// The edition of the program.
    #[arg(long, default_value = "2024", value_parser = ["2015", "2018", "2021", "2024"])]
    edition: String,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(limit) if !limit.is_zero() && seconds <= 3600.0 => Ok(limit),
        _ => Err("give more than 0 and at most 3600".to_owned()),
    }
}

/// What a shell reports of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // Without a handler an interrupt leaves temporary folders behind; that is no reason not to run.
    let _ = ctrlc::set_handler(|| {
        memscope::remove_all();
        std::process::exit(INTERRUPTED);
    });
    let run = thread::Builder::new()
        .stack_size(memscope::STACK)
        .spawn(move || run(cli.command));
    match run.map(thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(_)) => {
            complain(
                "memscope: it failed in an unforeseen way; please report the program that did it",
            );
            ExitCode::from(101)
        }
        Err(error) => {
            complain(&format!("memscope: no thread can be started ({error})"));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Permissions { common, function } => permissions(&common, function),
        Command::Memory { common, shown } => memory(&common, &shown),
        Command::Accident { common, shown } => accident(&common, &shown),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            complain(&failure.to_string());
            ExitCode::FAILURE
        }
    }
}

fn permissions(common: &Common, function: Option<String>) -> Result<ExitCode, Failure> {
    let source = Source::read(&common.file)?;
    let options = Options {
        function,
        ..common.options()
    };
    let report = memscope::permissions(&source, &options)?;
    // A table that is missing because of an error in the program is a failure; a refused use is what was asked for.
    let failure = no_table_at_all(&source, &report);
    if let Some(out) = common.html.as_ref().filter(|_| failure.is_none()) {
        let said: Vec<String> = report.diagnostics.iter().map(headline).collect();
        let found = Program {
            message: Some(&said.join("\n")),
            permissions: Some(&report),
            ..Program::default()
        };
        html::write(out, "permissions", &source, found)?;
    } else if common.json {
        print_plain(&memscope::visible_json(&json(&report)));
    } else if failure.is_none() {
        print(&memscope::permissions::terminal(&source, &report));
    }
    failure.map_or(Ok(ExitCode::SUCCESS), Err)
}

/// An error as rustc heads it.
fn headline(said: &Said) -> String {
    let code = said.code.as_deref();
    let code = code.map_or(String::new(), |code| format!("[{code}]"));
    format!("error{code}: {}", said.message)
}

/// What to say when errors of the program leave no function with a table.
fn no_table_at_all(source: &Source, report: &Report) -> Option<Failure> {
    let all_missing = report
        .functions
        .iter()
        .all(|table| table.no_table.is_some());
    let said = report.diagnostics.first().filter(|_| all_missing)?;
    let more = match report.diagnostics.len() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    Some(Failure::at(
        &source.path,
        said.line,
        format!("{}{more}", headline(said)),
        "borrow checking is off until this is mended, so there is no table",
    ))
}

fn memory(common: &Common, shown: &Shown) -> Result<ExitCode, Failure> {
    let source = Source::read(&common.file)?;
    let program = shown.program(&common.file)?;
    let watched = memscope::memory_so_far(&program, &common.options())?;
    let (record, failure) = match &watched {
        Watched::Whole(record) => (record, None),
        Watched::Cut(record, failure) => (&**record, Some(failure.clone())),
    };
    if let Some(out) = &common.html {
        let found = Program {
            memory: Some(record),
            ..Program::default()
        };
        html::write(out, "memory", &source, found)?;
    } else if common.json {
        print_plain(&memscope::visible_json(&json(record)));
    } else if failure.is_some() {
        let text = memscope::memory::terminal_of_cut(&source, record, &shown.view());
        print(&text);
    } else {
        print(&memscope::memory::terminal(&source, record, &shown.view()));
    }
    failure.map_or(Ok(ExitCode::SUCCESS), Err)
}

fn accident(common: &Common, shown: &Shown) -> Result<ExitCode, Failure> {
    let source = Source::read(&common.file)?;
    let program = shown.program(&common.file)?;
    let found = memscope::accident(&program, &common.options())?;
    if let Some(out) = &common.html {
        let notes = (!figure::is_program(&found)).then(|| found.text.clone());
        let found = Program {
            accident: Some(&found),
            notes: notes.into_iter().collect(),
            ..Program::default()
        };
        html::write(out, "accident", &source, found)?;
    } else if common.json {
        print_plain(&memscope::visible_json(&json(&found)));
    } else {
        print(&memscope::accident::terminal(
            &source,
            &found,
            &shown.view(),
        ));
    }
    Ok(ExitCode::SUCCESS)
}

impl Common {
    fn options(&self) -> Options {
        let default = Options::default();
        Options {
            cache: default.cache.filter(|_| !self.no_cache),
            time_limit: self.time_limit,
            edition: self.edition.clone(),
            ..Options::default()
        }
    }
}

fn json(value: &impl serde::Serialize) -> String {
    // Both results are made of strings, numbers and lists, which always have a JSON form.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// Prints; colors go only to a terminal. A reader that has seen enough (`| head`) is no error.
fn print(text: &str) {
    let mut stdout = anstream::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}

/// Says what went wrong. That nobody can read it (`2>&1 | true`, a full disk) is no reason to fail in another way.
fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Prints what never has colors as it is: looking through megabytes of JSON for them takes longer than making it.
fn print_plain(text: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}
