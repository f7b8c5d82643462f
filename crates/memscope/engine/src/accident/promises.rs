//! A value that changes behind a reference: a promise broken, though no memory is misused.

use super::find::Finder;
use super::model::{Outcome, Sighting};
use crate::memory::Happened;

impl Finder<'_> {
    pub(super) fn promises(&self) -> Vec<Sighting> {
        let mut found = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            let line = self.line(index);
            for happened in &step.happened {
                let mut line = line;
                let text = match happened {
                    Happened::Through { line: at } => {
                        line = *at;
                        Some(format!("line {line} writes through a shared reference"))
                    }
                    Happened::Behind {
                        holder,
                        place,
                        exclusive,
                    } => self.changed(index, *holder, place, *exclusive),
                    _ => None,
                };
                found.extend(text.map(|text| Sighting {
                    outcome: Outcome::BreaksPromise,
                    line: Some(line),
                    block: None,
                    text,
                    step: Some(index),
                }));
            }
        }
        found
    }

    /// The line of a variable's declaration.
    fn declared(&self, index: usize, holder: (u32, u32)) -> Option<usize> {
        let mut frames = self.steps[index].frames.iter();
        let frame = frames.find(|frame| frame.call == holder.0)?;
        let mut own = frame.variables.iter();
        own.find(|one| one.id == holder.1).map(|one| one.line)
    }

    /// What a reference points to changed at a step; is the reference used after that?
    fn changed(
        &self,
        index: usize,
        holder: (u32, u32),
        place: &str,
        exclusive: bool,
    ) -> Option<String> {
        let name = place.split(['.', '[']).next()?.trim_start_matches('*');
        // The statement of the holder's own function during which it changed.
        let during = (index..self.steps.len()).find(|at| {
            let frame = self.steps[*at].frames.last();
            frame.is_some_and(|frame| frame.call == holder.0)
        })?;
        let line = self.line(index);
        if exclusive {
            let outer = self.line(during);
            let declared = self.declared(index, holder)?;
            if self.uses.names(&self.steps[during], name)
                || !self.twin.conflicts(name, declared, outer)
            {
                return None;
            }
        }
        let later = self.steps[during + 1..].iter().enumerate();
        let used = later
            .filter(|(_, later)| {
                later
                    .frames
                    .last()
                    .is_some_and(|frame| frame.call == holder.0)
            })
            .find(|(_, later)| self.uses.names(later, name))
            .map(|(offset, _)| self.line(during + 1 + offset))?;
        Some(if exclusive {
            format!(
                "line {line} changes what `{place}`, a `&mut`, has for itself, and line {used} uses it"
            )
        } else {
            format!("line {line} changes what is behind `{place}`, a `&`, and line {used} reads it")
        })
    }
}
