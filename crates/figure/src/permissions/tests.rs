//! What the margin and the table say about whole programs, as the reader sees it.

use std::path::Path;

use memscope::Source;

use super::{Permissions, permissions};
use crate::watched::options;

/// The figure of `program`.
fn figure(program: &str) -> Permissions {
    let source = Source::parse(Path::new("listings/fail/allowed.rs"), program);
    let report = memscope::permissions(&source.expect("a program"), &options());
    permissions(&report.expect("a report"), program).expect("a figure")
}

/// The figure of a `main` of these lines, the first of which is line 2.
fn main_of(lines: &[&str]) -> Permissions {
    figure(&format!("fn main() {{\n    {}\n}}\n", lines.join("\n    ")))
}

/// The table without its markup; code stands in backticks.
fn table(figure: &Permissions) -> String {
    plain(
        &figure
            .table
            .replace("<code>", "`")
            .replace("</code>", "`")
            .replace("</td><td>", " | "),
    )
}

/// The entry beside a line, as it stands on a wide screen.
fn entry(figure: &Permissions, line: usize) -> String {
    let item = figure.margin.split("<li>").nth(line).expect("a line");
    let end = item.find("<span class=\"short").unwrap_or(0);
    plain(&item[..end])
}

/// What stands beside a line on a phone.
fn short(figure: &Permissions, line: usize) -> String {
    let item = figure.margin.split("<li>").nth(line).expect("a line");
    let start = item.find("<span class=\"short").expect("a sign");
    let end = item[start..].find("</span>").expect("its end");
    plain(&item[start..start + end])
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text
}

fn says(text: &str, wanted: &str) {
    assert!(text.contains(wanted), "{wanted}\nis not in\n{text}");
}

fn says_not(text: &str, unwanted: &str) {
    assert!(!text.contains(unwanted), "{unwanted}\nis in\n{text}");
}

#[test]
fn a_refused_assignment_ends_no_borrow() {
    let figure = main_of(&[
        "let mut now = String::from(\"Blue\");",
        "let title = now.as_str();",
        "now = String::from(\"Gold\");",
        "println!(\"was {title}, now {now}\");",
    ]);
    let beside = entry(&figure, 4);
    assert_eq!(beside.trim(), "Line 4: ✗ needs W, blocked by title");
    says_not(&table(&figure), "no longer used after line 4");
}

#[test]
fn a_refused_move_moves_nothing() {
    let figure = main_of(&[
        "let song = String::from(\"Blue\");",
        "let title = song.as_str();",
        "drop(song);",
        "println!(\"played {title}\");",
    ]);
    says_not(&entry(&figure, 4), "moved");
    says_not(&table(&figure), "song −R");
}

#[test]
fn a_reference_that_a_later_borrow_ended_says_why() {
    let figure = main_of(&[
        "let mut plays = vec![3, 9];",
        "let first = &plays[0];",
        "println!(\"{first}\");",
        "plays.push(7);",
        "println!(\"{plays:?}\");",
    ]);
    says(
        &table(&figure),
        "`first` may not be used any more: a later use would keep its borrow in use across line 5, and the compiler would refuse that line.",
    );
    says_not(&table(&figure), "cannot borrow");
}

#[test]
fn a_reference_to_what_is_dropped_names_it() {
    let figure = main_of(&[
        "let headline: &str;",
        "{",
        "    let edition = String::from(\"late\");",
        "    headline = &edition;",
        "    println!(\"{headline}\");",
        "}",
        "println!(\"done\");",
    ]);
    says(
        &table(&figure),
        "`headline` may not be used after line 7: it borrows from `edition`, which is dropped there.",
    );
}

#[test]
fn a_reference_to_what_is_moved_names_it() {
    let figure = main_of(&[
        "let train = String::from(\"late\");",
        "let sign = train.as_str();",
        "println!(\"{sign}\");",
        "drop(train);",
        "println!(\"done\");",
    ]);
    says(
        &table(&figure),
        "`sign` may not be used after line 5: it borrows from `train`, which is moved there.",
    );
}

#[test]
fn in_a_loop_a_value_may_not_be_moved_since_the_loop_comes_round() {
    let figure = main_of(&[
        "let mut plays = vec![3, 9];",
        "for index in 0..plays.len() {",
        "    plays.push(plays[index]);",
        "}",
        "println!(\"{plays:?}\");",
    ]);
    says(
        &table(&figure),
        "`plays` may be read and written; not moved inside the loop, since the next round would find it moved.",
    );
    says(
        &table(&figure),
        "5 | plays +M | `plays` may be read, written and moved: no round of the loop follows that would find it moved.",
    );
    says_not(&table(&figure), "of moved value");
}

#[test]
fn what_an_exclusive_reference_points_to_may_be_written() {
    let figure = main_of(&[
        "let mut titles = vec![String::from(\"Blue\")];",
        "let last = &mut titles[0];",
        "last.push('!');",
        "println!(\"{titles:?}\");",
    ]);
    says(
        &table(&figure),
        "`last` is new: it may be read and moved, and what it points to may be written. The name may not be pointed elsewhere, since it is not declared `mut`.",
    );
    assert_eq!(short(&figure, 2), "…", "three letters do not fit");
}

#[test]
fn a_value_that_one_path_moves_is_maybe_moved() {
    let figure = main_of(&[
        "let letter = String::from(\"Dear Ada\");",
        "if letter.len() > 100 {",
        "    drop(letter);",
        "}",
        "println!(\"{letter}\");",
    ]);
    assert_eq!(entry(&figure, 6).trim(), "Line 6: ✗ needs R, maybe moved");
    assert_eq!(entry(&figure, 5).trim(), "Line 5: letter maybe moved");
    let table = table(&figure);
    says(
        &table,
        "that permission is missing. Its value may have been moved away: line 4 does so on one path.",
    );
    says(
        &table,
        "5 | letter maybe moved | `letter` may not be used: it may have been moved on line 4.",
    );
}

