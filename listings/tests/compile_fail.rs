//! Every program in `listings/fail` is rejected, with the very message that its page shows (trybuild).

use std::path::Path;
use std::process::exit;

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if let Err(problem) = listing::toolchain::check(&root) {
        eprintln!("error: {problem}");
        exit(1);
    }
    if listing::toolchain::has_rust_src() {
        println!(
            "note: the rust-src component is installed, so rustc quotes std's source in some messages; \
             if a mismatch below shows `$RUST`, run `rustup component remove rust-src` and test again"
        );
    }
    let count = std::fs::read_dir(root.join("listings/fail")).map_or(0, |files| {
        files
            .flatten()
            .filter(|file| file.path().extension().is_some_and(|e| e == "rs"))
            .count()
    });
    if count == 0 {
        eprintln!("error: listings/fail holds no listing, so nothing would be tested");
        exit(1);
    }
    // trybuild shows paths as they are from the package whose programs it compiles: that is listings, not its tests.
    let listings = root
        .join("listings")
        .canonicalize()
        .expect("listings/ is there");
    std::env::set_current_dir(&listings).expect("listings/ can be entered");
    // SAFETY: no other thread has started. RUSTC names a program for skeptic's snippets alone (build.rs).
    unsafe {
        std::env::remove_var("RUSTC");
        std::env::set_var("CARGO_MANIFEST_DIR", &listings);
        std::env::set_var("CARGO_PKG_NAME", "listings");
    }
    // The comparison happens when the value is dropped, and ends in a panic when a message differs.
    let agreed = std::panic::catch_unwind(|| trybuild::TestCases::new().compile_fail("fail/*.rs"));
    if agreed.is_err() {
        println!(
            "\nA message differs from its recording. If the new one is right, run `cargo book bless NAME` and reread \
             the chapter that teaches it: text, message and line numbers must agree.\n\
             If a listing compiles, it is no longer rejected: mend it, or move it to listings/examples."
        );
        exit(101);
    }
}
