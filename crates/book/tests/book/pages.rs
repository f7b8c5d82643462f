//! What a card shows, on a small book as it is built.

use std::fs;

use crate::support::Fixture;
use book::site;

fn page(fixture: &Fixture) -> String {
    let out = fixture.root().join("out");
    let warnings = site::build(fixture.root(), &out).expect("the fixture builds");
    assert!(warnings.is_empty(), "{warnings:?}");
    fs::read_to_string(out.join("page.html")).expect("the page")
}

#[test]
fn a_listing_that_runs_shows_name_verdict_command_code_and_output() {
    let html = page(&Fixture::new());
    for part in [
        "<figure class=\"listing runs\" id=\"day\">",
        "<span class=\"name\">day.rs</span>",
        "✓ </span>runs</strong>",
        "<code class=\"command\">cargo run -p listings --example day</code>",
        "<span class=\"m\">println</span>",
        "It prints</p>",
        "<samp>day</samp>",
        "https://play.rust-lang.org/?version=stable&amp;mode=debug&amp;edition=2024&amp;code=fn%20main",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
}

#[test]
fn a_rejected_listing_shows_its_message_and_its_fix_as_a_diff() {
    let html = page(&Fixture::new());
    for part in [
        "rejected by the compiler with E0382",
        "<a href=\"https://doc.rust-lang.org/error_codes/E0382.html\">E0382</a>",
        "use of moved value: `lamp`",
        "<summary>One fix: <code>night_fixed.rs</code></summary>",
        "<del>-    drop(lamp);</del>",
        "<ins>+    println!(&quot;dark&quot;);</ins>",
        "<samp>dark</samp>",
    ] {
        // mdBook writes quotation marks in text as they are.
        let plain = part.replace("&quot;", "\"");
        assert!(
            html.contains(part) || html.contains(&plain),
            "{part} is not in\n{html}"
        );
    }
}

#[test]
fn with_predict_everything_that_answers_is_folded() {
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day predict}}\n\n{{#listing night E0382 predict}}\n",
    );
    let html = page(&fixture);
    for name in ["day", "night"] {
        let figure = html
            .split_once(&format!("id=\"{name}\">"))
            .expect("the card")
            .1;
        let (open, folded) = figure.split_once("<details").expect("a fold");
        for answer in ["listings/", "runs", "rejected", "E0382", "day</samp>"] {
            assert!(
                !open.contains(answer),
                "{answer} gives the answer of {name} away"
            );
        }
        assert!(folded.contains("Predict first, then look"), "{folded}");
    }
}

#[test]
fn markup_in_a_program_or_its_output_is_escaped() {
    let fixture = Fixture::new()
        .with(
            "listings/examples/day.rs",
            "fn main() {\n    println!(\"<script>alert(1)</script>\");\n}\n",
        )
        .with(
            "listings/examples/day.stdout",
            "<script>alert(1)</script>\n\n<b>&amp;\n",
        );
    let html = page(&fixture);
    assert!(!html.contains("<script>alert"), "{html}");
    assert!(
        html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{html}"
    );
    assert!(html.contains("&lt;b&gt;&amp;amp;"), "{html}");
}

#[test]
fn a_blank_line_in_code_or_output_stays_in_the_card() {
    let fixture = Fixture::new()
        .with(
            "listings/examples/day.rs",
            "fn main() {\n    println!(\"day\");\n\n    println!(\"*a*\");\n}\n",
        )
        .with("listings/examples/day.stdout", "day\n\n*a*\n");
    let html = page(&fixture);
    assert!(!html.contains("<em>a</em>"), "{html}");
}

#[test]
fn the_page_says_with_what_it_was_checked() {
    let html = page(&Fixture::new());
    assert!(
        html.contains("Checked with rustc 1.95.0, edition 2024"),
        "{html}"
    );
    assert!(html.contains("<code>src/page.md</code>"), "{html}");
}
