//! What a person at a terminal sees.

use std::path::Path;

use memscope::permissions::terminal;
use memscope::{Options, Source};

/// The view without colors, its lines' ends trimmed.
fn view(text: &str) -> String {
    let source = Source::parse(Path::new("p.rs"), text).unwrap();
    let options = Options {
        cache: None,
        ..Options::default()
    };
    let report = memscope::permissions(&source, &options).unwrap();
    let colored = terminal(&source, &report);
    let plain = anstream::adapter::strip_str(&colored).to_string();
    plain
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

/// The view without the legend.
fn body(text: &str) -> String {
    let view = view(text);
    view.split("\nafter each line")
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn columns_are_aligned_and_a_loss_is_explained() {
    let text = "fn main() {\n    let mut s = String::new();\n    let r = &s;\n    println!(\"{r}\");\n    s.clear();\n}\n";
    let expected = "\
main                                   s     r
    1  fn main() {
    2      let mut s = String::new();  rwam
    3      let r = &s;                 r---  r--c
       s: no write, assign, move: borrowed shared on line 3, used last on line 4 [E0502, E0506, E0505]
    4      println!(\"{r}\");            rwam  r--c
    5      s.clear();                  rwam  ----
       r: no read, move: expired, a use would stretch the borrow of line 3 beyond line 5 [E0502]
    6  }
       not declared mut: r
       behind a shared reference, so only ever read: *r
";
    assert_eq!(body(text), expected);
}

#[test]
fn a_refused_expression_is_marked_below_its_line() {
    let view = body("fn main() {\n    let s = String::new();\n    drop(s);\n    drop(s);\n}\n");
    let mark = "
    4      drop(s);                ????
                ^ refused, it asks to move: use of moved value: `s` [E0382]
";
    assert!(view.contains(mark), "{view}");
}

#[test]
fn a_move_is_told_by_the_line_of_the_move_whatever_the_name() {
    let view = body("fn main() {\n    let moved = String::new();\n    drop(moved);\n}\n");
    assert!(
        view.contains("moved: no read, move: moved on line 3 [E0382]"),
        "{view}"
    );
}

#[test]
fn places_with_the_same_reason_share_a_line() {
    let view = body(
        "fn main() {\n    let a = String::new();\n    let b = String::new();\n    let c = [&a, &b];\n    drop(c);\n}\n",
    );
    assert!(
        view.contains("\n       a, b: no move: borrowed shared on line 4"),
        "{view}"
    );
}

#[test]
fn a_part_that_permits_what_its_variable_does_has_no_column() {
    let view = body(
        "struct P { x: i32 }\nfn main() {\n    let mut p = P { x: 1 };\n    p.x += 1;\n    println!(\"{}\", p.x);\n}\n",
    );
    let footer = "\n       as p, but a move of it copies: p.x\n";
    assert!(view.contains(footer), "{view}");
    assert!(!view.lines().next().unwrap().contains("p.x"), "{view}");
}

#[test]
fn what_does_not_fit_side_by_side_comes_below() {
    let lets: String = (0..40)
        .map(|n| format!("    let number{n} = {n};\n"))
        .collect();
    let view = body(&format!("fn main() {{\n{lets}}}\n"));
    assert!(view.contains("main (more places)"), "{view}");
    let rows: Vec<&str> = view
        .lines()
        .filter(|line| !line.contains("not declared"))
        .collect();
    assert!(rows.iter().all(|row| row.chars().count() <= 100), "{view}");
    for number in 0..40 {
        let name = format!("number{number}");
        let heads = rows.iter().filter(|row| row.starts_with("main"));
        let columns = heads
            .flat_map(|row| row.split_whitespace())
            .filter(|word| *word == name);
        assert_eq!(columns.count(), 1, "{name}\n{view}");
    }
}

#[test]
fn a_function_without_a_table_says_why_once() {
    let view = view("fn f() {\n    let n: u8 = \"x\";\n}\nfn g() {}\n");
    assert_eq!(view.matches("E0308").count(), 1, "{view}");
    assert!(
        view.contains("f (line 1): no table, borrow checking was off: error[E0308] on line 2"),
        "{view}"
    );
}

#[test]
fn tabs_and_wide_letters_keep_the_columns_aligned() {
    let view = body("fn main() {\n\tlet größe = 1;\n\tlet n = 2;\n}\n");
    let letters = |row: &str| row.chars().collect::<Vec<char>>();
    let rows: Vec<Vec<char>> = view.lines().map(letters).collect();
    let column = rows[0].iter().position(|c| *c == 'g').unwrap();
    for row in &rows[2..4] {
        assert_eq!(row[column..column + 4], ['r', '-', '-', 'c'], "{view}");
    }
}

/// The view of a `main` with these lines in it.
fn main_of(lines: &[&str]) -> String {
    let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
    body(&format!("fn main() {{\n{lines}}}\n"))
}

#[track_caller]
fn shows(view: &str, wanted: &str) {
    assert!(view.contains(wanted), "not there: {wanted}\n{view}");
}

/// Where the compiler names the declaration of what is borrowed, too, the borrow is meant.
#[test]
fn an_expired_reference_is_told_by_its_borrow() {
    let moved = [
        "let s = String::new();",
        "let n = 5;",
        "let r = &s;",
        "drop(s);",
    ];
    shows(
        &main_of(&moved),
        "r: no read, move: expired, a use would stretch the borrow of line 4 beyond line 5 [E0505]",
    );
    let dropped = [
        "let q;",
        "{",
        "let x = 5;",
        "q = &x;",
        "println!(\"{q}\");",
        "}",
        "println!();",
    ];
    shows(
        &main_of(&dropped),
        "a use would stretch the borrow of line 5 beyond line 7 [E0597]",
    );
    let taken = ["let v = vec![1];", "let all = v.iter();", "let w = v;"];
    shows(
        &main_of(&taken),
        "a use would stretch the borrow of line 3 beyond line 4 [E0505]",
    );
    let assigned = ["let mut n = 1;", "let r = &n;", "n = 2;"];
    shows(
        &main_of(&assigned),
        "a use would stretch the borrow of line 3 beyond line 4 [E0506]",
    );
}

#[test]
fn what_was_not_asked_is_no_refusal() {
    let part = [
        "let mut t = (String::new(), String::new());",
        "let s = t.0;",
        "println!(\"{}\", t.1);",
        "let y = &t.0;",
    ];
    let view = main_of(&part);
    let row = view.lines().find(|row| row.contains("println")).unwrap();
    assert!(row.ends_with("--a-  --?-  rw?m  r--m"), "{view}");
    let boxed = [
        "let mut b = Box::new(String::new());",
        "let s = *b;",
        "println!();",
        "let y = &*b;",
    ];
    let view = main_of(&boxed);
    let row = view.lines().find(|row| row.contains("println")).unwrap();
    assert!(row.contains("--?-"), "{view}");
    let whole = [
        "let a = String::new();",
        "drop(a);",
        "drop(a);",
        "println!();",
    ];
    shows(&main_of(&whole), "println!();             ????");
}

#[test]
fn the_labels_that_explain_stand_under_a_refusal() {
    let shared = [
        "let mut v = vec![1];",
        "let r = &v;",
        "v.push(2);",
        "println!(\"{r:?}\");",
    ];
    let view = main_of(&shared);
    shows(&view, "           line 3: immutable borrow occurs here\n");
    shows(
        &view,
        "           line 5: immutable borrow later used here\n",
    );
    let short = [
        "let r;",
        "{",
        "let n = 1;",
        "r = &n;",
        "}",
        "println!(\"{r}\");",
    ];
    shows(
        &main_of(&short),
        "           line 6: `n` dropped here while still borrowed\n",
    );
    let moved = ["let s = String::new();", "drop(s);", "drop(s);"];
    let view = main_of(&moved);
    shows(&view, "           line 3: value moved here\n");
    shows(&view, "           line 4: value used here after move\n");
}

#[test]
fn a_line_with_a_closure_tells_what_holds_around_it() {
    let condition = [
        "let mut v = vec![4];",
        "if v.iter().any(|n| *n > 5) {",
        "v.push(1);",
        "}",
    ];
    shows(
        &main_of(&condition),
        "if v.iter().any(|n| *n > 5) {  rwam\n",
    );
    let turns = [
        "let mut v = vec![4];",
        "while v.iter().any(|n| *n > 5) {",
        "v.push(1);",
        "}",
    ];
    shows(&main_of(&turns), "while v.iter().any(|n| *n > 5) {  rwa-\n");
    let bound = [
        "let mut v = vec![4];",
        "let n = v.iter().filter(|n| **n > 5).count();",
        "v.push(n);",
    ];
    shows(&main_of(&bound), ".count();  rwam  r--c\n");
}

#[test]
fn where_ways_join_a_move_becomes_a_perhaps() {
    let head = "fn f(yes: bool, s: String) {\n";
    let branch = body(&format!(
        "{head}    if yes {{\n        drop(s);\n    }}\n    println!();\n}}\n"
    ));
    shows(&branch, "s: no read, move: moved on line 3 [E0382]");
    shows(&branch, "s: no read, move: maybe moved on line 3 [E0382]");
    let arm = body(&format!(
        "{head}    match yes {{\n        true => {{\n            drop(s);\n        }}\n        false => {{}}\n    }}\n    println!();\n}}\n"
    ));
    shows(&arm, "s: no read, move: maybe moved on line 4 [E0382]");
    let both = body(&format!(
        "{head}    if yes {{\n        drop(s);\n    }} else {{\n        drop(s);\n    }}\n    println!();\n}}\n"
    ));
    assert!(!both.contains("maybe"), "{both}");
}

#[test]
fn several_statements_on_a_line_have_a_row_each() {
    let view = main_of(&[
        "let mut b = 1;",
        "let r = &mut b; *r += 1; let n = b; println!(\"{n}\");",
    ]);
    shows(&view, "· let r = &mut b;");
    shows(&view, "· *r += 1;");
    let rows: Vec<&str> = view.lines().filter(|row| row.contains(" · ")).collect();
    assert_eq!(rows.len(), 4, "{view}");
    assert!(
        rows[0].contains("  ----  ") && rows[1].contains("  rwac  "),
        "{view}"
    );
    let view = main_of(&["let s = String::new(); drop(s);"]);
    shows(&view, "· drop(s);");
    let view = main_of(&["let yes = true; if yes { println!(); }"]);
    assert_eq!(view.matches(" · ").count(), 3, "{view}");
}

#[test]
fn what_a_declaration_never_gave_is_not_lost() {
    let plain = main_of(&[
        "let s = String::new();",
        "let r = &s;",
        "println!(\"{r}\");",
    ]);
    shows(&plain, "s: no move: borrowed shared on line 3");
    let mutable = main_of(&[
        "let mut s = String::new();",
        "let r = &s;",
        "println!(\"{r}\");",
        "s.clear();",
    ]);
    shows(
        &mutable,
        "s: no write, assign, move: borrowed shared on line 3",
    );
    let copied = main_of(&["let n = 1;", "let r = &n;", "println!(\"{r}\");"]);
    assert!(!copied.contains("n: no"), "{copied}");
}

#[test]
fn a_part_that_is_copied_says_so() {
    let view = main_of(&[
        "let b = Box::new(3);",
        "let c = *b + 1;",
        "println!(\"{c}\");",
    ]);
    shows(&view, "as b, but a move of it copies: *b\n");
    let view = main_of(&["let p = (1, String::new());", "println!(\"{}\", p.0);"]);
    shows(&view, "as p, but a move of it copies: p.0\n");
    let view = main_of(&["let p = (1, 2);", "println!(\"{}\", p.0);"]);
    shows(&view, "as p: p.0\n");
}

#[test]
fn what_is_not_built_is_not_blamed_on_an_error_elsewhere() {
    let bad = "fn bad() -> u8 {\n    \"x\"\n}\nfn main() {}\n";
    let test = view(&format!(
        "{bad}#[cfg(test)]\nmod tests {{\n    fn works() {{}}\n}}\n"
    ));
    shows(
        &test,
        "tests::works (line 7): no table, it is not part of this build",
    );
    let function = view(&format!(
        "{bad}#[cfg(windows)]\nfn other() {{\n    let n = 1;\n}}\n"
    ));
    if !cfg!(windows) {
        shows(
            &function,
            "other (line 6): no table, it is not part of this build",
        );
    }
    let method = view(&format!(
        "{bad}struct S;\nimpl S {{\n    #[cfg(test)]\n    fn only_tested(&self) {{}}\n}}\n"
    ));
    shows(
        &method,
        "S::only_tested (line 8): no table, it is not part of this build",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_source_cannot_speak_to_the_terminal() {
    use std::process::Command;
    // A comment and a string that set the window's title and clear the screen; a file whose name does.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a\u{1b}]0;name\u{7}.rs");
    let text = "fn main() {\n    let s = String::from(\"\u{1b}[2J\"); // \u{1b}]0;owned\u{7}\n    drop(s);\n}\n";
    let rejected = text.replace("drop(s);\n", "drop(s);\n    drop(s);\n");
    let commands = [
        ("permissions", &*rejected),
        ("memory", text),
        ("memory", &*rejected),
        ("accident", &*rejected),
    ];
    for (command, text) in commands {
        std::fs::write(&path, text).unwrap();
        let line = format!(
            "'{}' {command} --no-cache '{}'",
            env!("CARGO_BIN_EXE_memscope"),
            path.display()
        );
        // `script` is a terminal for the program that it runs.
        let Ok(output) = Command::new("script")
            .args(["-qec", &line, "/dev/null"])
            .env("TERM", "xterm")
            .output()
        else {
            println!("no `script` on this system");
            return;
        };
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(
            shown.contains("drop") || shown.contains("moved value"),
            "{command}: {shown}"
        );
        for sent in ["\u{1b}]", "\u{1b}[2J", "\u{7}"] {
            assert!(!shown.contains(sent), "{command} sends {sent:?}: {shown:?}");
        }
    }
}
