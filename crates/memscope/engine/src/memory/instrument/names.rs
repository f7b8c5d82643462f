//! Names: which variable each means where, and how far it is used.

use std::collections::HashSet;
use std::ops::Range;

use super::Walker;
use super::plan::{Pattern, Variable};
use crate::source::pattern::Bound;

impl Walker<'_> {
    pub(super) fn declare(
        &mut self,
        bound: &Bound,
        deferred: bool,
        bound_at: Option<(&Range<usize>, bool)>,
    ) -> u32 {
        let id = self.plan.variables.len() as u32;
        self.plan.variables.push(Variable {
            name: bound.name.clone(),
            line: bound.line,
            deferred,
            span: bound.span.clone(),
            last_use: self.body.end,
            captures: None,
        });
        if let Some(scope) = self.scopes.last_mut() {
            scope.push((bound.name.clone(), id));
        }
        if let Some((near, after)) = bound_at {
            let place = self.taken.as_ref().zip(bound.path.as_ref());
            let pattern = Pattern {
                name: bound.name.clone(),
                near: near.clone(),
                after,
                label: bound.label.clone(),
                place: place.map(|(taken, path)| format!("{taken}{path}")),
            };
            let key = (bound.span.start, bound.span.end);
            self.plan.index.patterns.insert(key, pattern);
        }
        id
    }

    /// Cuts each variable's last use down from the end of its function to the last mention of its name.
    pub(super) fn last_uses(&mut self) {
        let declared = self.plan.variables.iter();
        let names: Vec<(String, usize)> = declared
            .map(|one| (one.name.clone(), one.span.start))
            .collect();
        for variable in &mut self.plan.variables {
            let (start, end) = (variable.span.end, variable.last_use);
            let end = redeclared(self.text, &names, variable).unwrap_or(end);
            let rest = self.text.get(start..end).unwrap_or_default();
            let apart = |c: Option<char>| c.is_none_or(|c| !(c.is_alphanumeric() || c == '_'));
            let whole = |at: &usize| {
                let (before, after) = (&rest[..*at], &rest[*at + variable.name.len()..]);
                apart(before.chars().next_back()) && apart(after.chars().next())
            };
            let mentions = rest.match_indices(variable.name.as_str()).map(|(at, _)| at);
            let last = mentions
                .filter(whole)
                .last()
                .map_or(start, |at| start + at + 1);
            // A loop leads back to what it mentions, unless it declares it.
            let back = self
                .loops
                .iter()
                .filter(|around| around.contains(&last) && !around.contains(&variable.span.start));
            variable.last_use = back.map(|around| around.end).max().unwrap_or(last);
        }
    }

    /// The variable that a name means here, within the innermost function or closure.
    pub(super) fn lookup(&self, name: &str) -> Option<u32> {
        let scopes = &self.scopes[self.boundary..];
        let mut names = scopes.iter().rev().flat_map(|scope| scope.iter().rev());
        names.find(|(known, _)| known == name).map(|(_, id)| *id)
    }

    /// The variables that can be named here, the innermost of each name.
    pub(super) fn in_scope(&self) -> Vec<(String, u32)> {
        let mut seen = HashSet::new();
        let scopes = &self.scopes[self.boundary..];
        let names = scopes.iter().rev().flat_map(|scope| scope.iter().rev());
        let mut found: Vec<_> = names
            .filter(|(name, _)| seen.insert(name.clone()))
            .cloned()
            .collect();
        found.reverse();
        found
    }
}

/// Where the same block declares the name once more: from there on it means another variable.
fn redeclared(text: &str, names: &[(String, usize)], variable: &Variable) -> Option<usize> {
    let later = names.iter().filter(|(name, at)| {
        let between = text.get(variable.span.end..*at).unwrap_or("{");
        let depth = |c: char| between.matches(c).count();
        *name == variable.name && *at > variable.span.start && depth('{') == depth('}')
    });
    // Its own initializer may still mean the old one.
    let at = later.map(|(_, at)| *at).min()?;
    let end = at + text[at..].find(';')?;
    let initializer = &text[at + variable.name.len()..end];
    let mut words = initializer.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let means_old = words.any(|word| word == variable.name);
    Some(if means_old { end } else { at })
}
