//! What each chapter must have, and what `cargo book new` left to be written.

use listing::{Catalog, Piece, Problem, expand, fences};

use super::Page;
use crate::new::TO_WRITE;

/// Figures that a chapter has at least: memory, permissions or a chart.
const FIGURES: usize = 3;
/// Cards that ask the reader first, at least.
const QUESTIONS: usize = 3;

pub(super) fn check(catalog: &Catalog, page: &Page) -> Vec<Problem> {
    let mut problems = to_write(page);
    if !page.chapter {
        return problems;
    }
    let (mut figures, mut questions) = (0, 0);
    expand(&page.file, &page.markdown, catalog, |piece| {
        if let Piece::Card(used) = piece {
            figures += usize::from(used.memory.is_some() || used.permissions);
            questions += usize::from(used.predict.is_some());
        }
        String::new()
    });
    let charts = page
        .markdown
        .lines()
        .filter(|line| line.starts_with("{{#chart "));
    figures += charts.count();
    let mut short = |what: &str, has: usize, wanted: usize, remedy: &str| {
        if has < wanted {
            problems.push(Problem::in_file(
                &page.file,
                format!("the chapter has {has} of the {wanted} {what} that a chapter has at least"),
                remedy,
            ));
        }
    };
    short(
        "figures",
        figures,
        FIGURES,
        "add `memory` or `permissions` to listings that a question leads to",
    );
    short(
        "cards that ask first",
        questions,
        QUESTIONS,
        "add `predict` to listings whose outcome a reader can think about",
    );
    problems
}

fn to_write(page: &Page) -> Vec<Problem> {
    let lines = fences::lines(&page.markdown).into_iter();
    let left = lines.filter(|line| {
        line.fence.is_none()
            && line
                .text
                .trim_start_matches(['#', ' '])
                .starts_with(TO_WRITE)
    });
    left.map(|line| {
        let what = line
            .text
            .trim_start_matches(['#', ' '])
            .trim_start_matches(TO_WRITE)
            .trim();
        Problem::at(
            &page.file,
            line.number,
            format!("still to be written: {what}"),
            "write it, or take the line out",
        )
    })
    .collect()
}
