//! Nothing. The program that comes with mdbook-mermaid writes itself into a book.toml with this version of toml_edit; its
//! library, which is all that the book uses of it, does not, and yet whoever builds the library builds this, which took 13 s.
