//! The values that the text takes from programs: each is there, and is one.

use std::path::Path;

use listing::{Catalog, Problem};

use super::Page;
use crate::values::Values;

pub(super) fn check(root: &Path, catalog: &Catalog, pages: &[Page]) -> Vec<Problem> {
    let values = Values::of_pages(
        root,
        catalog,
        pages.iter().map(|page| page.markdown.as_str()),
    );
    let problems = |page: &Page| values.expand(&page.file, &page.markdown).1;
    pages.iter().flat_map(problems).collect()
}
