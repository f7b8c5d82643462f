//! The questions about one function, as tasks, and the copies that ask them.
//!
//! The probes of one task are arms of one `match`: separate paths, that mostly leave one another alone. Where they do
//! not (in a loop; or one refusal hides another, because rustc reports some errors once a variable or a conflict),
//! what is still open is asked again without what is settled, then place by place, then probe by probe.

use std::ops::Range;

use super::point::Point;
use super::probe_file::{Copy, Insertion, Piece};
use super::question::{Probe, Task};
use super::report::Permission;
use super::session::Session;

impl Session<'_> {
    /// What is open at each point, in a few copies a point, of the variables that are wanted.
    pub(super) fn first_tasks(&self, wanted: impl Fn(usize) -> bool) -> Vec<Task> {
        let mut tasks = Vec::new();
        for number in 0..self.plan.points.len() {
            let unreachable = self.answers.unreachable.contains(&number);
            // The function's opening is always visited: it tells whether borrow checking came to the body at all.
            let opening = number == 0 && self.progress.pointwise;
            let groups = self.groups(number, &wanted);
            if opening && groups.iter().all(Vec::is_empty) {
                tasks.push(self.task(number, Vec::new()));
            }
            let groups = groups.into_iter().map(|cells| self.task(number, cells));
            tasks.extend(groups.filter(|task| !unreachable && !self.open(task).is_empty()));
        }
        tasks
    }

    fn groups(
        &self,
        number: usize,
        wanted: impl Fn(usize) -> bool,
    ) -> [Vec<(usize, Permission)>; 3] {
        let point = self.point(number);
        let mut groups: [Vec<(usize, Permission)>; 3] = Default::default();
        let available = point.available(self.function, &self.plan.candidates);
        let around = |index: usize| {
            let root = self.candidate(index).root;
            !point.loops_around(self.function, root).is_empty()
        };
        let looping = available.iter().any(|index| around(*index));
        for index in available {
            for act in Permission::ALL {
                let known = self.answers.cells.contains_key(&(number, index, act));
                if known || !wanted(self.candidate(index).root) {
                    continue;
                }
                // In a loop, what a probe moves is gone for all probes of the next iteration, and a borrow that one
                // probe stretches reaches back to those of the one before: keep them apart.
                let group = match act {
                    Permission::Move if around(index) && !self.copies(index) => 2,
                    _ if looping && self.holds(index) => 1,
                    _ => 0,
                };
                groups[group].push((index, act));
            }
        }
        groups
    }

    fn task(&self, point: usize, cells: Vec<(usize, Permission)>) -> Task {
        Task {
            subject: self.number,
            point,
            cells,
            round: 0,
        }
    }

    /// The copy that asks a task's questions. Numbers of its probes are their places in `probes`.
    pub(super) fn copy(&self, task: &Task, probes: &mut Vec<Probe>) -> Copy {
        let point = self.point(task.point);
        let mut insertions = Vec::new();
        let mut pieces = vec![Piece::Glue(
            "match crate::__memscope::n() { 0 => ".to_owned(),
        )];
        pieces.push(Piece::Probe(
            probes.len(),
            "{ crate::__memscope::S = 1 }".to_owned(),
        ));
        probes.push(Probe::Sentinel { point: task.point });
        let open = self.open(task);
        for (arm, (candidate, act)) in open.iter().enumerate() {
            let arm = arm + 1;
            let place = &self.candidate(*candidate).text;
            // Messages quote whole lines, and there are hundreds of messages: a line an arm halves the compiler's time.
            pieces.push(Piece::Glue(format!(",\n{arm} => ")));
            let number = probes.len();
            probes.push(Probe::Ask((task.point, *candidate, *act)));
            let text = act.probe(place);
            let tokens = match act {
                Permission::Move => self.tokens_at(point, *candidate),
                _ => Vec::new(),
            };
            pieces.push(Piece::Glue("{ ".to_owned()));
            pieces.push(Piece::Probe(number, text));
            if *act == Permission::Move && self.candidate(*candidate).is_closure() {
                pieces.push(Piece::Glue("; ".to_owned()));
                pieces.push(Piece::Probe(
                    probes.len(),
                    format!("crate::__memscope::t({place})"),
                ));
                probes.push(Probe::Again { of: number });
            }
            for (level, at) in tokens.into_iter().enumerate() {
                let token = format!("__k{arm}_{level}");
                insertions.push(Insertion {
                    at,
                    pieces: vec![Piece::Glue(format!("let {token} = crate::__memscope::K; "))],
                });
                pieces.push(Piece::Glue("; ".to_owned()));
                pieces.push(Piece::Probe(
                    probes.len(),
                    format!("crate::__memscope::t({token})"),
                ));
                probes.push(Probe::Token { of: number, level });
            }
            pieces.push(Piece::Glue(" }".to_owned()));
        }
        pieces.push(Piece::Glue(",\n_ => {} };\n".to_owned()));
        insertions.extend(point.insert(pieces));
        insertions.extend(self.made_mutable(task));
        Copy {
            function: self.plan.function,
            insertions,
        }
    }

    /// Where tokens have to be declared so that each outlives one of the loops around: before the statement with the
    /// loop.
    fn tokens_at(&self, point: &Point, candidate: usize) -> Vec<usize> {
        let loops = point.loops_around(self.function, self.candidate(candidate).root);
        let before = |around: &Range<usize>| {
            let spans = self
                .function
                .statements
                .iter()
                .map(|statement| &statement.span);
            spans
                .filter(|span| span.start <= around.start && around.end <= span.end)
                .min_by_key(|span| span.len())
                .map(|span| span.start)
        };
        loops.into_iter().filter_map(before).collect()
    }
}
