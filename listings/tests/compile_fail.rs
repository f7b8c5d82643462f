//! Every program in `listings/fail` is rejected, with the very message that its page shows (trybuild).

use std::env;
use std::path::Path;
use std::process::exit;

use listing::{Catalog, Folder, Listing, Unavailable, rejection};

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
        println!("\n{}", wrong(&root).join("\n"));
        exit(101);
    }
}

/// Each listing that is not rejected as recorded, and what to do: trybuild shows the messages, and says neither.
fn wrong(root: &Path) -> Vec<String> {
    let root = root.canonicalize().expect("the book is there");
    let folder = env::temp_dir().join(format!("compile-fail-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let catalog = Catalog::load(&root);
    let rejected = catalog.iter().filter(|one| one.folder == Folder::Fail);
    let said = |listing: &Listing| {
        let Listing { name, path, .. } = listing;
        match rejection(&root, listing, &folder) {
            Ok(message) if Some(&message) == listing.evidence.stderr.as_ref() => None,
            Ok(_) => Some(format!(
                "{path}: the compiler says something else than {}; if that is right, run `cargo book bless {name}`, and reread \
                 the chapter that teaches it: text, message and line numbers must agree",
                listing.evidence_path("stderr")
            )),
            Err(Unavailable::Tool(why)) => Some(format!("{path}: {why}")),
            Err(Unavailable::Failed(why)) => Some(why),
        }
    };
    let wrong = rejected.filter_map(said).collect();
    let _ = std::fs::remove_dir_all(&folder);
    wrong
}
