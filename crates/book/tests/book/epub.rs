//! The EPUB: what a reader of it relies on.

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use book::epub;
use zip::ZipArchive;

use crate::support::Fixture;

/// The files of an EPUB.
struct Epub(ZipArchive<fs::File>);

impl Epub {
    fn of(fixture: &Fixture) -> Self {
        let file = out(fixture);
        epub::write(fixture.root(), &file).expect("an EPUB");
        let file = fs::File::open(file).expect("a file");
        Self(ZipArchive::new(file).expect("a zip file"))
    }

    fn text(&mut self, path: &str) -> String {
        let mut text = String::new();
        let mut file = self.0.by_name(path).expect(path);
        file.read_to_string(&mut text).expect("text");
        text
    }
}

/// A book of one page, whose program needs no figure.
fn small(more: &str) -> Fixture {
    let page = "# Page\n\nText.\n\n{{#listing day}}\n\n## Second\n\nSee [above](#page).\n\n";
    Fixture::new().with("src/page.md", &format!("{page}{more}\n"))
}

fn out(fixture: &Fixture) -> PathBuf {
    fixture.root().join("target/book.epub")
}

/// What stands between `begin` and `end`, each time.
fn each<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    let rest = text.split(begin).skip(1);
    rest.filter_map(|rest| Some(rest.split_once(end)?.0))
        .collect()
}

#[test]
fn it_is_read_in_the_order_of_the_summary_and_has_every_chapter() {
    let mut epub = Epub::of(
        &small("")
            .with(
                "src/SUMMARY.md",
                "# Summary\n\n[Zero](zero.md)\n\n# Part & parcel\n\n- [Page](page.md)\n- [Also](also.md)\n",
            )
            .with("src/zero.md", "# Zero\n\nFirst.\n")
            .with("src/also.md", "# Also\n\nLast.\n\n## And more\n\nMore.\n"),
    );
    let package = epub.text("EPUB/package.opf");
    let place = |id: &&str| {
        let item = format!("<item id=\"{id}\" href=\"");
        package
            .split_once(&item)
            .map(|(_, rest)| rest.split('"').next().unwrap_or(""))
    };
    let order = each(&package, "<itemref idref=\"", "\"");
    let order: Vec<&str> = order.iter().filter_map(place).collect();
    let expected = [
        "title.xhtml",
        "nav.xhtml",
        "pages/zero.xhtml",
        "pages/page.xhtml",
        "pages/also.xhtml",
    ];
    assert_eq!(order, expected);
    for (page, text) in [("zero", "First."), ("page", "Text."), ("also", "Last.")] {
        let page = epub.text(&format!("EPUB/pages/{page}.xhtml"));
        assert!(page.contains(&format!("<p>{text}</p>")), "{page}");
    }
    let contents = epub.text("EPUB/nav.xhtml");
    assert_eq!(
        each(&contents, "<a href=\"", "</a>"),
        [
            "pages/zero.xhtml\">Zero",
            "pages/page.xhtml\">1. Page",
            "pages/page.xhtml#second\">Second",
            "pages/also.xhtml\">2. Also",
            "pages/also.xhtml#and-more\">And more"
        ]
    );
    assert!(contents.contains("<span>Part &amp; parcel</span>"));
}

#[test]
fn links_lead_to_the_pages_of_the_epub() {
    let mut epub = Epub::of(
        &small("See [there](also.md#more) and [std](https://doc.rust-lang.org/std/).")
            .with("src/SUMMARY.md", "- [Page](page.md)\n- [Also](also.md)\n")
            .with("src/also.md", "# Also\n\n## More\n\nSee [back](page.md).\n"),
    );
    let page = epub.text("EPUB/pages/page.xhtml");
    for link in ["also.xhtml#more", "#page", "https://doc.rust-lang.org/std/"] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{page}");
    }
    let also = epub.text("EPUB/pages/also.xhtml");
    assert!(also.contains("id=\"more\"") && also.contains("href=\"page.xhtml\""));
}

#[test]
fn a_link_that_leads_nowhere_is_named_and_the_earlier_epub_stays() {
    let fixture = small("");
    Epub::of(&fixture);
    let before = fs::read(out(&fixture)).expect("an EPUB");
    let fixture = fixture.with("src/page.md", "See [there](gone.md) and [below](#nowhere).");
    let why = epub::write(fixture.root(), &out(&fixture)).expect_err("two links");
    let why = format!("{why:#}");
    for link in ["gone", "#nowhere"] {
        assert!(
            why.contains(&format!("src/page.md: the link '{link}")),
            "{why}"
        );
    }
    assert!(fs::read(out(&fixture)).expect("an EPUB") == before);
}

#[test]
fn an_accident_stands_still_with_its_sentence() {
    let program = "fn main() {\n    let draft = String::from(\"Dear Ada\");\n    let letter = draft;\n    \
                   println!(\"{letter}\");\n    println!(\"{draft}\");\n}\n";
    let fixture = small("{{#listing twice E0382 predict=line}}")
        .with("src/SUMMARY.md", "- [Page](page.md)\n- [Tested](how-this-book-is-tested.md)\n")
        .with("src/how-this-book-is-tested.md", "# Tested\n\n## Had it run\n\nSo it is.\n")
        .with("listings/fail/twice.rs", program)
        .with("listings/fail/twice.stderr", "error[E0382]: borrow of moved value: `draft`\n --> fail/twice.rs:5:16\n")
        .with("listings/fail/twice.accident", "outcome: frees-twice\ntext: line 6, where `main` ends, frees block 1 twice\nline: 6\nblock: 1\n")
        .with("listings/examples/twice_fixed.rs", &program.replace("= draft;", "= draft.clone();"))
        .with("listings/examples/twice_fixed.stdout", "Dear Ada\nDear Ada\n");
    let mut epub = Epub::of(&fixture);
    let page = epub.text("EPUB/pages/page.xhtml");
    let (_, accident) = page
        .split_once("<div class=\"accident\">")
        .expect("an accident");
    let (sentence, picture) = accident
        .split_once("<div class=\"picture\">")
        .expect("a picture");
    assert!(sentence.contains("frees block 1 twice"), "{sentence}");
    assert!(picture.contains("<b>freed twice</b>"), "{picture}");
    // Nothing waits for a click.
    for gone in ["<script", "<button", "<details", "<form", " hidden"] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
}

#[test]
fn a_reader_knows_it_by_its_first_entry() {
    let fixture = small("");
    let mut epub = Epub::of(&fixture);
    let first = epub.0.by_index(0).expect("an entry");
    assert_eq!(first.name().expect("a name"), "mimetype");
    assert_eq!(first.compression(), zip::CompressionMethod::Stored);
    // A second one takes its place.
    epub::write(fixture.root(), &out(&fixture)).expect("an EPUB again");
}
