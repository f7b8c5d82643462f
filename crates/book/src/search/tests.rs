use super::*;

fn chapter(name: &str, text: &str) -> Chapter {
    Chapter::new(
        name,
        text.to_owned(),
        format!("{}.md", name.to_lowercase()),
        Vec::new(),
    )
}

fn index(pages: &[(&str, &str)]) -> Index {
    let catalog = Catalog::load(std::path::Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../.."
    )));
    let chapters: Vec<Chapter> = pages
        .iter()
        .map(|(name, text)| chapter(name, text))
        .collect();
    Index::of(chapters.iter(), &catalog)
}

fn section<'a>(index: &'a Index, title: &str) -> &'a Section {
    index
        .sections
        .iter()
        .find(|one| one.2 == title)
        .unwrap_or_else(|| panic!("no section {title}"))
}

#[test]
fn a_section_has_the_id_that_mdbook_gives_its_heading() {
    let index = index(&[(
        "Page",
        "# Page\n\na\n\n## `Rc<T>`: it's *shared*\n\nb\n\n## Twice\n\nc\n\n## Twice\n\nd\n\n## Given {#own}\n\ne\n",
    )]);
    let ids: Vec<&str> = index.sections.iter().map(|one| one.1.as_str()).collect();
    assert_eq!(ids, ["page", "rct-its-shared", "twice", "twice-1", "own"]);
    assert_eq!(index.sections[1].2, "Rc<T>: it's shared");
}

#[test]
fn prose_stands_whole_and_programs_and_messages_word_by_word() {
    let card = "<figure class=\"listing predict\" id=\"moves_use_again\">\n<p>a figure's sentence</p>\n</figure>";
    let index = index(&[(
        "Page",
        &format!("# Page\n\nWho **frees** it?\n\n{card}\n\nAfter.\n"),
    )]);
    let page = section(&index, "Page");
    assert_eq!(
        page.4.split_whitespace().collect::<Vec<_>>(),
        ["Who", "frees", "it?", "After."]
    );
    assert!(
        page.5.contains("moves_use_again") && page.5.contains("String::from"),
        "{page:?}"
    );
    assert!(page.6.contains("error[E0382]"), "{page:?}");
    assert_eq!(page.5.matches("draft ").count(), 1, "{page:?}");
    assert!(!page.5.contains("let "), "{page:?}");
}

#[test]
fn a_glossary_entry_gives_its_words_to_the_section_that_teaches_it() {
    let glossary = "# Glossary\n\n### lifetime\n\nHow long. Taught in [Moves](moves.md#regions).\n\nAlso: NLL,\nregion.\n";
    let index = index(&[
        ("Moves", "# Moves\n\na\n\n## Regions\n\nb\n"),
        ("Glossary", glossary),
    ]);
    assert!(
        section(&index, "Regions").3.contains("lifetime")
            && section(&index, "Regions").3.contains("NLL")
    );
    assert!(section(&index, "lifetime").3.contains("region"));
    assert_eq!(section(&index, "Moves").3, "");
}

#[test]
fn a_question_leads_to_the_section_that_answers_it_and_is_no_hit_itself() {
    let asked = "# Ask\n\nQuestions.\n\n## Moves\n\n### Who has `letter` now?\n\nSee [it](moves.md#regions).\n\nAlso: owner.\n";
    let moves = "# Moves\n\na\n\n## Regions\n\nb\n";
    let index = index(&[("ask-the-book", asked), ("Moves", moves)]);
    assert_eq!(section(&index, "Regions").3, "Who has letter now? owner. ");
    assert_eq!(section(&index, "Moves").3, "");
    let titles: Vec<&str> = index.sections.iter().map(|one| one.2.as_str()).collect();
    assert_eq!(titles, ["Ask", "Moves", "Regions"]);
}
