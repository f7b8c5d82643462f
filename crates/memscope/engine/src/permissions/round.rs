//! What is asked in one round of tests, by the survey that asks it.

use super::model::Model;
use super::question::{Cell, Job, SurveyKind};
use super::report::Permission;
use super::session::Session;

pub(super) fn cells(model: &Model, point: usize) -> impl Iterator<Item = Cell> {
    let test = model.test.iter();
    test.map(move |(index, act)| (point, *index, *act))
}

/// What is asked in one round of tests.
#[derive(Default)]
pub(super) struct Asked {
    owners: Vec<Cell>,
    holders: Vec<Cell>,
    /// One copy each.
    alone: Vec<Vec<Cell>>,
    moved: [Vec<Cell>; 2],
    expired: Vec<Cell>,
    expired_alone: Vec<Cell>,
}

impl Asked {
    pub(super) fn test(&mut self, session: &Session, model: &Model, points: Vec<usize>) {
        let cells = points.into_iter().flat_map(|point| cells(model, point));
        let root = session.candidate(model.whole).root;
        if session.progress.alone.contains(&root) {
            self.alone.push(cells.collect());
        } else if session.holds(model.whole) {
            self.holders.extend(cells);
        } else {
            self.owners.extend(cells);
        }
    }

    /// Of a box, also whether its content may be given anew: what was taken out of it may, what went with it not.
    pub(super) fn moved(&mut self, session: &Session, model: &Model, points: Vec<usize>) {
        let cells = &mut self.moved[usize::from(session.holds(model.whole))];
        let star = |index: &&usize| session.candidate(**index).is_star_of_binding();
        let star = model.family.iter().find(star);
        for point in points {
            cells.push((point, model.whole, Permission::Read));
            let content = star.map(|star| (point, *star, Permission::Assign));
            let open = |cell: &Cell| !session.answers.cells.contains_key(cell);
            cells.extend(content.filter(open).filter(|_| session.is_box(model.whole)));
        }
    }

    pub(super) fn expired(&mut self, session: &Session, model: &Model, first: Option<&usize>) {
        let Some(point) = first else { return };
        let cell = (*point, model.whole, Permission::Write);
        let root = session.candidate(model.whole).root;
        match session.progress.alone.contains(&root) {
            true => self.expired_alone.push(cell),
            false => self.expired.push(cell),
        }
    }

    pub(super) fn jobs(self, session: &Session) -> Vec<Job> {
        let [moved_owners, moved_holders] = self.moved;
        let mut jobs = Vec::new();
        jobs.extend(session.survey(SurveyKind::Owners, self.owners));
        jobs.extend(session.survey(SurveyKind::Holders, self.holders));
        for cells in self.alone {
            jobs.extend(session.survey(SurveyKind::Holders, cells));
        }
        jobs.extend(session.survey(SurveyKind::Moved, moved_owners));
        jobs.extend(session.survey(SurveyKind::Moved, moved_holders));
        jobs.extend(session.survey(SurveyKind::Expired, self.expired));
        for cell in self.expired_alone {
            jobs.extend(session.survey(SurveyKind::Expired, vec![cell]));
        }
        jobs
    }
}
