//! Every program on every published page runs: skeptic's tests, one for each Rust fence (build.rs makes them).
//! A test's name says the page and the listing, or for a fence in the prose the section and its line on the page:
//! `moves_sect_what_a_move_leaves_line_12`.

include!(concat!(env!("OUT_DIR"), "/pages.rs"));
