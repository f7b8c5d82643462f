//! Lifetimes: what the compiler asks for stands in the signature, and callers lend for as long.

use super::{Insert, Mend, Refusal, Rules, Said, TWIN, What, text};
use crate::wording;

impl Rules<'_> {
    /// The lifetime that the compiler proposes, or the bound that it asks for.
    pub(super) fn lifetimes(&self, said: &Said<'_>) -> Result<Vec<Mend>, Refusal> {
        let primary = said.primary().ok_or("the compiler does not say where")?;
        for child in &said.diagnostic.children {
            let proposed: Vec<_> = child
                .labels
                .iter()
                .filter_map(|label| Some((label.start..label.end, label.suggestion.clone()?)))
                .collect();
            let only_lifetimes = proposed.iter().all(|(_, text)| text.contains('\''));
            if !proposed.is_empty() && only_lifetimes {
                let way = proposed
                    .into_iter()
                    .map(|(span, text)| match span.is_empty() {
                        true => Insert::Around(span, text, String::new()),
                        false => Insert::Instead(span, text),
                    })
                    .collect();
                return Ok(vec![Mend {
                    at: primary.clone(),
                    what: What::Lifetime,
                    ways: vec![way],
                }]);
            }
        }
        let longer = said
            .labels
            .iter()
            .find_map(|(_, label)| wording::outlives(text(label)));
        if let Some((short, long)) = longer
            && let Some(defined) = said
                .with(&format!("lifetime `{short}` defined here"))
                .next()
        {
            let way = vec![Insert::Around(
                defined.clone(),
                String::new(),
                format!(": {long}"),
            )];
            return Ok(vec![Mend {
                at: defined.clone(),
                what: What::Lifetime,
                ways: vec![way],
            }]);
        }
        if said.code().is_empty() || said.code() == "E0621" {
            let way = vec![Insert::Around(
                primary.clone(),
                format!("{TWIN}outlive("),
                ")".to_owned(),
            )];
            return Ok(vec![Mend {
                at: primary.clone(),
                what: What::Lend,
                ways: vec![way],
            }]);
        }
        Err("the compiler proposes no lifetime".to_owned())
    }

    /// A parameter's reference goes where only longer ones may go: its type says so, and the callers lend for as long.
    pub(super) fn escapes(&self, said: &Said<'_>) -> Result<Vec<Mend>, Refusal> {
        let named = said.with(wording::PARAMETER).next();
        let ty = named.and_then(|name| self.index.parameters.get(&(name.start, name.end)));
        let ty = ty.ok_or("what escapes is no plain parameter")?;
        let long = said
            .labels
            .iter()
            .find_map(|(_, label)| wording::outlives(text(label)))
            .map_or("'static".to_owned(), |(_, long)| long);
        let written = self.source(ty);
        if !written.starts_with('&') || written.starts_with("&'") || long.starts_with("'1") {
            return Err(format!(
                "the type `{written}` of what escapes is no plain reference"
            ));
        }
        let and = ty.start..ty.start + 1;
        let way = vec![Insert::Around(and, String::new(), format!("{long} "))];
        Ok(vec![Mend {
            at: ty.clone(),
            what: What::Lifetime,
            ways: vec![way],
        }])
    }
}
