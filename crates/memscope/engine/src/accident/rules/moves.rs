//! Moves: both names own the value.

use std::ops::Range;

use super::{Capture, Insert, Mend, Refusal, Rules, Said, TWIN, What, text, within};
use crate::accident::ends;
use crate::accident::syntax::{Binding, Closure, Opens};
use crate::wording;

impl Rules<'_> {
    pub(super) fn moves(&self, said: &Said<'_>) -> Result<Vec<Mend>, Refusal> {
        let bound: Vec<_> = said.with(wording::TAKEN_BY_PATTERN).collect();
        if !bound.is_empty() {
            return bound.into_iter().map(|span| self.bound(span)).collect();
        }
        if said.code() != "E0382" {
            let place = said.primary().ok_or("the compiler does not say where")?;
            return Ok(vec![self.again(place, false)]);
        }
        let mut mends = Vec::new();
        for (span, label) in &said.labels {
            let words = text(label);
            if words.contains("moved into closure here") {
                let closure = self.index.closure(span).ok_or("no closure stands there")?;
                for used in self.taken_by_closure(said, closure) {
                    let flag = self.drop_flag(&used, &closure.span);
                    let capture = Capture::Take {
                        flag: flag.is_some(),
                    };
                    mends.push(self.captured(closure, &used, capture)?);
                    mends.extend(flag);
                }
            } else if label.says_moved() && !words.contains("due to use in closure") {
                let base = self.index.literals.get(&(span.start, span.end));
                let span = base.unwrap_or(span);
                if self.index.binding(span).is_some() {
                    mends.push(self.bound(span)?);
                    continue;
                }
                let place = self.index.taken(span);
                let flag = self.drop_flag(&place, &place);
                mends.push(self.again(&place, flag.is_some()));
                mends.extend(flag);
            }
        }
        if mends.is_empty() {
            return Err("the compiler does not say where it was moved".to_owned());
        }
        Ok(mends)
    }

    /// The uses for which a closure takes what the error is about. Of one that a loop moves once more, the compiler says
    /// what it took only where that is used again in the loop; else the message names it.
    fn taken_by_closure(&self, said: &Said<'_>, closure: &Closure) -> Vec<Range<usize>> {
        let inside = |used: &&Range<usize>| within(used, &closure.span);
        let told = said.with("due to use in closure").filter(inside);
        let told: Vec<_> = told.cloned().collect();
        if !told.is_empty() {
            return told;
        }
        let Some(named) = said.diagnostic.message.split('`').nth(1) else {
            return Vec::new();
        };
        let mut places = self.index.places.iter();
        let place = places.find(|(place, at)| place == named && within(at, &closure.body));
        let written = || {
            let mut captures = self.index.captures.iter();
            let (call, _) = captures.find(|(at, names)| {
                within(at, &closure.body) && names.iter().any(|name| name == named)
            })?;
            let at = call.start + self.source(call).find(&format!("{{{named}"))? + 1;
            Some(at..at + named.len())
        };
        let found = place.map(|(_, at)| at.clone()).or_else(written);
        found.into_iter().collect()
    }

    /// What drops a moved place where it ends only if it was used after the move.
    fn drop_flag(&self, place: &Range<usize>, moved: &Range<usize>) -> Option<Mend> {
        let at = (place.start, place.end);
        let text = self.source(place);
        if self.index.bases.contains_key(&at) {
            return None;
        }
        let inserts = ends::drop_flag(self.index, self.text, self.ast?, text, moved)?;
        Some(Mend {
            at: 0..0,
            what: What::DropFlag,
            ways: vec![inserts, Vec::new()],
        })
    }

    /// The place is read again, and stays; with a flag, its move is noted.
    fn again(&self, place: &Range<usize>, flag: bool) -> Mend {
        let read = if flag { "moved" } else { "again" };
        let at = (place.start, place.end);
        let name = self.source(place);
        let whole = |before: String| Insert::Around(place.clone(), before, ")".to_owned());
        let mut ways = vec![vec![whole(format!("{TWIN}{read}(&"))]];
        if self.index.shorthands.contains(&at) {
            ways = vec![vec![whole(format!("{name}:{TWIN}{read}(&"))]];
        }
        if let Some((name, given)) = self.index.bases.get(&at)
            && let Some(known) = self.index.structs.iter().find(|one| one.name == *name)
        {
            let base = self.source(place);
            let rest = known.fields.iter().filter(|field| !given.contains(field));
            let fields: Vec<String> = rest
                .map(|field| format!("{field}:{TWIN}again(&({base}).{field})"))
                .collect();
            let dots = self.text[..place.start].rfind("..").unwrap_or(place.start);
            ways = vec![vec![Insert::Instead(dots..place.end, fields.join(","))]];
        }
        Mend {
            at: place.clone(),
            what: What::Again,
            ways,
        }
    }

    /// A pattern took a part by value: it binds a reference instead, and the part is read again behind it.
    fn bound(&self, span: &Range<usize>) -> Result<Mend, Refusal> {
        let binding = self.index.binding(span).ok_or("no name stands there")?;
        let Binding {
            name,
            mutable,
            ident,
            opens,
            ..
        } = binding;
        let word = if *mutable { "mut " } else { "" };
        let start = if *mutable {
            span.start.min(ident.start)
        } else {
            ident.start
        };
        let anew = format!("let {word}{name}={TWIN}again({name});");
        let mut way = vec![Insert::Instead(start..ident.end, format!("ref {name}"))];
        way.push(match opens {
            Opens::After(span) => Insert::Around(span.clone(), String::new(), anew),
            Opens::Inside(block) => Insert::Opening(block.clone(), anew),
            Opens::Around(body) => {
                Insert::Around(body.clone(), format!("{{{anew}"), "}".to_owned())
            }
            Opens::Nowhere => {
                return Err(format!(
                    "`{name}` is taken out by a pattern that cannot be taken apart"
                ));
            }
        });
        Ok(Mend {
            at: ident.clone(),
            what: What::Again,
            ways: vec![way],
        })
    }
}
