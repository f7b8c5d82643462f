//! How long `permissions` takes, beside a bare `rustc --emit=metadata` of the same file.
//!
//! Budgets: 5 x the bare check at 30 statements and 8 places, 1 s at 100 and 15. Nothing here asserts them.

use std::fmt::Write;
use std::path::Path;

use memscope::{Options, Source, rustc};

/// Statements and places.
const SIZES: [(usize, usize); 7] = [
    (10, 8),
    (30, 4),
    (30, 8),
    (30, 15),
    (100, 8),
    (100, 15),
    (300, 15),
];

fn main() {
    divan::main();
}

/// A function that moves, borrows, writes and copies, in a mixture of which rustc accepts all.
fn program(statements: usize, places: usize) -> String {
    let mut text = String::from("fn main() {\n");
    for place in 0..places {
        let _ = match place % 4 {
            0 => writeln!(text, "    let mut s{place} = String::from(\"ash\");"),
            1 => writeln!(text, "    let mut n{place} = {place};"),
            2 => writeln!(text, "    let mut v{place} = vec![{place}];"),
            _ => writeln!(text, "    let b{place} = Box::new(String::new());"),
        };
    }
    for number in places..statements {
        let place = number % places;
        let _ = match place % 4 {
            0 if number % 3 == 0 => writeln!(
                text,
                "    let r{number} = &s{place}; println!(\"{{r{number}}}\");"
            ),
            0 => writeln!(text, "    s{place}.push('x');"),
            1 => writeln!(text, "    n{place} += 1;"),
            2 => writeln!(text, "    v{place}.push({number});"),
            _ => writeln!(text, "    println!(\"{{b{place}}}\");"),
        };
    }
    text.push_str("}\n");
    text
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn bare_check(bencher: divan::Bencher, size: (usize, usize)) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.rs"), program(size.0, size.1)).unwrap();
    bencher.bench(|| {
        let outcome = rustc::compile(folder.path(), "p.rs", "2024", &["--emit=metadata"]).unwrap();
        assert!(outcome.success);
    });
}

#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn permissions(bencher: divan::Bencher, size: (usize, usize)) {
    let source = Source::parse(Path::new("p.rs"), &program(size.0, size.1)).unwrap();
    let options = Options {
        cache: None,
        ..Options::default()
    };
    bencher.bench_local(|| memscope::permissions(&source, &options).unwrap());
}
