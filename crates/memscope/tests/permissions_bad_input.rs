//! What bad input gets: an answer, or one message with the line. Never a panic, never a hang, nothing left behind.

use std::fs;
use std::path::Path;

use memscope::permissions::{Report, State, Table};
use memscope::{Failure, Options, Source};

fn parsed(text: &str) -> Result<Source, Failure> {
    Source::parse(Path::new("p.rs"), text)
}

fn report(text: &str) -> Report {
    let options = Options {
        cache: None,
        ..Options::default()
    };
    memscope::permissions(&parsed(text).unwrap(), &options).unwrap()
}

fn table<'a>(report: &'a Report, name: &str) -> &'a Table {
    report
        .functions
        .iter()
        .find(|table| table.name == name)
        .unwrap()
}

#[test]
fn what_does_not_parse_is_refused_with_its_line() {
    let failure = parsed("fn main() {\n    let s = ;\n}\n").unwrap_err();
    assert_eq!(failure.line, Some(2));
    assert!(failure.to_string().starts_with("p.rs:2: "), "{failure}");
}

#[test]
fn an_unclosed_brace_is_refused() {
    assert!(parsed("fn main() {").unwrap_err().line.is_some());
}

#[test]
fn deep_nesting_is_refused_before_the_stack_ends() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("!", ""),
        ("&", ""),
        ("-", ""),
        ("*", ""),
    ] {
        let text = format!(
            "fn main() {{ let _ = {}1{}; }}",
            open.repeat(50_000),
            close.repeat(50_000)
        );
        let failure = parsed(&text).unwrap_err();
        assert!(failure.what.contains("nested"), "{open}: {failure}");
    }
}

#[test]
fn a_file_of_two_megabytes_is_refused() {
    let failure = parsed(&"// x\n".repeat(400_000)).unwrap_err();
    assert!(failure.what.contains("longer than"), "{failure}");
}

#[test]
fn an_empty_file_has_no_functions() {
    assert!(report("").functions.is_empty());
}

#[test]
fn a_byte_order_mark_and_a_shebang_move_no_line() {
    let report = report("\u{feff}#!/usr/bin/env run\nfn main() {\n    let n = 1;\n}\n");
    assert_eq!(report.functions[0].steps[0].line, 3);
    assert!(report.functions[0].steps[0].places[0].read);
}

#[test]
fn windows_line_ends_move_no_line() {
    let report = report("fn main() {\r\n    let s = String::new();\r\n    drop(s);\r\n}\r\n");
    let steps = &report.functions[0].steps;
    assert_eq!((steps[0].line, steps[1].line), (2, 3));
    assert_eq!(steps[1].places[0].state, State::Moved);
}

#[test]
fn characters_of_several_bytes_move_no_place() {
    let report = report(
        "fn main() {\n    let größe = \"ä€😀\".to_owned(); let t = größe;\n    drop(t);\n}\n",
    );
    let steps = &report.functions[0].steps;
    assert_eq!(steps[1].places[0].place, "größe");
    assert_eq!(steps[1].places[0].state, State::Moved);
}

#[test]
fn a_type_error_gives_its_diagnosis_and_no_table() {
    let report = report(
        "fn main() {\n    let n: u8 = \"x\";\n}\nfn other() {\n    let s = String::new();\n    drop(s);\n}\n",
    );
    let broken = table(&report, "main");
    assert!(broken.steps.is_empty());
    assert!(broken.no_table.as_ref().unwrap().contains("E0308"));
    assert_eq!(report.diagnostics[0].line, 2);
    // The other function was checked all the same.
    assert_eq!(
        table(&report, "other").steps[1].places[0].state,
        State::Moved
    );
}

#[test]
fn a_missing_unsafe_is_said_and_leaves_the_table() {
    let report = report(
        "unsafe fn u() {}\nfn main() {\n    let s = String::new();\n    u();\n    drop(s);\n}\n",
    );
    assert_eq!(report.diagnostics[0].code.as_deref(), Some("E0133"));
    assert_eq!(report.diagnostics[0].line, 4);
    assert_eq!(
        table(&report, "main").steps[2].places[0].state,
        State::Moved
    );
}

