//! Every program on every published page runs: skeptic's tests, one for each Rust fence (build.rs makes them).
//! A test's name says the page and the listing: `moves_sect_moves_clone_line_12`.

include!(concat!(env!("OUT_DIR"), "/pages.rs"));
