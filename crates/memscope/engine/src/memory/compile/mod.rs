//! Asks the compiler what moves and what is borrowed, and builds the watched program.

mod borrow_states;
mod build;
mod check;

pub(crate) use borrow_states::{Said, States, ask, ask_nothing};
pub(crate) use build::{Built, bare, program, recorder, recorder_sum};
pub(crate) use check::{accepts, check};
