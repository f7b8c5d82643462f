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
        // The question offers every answer, the right one among the others.
        let (open, rest) = figure
            .split_once("<div class=\"questions\">")
            .expect("questions");
        let (_, folded) = rest
            .split_once("<details class=\"evidence\">")
            .expect("a fold");
        for answer in ["listings/", "runs", "rejected by", "E0382", "It prints"] {
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
fn a_card_asks_one_question() {
    let html = page(&Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day predict}}\n\n{{#listing night E0382}}\n",
    ));
    assert!(
        question(&html, "day/prints").contains("data-ask=\"choice\"")
            || question(&html, "day/prints").contains("data-ask=\"text\"")
    );
    // One form, and the answer that folds with it; without `predict` nothing is asked.
    assert_eq!(html.matches("data-key=\"").count(), 2);
}

#[test]
fn the_directive_says_what_is_asked() {
    let html = page(&Fixture::new().with(
        "src/page.md",
        "# Page\n\n{{#listing day predict=line}}\n\n{{#listing night E0382}}\n",
    ));
    let line = question(&html, "day/line");
    assert!(
        line.contains("data-ask=\"line\" data-answer=\"0\""),
        "{line}"
    );
    assert!(
        line.contains("class=\"other\" value=\"0\">It compiles</button>"),
        "{line}"
    );
}

#[test]
fn a_rejected_program_is_asked_for_its_line_in_one_click() {
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
    let line = question(&html, "night/line");
    assert!(
        line.contains("data-ask=\"line\" data-answer=\"4\""),
        "{line}"
    );
    assert!(
        line.contains("use of moved value"),
        "the reason is the compiler's: {line}"
    );
    let moved = line
        .split("data-line=\"3\"")
        .nth(1)
        .expect("the line of the move is explained");
    assert!(moved.contains("A move is allowed."), "{moved}");
}

#[test]
fn a_program_that_panics_is_asked_where_it_stops() {
    let panic = "exit code 101\nthread 'main' panicked at listings/examples/day.rs:2:5:\ndark\n";
    let asked = |directive: &str| {
        page(&Fixture::new().with("listings/examples/day.exit", panic).with(
            "src/page.md",
            &format!("# Page\n\n{{{{#listing day {directive}}}}}\n\n{{{{#listing night E0382}}}}\n"),
        ))
    };
    assert!(
        question(&asked("predict"), "day/stops").contains("data-ask=\"line\" data-answer=\"2\"")
    );
    assert!(
        question(&asked("predict=prints"), "day/prints")
            .contains("What does it print before it stops?")
    );
}

#[test]
fn what_stands_under_a_card_folds_with_its_answer() {
    let html = page(&Fixture::new().with(
        "src/page.md",
        "# Page\n\nBefore.\n\n{{#listing day predict}}\n\nBecause *so*.\n\n## Next\n\nOn we go.\n\n{{#listing night E0382}}\n\nPlain.\n",
    ));
    let (_, rest) = html
        .split_once("<div class=\"answer\" data-key=\"day/prints\"")
        .expect("a fold");
    let (folded, after) = rest.split_once("</div>").expect("its end");
    assert!(folded.contains("<p>Because <em>so</em>.</p>"), "{folded}");
    assert!(
        after.contains("On we go.") && after.contains("Plain."),
        "{after}"
    );
    assert_eq!(html.matches("class=\"answer\"").count(), 1);
    // The switch stands under the title, before everything that it folds.
    let (top, _) = html.split_once("<p>Before.</p>").expect("the text");
    assert!(
        top.contains("<p class=\"mode\"") && top.contains("Page</a></h1>"),
        "{top}"
    );
    let quiet = page(&Fixture::new());
    assert!(
        !quiet.contains("class=\"mode\""),
        "a page that asks nothing has no switch"
    );
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
    assert_eq!(html.matches("data-key=\"").count(), 2);
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

const FOUR: &str = "```four-parts\nkey = \"night-lamp\"\nprogram = \"night\"\n\n[[reason]]\ntext = \"It was dropped.\"\nright = true\n\
                    because = \"In line 3.\"\n\n[[reason]]\ntext = \"It is empty.\"\nbecause = \"That would be fine.\"\n\n[[caller]]\n\
                    listing = \"day\"\nbecause = \"It has no lamp.\"\n\n[[fix]]\nlisting = \"night_fixed\"\nbest = true\n\
                    because = \"It says so.\"\n\n[[fix]]\nlisting = \"day\"\nbecause = \"It is another program.\"\n```";

#[test]
fn one_program_is_asked_four_times() {
    let html = page(&Fixture::new().with_text(FOUR));
    let line = question(&html, "night-lamp-compiles");
    assert!(
        line.contains("data-ask=\"line\" data-answer=\"4\""),
        "{line}"
    );
    let why = question(&html, "night-lamp-why");
    let (_, right) = why
        .split_once("<li data-right=\"\">")
        .expect("a right reason");
    assert!(right.contains("It was dropped."), "{why}");
    let breaks = question(&html, "night-lamp-breaks");
    let (_, right) = breaks
        .split_once("<li data-right=\"\">")
        .expect("a right caller");
    assert!(right.contains("None of these"), "nothing breaks: {breaks}");
    let fix = question(&html, "night-lamp-fix");
    assert!(
        fix.contains("Its run takes no block from the heap."),
        "{fix}"
    );
    assert!(!html.contains("[[fix]]"), "{html}");
}
