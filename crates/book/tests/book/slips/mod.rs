//! Slips of contributors' hands, each proved on a book with that one fault: the message says where, what and what to do.

mod file;
mod fingerprints;
mod page;
mod summary;
