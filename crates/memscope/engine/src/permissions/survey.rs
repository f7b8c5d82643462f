//! Questions about many points in one copy of a function, so that the time does not grow with the square of its length.
//!
//! A probe of a variable that holds no borrow stretches nothing, so such variables are tested at all points together
//! ([`SurveyKind::Owners`]). What one refusal can hide, or one probe disturbs, is asked apart:
//!
//! ```text
//! Owners   moved somewhere? ── rustc reports a move once ──> Moved: an arm that moves the variable itself and never
//!                                                            comes back has a set of moves of its own
//! Holders  expired somewhere? ── one later use is named ───> Holders again without these; where they are still fine
//!                                                            is guessed from the conflict and verified; Expired asks
//!                                                            for the first point behind it, which decides for those
//!                                                            that control comes to through it
//! Models   everything about each variable at its first point
//! Rest     what is left to ask where a variable is borrowed
//! ```
//!
//! What stays open is asked point by point (`pointwise.rs`): moves in loops, partial moves, variables without a value.

use std::collections::{BTreeMap, BTreeSet};

use super::diagnostics::Seen;
use super::finding::{Finding, Kind};
use super::probe_file::{Copy, Insertion, Piece};
use super::question::{Cell, Job, Probe, Survey, SurveyKind};
use super::report::Permission;
use super::session::Session;

/// A survey is asked again without what was no program, but not more often than this.
const AGAIN: usize = 3;

