//! Writes files whole or not at all: what is killed or runs out of space halfway leaves what was there before.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use tempfile::{Builder, NamedTempFile, PersistError};

/// Puts `text` in the place of `file`, whatever it held. Its folder is made if it is not there.
///
/// # Errors
/// A message that names the file, which is then as it was.
pub(crate) fn replace(file: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    // A recording that is a link goes on being one: what it leads to is replaced.
    let place = file.canonicalize().unwrap_or_else(|_| file.to_path_buf());
    put(file, text.as_ref(), |whole| whole.persist(&place))
}

/// Writes `text` as the new file `file`. Its folder is made if it is not there.
///
/// # Errors
/// A message that names the file; when something of that name is there, be it a link that leads nowhere, it is as it was.
pub(crate) fn create(file: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    put(file, text.as_ref(), |whole| whole.persist_noclobber(file))
}

fn put(
    file: &Path,
    text: &[u8],
    persist: impl FnOnce(NamedTempFile) -> Result<fs::File, PersistError>,
) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let whole = || -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut whole = beside(folder)?;
        whole.write_all(text)?;
        // On the disk before it has the name: after a power cut, too, the name means a whole file.
        whole.as_file().sync_data()?;
        persist(whole)?;
        Ok(())
    };
    whole()
        .map_err(|why| anyhow!(why))
        .with_context(|| format!("{} cannot be written", file.display()))
}

/// A hidden file, which neither the watcher nor the listings' folders count, with the rights of a new file.
fn beside(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".writing-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").flatten();
        entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_file_is_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("far/a.stdout");
        for text in ["first\n", "second, which is longer\n", ""] {
            replace(&file, text).expect("it is written");
            assert_eq!(fs::read_to_string(&file).expect("a file"), text);
            assert_eq!(names(&folder.path().join("far")), ["a.stdout"]);
        }
    }

    #[test]
    fn what_is_there_is_not_created_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        create(&file, "first").expect("it is written");
        let said = create(&file, "second")
            .expect_err("it is there")
            .to_string();
        assert!(said.ends_with("a.md cannot be written"), "{said}");
        assert_eq!(fs::read_to_string(&file).expect("a file"), "first");
        assert_eq!(names(folder.path()), ["a.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_can_be_read_like_any_other_and_no_link_is_written_through() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let (plain, whole) = (folder.path().join("plain"), folder.path().join("whole"));
        fs::write(&plain, "").expect("a file");
        replace(&whole, "").expect("a file");
        let rights = |file: &Path| fs::metadata(file).expect("a file").permissions().mode();
        assert_eq!(rights(&whole), rights(&plain));
        let link = folder.path().join("link.md");
        symlink(folder.path().join("elsewhere.md"), &link).expect("a link");
        assert!(create(&link, "text").is_err());
        assert!(!folder.path().join("elsewhere.md").exists());
    }
}
