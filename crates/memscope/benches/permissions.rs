//! How long `permissions` takes, beside a bare `rustc --emit=metadata` of the same file, in one run.
//!
//! Budgets: 5 x the bare check at 30 statements and 8 places; ten times the statements in at most 12 times the time.
//! Nothing here asserts them. On a machine that does other things, too, processor time says more than the clock; it is
//! known on Linux only.

#[path = "support/cost.rs"]
mod cost;

use std::fmt::Write;
use std::path::Path;

use cost::{fastest, said};
use memscope::{Options, Source, rustc};

/// Statements and places.
const SIZES: [(usize, usize); 7] = [
    (10, 8),
    (30, 8),
    (30, 15),
    (100, 8),
    (100, 15),
    (300, 15),
    (1000, 15),
];
/// The fastest of so many runs counts.
const RUNS: usize = 5;

fn main() {
    println!("statements x places    rustc alone       permissions       ratio (clock, processor)");
    let mut costs = Vec::new();
    for (statements, places) in SIZES {
        let text = program(statements, places);
        let runs = if statements >= 300 { 2 } else { RUNS };
        let bare = fastest(runs, || check(&text));
        let ours = fastest(runs, || permissions(&text));
        println!(
            "{:<20} {}  {}  {:>6.1} {:>6.1}",
            format!("{statements} x {places}"),
            said(bare),
            said(ours),
            ours.clock / bare.clock,
            ours.processor / bare.processor,
        );
        costs.push(((statements, places), bare, ours));
    }
    let of = |size| costs.iter().find(|(other, ..)| *other == size).unwrap();
    let (_, bare, ours) = of((30, 8));
    let ratio = ours.clock / bare.clock;
    println!("\nbudget: at most 5 x rustc alone at 30 x 8; here {ratio:.1} x");
    for (short, long) in [((30, 15), (300, 15)), ((100, 15), (1000, 15))] {
        let (short, long) = (of(short), of(long));
        println!(
            "budget: ten times the statements, at most 12 x the time; from {} to {} x 15: {:.1} x (processor {:.1} x)",
            short.0.0,
            long.0.0,
            long.2.clock / short.2.clock,
            long.2.processor / short.2.processor,
        );
    }
}

/// A function that moves, borrows, writes and copies. In its first half some strings are borrowed; in the second they
/// are written to, which ends the references, and others are moved away.
fn program(statements: usize, places: usize) -> String {
    let mut text = String::from("fn main() {\n");
    for place in 0..places {
        let _ = match place % 6 {
            0 => writeln!(text, "    let mut s{place} = String::from(\"ash\");"),
            1 => writeln!(text, "    let mut n{place} = {place};"),
            2 => writeln!(text, "    let mut v{place} = vec![{place}];"),
            3 => writeln!(text, "    let b{place} = Box::new(String::new());"),
            4 => writeln!(text, "    let r{place} = &s{};", place - 4),
            _ => writeln!(text, "    let t{place} = String::from(\"elm\");"),
        };
    }
    let half = statements.max(2 * places) / 2;
    let mut moved = vec![false; places];
    for number in places..statements {
        let place = number % places;
        let second = number > half;
        let _ = match place % 6 {
            0 if second => writeln!(text, "    s{place}.push('x');"),
            0 => writeln!(text, "    println!(\"{{s{place}}}\");"),
            2 => writeln!(text, "    v{place}.push({number});"),
            3 => writeln!(text, "    println!(\"{{b{place}}}\");"),
            4 if !second => writeln!(text, "    println!(\"{{r{place}}}\");"),
            5 if !second => writeln!(text, "    println!(\"{{t{place}}}\");"),
            5 if !std::mem::replace(&mut moved[place], true) => {
                writeln!(text, "    drop(t{place});")
            }
            _ => writeln!(text, "    n1 += {number};"),
        };
    }
    text.push_str("}\n");
    text
}

fn check(text: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.rs"), text).unwrap();
    let outcome = rustc::compile(folder.path(), "p.rs", "2024", &["--emit=metadata"]).unwrap();
    assert!(outcome.success);
}

fn permissions(text: &str) {
    let source = Source::parse(Path::new("p.rs"), text).unwrap();
    let options = Options {
        cache: None,
        ..Options::default()
    };
    let report = memscope::permissions(&source, &options).unwrap();
    assert_eq!(report.functions[0].no_table, None);
}
