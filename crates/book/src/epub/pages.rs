//! The pages of the built site, in the order of SUMMARY.md, as XHTML.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use mdbook_driver::MDBook;
use mdbook_preprocessor::book::{BookItem, Chapter};

use super::still::still;
use super::tree::{self, Node};

/// What goes into the EPUB.
pub(super) struct Book {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) language: String,
    pub(super) authors: Vec<String>,
    /// What tells this book from all others: where its sources are, else its title.
    pub(super) name: String,
    pub(super) pages: Vec<Page>,
}

/// One page of the book.
pub(super) struct Page {
    /// The title of the part that begins with it.
    pub(super) part: Option<String>,
    /// Its title, with its number if it has one.
    pub(super) title: String,
    /// Its path among the pages, with slashes.
    pub(super) file: String,
    /// Its sections, by id and title.
    pub(super) sections: Vec<(String, String)>,
    pub(super) xhtml: String,
}

impl Book {
    /// The book at `root`, whose pages were built into `site`.
    pub(super) fn read(root: &Path, site: &Path) -> Result<Self> {
        let book = MDBook::load(root).context("book.toml or src/SUMMARY.md cannot be loaded")?;
        let own = &book.config.book;
        let title = own.title.clone().unwrap_or_else(|| "A book".to_owned());
        let language = own.language.clone().unwrap_or_else(|| "en".to_owned());
        let at: Option<String> = book.config.get("output.html.git-repository-url")?;
        let mut read = Vec::new();
        let mut part = None;
        for item in book.iter() {
            match item {
                BookItem::PartTitle(title) => part = Some(title.clone()),
                BookItem::Chapter(chapter) => {
                    if let Some(path) = &chapter.path {
                        read.push(Read::from(site, chapter, path, part.take())?);
                    }
                }
                BookItem::Separator => {}
            }
        }
        linked(&mut read)?;
        Ok(Self {
            description: own.description.clone().unwrap_or_default(),
            authors: own.authors.clone(),
            name: at.unwrap_or_else(|| title.clone()),
            pages: read.into_iter().map(|read| read.page(&language)).collect(),
            title,
            language,
        })
    }
}

/// A page before its links are those of the EPUB.
struct Read {
    part: Option<String>,
    title: String,
    source: PathBuf,
    /// Its path in the site.
    html: String,
    nodes: Vec<Node>,
    ids: BTreeSet<String>,
}

impl Read {
    fn from(site: &Path, chapter: &Chapter, path: &Path, part: Option<String>) -> Result<Self> {
        let html = slashes(&html_of(path));
        let file = site.join(&html);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        let source = chapter.source_path.clone().unwrap_or_default();
        let main = between(&text, "<main>", "</main>");
        let nodes = main
            .ok_or_else(|| anyhow!("it has no <main>"))
            .and_then(tree::read)
            .map_err(|why| anyhow!("the page of src/{} is no XHTML: {why}", slashes(&source)))?;
        let nodes = still(nodes);
        let number = chapter.number.as_ref();
        let number = number.map_or(String::new(), |number| format!("{number} "));
        Ok(Self {
            part,
            title: number + &chapter.name,
            source,
            html,
            ids: each_attribute(&nodes, "id").into_iter().collect(),
            nodes,
        })
    }

    fn page(self, language: &str) -> Page {
        let up = "../".repeat(self.html.matches('/').count() + 1);
        let mut body = String::new();
        tree::write(&self.nodes, &mut body);
        Page {
            file: xhtml(&self.html),
            sections: sections(&self.nodes),
            xhtml: document(&self.title, language, &format!("{up}book.css"), &body),
            part: self.part,
            title: self.title,
        }
    }
}

/// A whole XHTML document around `body`.
pub(super) fn document(title: &str, language: &str, style: &str, body: &str) -> String {
    let [mut title_text, mut lang] = [String::new(), String::new()];
    tree::escaped(title, &mut title_text);
    tree::escaped(language, &mut lang);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"{lang}\" xml:lang=\"{lang}\">\n\
         <head>\n<title>{title_text}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"{style}\"/>\n</head>\n\
         <body>\n{body}\n</body>\n</html>\n"
    )
}

/// Where mdBook's renderer puts the page of a source.
fn html_of(source: &Path) -> PathBuf {
    if source.file_stem().is_some_and(|name| name == "README") {
        source.with_file_name("index.html")
    } else {
        source.with_extension("html")
    }
}

fn xhtml(html: &str) -> String {
    html.strip_suffix(".html").unwrap_or(html).to_owned() + ".xhtml"
}

