//! The command `memscope`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use std::{io, thread};

use clap::{Args, Parser, Subcommand};
use io::Write;
use memscope::permissions::Report;
use memscope::{Failure, Options, Source};

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
    },
}

#[derive(Args)]
struct Common {
    /// A single-file Rust program that needs std only.
    file: PathBuf,
    /// Print JSON (version 1) instead of text.
    #[arg(long)]
    json: bool,
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
            eprintln!(
                "memscope: it failed in an unforeseen way; please report the program that did it"
            );
            ExitCode::from(101)
        }
        Err(error) => {
            eprintln!("memscope: no thread can be started ({error})");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> ExitCode {
    let done = match command {
        Command::Permissions { common, function } => permissions(&common, function),
        Command::Memory { common } => memory(&common),
    };
    match done {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
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
    if common.json {
        print_plain(&memscope::visible_json(&json(&report)));
    } else if failure.is_none() {
        print(&memscope::permissions::terminal(&source, &report));
    }
    failure.map_or(Ok(ExitCode::SUCCESS), Err)
}

/// What to say when errors of the program leave no function with a table.
fn no_table_at_all(source: &Source, report: &Report) -> Option<Failure> {
    let all_missing = report
        .functions
        .iter()
        .all(|table| table.no_table.is_some());
    let said = report.diagnostics.first().filter(|_| all_missing)?;
    let code = said
        .code
        .as_deref()
        .map(|code| format!("[{code}]"))
        .unwrap_or_default();
    let more = match report.diagnostics.len() {
        1 => String::new(),
        count => format!(" (and {} more)", count - 1),
    };
    Some(Failure::at(
        &source.path,
        said.line,
        format!("error{code}: {}{more}", said.message),
        "borrow checking is off until this is mended, so there is no table",
    ))
}

fn memory(common: &Common) -> Result<ExitCode, Failure> {
    let source = Source::read(&common.file)?;
    let record = memscope::memory(&source, &common.options())?;
    if common.json {
        print_plain(&memscope::visible_json(&json(&record)));
    } else {
        print(&memscope::memory::terminal(&source, &record));
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

/// Prints what never has colors as it is: looking through megabytes of JSON for them takes longer than making it.
fn print_plain(text: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}