#[test]
fn another_crate_is_named_in_the_diagnosis() {
    let report = report("use serde::Serialize;\nfn main() {\n    let n = 1;\n}\n");
    assert_eq!(report.diagnostics[0].code.as_deref(), Some("E0432"));
    assert_eq!(report.diagnostics[0].line, 1);
}

#[test]
fn no_main_is_no_matter() {
    assert_eq!(
        report("fn helper(n: i32) {\n    let m = n;\n}\n").functions[0]
            .steps
            .len(),
        1
    );
}

#[test]
fn the_program_is_not_run() {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let text = format!(
        "fn main() {{\n    std::fs::write({trace:?}, \"ran\").unwrap();\n    loop {{}}\n}}\n"
    );
    report(&text);
    assert!(!trace.exists());
}

#[test]
fn macros_that_make_functions_are_passed_over() {
    let report = report(
        "macro_rules! make { ($n:ident) => { fn $n() { let m = 1; drop(m); } } }\nmake!(f);\nfn main() {\n    f();\n}\n",
    );
    assert_eq!(report.functions.len(), 1);
    assert_eq!(report.functions[0].name, "main");
}

#[test]
fn lints_that_are_errors_are_no_reason_for_no_table() {
    let report = report("#![deny(warnings)]\nfn main() {\n    let unused = String::new();\n}\n");
    assert_eq!(report.functions[0].steps[0].places[0].place, "unused");
}

#[test]
fn names_of_memscopes_own_do_not_collide() {
    let report = report(
        "fn n() {}\nmod r { pub fn w() {} }\nfn main() {\n    let t = 1;\n    n();\n    r::w();\n    let a = t;\n}\n",
    );
    assert!(
        table(&report, "main")
            .steps
            .iter()
            .all(|step| step.places.iter().all(|place| place.read))
    );
}

#[test]
fn a_function_is_chosen_by_its_name() {
    let text =
        "struct S;\nimpl S {\n    fn go(&self) {\n        let n = 1;\n    }\n}\nfn main() {}\n";
    for name in ["go", "S::go"] {
        let options = Options {
            cache: None,
            function: Some(name.to_owned()),
            ..Options::default()
        };
        let report = memscope::permissions(&parsed(text).unwrap(), &options).unwrap();
        assert_eq!(report.functions.len(), 1);
        assert_eq!(report.functions[0].name, "S::go");
    }
}

#[test]
fn an_unknown_function_is_refused_with_the_known_ones() {
    let options = Options {
        cache: None,
        function: Some("mian".to_owned()),
        ..Options::default()
    };
    let failure = memscope::permissions(&parsed("fn main() {}").unwrap(), &options).unwrap_err();
    assert!(failure.remedy.contains("main"), "{failure}");
}

/// Every prefix of a program with everything in it: cut anywhere, nothing panics; some of them are compiled.
#[test]
fn truncated_sources_do_not_panic() {
    let text = fs::read_to_string("tests/corpus/permissions/trait_impl.rs").unwrap();
    let cuts: Vec<usize> = (0..text.len())
        .filter(|at| text.is_char_boundary(*at))
        .collect();
    for cut in &cuts {
        if let Ok(source) = parsed(&text[..*cut])
            && cut % 40 == 0
        {
            let options = Options {
                cache: None,
                ..Options::default()
            };
            let _ = memscope::permissions(&source, &options);
        }
    }
}

/// Programs with bytes changed at random: parsing never panics.
#[test]
fn changed_bytes_do_not_panic_the_parser() {
    let mut state = 1_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    for name in [
        "methods",
        "closure_own_bindings",
        "let_chain",
        "async_function",
    ] {
        let text = fs::read(format!("tests/corpus/permissions/{name}.rs")).unwrap();
        for _ in 0..300 {
            let mut bytes = text.clone();
            for _ in 0..1 + next() % 4 {
                let at = next() % bytes.len();
                bytes[at] = b"(){}[]<>&*!;:,.'\"|=ab1 \n"[next() % 24];
            }
            let _ = parsed(&String::from_utf8_lossy(&bytes));
        }
    }
}
