//! Directives, right and wrong.

use std::fs;

use super::*;

/// A book with `day` (runs, three lines), `night` (rejected) and `dusk.c`.
fn book() -> (tempfile::TempDir, Catalog) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let files = [
        (
            "examples/day.rs",
            "fn main() {\n    println!(\"day\");\n}\n",
        ),
        ("fail/night.rs", "fn main() {\n    dark();\n}\n"),
        (
            "fail/night.stderr",
            "error[E0425]: cannot find function `dark`\n",
        ),
        ("other/dusk.c", "int main(void) { return 0; }\n"),
    ];
    for (name, text) in files {
        let file = folder.path().join("listings").join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    let catalog = Catalog::load(folder.path());
    (folder, catalog)
}

/// What is said of a page that is this one line.
fn said(directive: &str) -> Vec<String> {
    let (_folder, catalog) = book();
    let mut shown = 0;
    let (_, problems) = expand(Path::new("src/page.md"), directive, &catalog, |piece| {
        shown += usize::from(!matches!(piece, Piece::AnswerEnds));
        String::new()
    });
    assert_eq!(
        shown + problems.len(),
        1,
        "shown, or a problem: {problems:?}"
    );
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn the_options_of_figures_are_read() {
    for directive in [
        "{{#listing day memory}}",
        "{{#listing day memory=2 predict permissions}}",
        "{{#listing day memory=2,3}}",
        "{{#listing night permissions E0425 predict}}",
    ] {
        assert!(
            said(directive).is_empty(),
            "{directive}: {:?}",
            said(directive)
        );
    }
}

#[test]
fn an_unknown_word_is_answered_with_the_nearest_one() {
    assert_eq!(
        said("{{#listing day permission}}"),
        ["src/page.md:1: unknown option 'permission'; did you mean `permissions`?"]
    );
    let said = said("{{#listing day zebra}}");
    assert!(
        said[0].contains(
            "unknown option 'zebra'; the options are `predict` (or `predict=KIND`), `fold=3-20:word`, `memory`"
        ),
        "{said:?}"
    );
}

#[test]
fn lines_that_do_not_exist_are_refused() {
    for lines in ["0", "4", "2,4", "two", "", "2, 3", "2,"] {
        let said = said(&format!("{{{{#listing day memory={lines}}}}}"));
        assert!(
            said.len() == 1
                && said[0].contains(
                    "does not name lines of 'day'; write `memory=` and line numbers from 1 to 3"
                ),
            "{lines}: {said:?}"
        );
    }
}

#[test]
fn what_does_not_run_has_no_memory() {
    let said = said("{{#listing night E0425 memory=1}}");
    assert!(
        said[0].starts_with("src/page.md:1: 'night' is rejected, so it does not run"),
        "{said:?}"
    );
}

#[test]
fn another_language_has_neither_figure() {
    for word in ["memory", "permissions"] {
        let said = said(&format!("{{{{#listing dusk.c {word}}}}}"));
        assert!(
            said[0].contains("'dusk.c' is no Rust program, and memscope reads no other; take out"),
            "{said:?}"
        );
    }
}

#[test]
fn each_kind_of_question_goes_with_the_listings_that_can_answer_it() {
    for directive in [
        "{{#listing day predict=prints}}",
        "{{#listing day predict=stops}}",
        "{{#listing day predict=line}}",
        "{{#listing day predict=freed=3 memory}}",
        "{{#listing night E0425 predict=line}}",
        "{{#listing night E0425 predict=accident}}",
        "{{#listing night E0425 predict=own}}",
        "{{#listing dusk.c predict=prints}}",
    ] {
        assert!(
            said(directive).is_empty(),
            "{directive}: {:?}",
            said(directive)
        );
    }
    for (directive, what) in [
        (
            "night E0425 predict=prints",
            "'night' is rejected, so it prints nothing",
        ),
        (
            "night E0425 predict=owner",
            "'night' is rejected, so it does not run",
        ),
        (
            "day predict=accident",
            "'day' is not rejected, so it has no accident",
        ),
        ("dusk.c predict=freed", "'dusk.c' is no Rust program"),
        (
            "day predict=freed=4",
            "'predict=freed=4' does not name a line of 'day'; write `predict=freed=` and a line number from 1 to 3",
        ),
        (
            "day predict=print",
            "no kind of question 'print'; did you mean `predict=prints`?",
        ),
        (
            "day predict=zebra",
            "no kind of question 'zebra'; the kinds are `line`, `prints`",
        ),
    ] {
        let said = said(&format!("{{{{#listing {directive}}}}}"));
        assert!(
            said.len() == 1 && said[0].contains(what),
            "{directive}: {said:?}"
        );
    }
}

/// The page with `<` where a card is that asks, `[` where one does not, and `>` where an answer ends.
fn answers(page: &str) -> (String, Vec<String>) {
    let (_folder, catalog) = book();
    let (page, problems) = expand(Path::new("src/page.md"), page, &catalog, |piece| {
        match piece {
            Piece::Card(used) if used.predict.is_some() => "<",
            Piece::Card(_) | Piece::Exercise(..) => "[",
            Piece::Accidents(Of::Page, _) => "page",
            Piece::Accidents(Of::Book, _) => "book",
            Piece::AnswerEnds => ">",
        }
        .to_owned()
    });
    (page, problems.iter().map(ToString::to_string).collect())
}

#[test]
fn an_answer_ends_at_the_next_card_heading_rest_or_mark() {
    let card = "{{#listing day predict}}\nwhy\n";
    for (next, page) in [
        ("## Next", "<\nwhy\n>## Next\n"),
        ("{{#listing night E0425}}", "<\nwhy\n>[\n"),
        ("{{#exercise moves1}}", "<\nwhy\n>[\n"),
        ("{{#end-answer}}\nmore", "<\nwhy\n>\nmore\n"),
        ("", "<\nwhy\n>"),
        (
            "```admonish so-far\n```",
            "<\nwhy\n>```admonish so-far\n```\n",
        ),
        ("```question\n```", "<\nwhy\n>```question\n```\n"),
        (
            "```text\n## no heading\n```",
            "<\nwhy\n```text\n## no heading\n```\n>",
        ),
        ("#no heading", "<\nwhy\n#no heading\n>"),
    ] {
        let (expanded, problems) = answers(&format!("{card}{next}"));
        assert_eq!(expanded, page, "{next}");
        assert!(problems.is_empty(), "{problems:?}");
    }
}

#[test]
fn a_table_of_accidents_stands_on_a_line_of_its_own() {
    let (page, problems) =
        answers("{{#accidents}}\n\n{{#accidents book}}\n`{{#accidents}}` is text");
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(page, "page\n\nbook\n`{{#accidents}}` is text\n");
    for wrong in [
        "{{#accidents all}}",
        "see {{#accidents}}",
        "```text\n{{#accidents}}\n```",
    ] {
        let (_, problems) = answers(wrong);
        assert!(
            problems.len() == 1
                && problems[0]
                    .contains("this table of accidents cannot be read; write {{#accidents}}"),
            "{wrong}: {problems:?}"
        );
    }
}

#[test]
fn the_cards_own_question_is_no_end_of_its_answer() {
    let card =
        "{{#listing day predict=own}}\n\n```question\nkey = \"k\"\n\nask = \"?\"\n```\n\nwhy\n";
    let (page, problems) = answers(&format!("{card}\n{{{{#end-answer}}}}\nnext"));
    assert!(problems.is_empty(), "{problems:?}");
    assert!(page.trim_end().ends_with("why\n\n>\nnext"), "{page}");
    let (page, _) = answers(&format!("{card}\n```question\nkey = \"other\"\n```"));
    assert!(
        page.contains("why\n\n>```question\nkey = \"other\""),
        "{page}"
    );
}

#[test]
fn an_answer_that_did_not_begin_cannot_end() {
    for page in [
        "{{#listing day}}\nwhy\n{{#end-answer}}",
        "{{#listing day predict}}\n## Next\n\n{{#end-answer}}",
    ] {
        let (_, problems) = answers(page);
        assert!(
            problems.len() == 1 && problems[0].contains("no answer ends here; an answer begins"),
            "{problems:?}"
        );
    }
}

#[test]
fn lines_that_need_not_be_read_are_folded() {
    assert!(said("{{#listing day fold=1-2:meter predict}}").is_empty());
    for wrong in [
        "fold=",
        "fold=1-2",
        "fold=1-2:",
        "fold=2-2:meter",
        "fold=0-2:meter",
        "fold=2-4:meter",
        "fold=1-3:meter",
        "fold=a-b:c",
    ] {
        let said = said(&format!("{{{{#listing day {wrong}}}}}"));
        assert!(
            said.len() == 1 && said[0].contains("does not name lines of 'day' and what they do; write `fold=FIRST-LAST:WORD` with line numbers from 1 to 3"),
            "{wrong}: {said:?}"
        );
    }
    let both = said("{{#listing day fold=1-2:meter permissions}}");
    assert!(
        both[0].contains("'day' folds lines that its permissions stand beside"),
        "{both:?}"
    );
}
