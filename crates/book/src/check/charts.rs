//! The measurements: every number and chart that a page names was measured, every ordering that the text relies on held in
//! every run, and every listing of machine code is shown.

use std::path::Path;

use listing::Problem;

use super::Page;
use crate::assembly;
use crate::charts::{Charts, Show, orderings};

pub(super) fn check(root: &Path, pages: &[Page]) -> Vec<Problem> {
    let (charts, mut problems) = Charts::load(root);
    for page in pages {
        let (_, found) = charts.expand(&page.file, &page.markdown, Show::Html);
        problems.extend(found);
    }
    problems.extend(orderings::problems(&charts));
    problems.extend(assembly::names(root).into_iter().filter_map(|name| {
        let directive = format!("{{{{#assembly {name}}}}}");
        let folded = format!("{{{{#assembly {name} fold}}}}");
        let shown = |page: &Page| {
            [&directive, &folded]
                .iter()
                .any(|it| page.markdown.contains(it.as_str()))
        };
        let shown = pages.iter().any(shown);
        (!shown).then(|| {
            Problem::in_file(
                format!("{}/{name}.rs", assembly::FOLDER),
                "no page shows this machine code",
                format!("write {directive} where a page needs it, or delete it"),
            )
        })
    }));
    problems
}
