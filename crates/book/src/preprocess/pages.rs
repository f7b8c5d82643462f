//! The pages of a book, each made for itself, on all cores.

use std::path::{Path, PathBuf};

use listing::Problem;
use mdbook_preprocessor::book::{Book, BookItem, Chapter};

use crate::spread::spread;

/// Calls `work` for each page that has a file, with the file's path from the book's root, in the summary's order.
pub(super) fn each_page(src: &Path, book: &mut Book, mut work: impl FnMut(&Path, &mut Chapter)) {
    book.for_each_mut(|item| {
        if let BookItem::Chapter(chapter) = item
            && let Some(path) = &chapter.source_path
        {
            work(&src.join(path), chapter);
        }
    });
}

/// Puts what `work` makes of each page's text in its place, and gives back what is wrong, in the summary's order.
pub(super) fn remake(
    src: &Path,
    book: &mut Book,
    work: impl Fn(&Path, &str) -> (String, Vec<Problem>) + Sync,
) -> Vec<Problem> {
    let mut pages: Vec<(PathBuf, String)> = Vec::new();
    each_page(src, book, |file, chapter| {
        pages.push((file.to_owned(), std::mem::take(&mut chapter.content)));
    });
    let made = spread(&pages, |(file, text)| work(file, text), || ());
    let (texts, problems): (Vec<String>, Vec<Vec<Problem>>) = made.into_iter().unzip();
    let mut texts = texts.into_iter();
    each_page(src, book, |_, chapter| {
        chapter.content = texts.next().unwrap_or_default();
    });
    problems.concat()
}

#[cfg(test)]
mod tests {
    use std::thread::sleep;
    use std::time::Duration;

    use super::*;

    fn book(names: &[&str]) -> Book {
        let mut book = Book::new();
        for name in names {
            let page = Chapter::new(name, (*name).to_owned(), format!("{name}.md"), Vec::new());
            book.push_item(page);
        }
        book.push_item(Chapter::new_draft("without a file", Vec::new()));
        book
    }

    #[test]
    fn pages_and_problems_keep_the_order_of_the_summary_whichever_is_made_first() {
        let names = ["a", "b", "c", "d", "e", "f"];
        let mut book = book(&names);
        let problems = remake(Path::new("src"), &mut book, |file, text| {
            // The first pages are made last.
            sleep(Duration::from_millis(if text < "c" { 50 } else { 0 }));
            let problem = |n| Problem::at(file, n, format!("{text} {n}"), "mend it");
            (format!("<{text}>"), vec![problem(1), problem(2)])
        });
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let expected = names
            .iter()
            .flat_map(|name| [1, 2].map(|n| format!("src/{name}.md:{n}: {name} {n}; mend it")));
        assert_eq!(said, expected.collect::<Vec<_>>());
        let mut made = Vec::new();
        each_page(Path::new("src"), &mut book, |file, page| {
            made.push(format!("{} {}", file.display(), page.content));
        });
        let expected = names.map(|name| format!("src/{name}.md <{name}>"));
        assert_eq!(made, expected);
    }
}
