//! The catalogue of error codes: every code that a page teaches has its entry there.

use std::collections::BTreeSet;

use listing::{Catalog, Piece, Problem, expand, fences, is_code};

use super::Page;

/// The catalogue's page. A book without one has nothing to compare.
const CATALOGUE: &str = "error-codes.md";

pub(super) fn check(catalog: &Catalog, pages: &[Page]) -> Vec<Problem> {
    let Some(catalogue) = pages.iter().find(|page| page.path.as_os_str() == CATALOGUE) else {
        return Vec::new();
    };
    let entries = entries(&catalogue.markdown);
    let mut problems = Vec::new();
    for page in pages {
        expand(&page.file, &page.markdown, catalog, |piece| {
            let Piece::Card(used) = piece else {
                return String::new();
            };
            let code = used.listing.evidence.code().unwrap_or_default();
            if is_code(code) && !entries.contains(code) {
                problems.push(Problem::at(
                    &page.file,
                    used.line,
                    format!("the page teaches {code}, which has no entry in src/{CATALOGUE}"),
                    format!("add an entry there: a heading that begins with {code}, or **{code}**"),
                ));
            }
            String::new()
        });
    }
    problems
}

/// The codes that have an entry: in a heading, or in bold letters.
fn entries(markdown: &str) -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    for line in fences::lines(markdown) {
        if line.fence.is_some() {
            continue;
        }
        if line.text.starts_with('#') {
            codes.extend(codes_in(line.text));
        }
        // Between an odd and an even `**` the letters are bold.
        for bold in line.text.split("**").skip(1).step_by(2) {
            codes.extend(codes_in(bold));
        }
    }
    codes
}

fn codes_in(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| is_code(word))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_a_heading_or_bold_and_nothing_in_passing() {
        let page = "# Codes\n\n### E0382: used after a move\n\n**E0384**, or E0499.\n\n```text\n# E0502\n```\n";
        let found: Vec<String> = entries(page).into_iter().collect();
        assert_eq!(found, ["E0382", "E0384"]);
    }
}
