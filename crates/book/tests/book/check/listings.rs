//! The files of the listings and their recordings.

use super::expect;
use crate::support::Fixture;

#[test]
fn a_listing_no_page_uses() {
    expect(
        Fixture::new()
            .with("listings/examples/dusk.rs", "fn main() {}\n")
            .with("listings/examples/dusk.stdout", ""),
        &[
            "listings/examples/dusk.rs: no page shows this listing; write {{#listing dusk}} where a page needs it, or delete it",
        ],
    );
}

#[test]
fn a_missing_recording() {
    expect(
        Fixture::new().without("listings/examples/day.stdout"),
        &[
            "listings/examples/day.rs: listings/examples/day.stdout is missing; run `cargo book bless day` and read what it recorded",
        ],
    );
    expect(
        Fixture::new().without("listings/fail/night.stderr"),
        &[
            "listings/fail/night.rs: listings/fail/night.stderr is missing; run `cargo book bless night` and read what it recorded",
        ],
    );
}

#[test]
fn an_orphaned_recording() {
    expect(
        Fixture::new().with("listings/examples/dusk.stdout", ""),
        &[
            "listings/examples/dusk.stdout: no listing belongs to this recording; delete it, or restore the listing",
        ],
    );
}

#[test]
fn a_file_that_is_no_listing() {
    expect(
        Fixture::new().with("listings/other/notes.txt", ""),
        &[
            "listings/other/notes.txt: this file belongs to no listing; listings/other holds .c, .js and .java files and their .stdout and .exit: move or delete it",
        ],
    );
}

#[test]
fn a_rejected_listing_without_a_fix() {
    expect(
        Fixture::new()
            .without("listings/examples/night_fixed.rs")
            .without("listings/examples/night_fixed.stdout"),
        &[
            "listings/fail/night.rs: this rejected listing has no fix; add listings/examples/night_fixed.rs, the smallest change that makes it run",
        ],
    );
}

#[test]
fn a_fix_without_a_rejected_listing() {
    expect(
        Fixture::new()
            .with("listings/examples/dawn_fixed.rs", "fn main() {}\n")
            .with("listings/examples/dawn_fixed.stdout", ""),
        &[
            "listings/examples/dawn_fixed.rs: there is no rejected listing 'dawn' that this could mend; add listings/fail/dawn.rs, or drop `_fixed` from the name",
        ],
    );
}

#[test]
fn an_anchor_in_a_rejected_listing() {
    let night = "// ANCHOR: all\nfn main() {\n    let lamp = String::new();\n    drop(lamp);\n    drop(lamp);\n}\n";
    expect(
        Fixture::new().with("listings/fail/night.rs", night),
        &[
            "listings/fail/night.rs:1: an anchor would shift the line numbers in the compiler's message; remove it: a rejected listing is shown whole",
        ],
    );
}
