//! Tests of `cargo book` on small books, one folder for all: the checks, the pages, the commands.

mod assembly;
mod bless;
mod charts;
mod check;
mod commands;
mod epub;
mod fuzz;
mod pages;
mod slips;
mod support;
mod values;
mod widgets;
