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
        // The questions offer every verdict, the right one among the others.
        let (open, rest) = figure
            .split_once("<div class=\"questions\">")
            .expect("questions");
        let (_, folded) = rest
            .split_once("<details class=\"evidence\">")
            .expect("a fold");
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

/// The form that asks one question, from its start to its end.
fn question<'a>(html: &'a str, key: &str) -> &'a str {
    let start = html
        .find(&format!("data-key=\"{key}\""))
        .unwrap_or_else(|| panic!("no question {key} in\n{html}"));
    let end = html[start..].find("</form>").expect("the form's end");
    &html[start..start + end]
}

#[test]
fn a_predicted_program_that_runs_is_asked_whether_it_compiles_and_what_it_prints() {
    let fixture = Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day predict}}\n\n{{#listing night E0382}}\n",
    );
    let html = page(&fixture);
    let compiles = question(&html, "day/compiles");
    assert!(
        !compiles.contains("hidden>\n<fieldset"),
        "the first one shows: {compiles}"
    );
    assert!(
        compiles.contains("<li data-right=\"\"><button type=\"button\" class=\"choice\">Yes, and it runs to its end"),
        "{compiles}"
    );
    let prints = question(&html, "day/prints");
    assert!(
        prints.contains("data-ask=\"text\" data-answer=\"day\""),
        "{prints}"
    );
    assert!(
        !html.contains("data-key=\"night/"),
        "without predict nothing is asked"
    );
}

#[test]
fn a_predicted_program_that_is_rejected_is_asked_for_the_underlined_line() {
    let says = "error[E0382]: use of moved value: `lamp`\n --> fail/night.rs:4:10\n  |\n2 |     let lamp = String::new();\n  \
                |         ---- move occurs\n3 |     drop(lamp);\n  |          ---- value moved here\n4 |     drop(lamp);\n  \
                |          ^^^^ value used here after move\n";
    let fixture = Fixture::new()
        .with("listings/fail/night.stderr", says)
        .with(
            "src/page.md",
            "# Page\n\n{{#listing day}}\n\n{{#listing night E0382 predict}}\n",
        );
    let html = page(&fixture);
    assert!(question(&html, "night/error-line").contains("data-ask=\"line\" data-answer=\"4\""));
    assert!(
        question(&html, "night/compiles").contains("use of moved value"),
        "the reason is the compiler's"
    );
    assert!(!html.contains("night/prints"));
}

#[test]
fn a_predicted_program_that_panics_is_asked_where_it_stops() {
    let fixture = Fixture::new()
        .with(
            "listings/examples/day.exit",
            "exit code 101\nthread 'main' panicked at listings/examples/day.rs:2:5:\ndark\n",
        )
        .with(
            "src/page.md",
            "# Page\n\n{{#listing day predict}}\n\n{{#listing night E0382}}\n",
        );
    let html = page(&fixture);
    assert!(question(&html, "day/stop-line").contains("data-ask=\"line\" data-answer=\"2\""));
    assert!(question(&html, "day/prints").contains("What does it print before it stops?"));
    let keys: Vec<&str> = html
        .split("data-key=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(keys, ["day/compiles", "day/stop-line", "day/prints"]);
}

#[test]
fn an_answer_outlives_an_edit_of_the_page_but_not_of_its_program() {
    let predict = |text: &str| {
        format!(
            "# Page\n\n{text}\n\n{{{{#listing day predict}}}}\n\n{{{{#listing night E0382}}}}\n"
        )
    };
    let of = |fixture: &Fixture| {
        let html = page(fixture);
        let form = question(&html, "day/prints").to_owned();
        form.split("data-of=\"").nth(1).expect("data-of")[..8].to_owned()
    };
    let before = of(&Fixture::new().with("src/page.md", &predict("")));
    let edited = of(&Fixture::new().with("src/page.md", &predict("More text.")));
    let reprinted = of(&Fixture::new()
        .with("src/page.md", &predict(""))
        .with("listings/examples/day.stdout", "dawn\n"));
    assert_eq!(before, edited);
    assert_ne!(before, reprinted);
}

const QUESTION: &str = "```question\nkey = \"which-runs\"\nask = \"Which of these `runs`?\"\nright = \"runs\"\n\n[[choice]]\n\
                        listing = \"night\"\nbecause = \"The lamp is used twice.\"\n\n[[choice]]\nlisting = \"day\"\n\
                        because = \"Nothing is moved.\"\n```\n\nText after it.";

#[test]
fn an_authors_question_shows_code_choices_and_folds_their_explanations() {
    let html = page(&Fixture::new().with_text(QUESTION));
    let form = question(&html, "which-runs");
    assert!(form.contains("Which of these <code>runs</code>?"), "{form}");
    let (first, second) = form
        .split_once("<li data-right=\"\">")
        .expect("the right choice");
    assert!(
        first.contains("lamp") && first.contains("<p>The lamp is used twice.</p>"),
        "{first}"
    );
    assert!(
        second.contains("<span class=\"m\">println</span>"),
        "{second}"
    );
    assert!(
        second.contains("<details class=\"because\"><summary>Right</summary>"),
        "{second}"
    );
    assert!(html.contains("<p>Text after it.</p>"), "{html}");
    assert!(!html.contains("[[choice]]"), "{html}");
}

#[test]
fn search_finds_paths_that_highlighting_takes_apart() {
    let html = page(&Fixture::new());
    assert!(
        html.contains("<p hidden=\"\">night String::new</p>"),
        "{html}"
    );
}

#[test]
fn a_rejected_listing_has_a_button_for_each_fix() {
    let html = page(&Fixture::new());
    assert!(
        html.contains("aria-pressed=\"true\">As rejected</button>"),
        "{html}"
    );
    assert_eq!(
        html.matches("aria-pressed=\"false\">Fixed</button>")
            .count(),
        1
    );
}

/// A page whose card asks the author's question.
fn asks_own(under: &str) -> Fixture {
    let card = format!(
        "# Page\n\n{{{{#listing day predict=own}}}}\n{under}\n\n{{{{#listing night E0382}}}}\n"
    );
    Fixture::new().with("src/page.md", &card)
}

#[test]
fn an_authors_question_directly_under_a_card_is_the_cards_own() {
    let html = page(&asks_own(&format!("\n{QUESTION}")));
    let card = html.split("id=\"day\">").nth(1).expect("the card");
    let card = card.split("</figure>").next().expect("its end");
    assert!(card.contains("data-key=\"which-runs\""), "{card}");
    assert_eq!(html.matches("data-key=").count(), 1);
    assert!(html.contains("<p>Text after it.</p>"), "{html}");
}

#[test]
fn the_mark_at_an_answers_end_is_not_printed() {
    let page_md = "# Page\n\n{{#listing day predict=prints}}\n\nBecause.\n\n{{#end-answer}}\n\nOn we go.\n\n{{#listing night E0382}}\n";
    let html = page(&Fixture::new().with("src/page.md", page_md));
    assert!(!html.contains("end-answer"), "{html}");
    assert!(
        html.contains("<p>Because.</p>") && html.contains("<p>On we go.</p>"),
        "{html}"
    );
}
