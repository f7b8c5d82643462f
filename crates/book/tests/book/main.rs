//! Tests of `cargo book` on small books, one folder for all: the checks, the pages, the commands.

mod check;
mod commands;
mod pages;
mod support;
mod widgets;
