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
       r: no read, write, move: expired, a use would stretch the borrow of line 3 beyond line 5 [E0502]
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
        view.contains("moved: no read, write, move: moved on line 3 [E0382]"),
        "{view}"
    );
}

#[test]
fn places_with_the_same_reason_share_a_line() {
    let view = body(
        "fn main() {\n    let a = String::new();\n    let b = String::new();\n    let c = [&a, &b];\n    drop(c);\n}\n",
    );
    assert!(
        view.contains("\n       a, b: no write, assign, move: borrowed shared on line 4"),
        "{view}"
    );
}

#[test]
fn a_part_that_permits_what_its_variable_does_has_no_column() {
    let view = body(
        "struct P { x: i32 }\nfn main() {\n    let mut p = P { x: 1 };\n    p.x += 1;\n    println!(\"{}\", p.x);\n}\n",
    );
    assert!(view.contains("\n       as p: p.x\n"), "{view}");
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