impl Session<'_> {
    /// The copy that asks a survey's questions. Numbers of its probes are their places in `probes`.
    pub(super) fn survey_copy(&self, survey: &Survey, probes: &mut Vec<Probe>) -> Copy {
        let mut arms: BTreeMap<usize, Vec<Cell>> = BTreeMap::new();
        if survey.kind == SurveyKind::Owners && !self.progress.reach_known {
            arms.extend((0..self.plan.points.len()).map(|point| (point, Vec::new())));
        }
        for cell in &survey.cells {
            arms.entry(cell.0).or_default().push(*cell);
        }
        let mut insertions: Vec<Insertion> = Vec::new();
        for (point, cells) in arms {
            let mut pieces = vec![Piece::Glue("match crate::__memscope::n() {".to_owned())];
            if survey.kind == SurveyKind::Owners && !self.progress.reach_known {
                pieces.push(Piece::Glue(" 0 => ".to_owned()));
                let text = "{ crate::__memscope::S = 1 },".to_owned();
                pieces.push(Piece::Probe(probes.len(), text));
                probes.push(Probe::Sentinel { point });
            }
            for (arm, cell) in cells.into_iter().enumerate() {
                // Messages quote whole lines, and there are thousands of messages.
                pieces.push(Piece::Glue(format!("\n{} => {{ ", arm + 1)));
                self.arm(survey.kind, cell, &mut pieces, probes);
                pieces.push(Piece::Glue(" }".to_owned()));
            }
            pieces.push(Piece::Glue("\n_ => {} };\n".to_owned()));
            insertions.extend(self.point(point).insert(pieces));
        }
        insertions.extend(self.made_mutable_for(survey));
        Copy {
            function: self.plan.function,
            insertions,
        }
    }

    fn arm(&self, kind: SurveyKind, cell: Cell, pieces: &mut Vec<Piece>, probes: &mut Vec<Probe>) {
        let (_, index, act) = cell;
        let place = self.candidate(index).text.as_str();
        let number = probes.len();
        probes.push(Probe::Ask(cell));
        let text = act.probe(place);
        match (kind, act) {
            (SurveyKind::Moved, _) => {
                let root = &self.function.bindings[self.candidate(index).root].name;
                let text = format!(
                    "if crate::__memscope::n() == 1 {{ {root} = crate::__memscope::a(); crate::__memscope::t({root}); }} {text}; loop {{}}"
                );
                pieces.push(Piece::Probe(number, text));
            }
            (SurveyKind::Models, Permission::Move) => {
                pieces.push(Piece::Probe(number, text.clone()));
                if self.candidate(index).is_closure() {
                    pieces.push(Piece::Glue("; ".to_owned()));
                    pieces.push(Piece::Probe(probes.len(), text));
                    probes.push(Probe::Again { of: number });
                }
                pieces.push(Piece::Glue("; loop {}".to_owned()));
            }
            (SurveyKind::Rest, Permission::Move) => {
                pieces.push(Piece::Probe(number, text));
                // Whole again, so that nothing further down finds it moved.
                pieces.push(Piece::Glue(format!(
                    "; {}",
                    Permission::Assign.probe(place)
                )));
            }
            _ => pieces.push(Piece::Probe(number, text)),
        }
    }

    fn made_mutable_for(&self, survey: &Survey) -> Vec<Insertion> {
        if let SurveyKind::Models | SurveyKind::RestAsDeclared = survey.kind {
            return Vec::new();
        }
        let cells = survey.cells.iter();
        let roots: BTreeSet<usize> = cells.map(|cell| self.candidate(cell.1).root).collect();
        let model = |root: &usize| self.models.get(*root);
        let roots = roots
            .into_iter()
            .filter(|root| model(root).is_some_and(|model| model.takes_mut && !model.mutable));
        roots.map(|root| self.mutable(root)).collect()
    }

    pub(super) fn survey(&self, kind: SurveyKind, cells: Vec<Cell>) -> Option<Job> {
        let survey = Survey {
            subject: self.number,
            kind,
            cells,
            round: 0,
        };
        (!survey.cells.is_empty()).then_some(Job::Survey(survey))
    }

    /// Takes in what was seen and gives what has to be asked again.
    pub(super) fn absorb_survey(&mut self, survey: &Survey, mut seen: Seen) -> Vec<Job> {
        if self.progress.pointwise {
            return Vec::new();
        }
        if survey.kind == SurveyKind::Owners
            && !self.progress.reach_known
            && seen.broken.is_empty()
            && seen.spoiled.is_none()
        {
            self.progress.reach_known = true;
            let points = 0..self.plan.points.len();
            let missed = points.filter(|point| !seen.reached.contains(point));
            self.answers.unreachable.extend(missed);
            self.answers.reached = !seen.reached.is_empty();
        }
        if !seen.broken.is_empty() {
            return self.without_broken(survey, seen);
        }
        if seen.spoiled.is_some() {
            self.ask_pointwise();
            return Vec::new();
        }
        let known = |answers: &super::question::Answers, cell: &Cell| {
            answers.unreachable.contains(&cell.0) || answers.cells.contains_key(cell)
        };
        let answers = &self.answers;
        seen.refused.retain(|(cell, _)| !known(answers, cell));
        let mut asked = survey.cells.clone();
        asked.retain(|cell| !known(answers, cell));
        match survey.kind {
            SurveyKind::Owners | SurveyKind::Holders => self.absorb_tests(asked, seen),
            SurveyKind::Models => self.absorb_models(asked, seen),
            SurveyKind::Moved => self.absorb_moved(seen),
            SurveyKind::Expired => self.absorb_expired(asked, seen),
            SurveyKind::Rest | SurveyKind::RestAsDeclared => self.absorb_rest(asked, seen),
        }
        Vec::new()
    }

    /// What the type checker refuses is not asked; the others are asked again.
    fn without_broken(&mut self, survey: &Survey, seen: Seen) -> Vec<Job> {
        for (cell, finding) in seen.broken {
            self.refuse_broken(cell, finding);
        }
        if survey.round >= AGAIN {
            self.ask_pointwise();
            return Vec::new();
        }
        let mut survey = survey.clone();
        survey.round += 1;
        survey
            .cells
            .retain(|cell| !self.answers.cells.contains_key(cell));
        vec![Job::Survey(survey)]
    }

    fn absorb_models(&mut self, asked: Vec<Cell>, seen: Seen) {
        let why = "the probes disturbed one another";
        for cell in seen.clashes {
            self.refuse(cell, Finding::own(Kind::NotAsked, why));
        }
        for (cell, finding) in seen.refused.into_iter().chain(seen.expired) {
            self.refuse(cell, finding);
        }
        for cell in asked {
            if !self.answers.cells.contains_key(&cell) {
                self.permit(cell, &seen.not_copied);
            }
        }
    }

    /// An arm whose move is refused for a move of the source's: the variable is moved there. Where the arm's own move
    /// is all that the compiler names, it is not.
    fn absorb_moved(&mut self, seen: Seen) {
        for (cell, finding) in seen.refused {
            match (finding.kind, cell.2) {
                (Kind::Moved, Permission::Assign) => self.refuse(cell, finding),
                (Kind::Moved, _) => drop(self.refuse_with_relatives(cell, finding)),
                _ => {}
            }
        }
    }

    fn absorb_rest(&mut self, asked: Vec<Cell>, seen: Seen) {
        let root = |cell: &Cell| self.candidate(cell.1).root;
        let moved = |kind: Kind| {
            matches!(
                kind,
                Kind::Moved | Kind::PartlyMoved | Kind::MovedAgain | Kind::Uninitialised
            )
        };
        // What is moved, or holds a borrow that ends, hides more than it says: that is asked point by point.
        let mut open: BTreeSet<usize> = seen.clashes.iter().map(root).collect();
        open.extend(seen.expired.iter().map(|(cell, _)| root(cell)));
        let hidden = seen
            .refused
            .iter()
            .filter(|(_, finding)| moved(finding.kind));
        open.extend(hidden.map(|(cell, _)| root(cell)));
        let disturbed = !seen.expired.is_empty() || !seen.clashes.is_empty();
        let concluded = |cell: &Cell| {
            let holder = disturbed && self.holds(cell.1);
            !open.contains(&self.candidate(cell.1).root) && !holder
        };
        let refused: Vec<_> = seen
            .refused
            .into_iter()
            .filter(|(cell, _)| concluded(cell))
            .collect();
        let asked: Vec<Cell> = asked.into_iter().filter(concluded).collect();
        for (cell, finding) in refused {
            self.refuse(cell, finding);
        }
        for cell in asked {
            self.answers.cells.entry(cell).or_default();
        }
    }
}
