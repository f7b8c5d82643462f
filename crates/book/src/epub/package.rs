//! The file itself: what EPUB wants beside the pages, and all of it zipped.

use std::io::{Cursor, Write};
use std::time::SystemTime;

use anyhow::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::pages::{Book, Page, document};
use super::tree;

/// The style of every page: what e-readers can do.
const STYLE: &str = include_str!("book.css");

/// Where a reader finds the package.
const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
    <rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\n\
    </container>\n";

/// The EPUB as bytes.
pub(super) fn zipped(book: &Book) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    // A reader knows an EPUB by this entry: the first, not packed.
    let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("mimetype", plain)?;
    zip.write_all(b"application/epub+zip")?;
    let mut add = |path: &str, text: &str| -> Result<()> {
        zip.start_file(path, packed)?;
        Ok(zip.write_all(text.as_bytes())?)
    };
    add("META-INF/container.xml", CONTAINER)?;
    add("EPUB/package.opf", &package(book))?;
    add("EPUB/nav.xhtml", &contents(book))?;
    add("EPUB/title.xhtml", &title_page(book))?;
    add("EPUB/cover.svg", &cover(book))?;
    add("EPUB/book.css", STYLE)?;
    for page in &book.pages {
        add(&format!("EPUB/{}", place(page)), &page.xhtml)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Where a page is, seen from the package.
fn place(page: &Page) -> String {
    format!("pages/{}", page.file)
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    tree::escaped(text, &mut out);
    out
}

/// What the book is, what it has, and in which order it is read.
fn package(book: &Book) -> String {
    let now: DateTime<Utc> = SystemTime::now().into();
    let authors = book.authors.iter();
    let authors: String = authors
        .map(|name| format!("<dc:creator>{}</dc:creator>\n", escaped(name)))
        .collect();
    let description = match book.description.as_str() {
        "" => String::new(),
        text => format!("<dc:description>{}</dc:description>\n", escaped(text)),
    };
    let (mut items, mut order) = (String::new(), String::new());
    for (index, page) in book.pages.iter().enumerate() {
        let drawn = page.xhtml.contains("<svg");
        let svg = if drawn { " properties=\"svg\"" } else { "" };
        items += &format!(
            "<item id=\"page-{index}\" href=\"{}\" media-type=\"application/xhtml+xml\"{svg}/>\n",
            escaped(&place(page))
        );
        order += &format!("<itemref idref=\"page-{index}\"/>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <package version=\"3.0\" xmlns=\"http://www.idpf.org/2007/opf\" unique-identifier=\"name\" xml:lang=\"{lang}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"name\">{name}</dc:identifier>\n<dc:title>{title}</dc:title>\n<dc:language>{lang}</dc:language>\n\
         {authors}{description}<meta property=\"dcterms:modified\">{now}</meta>\n\
         <meta property=\"schema:accessMode\">textual</meta>\n<meta property=\"schema:accessMode\">visual</meta>\n\
         <meta property=\"schema:accessibilityFeature\">tableOfContents</meta>\n\
         <meta property=\"schema:accessibilityFeature\">structuralNavigation</meta>\n\
         <meta property=\"schema:accessibilityHazard\">none</meta>\n</metadata>\n\
         <manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         <item id=\"cover\" href=\"cover.svg\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>\n\
         <item id=\"style\" href=\"book.css\" media-type=\"text/css\"/>\n\
         <item id=\"title\" href=\"title.xhtml\" media-type=\"application/xhtml+xml\"/>\n{items}</manifest>\n\
         <spine>\n<itemref idref=\"title\"/>\n<itemref idref=\"nav\"/>\n{order}</spine>\n</package>\n",
        lang = escaped(&book.language),
        name = escaped(&book.name),
        title = escaped(&book.title),
        now = now.to_rfc3339_opts(SecondsFormat::Secs, true),
    )
}

/// The table of contents: parts, chapters, sections.
fn contents(book: &Book) -> String {
    let mut list = String::from("<ol>\n");
    let mut in_part = false;
    for page in &book.pages {
        if let Some(part) = &page.part {
            if in_part {
                list += "</ol></li>\n";
            }
            list += &format!("<li><span>{}</span><ol>\n", escaped(part));
            in_part = true;
        }
        let place = escaped(&place(page));
        list += &format!("<li><a href=\"{place}\">{}</a>", escaped(&page.title));
        if !page.sections.is_empty() {
            list += "<ol>\n";
            for (id, title) in &page.sections {
                let (id, title) = (escaped(id), escaped(title));
                list += &format!("<li><a href=\"{place}#{id}\">{title}</a></li>\n");
            }
            list += "</ol>";
        }
        list += "</li>\n";
    }
    if in_part {
        list += "</ol></li>\n";
    }
    list += "</ol>";
    let first = book.pages.first().map_or(String::new(), place);
    let body = format!(
        "<nav epub:type=\"toc\" id=\"toc\"><h1>Contents</h1>\n{list}</nav>\n\
         <nav epub:type=\"landmarks\" hidden=\"hidden\"><h2>Landmarks</h2><ol>\n\
         <li><a epub:type=\"titlepage\" href=\"title.xhtml\">Title page</a></li>\n\
         <li><a epub:type=\"toc\" href=\"#toc\">Contents</a></li>\n\
         <li><a epub:type=\"bodymatter\" href=\"{}\">The book</a></li>\n</ol></nav>",
        escaped(&first)
    );
    document("Contents", &book.language, "book.css", &body)
}

/// How this edition differs from the pages, for whoever reads it first.
const EDITION: &str = "In this edition each question stands with its answer, and of each run you see the steps that tell most. Pictures of \
    memory have no arrows: <code>→ block 1</code> in a row names the block that it leads to.";

fn title_page(book: &Book) -> String {
    let body = format!(
        "<section class=\"title-page\" epub:type=\"titlepage\">\n<h1>{}</h1>\n<p>{}</p>\n<p>{EDITION}</p>\n</section>",
        escaped(&book.title),
        escaped(&book.description)
    );
    document(&book.title, &book.language, "book.css", &body)
}

/// The cover: two names that own one block, and the book's title.
fn cover(book: &Book) -> String {
    let words = book.title.split_whitespace().enumerate();
    let title: String = words
        .map(|(line, word)| {
            let y = 260 + 170 * line;
            format!("<text x=\"90\" y=\"{y}\">{}</text>\n", escaped(word))
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 1600\" width=\"1200\" height=\"1600\" role=\"img\" aria-label=\"{}\">\n\
         <rect width=\"1200\" height=\"1600\" fill=\"#10141c\"/>\n\
         <g font-family=\"sans-serif\" font-size=\"150\" font-weight=\"700\" fill=\"#ffffff\">\n{title}</g>\n\
         <g fill=\"none\" stroke=\"#d7dbe4\" stroke-width=\"8\" stroke-linejoin=\"round\">\n\
         <rect x=\"90\" y=\"1060\" width=\"330\" height=\"130\" rx=\"12\"/><rect x=\"90\" y=\"1290\" width=\"330\" height=\"130\" rx=\"12\"/>\n\
         <rect x=\"760\" y=\"1160\" width=\"350\" height=\"160\" rx=\"40\"/>\n\
         <path d=\"M420 1125H590V1210H740M710 1190L740 1210L710 1230\"/>\n\
         <path d=\"M420 1355H590V1270H740M710 1250L740 1270L710 1290\" stroke=\"#ff9d94\" stroke-dasharray=\"28 18\"/>\n</g>\n</svg>\n",
        escaped(&book.title)
    )
}
