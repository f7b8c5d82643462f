//! Diagrams as authors write them, and what is said of those that cannot be drawn.

use std::fs;
use std::path::Path;

use super::{Fault, chart, draw, fences, place, text};

fn fault(source: &str) -> Fault {
    draw(source).expect_err("a diagram that cannot be drawn")
}

/// Every diagram of the book, with its page.
fn of_the_book() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src");
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("src/").flatten() {
        let Ok(page) = fs::read_to_string(entry.path()) else {
            continue;
        };
        let name = entry.file_name().to_string_lossy().into_owned();
        all.extend(
            fences(&page)
                .into_iter()
                .map(|fence| (name.clone(), fence.source)),
        );
    }
    all
}

#[test]
fn a_flowchart_has_its_boxes_arrows_and_labels() {
    let html = draw("flowchart TD\n  A[\"one<br>two\"] -->|\"a & b\"| B(three)\n  B ==> C([four])\n  A -.-> C\n").expect("a drawing");
    assert_eq!(html.matches("<g class=\"box").count(), 3, "{html}");
    assert_eq!(html.matches("class=\"head\"").count(), 3, "{html}");
    assert_eq!(html.matches("class=\"thick\"").count(), 1, "{html}");
    assert_eq!(html.matches("class=\"dotted\"").count(), 1, "{html}");
    assert!(
        html.contains(">one</tspan>") && html.contains(">two</tspan>"),
        "{html}"
    );
    assert!(html.contains(">a &amp; b</tspan>"), "{html}");
}

#[test]
fn a_state_diagram_has_its_names_its_start_and_its_end() {
    let html = draw("stateDiagram-v2\n  state \"flag true\" as full\n  [*] --> full: line 10\n  full --> full: again\n  full --> [*]\n").expect("a drawing");
    assert!(
        html.contains(">flag true</tspan>") && !html.contains(">full<"),
        "{html}"
    );
    assert_eq!(html.matches("class=\"end\"").count(), 1, "{html}");
    assert_eq!(html.matches("class=\"head\"").count(), 3, "{html}");
}

#[test]
fn a_screen_reader_gets_a_title_and_every_arrow() {
    let html =
        draw("flowchart TD\n  accTitle: Who waits for whom\n  A[Ada] -->|waits for| O[oven 1]\n")
            .expect("a drawing");
    assert!(html.contains("<title>Who waits for whom</title>"), "{html}");
    assert!(
        html.contains("<desc>“Ada” to “oven 1”: waits for.</desc>"),
        "{html}"
    );
}

#[test]
fn nothing_in_a_label_becomes_markup() {
    let html = draw("flowchart TD\n  A[\"Vec<script>\"] -->|\"<b>\"| B\n").expect("a drawing");
    assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
}

#[test]
fn a_drawing_is_one_block_of_markdown() {
    let html = draw("flowchart TD\n  A --> B\n").expect("a drawing");
    assert!(!html.trim_end().contains("\n\n"), "{html}");
}

#[test]
fn a_fault_names_its_line_and_a_remedy() {
    let cases = [
        ("flowchart TD\n  A --> B\n  A -->\n", 3, "cannot be read"),
        (
            "stateDiagram-v2\n  A --> B\n  nonsense here\n",
            3,
            "nonsense here",
        ),
        ("stateDiagram-v2\n  é\n", 2, "é"),
        ("sequenceDiagram\n  A->>B: hi\n", 1, "'sequenceDiagram'"),
        (
            "\n%% a comment\nflowchart TD\n  A --> B{which}\n",
            4,
            "shape",
        ),
        (
            "flowchart TD\n  subgraph X\n  A --> B\n  end\n",
            2,
            "subgraph",
        ),
        (
            "flowchart TD\n  A --> B\n  classDef hot fill:#f00\n",
            3,
            "class",
        ),
        ("flowchart TD\n  A --> B\n  style A fill:#f00\n", 3, "style"),
        ("flowchart TD\n", 1, "without boxes"),
        ("", 1, "empty"),
    ];
    for (source, line, word) in cases {
        let fault = fault(source);
        assert_eq!(fault.line, line, "{source}: {fault:?}");
        assert!(fault.what.contains(word), "{source}: {fault:?}");
        assert!(!fault.remedy.is_empty(), "{source}");
    }
}

#[test]
fn what_is_too_wide_for_a_phone_is_refused() {
    let wide = "flowchart LR\n  A[aaaaaaaaaaaaa] --> B[bbbbbbbbbbbbb] --> C[ccccccccccccc] --> D[ddddddddddddd] --> E[eeeeeeeee]\n";
    assert!(fault(wide).what.contains("px wide"), "{:?}", fault(wide));
}

#[test]
fn every_diagram_of_the_book_fits_a_phone_and_no_two_of_its_labels_and_boxes_overlap() {
    let all = of_the_book();
    assert!(all.len() >= 10, "{} diagrams", all.len());
    for (page, source) in all {
        let chart = chart::read(&source).unwrap_or_else(|fault| panic!("{page}: {fault:?}"));
        let placed = place::place(&chart).unwrap_or_else(|fault| panic!("{page}: {fault:?}"));
        assert!(placed.width <= 350.0, "{page}: {} px wide", placed.width);
        let labels = placed.arrows.iter().filter_map(|way| way.label.as_ref());
        let rects: Vec<_> = placed.boxes.iter().chain(labels).collect();
        for (index, one) in rects.iter().enumerate() {
            assert!(
                text::widest(&one.lines) <= one.width,
                "{page}: {:?}",
                one.lines
            );
            for other in &rects[index + 1..] {
                let apart = |a: f64, b: f64, size: f64| (a - b).abs() >= size / 2.0 - 0.5;
                assert!(
                    apart(one.middle.x, other.middle.x, one.width + other.width)
                        || apart(one.middle.y, other.middle.y, one.height + other.height),
                    "{page}: {:?} lies on {:?}",
                    one.lines,
                    other.lines
                );
            }
        }
    }
}

#[test]
fn no_source_however_broken_panics() {
    let whole = "flowchart TD\n  A[\"é→ö\"] -->|\"x\"| B(b)\n  B -- no --> C([c])\n  C ==> A & B\n";
    let state = "stateDiagram-v2\n state \"é\" as A\n [*] --> A: ü\n A --> A\n A --> [*]\n";
    let mut tried = 0;
    for source in [whole, state] {
        for (at, _) in source.char_indices() {
            let _ = draw(&source[..at]);
            let _ = draw(&source[at..]);
            for noise in ["é", "[", "-->", "\n", "\"", "|", "%%", "{"] {
                let _ = draw(&format!("{}{noise}{}", &source[..at], &source[at..]));
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried}");
}