fn slashes(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn between<'a>(text: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(begin)?;
    Some(rest.rsplit_once(end)?.0)
}

/// The sections of a page: its second-level headings, by id and title.
fn sections(nodes: &[Node]) -> Vec<(String, String)> {
    let heading = |node: &Node| match node {
        Node::Element(one) if one.name == "h2" => {
            Some((one.get("id")?.to_owned(), tree::text(&one.inside)))
        }
        _ => None,
    };
    nodes.iter().filter_map(heading).collect()
}

/// All values of the attribute `name`.
fn each_attribute(nodes: &[Node], name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for node in nodes {
        if let Node::Element(element) = node {
            found.extend(element.get(name).map(str::to_owned));
            found.extend(each_attribute(&element.inside, name));
        }
    }
    found
}

/// Makes every link between the pages lead to where the EPUB has them.
///
/// # Errors
/// All links that lead to no page of the EPUB, or to no place on it.
fn linked(pages: &mut [Read]) -> Result<()> {
    let places: BTreeMap<String, BTreeSet<String>> = pages
        .iter()
        .map(|page| (page.html.clone(), page.ids.clone()))
        .collect();
    let mut lost = Vec::new();
    for page in pages {
        let (html, source) = (&page.html, &page.source);
        links(&mut page.nodes, &mut |href| {
            match relinked(html, href, &places) {
                Some(to) => *href = to,
                None => lost.push(format!(
                    "src/{}: the link '{href}' leads nowhere in the EPUB; link to a page of the book, or to a whole address",
                    slashes(source)
                )),
            }
        });
    }
    if lost.is_empty() {
        return Ok(());
    }
    bail!("{}", lost.join("\n"))
}

fn links(nodes: &mut [Node], work: &mut impl FnMut(&mut String)) {
    for node in nodes {
        if let Node::Element(element) = node {
            for (name, value) in &mut element.attributes {
                if matches!(name.as_str(), "href" | "src") {
                    work(value);
                }
            }
            links(&mut element.inside, work);
        }
    }
}

/// The link `href` of the page `html`, in the EPUB.
fn relinked(html: &str, href: &str, places: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    let outside = href.contains("://") || href.starts_with("mailto:");
    if outside {
        return Some(href.to_owned());
    }
    let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
    let target = if path.is_empty() {
        html.to_owned()
    } else {
        let folder = Path::new(html).parent().unwrap_or(Path::new(""));
        joined(folder, path)?
    };
    let ids = places.get(&target)?;
    if !fragment.is_empty() && !ids.contains(fragment) {
        return None;
    }
    let path = if path.is_empty() {
        String::new()
    } else {
        xhtml(path)
    };
    Some(match fragment {
        "" => path,
        id => format!("{path}#{id}"),
    })
}

/// The path `path` as seen from `folder`, without `.` and `..`.
fn joined(folder: &Path, path: &str) -> Option<String> {
    let mut all = Vec::new();
    for part in folder.join(path).components() {
        match part {
            Component::Normal(name) => all.push(name.to_str()?.to_owned()),
            Component::CurDir => {}
            Component::ParentDir => drop(all.pop()?),
            _ => return None,
        }
    }
    Some(all.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_where_the_epub_has_the_pages() {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        let places = BTreeMap::from([
            ("moves.html".to_owned(), ids(&["moves", "clone"])),
            ("part/box.html".to_owned(), ids(&["box"])),
        ]);
        for (page, href, to) in [
            ("moves.html", "#clone", Some("#clone")),
            ("moves.html", "part/box.html", Some("part/box.xhtml")),
            (
                "part/box.html",
                "../moves.html#clone",
                Some("../moves.xhtml#clone"),
            ),
            (
                "moves.html",
                "https://doc.rust-lang.org/std/",
                Some("https://doc.rust-lang.org/std/"),
            ),
            ("moves.html", "#box", None),
            ("moves.html", "box.html", None),
            ("moves.html", "../moves.html", None),
            ("moves.html", "part/box.html#clone", None),
        ] {
            assert_eq!(
                relinked(page, href, &places).as_deref(),
                to,
                "{page}: {href}"
            );
        }
    }

    #[test]
    fn a_readme_is_the_index_of_its_folder() {
        assert_eq!(
            html_of(Path::new("part/README.md")),
            Path::new("part/index.html")
        );
        assert_eq!(
            html_of(Path::new("part/box.md")),
            Path::new("part/box.html")
        );
    }
}
