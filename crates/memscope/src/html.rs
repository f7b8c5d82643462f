//! `--html OUT`: what was found out as one file that needs nothing else.

use std::fs;
use std::io::Write;
use std::path::Path;

use figure::Program;
use memscope::{Failure, Source};

/// What such a file says of itself: no other is written over.
const MADE: &str = "<meta name=\"generator\" content=\"memscope\">";

/// Writes the card as a page to `out`; `found` says of the program what it shows.
///
/// # Errors
/// When there is another file of that name, or it cannot be written. Then nothing is changed.
pub(crate) fn write(
    out: &Path,
    command: &str,
    source: &Source,
    found: Program,
) -> Result<(), Failure> {
    let name = source.name();
    let made_by = format!("memscope {command} {name} --html {}", out.display());
    let card = figure::card(&Program {
        name: &name,
        source: &source.text,
        command: &format!("memscope {command} {name}"),
        ..found
    });
    let page = figure::page(&name, &card, &made_by);
    let page = page.replacen("<title>", &format!("{MADE}\n<title>"), 1);
    let refused = |what: String| Failure::in_file(out, what, "give another name after `--html`");
    match fs::read(out) {
        Ok(old) if String::from_utf8_lossy(&old).contains(MADE) => {}
        Ok(_) => return Err(refused("there is another file of that name".into())),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => {}
        Err(why) => return Err(refused(format!("it cannot be replaced ({why})"))),
    }
    let folder = match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    // Others may read it, as any file that somebody writes.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    builder
        .tempfile_in(folder)
        .and_then(|mut new| {
            new.write_all(page.as_bytes())?;
            new.persist(out).map_err(|why| why.error)
        })
        .map_err(|why| refused(format!("it cannot be written ({why})")))?;
    eprintln!(
        "wrote {}",
        memscope::on_one_line(&out.display().to_string())
    );
    Ok(())
}
