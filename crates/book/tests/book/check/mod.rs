//! Every strict check, proved on a book with that one fault: the message says where, what and what to do.

mod book;
mod directives;
mod listings;
mod pages;
mod practice;
mod questions;

use ::book::check::check;

use crate::support::Fixture;

pub(crate) fn problems(fixture: &Fixture) -> Vec<String> {
    check(fixture.root())
        .iter()
        .map(ToString::to_string)
        .collect()
}

/// The fixture must have exactly these problems, by the letter.
#[track_caller]
pub(crate) fn expect(fixture: Fixture, expected: &[&str]) {
    assert_eq!(problems(&fixture), expected);
}
