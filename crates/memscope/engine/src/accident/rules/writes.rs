//! Writes: `mut` where only the word is missing, else through the shared reference.

use super::{Insert, Mend, Refusal, Rules, Said, TWIN, What};
use crate::wording;

impl Rules<'_> {
    pub(super) fn writes(&self, said: &Said<'_>) -> Result<Vec<Mend>, Refusal> {
        let message = &said.diagnostic.message;
        let behind = wording::is_behind_reference(message);
        if !behind && let Some(at) = super::missing_mut(said.diagnostic) {
            return Ok(vec![Mend {
                at: at..at,
                what: What::Mut,
                ways: vec![vec![Insert::Around(
                    at..at,
                    "mut ".to_owned(),
                    String::new(),
                )]],
            }]);
        }
        let primary = said.primary().ok_or("the compiler does not say where")?;
        let place = self.index.target(primary).unwrap_or(primary);
        let line = self.text[..place.start].matches('\n').count() + 1;
        let around = |before: &str, after: &str| {
            let before = before.replace("through(", &format!("through({line},"));
            let before = before.replace('@', TWIN);
            vec![Insert::Around(place.clone(), before, after.to_owned())]
        };
        let ways = match self.index.reference(place) {
            Some((_, inner)) => {
                let word = place.start..inner.start;
                vec![vec![
                    Insert::Instead(word, format!("{TWIN}through({line},&")),
                    Insert::Around(place.clone(), String::new(), ")".to_owned()),
                ]]
            }
            None if wording::is_behind_pointer(message) && place == primary => vec![
                around("(*@through(&*", "))"),
                around("(*@through(&", "))"),
                around("@through(&*", ")"),
            ],
            None => vec![
                around("(*@through(&", "))"),
                around("(*@through(&*", "))"),
                around("@through(&*", ")"),
            ],
        };
        let ways = if place == primary && wording::is_about_a_target(message) {
            // `v.push(1)` with `v: &Vec`: what cannot be borrowed is `*v`.
            let mut ways = ways;
            if ways.len() > 1 {
                ways.swap(0, 1);
            }
            ways
        } else {
            ways
        };
        Ok(vec![Mend {
            at: place.clone(),
            what: What::Through,
            ways,
        }])
    }
}
