//! Borrows: the first one is detached.

use std::ops::Range;

use super::{Capture, Insert, Mend, Refusal, Rules, Said, TWIN, What, temporary, text, within};
use crate::accident::syntax::Closure;
use crate::wording;

impl Rules<'_> {
    pub(super) fn lends(&self, said: &Said<'_>) -> Result<Vec<Mend>, Refusal> {
        let code = said.code();
        let primary = said.primary().ok_or("the compiler does not say where")?;
        if let Some(used) = self.captured_use(said, primary) {
            return used;
        }
        match code {
            "E0597" | "E0713" => return Ok(vec![self.lend(primary, None, What::Lend)?]),
            "E0716" => return Ok(vec![self.lend(primary, None, What::LendTemporary)?]),
            "E0515" => {
                let temporary = said.with(wording::TEMPORARY);
                let temporary = temporary.map(|span| self.lend(span, None, What::LendTemporary));
                let borrowed = said.with(wording::BORROWED);
                let borrowed = borrowed.map(|span| self.lend(span, None, What::LendTemporary));
                let mut found: Vec<Mend> = temporary.chain(borrowed).collect::<Result<_, _>>()?;
                if found.is_empty() {
                    found.push(self.lend(primary, None, What::LendTemporary)?);
                }
                return Ok(found);
            }
            _ => {}
        }
        let mut others = said.labels.iter().filter(|(_, label)| !label.primary);
        let first = others.find(|(_, label)| wording::is_first_borrow(text(label)));
        let (span, label) = match first {
            Some((span, label)) => (span, text(label)),
            None => {
                let here = said.labels.iter().find(|(_, label)| label.primary);
                let (span, label) = here.ok_or("the compiler does not say where")?;
                (span, text(label))
            }
        };
        let mutable = wording::is_exclusive(label);
        if let Some(closure) = self.index.closure(span)
            && self.index.reference(span).is_none()
        {
            let used = said
                .with(wording::BORROWED_BY_USE)
                .chain(said.with("in closure"))
                .find(|used| within(used, &closure.span))
                .ok_or("the compiler does not say what the closure borrows")?;
            let capture = match wording::is_unique(&said.diagnostic.message) {
                true => Capture::Unique,
                false => Capture::Lend(mutable),
            };
            return Ok(vec![self.captured(closure, used, capture)?]);
        }
        Ok(vec![self.lend(span, mutable, What::Lend)?])
    }

    /// A borrow that a closure makes of what it captures.
    fn captured_use(
        &self,
        said: &Said<'_>,
        primary: &Range<usize>,
    ) -> Option<Result<Vec<Mend>, Refusal>> {
        let head = said.with(wording::CAPTURED).next()?;
        let closure = self.index.closure(head)?;
        let used = within(primary, &closure.span).then_some(primary)?;
        Some(
            self.captured(closure, used, Capture::Lend(None))
                .map(|mend| vec![mend]),
        )
    }

    pub(super) fn lend(
        &self,
        span: &Range<usize>,
        mutable: Option<bool>,
        what: What,
    ) -> Result<Mend, Refusal> {
        let around = |before: &str, after: &str| {
            let before = temporary(before, what).replace('@', TWIN);
            vec![Insert::Around(span.clone(), before, after.to_owned())]
        };
        let ways = if let Some((mutable, _)) = self.index.reference(span) {
            match mutable {
                true => vec![around("@detach_mut(", ")")],
                false => vec![around("@detach(", ")")],
            }
        } else if let Some(binding) = self.index.binding(span) {
            let scrutinee = binding.scrutinee.clone();
            let scrutinee = scrutinee.ok_or_else(|| {
                format!(
                    "`{}` is borrowed by a pattern of a parameter or loop",
                    binding.name
                )
            })?;
            return self.lend_whole(&scrutinee, what);
        } else {
            let exclusive = [
                around("(*@detach_mut(&mut ", "))"),
                around("(*@detach_mut(&mut *", "))"),
                around("@detach_mut(&mut *", ")"),
            ];
            let shared = [
                around("(*@detach(&", "))"),
                around("(*@detach(&*", "))"),
                around("@detach(&*", ")"),
            ];
            match mutable {
                Some(true) => exclusive.to_vec(),
                Some(false) => shared.to_vec(),
                None => {
                    let mut ways = vec![shared[0].clone()];
                    ways.extend(exclusive);
                    ways.push(shared[2].clone());
                    ways
                }
            }
        };
        Ok(Mend {
            at: span.clone(),
            what,
            ways,
        })
    }

    fn lend_whole(&self, scrutinee: &Range<usize>, what: What) -> Result<Mend, Refusal> {
        if self.index.reference(scrutinee).is_some() {
            return self.lend(scrutinee, None, what);
        }
        let around = |before: &str| {
            let before = temporary(before, what).replace('@', TWIN);
            vec![Insert::Around(scrutinee.clone(), before, "))".to_owned())]
        };
        Ok(Mend {
            at: scrutinee.clone(),
            what,
            ways: vec![around("(*@detach(&"), around("(*@detach_mut(&mut ")],
        })
    }

    pub(super) fn outliving_closure(&self, said: &Said<'_>) -> Result<Vec<Mend>, Refusal> {
        let head = said.primary().ok_or("the compiler does not say where")?;
        let closure = self.index.closure(head).ok_or("no closure stands there")?;
        let used: Vec<_> = said.with(wording::BORROWED).collect();
        used.into_iter()
            .map(|used| {
                let mut mend = self.captured(closure, used, Capture::Lend(None))?;
                mend.what = What::LendTemporary;
                for insert in mend.ways.iter_mut().flatten() {
                    if let Insert::Around(_, before, _) = insert {
                        *before = temporary(before, What::LendTemporary);
                    }
                }
                Ok(mend)
            })
            .collect()
    }

    /// What a closure captures is named before it, detached or read again, and used by that name inside.
    pub(super) fn captured(
        &self,
        closure: &Closure,
        used: &Range<usize>,
        capture: Capture,
    ) -> Result<Mend, Refusal> {
        let starred = self.source(used);
        let place = starred.trim_start_matches('*').to_owned();
        let used = used.end - place.len()..used.end;
        let plain = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        if place.is_empty() || !place.chars().all(plain) {
            return Err(format!(
                "what the closure captures, `{place}`, is no plain place"
            ));
        }
        let name = format!("__twin_{}_{}", closure.span.start, used.start);
        let way = |make: &str, inside: &str| {
            let make = make.replace('@', TWIN);
            let open = format!("'__twin:{{let {name}={make}{place});");
            let mut way = vec![Insert::Around(closure.span.clone(), open, "}".to_owned())];
            for (text, at) in &self.index.places {
                if *text == place && within(at, &closure.body) {
                    way.push(Insert::Instead(at.clone(), inside.replace('#', &name)));
                }
            }
            for (tokens, captured) in &self.index.captures {
                if within(tokens, &closure.body) && captured.contains(&place) {
                    let named = format!(",{place}={}", inside.replace('#', &name));
                    way.push(Insert::Around(tokens.clone(), String::new(), named));
                }
            }
            way
        };
        let shared = || way("@detach(&", "(*#)");
        let exclusive = || way("@detach_mut(&mut ", "(*#)");
        // Of a reference a closure borrows what it leads to, alone.
        let behind = || way("@detach_mut(&mut *", "#");
        let ways = match capture {
            Capture::Unique => vec![behind(), exclusive()],
            Capture::Take { flag: false } => vec![way("@again(&", "#")],
            Capture::Take { flag: true } => vec![way("@moved(&", "#")],
            Capture::Lend(Some(true)) => vec![exclusive()],
            Capture::Lend(Some(false)) => vec![shared()],
            Capture::Lend(None) => vec![shared(), exclusive()],
        };
        Ok(Mend {
            at: closure.span.start..used.start,
            what: match capture {
                Capture::Take { .. } => What::Again,
                Capture::Lend(_) | Capture::Unique => What::Lend,
            },
            ways,
        })
    }
}
