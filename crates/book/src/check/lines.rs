//! What the text under a card says of the program's lines, against the program.

use std::ops::Range;

use listing::{Catalog, Folder, Listing, Piece, Problem, expand, fences};

use super::Page;

pub(super) fn check(catalog: &Catalog, page: &Page) -> Vec<Problem> {
    let mut cards: Vec<(usize, &Listing)> = Vec::new();
    expand(&page.file, &page.markdown, catalog, |piece| {
        if let Piece::Card(used) = piece {
            cards.push((used.line, used.listing));
        }
        String::new()
    });
    let lines = fences::lines(&page.markdown);
    let heading = |line: &&fences::Line| line.fence.is_none() && line.text.starts_with('#');
    let headings: Vec<usize> = lines.iter().filter(heading).map(|one| one.number).collect();
    let mut problems = Vec::new();
    for line in lines.iter().filter(|line| line.fence.is_none()) {
        let (above, below) = headings.split_at(headings.partition_point(|at| *at < line.number));
        let begins = above.last().copied().unwrap_or(0);
        let ends = below.first().copied().unwrap_or(usize::MAX);
        // Text speaks of the card above it, or leads to the one below.
        let before = cards
            .iter()
            .rfind(|(at, _)| (begins..line.number).contains(at));
        let after = cards
            .iter()
            .find(|(at, _)| (line.number..ends).contains(at));
        // Another program that the line names by a link is that one's; without a card it speaks of something else.
        let Some((_, listing)) = before.or(after).filter(|_| !line.text.contains("](")) else {
            continue;
        };
        let most = [before, after]
            .into_iter()
            .flatten()
            .map(|(_, one)| longest(catalog, one))
            .max();
        let most = most.unwrap_or(usize::MAX);
        for number in numbers(line.text)
            .into_iter()
            .filter(|number| *number > most)
        {
            problems.push(Problem::at(
                &page.file,
                line.number,
                format!("'line {number}' stands by '{}', and no program around it has more than {most} lines", listing.name),
                "correct the number, or link to the program that is meant",
            ));
        }
    }
    problems
}

/// The lines of a listing, or of the longest of its fixes.
fn longest(catalog: &Catalog, listing: &Listing) -> usize {
    let lines = |one: &Listing| one.source.lines().count();
    let fixes = catalog
        .fixes(listing)
        .filter(|_| listing.folder == Folder::Fail);
    fixes.map(lines).chain([lines(listing)]).max().unwrap_or(0)
}

/// The numbers in `line 5`, `lines 4 and 9`, `lines 4 to 9`, outside of code.
fn numbers(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let prose: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let words: Vec<&str> = prose.split_whitespace().collect();
    let number = |at: usize| {
        words
            .get(at)?
            .trim_end_matches(|c: char| !c.is_ascii_digit())
            .parse::<usize>()
            .ok()
    };
    for (at, word) in words.iter().enumerate() {
        let word = word
            .trim_start_matches(|c: char| !c.is_alphabetic())
            .to_lowercase();
        if word != "line" && word != "lines" {
            continue;
        }
        let numbers: Range<usize> = at + 1..at + 2;
        found.extend(numbers.filter_map(number));
        let joined = words
            .get(at + 2)
            .is_some_and(|word| ["and", "to"].contains(word));
        found.extend(number(at + 3).filter(|_| joined && word == "lines"));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_of_lines_are_found_in_prose_alone() {
        assert_eq!(
            numbers("From line 3 on, lines 4 and 19, “lines 5 to 6”."),
            [3, 4, 19, 5, 6]
        );
        assert_eq!(
            numbers("`line 9` of lines, a line of 12, line five, line."),
            [0; 0]
        );
    }
}
