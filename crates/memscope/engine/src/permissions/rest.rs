//! What is left to ask of many points together, once the state of a variable is known at each.

use super::finding::{Finding, Kind};
use super::question::{Cell, Job, SurveyKind};
use super::report::Permission;
use super::session::Session;

impl Session<'_> {
    /// What is still open where the state of a variable is known.
    pub(super) fn rest(&mut self) -> Vec<Job> {
        let mut by_survey: [Vec<Cell>; 4] = Default::default();
        for number in 0..self.plan.points.len() {
            if self.answers.unreachable.contains(&number) {
                continue;
            }
            let point = self.point(number);
            for index in point.available(self.function, &self.plan.candidates) {
                for act in Permission::ALL {
                    let cell = (number, index, act);
                    let asked = self.progress.rest.contains(&cell);
                    if asked || self.answers.cells.contains_key(&cell) || self.follows(cell) {
                        continue;
                    }
                    if let Some(declared) = self.is_rest(cell) {
                        let holds = self.holds(index);
                        by_survey[usize::from(declared) * 2 + usize::from(holds)].push(cell);
                    }
                }
            }
        }
        self.progress.rest.extend(by_survey.iter().flatten());
        let kinds = [SurveyKind::Rest, SurveyKind::RestAsDeclared];
        let surveys = by_survey.into_iter().enumerate();
        surveys
            .filter_map(|(number, cells)| self.survey(kinds[number / 2], cells))
            .collect()
    }

    /// Whether an open question can be asked together with those about other points, and if so, whether of the
    /// variable as it is declared.
    fn is_rest(&self, (point, index, act): Cell) -> Option<bool> {
        let candidate = self.candidate(index);
        let model = self.models.at(candidate.root, point)?;
        if !model.takes_mut || self.progress.left.contains(&(point, candidate.root)) {
            return None;
        }
        let found = self
            .answers
            .cells
            .get(&(point, model.whole, Permission::Write))?;
        let fine = |finding: &Finding| finding.kind.is_borrow() || finding.kind == Kind::NotMut;
        let assigned = (index, act) == (model.whole, Permission::Assign);
        if !assigned && !found.iter().all(fine) {
            return None;
        }
        let indexed = candidate.path.iter().any(|step| step.starts_with('['));
        if act == Permission::Move && model.is_looping(point) && !self.copies(index) && !indexed {
            return None;
        }
        // What its index uses has to be there, too; and no model says what a missing `mut` means for it.
        let pristine = |other: &usize| {
            let model = self.models.get(*other)?;
            match model.point == point {
                true => Some(()),
                false => model.is_pristine(&self.answers, point)?.then_some(()),
            }
        };
        if !candidate.others.is_empty() {
            candidate.others.iter().try_for_each(pristine)?;
            (model.mutable).then_some(())?;
        }
        Some(assigned && !model.mutable)
    }
}
