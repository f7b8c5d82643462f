//! The commands as a contributor calls them.

use std::fs;
use std::process::{Command, Output};

use crate::support::Fixture;

fn book(fixture: &Fixture, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_book"))
        .args(arguments)
        .current_dir(fixture.root())
        .output()
        .expect("the command starts")
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn check_exits_with_1_and_counts_the_problems() {
    let output = book(&Fixture::new().with_text("{{#listing dayy}}"), &["check"]);
    assert_eq!(output.status.code(), Some(1));
    // Before it may stand that figures are laid out, if that takes a while.
    let said = stderr(&output);
    assert!(
        said.ends_with(
            "error: src/page.md:13: no listing named 'dayy'; did you mean 'day'?\n1 problem\n"
        ),
        "{said}"
    );
    assert_eq!(book(&Fixture::new(), &["check"]).status.code(), Some(0));
}

#[test]
fn build_names_every_wrong_directive_at_once() {
    let output = book(
        &Fixture::new().with_text("{{#listing dayy}}\n\n{{#listing nigt E0382}}"),
        &["build"],
    );
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(
        said.contains("src/page.md:13: no listing named 'dayy'"),
        "{said}"
    );
    assert!(
        said.contains("src/page.md:15: no listing named 'nigt'; did you mean 'night'?"),
        "{said}"
    );
}

#[test]
fn build_writes_the_site_where_it_is_told() {
    let fixture = Fixture::new();
    let output = book(&fixture, &["build", "--out", "site"]);
    assert!(output.status.success(), "{}", stderr(&output));
    // Nothing was kept of earlier figures, and the page is whole all the same.
    let page = fs::read_to_string(fixture.root().join("site/page.html")).expect("a page");
    assert!(page.contains("class=\"accident\""), "{page}");
    assert!(!page.contains("being laid out"), "{page}");
}

#[test]
fn build_touches_nothing_where_something_could_be_lost() {
    let fixture = Fixture::new();
    for out in [".", "src", "listings/examples", ".."] {
        let output = book(&fixture, &["build", "--out", out]);
        assert_eq!(output.status.code(), Some(1), "{out}");
        let said = stderr(&output);
        assert!(
            said.starts_with(&format!("error: nothing is built into {out}: ")),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(fixture.root().join("src/page.md").is_file());
    assert!(fixture.root().join("listings/examples/day.rs").is_file());
}

#[test]
fn epub_writes_one_file_and_says_how_large_it_is() {
    let fixture = Fixture::new().with("src/page.md", "# Page\n\n{{#listing day}}\n");
    let output = book(&fixture, &["epub", "--out", "far/book.epub"]);
    let said = stderr(&output);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("built far/book.epub (1 page, "), "{said}");
    assert!(fixture.root().join("far/book.epub").is_file());
}

#[test]
fn epub_takes_the_place_of_nothing_but_an_epub() {
    let fixture = Fixture::new();
    for (out, why) in [
        ("src/page.md", "it holds something else"),
        ("src", "it is no file"),
    ] {
        let output = book(&fixture, &["epub", "--out", out]);
        assert_eq!(output.status.code(), Some(1), "{out}");
        let said = stderr(&output);
        let expected = format!("error: nothing is written into {out}: {why}; choose a file");
        assert!(said.contains(&expected), "{said}");
    }
    let page = fs::read_to_string(fixture.root().join("src/page.md")).expect("a page");
    assert!(page.starts_with("# Page"), "{page}");
}

#[test]
fn a_new_chapter_has_its_page_and_its_line() {
    let fixture = Fixture::new();
    let output = book(&fixture, &["new", "chapter", "Who frees it?"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let summary = fs::read_to_string(fixture.root().join("src/SUMMARY.md")).expect("the summary");
    assert!(
        summary.ends_with("- [Who frees it?](who-frees-it.md)\n"),
        "{summary}"
    );
    let again = book(&fixture, &["new", "chapter", "Who frees it"]);
    assert!(
        stderr(&again).contains("src/who-frees-it.md is already there"),
        "{}",
        stderr(&again)
    );
}

#[test]
fn a_new_listing_is_where_its_verdict_wants_it() {
    let fixture = Fixture::new();
    assert!(book(&fixture, &["new", "listing", "dusk"]).status.success());
    assert!(
        book(&fixture, &["new", "listing", "storm", "--fails"])
            .status
            .success()
    );
    for file in [
        "examples/dusk.rs",
        "fail/storm.rs",
        "examples/storm_fixed.rs",
    ] {
        assert!(
            fixture.root().join("listings").join(file).is_file(),
            "{file}"
        );
    }
}

#[test]
fn nothing_is_overwritten_and_no_path_is_escaped() {
    let fixture = Fixture::new();
    for name in ["day", "night", "Day", "../day", "a b", "", "_x"] {
        let output = book(&fixture, &["new", "listing", name]);
        assert_eq!(
            output.status.code(),
            Some(1),
            "'{name}': {}",
            stderr(&output)
        );
    }
    assert!(
        fs::read_to_string(fixture.root().join("listings/examples/day.rs"))
            .expect("day")
            .contains("println")
    );
}

#[test]
fn a_title_that_would_break_the_summary_or_hide_a_page_is_refused() {
    let fixture = Fixture::new();
    let before = fs::read_to_string(fixture.root().join("src/SUMMARY.md")).expect("the summary");
    for (title, why) in [
        ("Two\nlines", "a title is one line"),
        ("A](b.md) [c", "a title is one line"),
        ("Index", "which mdBook makes itself"),
        ("Print", "which mdBook makes itself"),
        ("404", "which mdBook makes itself"),
        ("Toc", "which mdBook makes itself"),
        ("?!", "makes no file name"),
    ] {
        let output = book(&fixture, &["new", "chapter", title]);
        assert_eq!(output.status.code(), Some(1), "{title}");
        assert!(
            stderr(&output).contains(why),
            "{title}: {}",
            stderr(&output)
        );
    }
    let after = fs::read_to_string(fixture.root().join("src/SUMMARY.md")).expect("the summary");
    assert_eq!(after, before);
    let output = book(&fixture, &["new", "chapter", "Was heißt Übergabe?"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(fixture.root().join("src/was-heißt-übergabe.md").is_file());
}

#[cfg(unix)]
#[test]
fn a_chapter_is_not_written_through_a_link_that_leads_nowhere() {
    let fixture = Fixture::new();
    let target = fixture.root().join("elsewhere.md");
    std::os::unix::fs::symlink(&target, fixture.root().join("src/dusk.md")).expect("a link");
    let output = book(&fixture, &["new", "chapter", "Dusk"]);
    assert!(
        stderr(&output).contains("src/dusk.md is already there"),
        "{}",
        stderr(&output)
    );
    assert!(!target.exists());
}

/// Every file below a folder that is not hidden, and the hidden ones that a command left.
#[cfg(target_os = "linux")]
fn left_in(folder: &std::path::Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// Interrupts `cargo book` as Ctrl-C does, when `now` says so, and returns what it left in its temporary folder.
#[cfg(target_os = "linux")]
fn interrupted(now: impl Fn(&std::path::Path, &str) -> bool) -> Vec<String> {
    use std::io::Read;
    use std::process::Stdio;
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day memory}}\n\n{{#listing night E0382}}\n",
    );
    let temporary = tempfile::tempdir().expect("a folder");
    let mut child = Command::new(env!("CARGO_BIN_EXE_book"))
        .args(["--port", "0"])
        .current_dir(fixture.root())
        .env("TMPDIR", temporary.path())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut said = String::new();
    let mut stderr = child.stderr.take().expect("a pipe");
    let mut byte = [0];
    while !now(temporary.path(), &said) {
        // Each message is a reason to look again.
        match stderr.read(&mut byte) {
            Ok(1) => said.push(char::from(byte[0])),
            _ => panic!("it ended by itself: {said}"),
        }
    }
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(sent.expect("kill starts").success());
    // Read to the end: a command that has something left to say must not meet a closed pipe.
    let mut rest = String::new();
    stderr.read_to_string(&mut rest).expect("text");
    assert_eq!(
        child.wait().expect("it ends").code(),
        Some(0),
        "{said}{rest}"
    );
    left_in(temporary.path())
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_leaves_nothing_in_the_first_build() {
    let left = interrupted(|_, said| said.contains("building the book"));
    assert_eq!(left, [""; 0]);
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_leaves_nothing_while_the_pages_are_served() {
    let left = interrupted(|folder, said| {
        let reading = said.contains("reading at");
        assert!(
            !reading || !left_in(folder).is_empty(),
            "the pages lie there"
        );
        reading
    });
    assert_eq!(left, [""; 0]);
}

/// `rm -rf src && git checkout src` while the pages are served: they are built anew, and the build comes to its end.
#[cfg(target_os = "linux")]
#[test]
fn sources_that_are_taken_away_and_put_back_are_built_again() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;
    let fixture = Fixture::new();
    let (src, back) = (fixture.root().join("src"), fixture.root().join("back"));
    fs::create_dir(&back).expect("a folder");
    for page in ["SUMMARY.md", "page.md"] {
        fs::copy(src.join(page), back.join(page)).expect("a page");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_book"))
        .args(["--port", "0"])
        .current_dir(fixture.root())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut said = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let mut until = |words: &str| {
        let line = said
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains(words));
        assert!(line.is_some(), "it ended before it said '{words}'");
    };
    until("reading at");
    fs::remove_dir_all(&src).expect("it goes");
    // There is nothing to build, whenever that is noticed.
    until("error");
    fs::rename(&back, &src).expect("it comes back");
    until("built in");
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(sent.expect("kill starts").success());
    // Read to the end: a command that has something left to say must not meet a closed pipe.
    said.for_each(drop);
    assert_eq!(child.wait().expect("it ends").code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_that_fails_leaves_the_summary_whole_and_names_the_file() {
    // A limit on the size of files is a full disk for everything longer than it.
    let fixture = Fixture::new();
    let summary = fixture.root().join("src/SUMMARY.md");
    let long = format!(
        "# Summary\n\n- [Page](page.md)\n<!-- {} -->\n",
        "-".repeat(3000)
    );
    fs::write(&summary, &long).expect("a file");
    let output = Command::new("sh")
        .args([
            "-c",
            "ulimit -f 2; trap '' XFSZ; exec \"$0\" new chapter Dusk",
        ])
        .arg(env!("CARGO_BIN_EXE_book"))
        .current_dir(fixture.root())
        .output()
        .expect("sh starts");
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("src/SUMMARY.md cannot be written"), "{said}");
    assert_eq!(fs::read_to_string(&summary).expect("the summary"), long);
    assert!(
        !fixture.root().join("src/dusk.md").exists(),
        "a retry is possible"
    );
    let hidden: Vec<String> = left_in(&fixture.root().join("src"));
    assert!(
        hidden.iter().all(|name| !name.starts_with('.')),
        "{hidden:?}"
    );
}

/// A full disk, or a pipe that nobody reads any more, takes no words; the commands do their work and end as they would have.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_ends_no_command() {
    let full = || {
        fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full")
    };
    let wrong = || Fixture::new().with_text("{{#listing dayy}}");
    for arguments in [
        &["check"][..],
        &["check", "--table"],
        &["bless", "dayy"],
        &["build", "--out", "."],
        &["new", "listing", "dusk"],
        &["practice"],
        &["diff", "nowhere"],
    ] {
        let heard = book(&wrong(), arguments).status.code();
        let fixture = wrong();
        let status = Command::new(env!("CARGO_BIN_EXE_book"))
            .args(arguments)
            .current_dir(fixture.root())
            .stdout(full())
            .stderr(full())
            .status()
            .expect("the command starts");
        assert_eq!(status.code(), heard, "{arguments:?}");
        assert!(heard == Some(0) || heard == Some(1), "{arguments:?}");
    }
    let site = Command::new(env!("CARGO_BIN_EXE_book"))
        .args(["build", "--out", "site"])
        .current_dir(Fixture::new().root())
        .stderr(full())
        .status();
    assert!(site.expect("the command starts").success());
}

#[test]
fn bless_knows_which_names_there_are() {
    let output = book(&Fixture::new(), &["bless", "dayy"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("no listing named 'dayy'; did you mean 'day'?"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn outside_of_a_book_the_message_says_so() {
    let empty = tempfile::tempdir().expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_book"))
        .arg("check")
        .current_dir(empty.path())
        .output()
        .expect("it starts");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("there is no book.toml here or above"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn help_names_every_command() {
    let output = book(&Fixture::new(), &["--help"]);
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    for command in ["build", "epub", "check", "new", "bless", "--port", "--open"] {
        assert!(help.contains(command), "{help}");
    }
}

#[test]
fn a_port_in_use_is_one_clear_message() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener
        .local_addr()
        .expect("an address")
        .port()
        .to_string();
    let output = book(&Fixture::new(), &["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let said = stderr(&output);
    assert!(
        said.contains(&format!("port {port} on 127.0.0.1 cannot be used"))
            && said.contains("--port"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 1, "{said}");
}
