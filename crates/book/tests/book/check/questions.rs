//! Questions that authors write.

use super::{expect, problems};
use crate::support::Fixture;

/// A page with one question, whose fence opens on line 13, and the problems that it must have.
#[track_caller]
fn expect_question(toml: &str, expected: &[&str]) {
    expect(
        Fixture::new().with_text(&format!("```question\n{toml}\n```")),
        expected,
    );
}

const RIGHT: &str = "[[choice]]\ntext = \"a\"\nright = true\nbecause = \"b\"";
const WRONG: &str = "[[choice]]\ntext = \"c\"\nbecause = \"d\"";

#[test]
fn a_question_that_is_right() {
    expect_question(
        &format!("key = \"k\"\nask = \"A `b`?\"\n{RIGHT}\n{WRONG}"),
        &[],
    );
}

#[test]
fn a_question_that_is_not_toml() {
    expect_question(
        "key = \"k\"\nask = A?",
        &[
            "src/page.md:15: this question is not TOML: string values must be quoted, expected literal string; CONTRIBUTING.md shows how one is written",
        ],
    );
}

#[test]
fn a_question_with_an_unknown_field() {
    expect_question(
        &format!("key = \"k\"\nask = \"A?\"\n{RIGHT}\n{WRONG}\nbecuase = \"e\""),
        &["src/page.md:20: unknown field `becuase` in a question; did you mean `because`?"],
    );
}

#[test]
fn a_question_without_a_key_or_with_one_that_is_taken() {
    expect_question(
        &format!("ask = \"A?\"\n{RIGHT}\n{WRONG}"),
        &[
            "src/page.md:13: a question without a key, under which the reader's browser keeps the answer; add key = \"…\", lower case with hyphens, and never change it again",
        ],
    );
    let question = format!("```question\nkey = \"k\"\nask = \"A?\"\n{RIGHT}\n{WRONG}\n```");
    expect(
        Fixture::new().with_text(&format!("{question}\n\n{question}")),
        &[
            "src/page.md:26: a second question with the key 'k'; the first is src/page.md:14; give it a key of its own",
        ],
    );
}

#[test]
fn a_question_without_exactly_one_right_choice() {
    for (choices, count) in [
        (format!("{WRONG}\n{WRONG}"), 0),
        (format!("{RIGHT}\n{RIGHT}"), 2),
    ] {
        expect_question(
            &format!("key = \"k\"\nask = \"A?\"\n{choices}"),
            &[&format!(
                "src/page.md:13: {count} choices of this question are right; exactly one has to be: mark it with right = true"
            )],
        );
    }
}

#[test]
fn a_question_with_one_choice() {
    expect_question(
        &format!("key = \"k\"\nask = \"A?\"\n{RIGHT}"),
        &["src/page.md:13: a question with fewer than two choices; add a [[choice]]"],
    );
}

#[test]
fn a_choice_without_an_explanation() {
    expect_question(
        &format!("key = \"k\"\nask = \"A?\"\n{RIGHT}\n[[choice]]\ntext = \"c\""),
        &[
            "src/page.md:20: a choice without `because`; add because = \"…\": each choice has its own explanation",
        ],
    );
}

#[test]
fn a_choice_whose_listing_is_not_there() {
    expect_question(
        &format!(
            "key = \"k\"\nask = \"A?\"\n{RIGHT}\n[[choice]]\nlisting = \"dayy\"\nbecause = \"d\""
        ),
        &["src/page.md:20: no listing named 'dayy'; did you mean 'day'?"],
    );
}

#[test]
fn a_question_that_leaves_the_answer_to_the_folders_has_only_listings() {
    expect_question(
        &format!(
            "key = \"k\"\nask = \"A?\"\nright = \"runs\"\n[[choice]]\nlisting = \"day\"\nbecause = \"b\"\n{WRONG}"
        ),
        &[
            "src/page.md:20: a choice that is no listing, so its folder cannot say whether it is right; name a listing, or mark the right choice with right = true",
        ],
    );
}

#[test]
fn a_link_in_a_question() {
    expect_question(
        &format!("key = \"k\"\nask = \"[A](page.md)?\"\n{RIGHT}\n{WRONG}"),
        &[
            "src/page.md:13: a link or HTML in `ask`; put it into the text of the page, where it is checked",
        ],
    );
}

