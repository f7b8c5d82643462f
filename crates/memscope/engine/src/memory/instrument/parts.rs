//! Which parts of a variable are asked about by themselves.
//!
//! Of several parts that leave a variable at once, or by the branches of one statement, the compiler names one; of a part
//! and all of it, all of it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Walker;

impl Walker<'_> {
    /// The parts of a variable that are mentioned within a span, if they are several, or all of it is mentioned beside
    /// them; none where the name means more than one variable.
    pub(super) fn parts(&self, name: &str, span: &Range<usize>) -> Vec<String> {
        if self.is_declared_within(name, span) {
            return Vec::new();
        }
        let mut parts = self.fields_within(name, span);
        parts.extend(self.bases_within(name, span));
        match parts.len() + usize::from(self.is_whole_within(name, span)) {
            0 | 1 => Vec::new(),
            _ => parts,
        }
    }

    fn is_declared_within(&self, name: &str, span: &Range<usize>) -> bool {
        let declared = self.plan.variables.iter().rev();
        let mut declared = declared.take_while(|one| one.span.start >= span.start);
        declared.any(|one| one.name == name && one.span.end <= span.end)
    }

    /// The spans of places within a span, and their text.
    fn places_within(&self, span: &Range<usize>) -> impl Iterator<Item = (usize, usize, &str)> {
        let within = self.plan.index.places.range((span.start, 0)..(span.end, 0));
        within.map(|&(start, end)| (start, end, &self.text[start..end]))
    }

    /// `pair.left`, `pair.inner.0`, but not `pair.inner`.
    fn fields_within(&self, name: &str, span: &Range<usize>) -> Vec<String> {
        let simple = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let fields = self.places_within(span).map(|(.., place)| place);
        let fields = fields.filter(|place| is_part(place, name) && place.chars().all(simple));
        let fields: BTreeSet<String> = fields.map(|field| format!("{field}.")).collect();
        let inner = |field: &String| {
            let mut behind = fields.range(field.clone()..).skip(1);
            behind.next().is_some_and(|next| next.starts_with(field))
        };
        let outer = fields.iter().filter(|field| !inner(field));
        outer
            .map(|field| field.trim_end_matches('.').to_owned())
            .collect()
    }

    /// What a literal with `..pair` or `..*pair` takes of it.
    fn bases_within(&self, name: &str, span: &Range<usize>) -> Vec<String> {
        let within = self.plan.index.bases.range((span.start, 0)..(span.end, 0));
        let bases = within.map(|(_, (base, fields))| (&self.text[base.clone()], fields));
        let its = bases.filter(|(base, _)| base.trim_start_matches('*') == name);
        its.flat_map(|(base, fields)| fields.iter().map(move |field| format!("({base}).{field}")))
            .collect()
    }

    /// Is it mentioned without a part being named?
    fn is_whole_within(&self, name: &str, span: &Range<usize>) -> bool {
        let mut named = self
            .places_within(span)
            .filter(|(.., place)| *place == name);
        named.any(|(start, end, _)| {
            let longer = (start, end + 1)..(start + 1, 0);
            let mut longer = self.plan.index.places.range(longer);
            !longer.any(|&(start, end)| is_part(&self.text[start..end], name))
        })
    }
}

/// Is a place a part of the variable of this name?
fn is_part(place: &str, name: &str) -> bool {
    let rest = place.strip_prefix(name);
    rest.is_some_and(|rest| rest.starts_with('.'))
}
