//! One listing's evidence, and whether it is fit to be recorded: the same on every run and on every machine.

use std::path::Path;
use std::process::Command;

use listing::{
    Binaries, Folder, Language, Listing, Observed, Unavailable, compile_example, observe,
    observe_optimized, rejection,
};

use crate::accidents;

/// The files that record a listing's evidence; `None` where one must not be there.
pub(super) type Files = Vec<(String, Option<String>)>;

/// What the compiler says of a rejected listing, or what another one does when it runs. Programs lie in `folder`.
///
/// # Errors
/// Why there is nothing to record, with the listing's file and the remedy.
pub(super) fn ask(root: &Path, listing: &Listing, folder: &Path) -> Result<Files, String> {
    if listing.language == Language::Rust {
        formatted(root, listing)?;
    }
    if listing.folder == Folder::Fail {
        let message = rejection(root, listing, folder).map_err(words(listing))?;
        one_error(listing, &message)?;
        let accident = accidents::find(root, listing).map_err(|failure| failure.to_string())?;
        let accident = accidents::recorded(&accident).map(|found| found.to_string());
        return Ok(vec![
            (listing.evidence_path("stderr"), Some(message)),
            (listing.evidence_path("accident"), accident),
        ]);
    }
    waits_for_input(listing)?;
    let mut binaries = Binaries::new();
    if listing.language == Language::Rust {
        let program = compile_example(root, listing, folder).map_err(words(listing))?;
        binaries.insert(listing.name.clone(), program);
    }
    let run = || observe(root, listing, &binaries).map_err(words(listing));
    let (first, second) = (run()?, run()?);
    same(listing, &first, &second)?;
    fit(listing, &first)?;
    compiles(listing, &first)?;
    let mut files = Files::from(first.files(listing));
    if listing.folder == Folder::Examples {
        let optimized = optimized(root, listing, folder)?;
        files.extend(Observed::files_optimized(optimized.as_ref(), listing));
    }
    Ok(files)
}

/// What the listing does when it is compiled with `-O`, if it asks for that.
fn optimized(root: &Path, listing: &Listing, folder: &Path) -> Result<Option<Observed>, String> {
    if !listing.also_optimized() {
        return Ok(None);
    }
    let run = || observe_optimized(root, listing, folder).map_err(words(listing));
    let (first, second) = (run()?, run()?);
    same(listing, &first, &second)?;
    fit(listing, &first)?;
    Ok(Some(first))
}

fn words(listing: &Listing) -> impl Fn(Unavailable) -> String {
    let path = listing.path.clone();
    move |why| match why {
        Unavailable::Tool(why) => format!("{path}: {why}"),
        Unavailable::Failed(why) => why,
    }
}

/// A rejected listing fails for exactly one reason.
fn one_error(listing: &Listing, message: &str) -> Result<(), String> {
    let errors = listing::errors_in(message);
    if errors <= 1 {
        return Ok(());
    }
    Err(format!(
        "{}: the compiler finds {errors} errors; a rejected listing fails for one reason: mend the others\n{message}",
        listing.path
    ))
}

/// Nothing waits for a reader's keyboard: here and in the tests there is none.
fn waits_for_input(listing: &Listing) -> Result<(), String> {
    match listing::reads_input(listing) {
        Some(line) => Err(format!(
            "{}:{line}: it waits for input, and a listing gets none; write what it would read into the program",
            listing.path
        )),
        None => Ok(()),
    }
}

/// A page shows a program as rustfmt writes it. Without rustfmt nothing is said: CI has it.
fn formatted(root: &Path, listing: &Listing) -> Result<(), String> {
    let path = &listing.path;
    let command = format!("rustfmt --edition 2024 {path}");
    let output = Command::new("rustfmt")
        .current_dir(root)
        .args(["--edition", "2024", "--check", path])
        .output();
    match output {
        // Of a program that it cannot read the compiler tells more.
        Ok(output) if output.status.code() == Some(1) && output.stderr.is_empty() => Err(format!(
            "{path}: it is not formatted; run `{command}`, and bless it again"
        )),
        _ => Ok(()),
    }
}

fn same(listing: &Listing, first: &Observed, second: &Observed) -> Result<(), String> {
    let mut recorded = listing.clone();
    recorded.evidence.stdout = Some(first.stdout.clone());
    recorded.evidence.exit = first.exit.clone();
    if second.differences(&recorded).is_empty() {
        return Ok(());
    }
    let line = first
        .stdout
        .lines()
        .zip(second.stdout.lines())
        .position(|(one, other)| one != other);
    let what = line.map_or("they end differently".to_owned(), |line| {
        let shown = |run: &Observed| run.stdout.lines().nth(line).unwrap_or_default().to_owned();
        format!(
            "line {}: '{}', then '{}'",
            line + 1,
            shown(first),
            shown(second)
        )
    });
    Err(format!(
        "{}: two runs differ ({what}); print nothing that depends on addresses, time or chance",
        listing.path
    ))
}

/// What node and java say of a program that is none; it would be recorded as its end.
fn compiles(listing: &Listing, observed: &Observed) -> Result<(), String> {
    let said = match listing.language {
        Language::JavaScript => "SyntaxError: ",
        Language::Java => "error: compilation failed",
        _ => return Ok(()),
    };
    let end = observed
        .exit
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    if !end.contains(said) {
        return Ok(());
    }
    Err(format!(
        "{}: it does not compile; mend what is said:\n{end}",
        listing.path
    ))
}

/// What is the same on two runs here need not be so elsewhere.
fn fit(listing: &Listing, observed: &Observed) -> Result<(), String> {
    let path = &listing.path;
    let ending = observed
        .exit
        .as_ref()
        .map_or("", |exit| exit.ending.as_str());
    if listing::ends_by_signal(listing, ending) {
        return Err(format!(
            "{path}: a signal ends it ({ending}), which differs between machines; let it end by itself, panic or abort"
        ));
    }
    if let Some(line) = observed.stdout.lines().position(listing::shows_address) {
        return Err(format!(
            "{path}: line {} of its output is or holds an address, which is another one on every machine; print what two \
             addresses have to do with each other",
            line + 1
        ));
    }
    Ok(())
}
