//! What mdbook-admonish asks of mdBook 0.4, and no more.
//!
//! mdbook-admonish 1.20 is a library for mdBook 0.4, and takes it whole: a web server, a search index and 50 crates more,
//! which the book has from 0.5 or not at all. The types here have the names and the meaning of 0.4's, as far as the library
//! uses them; what it does with a page is its own. It goes when mdbook-admonish supports 0.5.

/// A book of pages.
pub mod book {
    /// The pages in their order.
    #[derive(Debug, Clone, Default)]
    pub struct Book {
        /// Its parts.
        pub sections: Vec<BookItem>,
    }

    impl Book {
        /// Calls `change` with each part.
        pub fn for_each_mut(&mut self, change: impl FnMut(&mut BookItem)) {
            self.sections.iter_mut().for_each(change);
        }
    }

    /// A part of a book.
    #[derive(Debug, Clone)]
    pub enum BookItem {
        /// A page.
        Chapter(Chapter),
    }

    /// A page.
    #[derive(Debug, Clone)]
    pub struct Chapter {
        /// Its Markdown.
        pub content: String,
    }
}

/// What a preprocessor is, and what it is told.
pub mod preprocess {
    use super::book::Book;
    use super::errors::Result;

    /// What is told of the book and of what is made of it.
    #[derive(Debug, Clone)]
    pub struct PreprocessorContext {
        /// The tables of book.toml.
        pub config: Config,
        /// `html`, or what else the pages are made for.
        pub renderer: String,
    }

    /// The tables of book.toml that tell the preprocessors something.
    #[derive(Debug, Clone, Default)]
    pub struct Config {
        /// The table `preprocessor`.
        pub preprocessor: toml::Table,
    }

    impl Config {
        /// The table `preprocessor.NAME`.
        pub fn get_preprocessor(&self, name: &str) -> Option<&toml::Table> {
            self.preprocessor.get(name)?.as_table()
        }
    }

    /// What changes pages before they are rendered.
    pub trait Preprocessor {
        /// Its name in book.toml.
        fn name(&self) -> &str;

        /// The book as it makes it.
        ///
        /// # Errors
        /// Those of its own.
        fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book>;

        /// Whether it does anything for this renderer.
        fn supports_renderer(&self, renderer: &str) -> bool;
    }
}

/// Errors are anyhow's.
pub mod errors {
    /// What may fail.
    pub type Result<T> = anyhow::Result<T>;
}

/// Names of places in a page.
pub mod utils {
    use std::collections::HashMap;

    /// A name for the place that `content`, a heading, stands in; `used` counts the names of the page, of which no two may be
    /// alike.
    ///
    /// As in 0.4: without tags and escapes, in small letters, `-` for each space, and of the rest letters, digits, `_` and `-`.
    pub fn unique_id_from_content(content: &str, used: &mut HashMap<String, usize>) -> String {
        let mut text = without_tags(content);
        for escaped in ["&lt;", "&gt;", "&amp;", "&#39;", "&quot;"] {
            text = text.replace(escaped, "");
        }
        let name: String = text
            .trim()
            .trim_start_matches('#')
            .trim()
            .chars()
            .filter_map(|letter| match letter {
                '_' | '-' => Some(letter),
                _ if letter.is_alphanumeric() => Some(letter.to_ascii_lowercase()),
                _ => letter.is_whitespace().then_some('-'),
            })
            .collect();
        let before = used.entry(name.clone()).or_default();
        *before += 1;
        match *before {
            1 => name,
            n => format!("{name}-{}", n - 1),
        }
    }

    fn without_tags(content: &str) -> String {
        let mut text = String::new();
        let mut rest = content;
        while let Some((before, (_, after))) = rest
            .split_once('<')
            .and_then(|(before, tag)| Some((before, tag.split_once('>')?)))
        {
            text += before;
            rest = after;
        }
        text + rest
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn names_are_those_of_mdbook_0_4() {
            let mut used = HashMap::new();
            for (content, expected) in [
                ("Note", "note"),
                ("How to read a figure", "how-to-read-a-figure"),
                ("`Box<str>` & co.", "box--co"),
                ("<strong>Two</strong>_words-here", "two_words-here"),
                ("## Größe", "größe"),
                ("a < b", "a--b"),
                ("&quot;a&quot; &amp; b", "a--b-1"),
                ("", ""),
                ("Note", "note-1"),
                ("note", "note-2"),
            ] {
                let name = unique_id_from_content(content, &mut used);
                assert_eq!(name, expected, "{content:?}");
            }
        }
    }
}
