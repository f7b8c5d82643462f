//! The order in which a function's questions are asked: tests at all points first, then what they leave open.

use std::collections::BTreeSet;

use super::diagnostics::Seen;
use super::finding::{Finding, Kind};
use super::model::Model;
use super::progress::{Progress, Stage};
use super::question::{Cell, Job, Survey, SurveyKind};
use super::report::Permission;
use super::round::{Asked, cells};
use super::session::Session;

/// More rounds of tests than this are not worth their time; what is open then is asked point by point.
const ROUNDS: usize = 12;

impl Session<'_> {
    /// What is asked next; nothing when all questions are answered.
    pub(super) fn advance(&mut self) -> Vec<Job> {
        loop {
            let jobs = match self.progress.stage {
                Stage::Start => self.start(),
                Stage::Tests => self.tests_and_rest(),
                Stage::Rest => self.rest(),
                Stage::Points => self.points(),
                Stage::Models => {
                    let tasks = self.without_model();
                    return tasks.into_iter().map(Job::Task).collect();
                }
            };
            self.progress.stage = match self.progress.stage {
                Stage::Start => Stage::Tests,
                Stage::Tests if !jobs.is_empty() => Stage::Tests,
                Stage::Tests => Stage::Rest,
                Stage::Rest => Stage::Points,
                Stage::Points | Stage::Models => Stage::Models,
            };
            if !jobs.is_empty() {
                return jobs;
            }
        }
    }

    /// Gives up on surveys: every question is asked in a copy for its point.
    pub(super) fn ask_pointwise(&mut self) {
        self.models = Default::default();
        self.answers = Default::default();
        self.answers.cells = self.settled.clone();
        self.progress = Progress::of(false);
    }

    fn points(&mut self) -> Vec<Job> {
        let tasks = self.first_tasks(|_| true);
        tasks.into_iter().map(Job::Task).collect()
    }

    fn start(&mut self) -> Vec<Job> {
        let (mut owners, mut holders, mut models) = (Vec::new(), Vec::new(), Vec::new());
        for (_, model) in self.models.iter() {
            let all = match self.holds(model.whole) {
                true => &mut holders,
                false => &mut owners,
            };
            let points = model.followers.iter().copied();
            all.extend(points.flat_map(|point| cells(model, point)));
            let family = model.family.iter();
            let of_model =
                family.flat_map(|index| Permission::ALL.map(|act| (model.point, *index, act)));
            models.extend(of_model.filter(|cell| !self.answers.cells.contains_key(cell)));
        }
        // The survey of owners tells which points are reached, so it is there in any case.
        let owners = Job::Survey(Survey {
            subject: self.number,
            kind: SurveyKind::Owners,
            cells: owners,
            round: 0,
        });
        let mut jobs = vec![owners];
        jobs.extend(self.survey(SurveyKind::Models, models));
        jobs.extend(self.survey(SurveyKind::Holders, holders));
        let tasks = self.first_tasks(|root| self.models.get(root).is_none());
        jobs.extend(tasks.into_iter().map(Job::Task));
        jobs
    }

    /// Tests, and beside them what is left where a test was answered before.
    fn tests_and_rest(&mut self) -> Vec<Job> {
        let mut jobs = self.tests();
        if !jobs.is_empty() {
            jobs.extend(self.rest());
        }
        jobs
    }

    /// The tests that are not answered yet.
    fn tests(&mut self) -> Vec<Job> {
        self.progress.rounds += 1;
        if self.progress.rounds > ROUNDS {
            return Vec::new();
        }
        let mut asked = Asked::default();
        let mut left = Vec::new();
        let mut now_asked = Vec::new();
        for (root, model) in self.models.iter() {
            let points = self.untested(root, model);
            if points.is_empty() {
                continue;
            }
            let expiring = self.progress.expiring.get(&root);
            match (self.progress.moved.get(&root), expiring) {
                (Some(moved), None) if model.takes_mut => {
                    let apart =
                        |point: &usize| !moved.asked && self.may_come_after(*point, &moved.sites);
                    let (after, before): (Vec<usize>, Vec<usize>) =
                        points.into_iter().partition(apart);
                    asked.test(self, model, before);
                    if moved.apart {
                        left.extend(after.into_iter().map(|point| (point, root)));
                    } else {
                        asked.moved(self, model, after);
                        now_asked.push(root);
                    }
                }
                (Some(_), _) => left.extend(points.into_iter().map(|point| (point, root))),
                (None, Some(conflict)) => {
                    let conflict = *conflict;
                    let refilled = self.assignments.iter().any(|(filled, _)| *filled == root);
                    if refilled || !model.takes_mut {
                        left.extend(points.into_iter().map(|point| (point, root)));
                        continue;
                    }
                    let behind = |point: &usize| self.may_come_after(*point, &[conflict]);
                    let (after, before): (Vec<usize>, Vec<usize>) =
                        points.into_iter().partition(behind);
                    asked.test(self, model, before);
                    asked.expired(self, model, after.first());
                }
                (None, None) => asked.test(self, model, points),
            }
        }
        self.progress.left.extend(left);
        for root in now_asked {
            if let Some(moved) = self.progress.moved.get_mut(&root) {
                moved.asked = true;
            }
        }
        asked.jobs(self)
    }

    /// The points at which the test of a variable has no answer yet, in source order.
    fn untested(&self, root: usize, model: &Model) -> Vec<usize> {
        let answers = &self.answers;
        let open = |point: &usize| {
            let known = |(index, act): &(usize, Permission)| {
                let cell = (*point, *index, *act);
                answers.cells.contains_key(&cell)
            };
            !answers.unreachable.contains(point)
                && !self.progress.left.contains(&(*point, root))
                && !model.test.iter().all(known)
        };
        model.followers.iter().copied().filter(open).collect()
    }

    /// Whether control may come to a point after one of these bytes, going by the order of the text and by loops.
    fn may_come_after(&self, point: usize, bytes: &[usize]) -> bool {
        let at = self.point(point).at;
        bytes.iter().any(|byte| {
            let mut loops = self.function.loops.iter();
            at > *byte || loops.any(|range| range.contains(&at) && range.contains(byte))
        })
    }

    pub(super) fn absorb_tests(&mut self, asked: Vec<Cell>, seen: Seen) {
        let root = |session: &Self, cell: &Cell| session.candidate(cell.1).root;
        let roots: BTreeSet<usize> = asked.iter().map(|cell| root(self, cell)).collect();
        for cell in &seen.clashes {
            let root = root(self, cell);
            if roots.len() == 1 || self.progress.alone.contains(&root) {
                self.leave(root);
            }
            self.progress.alone.insert(root);
        }
        for (cell, finding) in &seen.expired {
            let root = root(self, cell);
            let first = finding.at.unwrap_or_default();
            let known = self.progress.expiring.entry(root).or_insert(first);
            *known = first.min(*known);
        }
        let mut moved = BTreeSet::new();
        for (cell, finding) in &seen.refused {
            let root = root(self, cell);
            let gone = matches!(finding.kind, Kind::Moved | Kind::MovedAgain);
            let apart = matches!(finding.kind, Kind::PartlyMoved | Kind::Uninitialised);
            if gone || apart {
                moved.insert(root);
                let known = self.progress.moved.entry(root).or_default();
                known.apart |= apart;
                known.sites.extend(&finding.moves);
                if finding.kind == Kind::Uninitialised {
                    known.sites.push(0);
                }
            }
        }
        for root in &moved {
            // A move was not seen where one was looked for, and yet there is one: of the content of a box.
            if self.progress.moved[root].asked {
                self.leave(*root);
            }
        }
        // The compiler names one later use of a borrow, and another place may hold the same one.
        if !seen.expired.is_empty() || !seen.clashes.is_empty() {
            return;
        }
        for (cell, finding) in seen.refused {
            let root = root(self, &cell);
            if !moved.contains(&root) {
                self.refuse(cell, finding);
            } else if finding.kind.is_borrow() {
                self.progress.left.insert((cell.0, root));
            }
        }
        for cell in asked {
            if !moved.contains(&root(self, &cell)) {
                self.answers.cells.entry(cell).or_default();
            }
        }
    }

    /// Leaves what is open of a variable to be asked point by point.
    fn leave(&mut self, root: usize) {
        let Some(model) = self.models.get(root) else {
            return;
        };
        let points = self.untested(root, model);
        let points = points.into_iter().map(|point| (point, root));
        self.progress.left.extend(points.collect::<Vec<_>>());
    }

    pub(super) fn absorb_expired(&mut self, asked: Vec<Cell>, seen: Seen) {
        let alone = asked.len() == 1;
        let disturbed = !seen.expired.is_empty() || !seen.clashes.is_empty();
        let hit: BTreeSet<Cell> = seen.expired.iter().map(|(cell, _)| *cell).collect();
        for ((point, index, _), finding) in seen.expired {
            if !self.answers.unreachable.contains(&point) {
                self.expire_but_moves_in_loops(point, index, &finding);
                self.expire_behind(point, index, &finding);
            }
        }
        for cell in seen.clashes {
            let root = self.candidate(cell.1).root;
            self.progress.left.insert((cell.0, root));
        }
        let mut refused = BTreeSet::new();
        for (cell, finding) in seen.refused {
            refused.insert(cell);
            if finding.kind.is_borrow() {
                self.refuse(cell, finding);
            } else {
                let root = self.candidate(cell.1).root;
                self.progress.left.insert((cell.0, root));
            }
        }
        for cell in asked {
            if hit.contains(&cell) || refused.contains(&cell) {
                continue;
            }
            if alone || !disturbed {
                self.answers.cells.entry(cell).or_default();
            } else {
                self.progress.alone.insert(self.candidate(cell.1).root);
            }
        }
    }

    /// Control comes to what stands further down in the same block through this point, and nothing gives the holder
    /// a new value there: it has expired for the same reason.
    fn expire_behind(&mut self, point: usize, index: usize, finding: &Finding) {
        let at = self.point(point).at;
        if finding.at.is_none_or(|conflict| conflict > at) {
            return;
        }
        let block = self.block_around(at);
        let root = self.candidate(index).root;
        let Some(model) = self.models.get(root) else {
            return;
        };
        let behind = |other: &usize| {
            let there = self.point(*other).at;
            there > at && block.contains(&there)
        };
        let points = self.untested(root, model);
        let points: Vec<usize> = points.into_iter().filter(behind).collect();
        for point in points {
            self.expire_but_moves_in_loops(point, index, finding);
        }
    }

    /// In a loop a move may be refused for a second reason, so it is asked.
    fn expire_but_moves_in_loops(&mut self, point: usize, index: usize, finding: &Finding) {
        self.expire(point, index, finding.clone());
        let root = self.candidate(index).root;
        let looping = self
            .models
            .get(root)
            .is_some_and(|model| model.is_looping(point));
        for index in self.relatives(point, index) {
            if looping && !self.copies(index) {
                self.answers.cells.remove(&(point, index, Permission::Move));
            }
        }
    }
}
