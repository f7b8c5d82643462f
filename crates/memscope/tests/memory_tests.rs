//! `--test`: a `#[test]` function in the place of `main`.

use std::path::Path;

use memscope::{Options, Source};

const FILE: &str = "\
fn double(n: u32) -> u32 {
    n * 2
}
fn main() {
    println!(\"main\");
}
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn doubles() {
        let v = vec![double(2)];
        assert_eq!(v[0], 4);
    }
    #[test]
    #[should_panic]
    fn fails() {
        assert_eq!(double(1), 3);
    }
    mod deep {
        #[test] fn inner() -> Result<(), String> { let n = \"é\".len(); assert!(n > 5); Ok(()) }
        #[test]
        fn doubles() {
            println!(\"deep\");
        }
    }
}
#[cfg(not(test))]
fn which() -> u8 {
    1
}
#[cfg(all(test, not(windows)))]
fn which() -> u8 {
    2
}
#[cfg(all(test, windows))]
fn which() -> u8 {
    2
}
#[test]
fn top() {
    println!(\"{} {}\", which(), cfg!(test));
}
";

fn options() -> Options {
    Options {
        cache: Some(std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("recorder")),
        ..Options::default()
    }
}

fn run(text: &str, test: &str) -> Result<memscope::memory::Record, String> {
    let source = Source::parse(Path::new("t.rs"), text).unwrap();
    let program = source
        .with_test(test)
        .map_err(|failure| failure.to_string())?;
    memscope::memory(&program, &options()).map_err(|failure| failure.to_string())
}

#[test]
fn a_test_of_a_module_runs_in_the_place_of_main() {
    let record = run(FILE, "tests::doubles").unwrap();
    assert_eq!(record.exit, Some(0));
    assert_eq!(record.stdout, "");
    assert_eq!(record.test.as_deref(), Some("tests::doubles"));
    let outer = &record.steps[0].frames[0];
    assert_eq!((&*outer.function, outer.line), ("tests::doubles", 11));
    let lines: Vec<usize> = record.steps.iter().map(|step| step.line).collect();
    assert_eq!(lines, [1, 3, 12, 13, 14]);
    assert!(record.steps[4].text.ends_with("`tests::doubles` ends."));
}

#[test]
fn a_test_that_fails_panics_at_its_own_line_and_column() {
    let record = run(FILE, "fails").unwrap();
    assert_eq!(record.exit, Some(101));
    assert!(record.stderr.contains("t.rs:18:9"), "{}", record.stderr);
    // On one line with its attribute.
    let record = run(FILE, "inner").unwrap();
    assert_eq!(record.exit, Some(101));
    let column = FILE.lines().nth(20).unwrap().find("assert!").unwrap();
    // Columns count characters, and there is one of two bytes before.
    let place = format!("t.rs:21:{column}");
    assert!(record.stderr.contains(&place), "{place} {}", record.stderr);
}

#[test]
fn in_a_test_the_program_is_built_for_tests() {
    let record = run(FILE, "top").unwrap();
    assert_eq!(record.stdout, "2 true\n");
    // Where the compiler accepts only that: `which` is there twice without it.
    let source = Source::parse(Path::new("t.rs"), FILE).unwrap();
    assert_eq!(
        memscope::memory(&source, &options()).unwrap().stdout,
        "main\n"
    );
}

#[test]
fn a_name_that_is_not_there_lists_those_that_are() {
    let all =
        "`tests::doubles`, `tests::fails`, `tests::deep::inner`, `tests::deep::doubles`, `top`";
    assert_eq!(
        run(FILE, "triples").unwrap_err(),
        format!("t.rs: there is no test `triples`; there are {all}; give one of these names")
    );
    assert_eq!(
        run(FILE, "doubles").unwrap_err(),
        "t.rs: several tests are named `doubles`: `tests::doubles`, `tests::deep::doubles`; give the whole path of one"
    );
    assert_eq!(run(FILE, "deep::doubles").unwrap().stdout, "deep\n");
    assert_eq!(
        run("fn main() {}\n", "x").unwrap_err(),
        "t.rs: there is no `#[test]` function in it; leave `--test` out to run `main`"
    );
}

#[test]
fn without_a_main_the_tests_are_named() {
    let text = "#[test]\nfn one() {\n    let _s = String::from(\"a\");\n}\n";
    let source = Source::parse(Path::new("t.rs"), text).unwrap();
    let said = memscope::memory(&source, &options())
        .unwrap_err()
        .to_string();
    assert!(said.contains("--test NAME"), "{said}");
    let record = run(text, "one").unwrap();
    assert_eq!(record.leaked.len(), 0);
    assert_eq!(record.steps.len(), 2);
}

#[test]
fn what_the_compiler_denies_is_said_of_the_readers_own_file() {
    // `main` and the other test are used in a build of tests; `unused` is not.
    let used = "#![deny(warnings)]\nfn main() {}\n#[test]\nfn one() {}\n#[test]\nfn two() {}\n";
    assert_eq!(run(used, "one").unwrap().exit, Some(0));
    let unused = format!("{used}fn unused() {{}}\n");
    let said = run(&unused, "one").unwrap_err();
    assert!(
        said.starts_with("t.rs:7: the compiler rejects it"),
        "{said}"
    );
}

#[test]
fn the_accident_of_a_test_is_found() {
    let text = "fn main() {}\n#[cfg(test)]\nmod tests {\n    #[test]\n    fn reads() {\n        let s = String::from(\"a\");\n        let r = &s;\n        drop(s);\n        println!(\"{r}\");\n    }\n}\n";
    let source = Source::parse(Path::new("t.rs"), text).unwrap();
    let program = source.with_test("reads").unwrap();
    let found = memscope::accident(&program, &options()).unwrap();
    assert_eq!(found.outcome.name(), "reads-freed");
    assert_eq!((found.line, found.block), (Some(9), Some(1)));
}