#[test]
fn a_listing_that_only_a_question_shows_is_used() {
    expect(
        Fixture::new()
            .with("listings/examples/dusk.rs", "fn main() {}\n")
            .with("listings/examples/dusk.stdout", "")
            .with_text(&format!(
                "```question\nkey = \"k\"\nask = \"A?\"\n[[choice]]\nlisting = \"dusk\"\nright = true\nbecause = \"b\"\n{WRONG}\n```"
            )),
        &[],
    );
}

#[test]
fn a_card_whose_own_question_is_missing() {
    let fault = "src/page.md:3: `predict=own` and no question under it; put a ```question fence directly under the directive, or name a kind that the evidence answers";
    for between in ["", "\n\nText.\n\n```question\nkey = \"q\"\n```"] {
        let page = format!(
            "# Page\n\n{{{{#listing day predict=own}}}}{between}\n\n{{{{#listing night E0382}}}}\n"
        );
        let said = problems(&Fixture::new().with("src/page.md", &page));
        assert!(said.contains(&fault.to_owned()), "{said:#?}");
    }
}

#[test]
fn a_so_far_box_has_no_title_and_an_answer_that_did_not_begin_no_end() {
    expect(
        Fixture::new().with_text("```admonish so-far\nOne owner.\n```"),
        &[],
    );
    expect(
        Fixture::new().with_text("{{#end-answer}}"),
        &[
            "src/page.md:13: no answer ends here; an answer begins under a card with `predict` and ends by itself at the next card or heading: take this line out",
        ],
    );
}

/// A right four-parts block, to break one thing in.
pub(super) const FOUR: &str = "```four-parts\nkey = \"lamp\"\nprogram = \"night\"\n[[reason]]\ntext = \"A\"\nright = true\nbecause = \"A\"\n\
                    [[reason]]\ntext = \"B\"\nbecause = \"B\"\n[[caller]]\nlisting = \"day\"\nbecause = \"C\"\n[[fix]]\n\
                    listing = \"night_fixed\"\nbest = true\nbecause = \"D\"\n[[fix]]\nlisting = \"day\"\nbecause = \"E\"\n```";

#[test]
fn what_is_wrong_with_four_parts() {
    expect(Fixture::new().with_text(FOUR), &[]);
    for (from, to, line, what) in [
        (
            "program = \"night\"",
            "program = \"nihgt\"",
            13,
            "no listing named 'nihgt'; did you mean 'night'?",
        ),
        (
            "text = \"B\"",
            "text = \"B\"\nright = true",
            16,
            "2 reasons are right; exactly one has to be",
        ),
        (
            "best = true\n",
            "",
            26,
            "0 fixes are the best; exactly one has to be",
        ),
        (
            "listing = \"day\"\nbecause = \"E\"",
            "listing = \"night\"\nbecause = \"E\"",
            30,
            "'night' is rejected, so it mends nothing",
        ),
        (
            "because = \"C\"",
            "because = \"\"",
            23,
            "a caller without `because`",
        ),
        (
            "because = \"C\"",
            "breaks = true\nbecause = \"C\"",
            23,
            "'day' breaks nothing, says its evidence; take `breaks` out",
        ),
        (
            "key = \"lamp\"",
            "key = \"Lamp\"",
            13,
            "a four-parts block without a key",
        ),
        (
            "[[caller]]",
            "[[callers]]",
            23,
            "this four-parts block cannot be read: unknown field `callers`",
        ),
    ] {
        assert!(FOUR.contains(from), "{from}");
        let said = problems(&Fixture::new().with_text(&FOUR.replacen(from, to, 1)));
        let wanted = format!("src/page.md:{line}: {what}");
        assert!(
            said.iter().any(|one| one.starts_with(&wanted)),
            "{wanted}: {said:#?}"
        );
    }
    let twice = problems(&Fixture::new().with_text(&format!("{FOUR}\n\n{FOUR}")));
    assert!(
        twice.iter().any(|one| one
            .contains("a second question with the key 'lamp'; the first is src/page.md:13")),
        "{twice:#?}"
    );
}