#[test]
fn what_deref_returns_cannot_be_moved_out_of() {
    let figure = figure(
        "use std::ops::Deref;\nstruct Case(String);\nimpl Deref for Case {\n    type Target = String;\n    \
         fn deref(&self) -> &String {\n        &self.0\n    }\n}\nfn main() {\n    \
         let case = Case(String::from(\"vase\"));\n    let exhibit = *case;\n    println!(\"{exhibit}\");\n}\n",
    );
    says(
        &table(&figure),
        "`*case` is behind the reference that `deref` returns, and nothing can be moved out from behind a reference. The compiler says E0507: cannot move out of dereference of `Case` (move occurs because value has type `String`, which does not implement the `Copy` trait).",
    );
}

#[test]
fn the_entries_that_have_no_room_are_counted_in_a_word() {
    let long =
        "let (the_first_of_them, the_second_of_them, the_third) = (vec![1], vec![2], vec![3]);";
    let figure = main_of(&[
        long,
        "println!(\"{the_first_of_them:?} {the_second_of_them:?} {the_third:?}\");",
    ]);
    says(&entry(&figure, 2), " 2 more");
    assert_eq!(short(&figure, 2), "…");
}

/// How the bars of a line look: `r` a reader, `w` a writer, `(` where it begins, `)` where it is used last.
fn bars_of(figure: &Permissions, line: usize) -> String {
    let item = figure.margin.split("<li>").nth(line).expect("a line");
    let Some(bars) = item
        .split("aria-hidden=true>")
        .nth(1)
        .filter(|_| item.starts_with("<span class=bars"))
    else {
        return String::new();
    };
    let cells = bars.split("</span>").next().expect("cells");
    let look = |cell: &str| {
        let sign = |word: &str, sign: &'static str| if cell.contains(word) { sign } else { "" };
        match [
            sign("reader", "r"),
            sign("writer", "w"),
            sign(" from", "("),
            sign(" to", ")"),
        ]
        .concat()
        {
            none if none.is_empty() => ".".to_owned(),
            some => some,
        }
    };
    cells.split_terminator("</b>").map(look).collect()
}

#[test]
fn a_bar_lasts_from_the_borrow_to_the_last_use() {
    let figure = main_of(&[
        "let mut plays = vec![12, 40];",
        "let first = &plays[0];",
        "println!(\"{}\", plays.len());",
        "println!(\"{first}\");",
        "plays.push(7);",
    ]);
    let bars: Vec<String> = (1..=6).map(|line| bars_of(&figure, line)).collect();
    assert_eq!(bars, [".", ".", "r(", "r", "r)", "."]);
    says(
        &table(&figure),
        "Lent: `plays` for reading (`&amp;`) from line 3 to line 5.",
    );
}

#[test]
fn two_borrows_stand_side_by_side_and_a_later_one_takes_a_free_column() {
    let figure = main_of(&[
        "let (mut blue, mut gold) = (12, 40);",
        "let one = &mut blue;",
        "let two = &gold;",
        "*one += *two;",
        "let three = &mut gold;",
        "*three += 1;",
        "println!(\"{blue}\");",
    ]);
    let bars: Vec<String> = (2..=8).map(|line| bars_of(&figure, line)).collect();
    assert_eq!(bars, ["..", "w(.", "wr(", "w)r)", "w(.", "w).", ".."]);
}

#[test]
fn what_is_refused_has_its_region_too() {
    let figure = main_of(&[
        "let mut plays = vec![12, 40];",
        "let first = &plays[0];",
        "plays.push(7);",
        "println!(\"{first}\");",
    ]);
    let bars: Vec<String> = (2..=5).map(|line| bars_of(&figure, line)).collect();
    assert_eq!(bars, [".", "r(", "r", "r)"]);
}

#[test]
fn a_variable_that_refers_to_two_values_has_a_hole_between_its_regions() {
    let figure = main_of(&[
        "let first = String::from(\"Blue\");",
        "let second = String::from(\"Gold\");",
        "let mut front = &first;",
        "println!(\"{front}\");",
        "drop(first);",
        "front = &second;",
        "println!(\"{front}\");",
    ]);
    let bars: Vec<String> = (3..=8).map(|line| bars_of(&figure, line)).collect();
    assert_eq!(bars, [".", "r(", "r)", ".", "r(", "r)"]);
}

#[test]
fn a_chain_of_loans_is_one_bar_for_each_loan() {
    let figure = main_of(&[
        "let mut plays = vec![12, 40];",
        "let queue = &mut plays;",
        "let again = &mut *queue;",
        "let first = &mut again[0];",
        "*first += 1;",
    ]);
    let bars: Vec<String> = (2..=6).map(|line| bars_of(&figure, line)).collect();
    assert_eq!(bars, ["...", "w(..", "ww(.", "www(", "w)w)w)"]);
}

#[test]
fn a_reference_that_could_no_longer_be_used_is_filled_by_another_value() {
    let figure = main_of(&[
        "let mut shelf = vec![1];",
        "let mut front = &shelf[0];",
        "println!(\"{front}\");",
        "shelf.push(2);",
        "front = &shelf[1];",
        "println!(\"{front}\");",
    ]);
    says(
        &table(&figure),
        "`front` holds another value, which may be used: it",
    );
    let line = figure.margin.split("<li>").nth(6).expect("a line");
    says(line, "<span class=filled><i>front</i>");
}
