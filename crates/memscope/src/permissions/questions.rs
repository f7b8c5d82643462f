//! The questions about one function, as tasks, and the copies that ask them.
//!
//! The probes of one task are arms of one `match`: separate paths, that mostly leave one another alone. Where they do
//! not (in a loop; or one refusal hides another, because rustc reports some errors once a variable or a conflict),
//! what is still open is asked again without what is settled, then place by place, then probe by probe.

use std::ops::Range;

use super::copies::{Copy, Insertion, Piece};
use super::inquiry::{Inquiry, Task};
use super::point::Point;
use super::verdict::{Act, Probe};

impl Inquiry<'_> {
    /// What is asked at first: everything that is not settled, in a few copies a point.
    pub(super) fn first_tasks(&self, subject: usize) -> Vec<Task> {
        let mut tasks = Vec::new();
        for (number, point) in self.subject.points.iter().enumerate() {
            let mut groups: [Vec<(usize, Act)>; 3] = Default::default();
            let available = point.available(self.function, &self.subject.candidates);
            let around = |index: usize| {
                !point
                    .loops_around(self.function, self.candidate(index).root)
                    .is_empty()
            };
            let looping = available.iter().any(|index| around(*index));
            for index in available {
                for act in [Act::Read, Act::Write, Act::Assign, Act::Move] {
                    if self.answers.cells.contains_key(&(number, index, act)) {
                        continue;
                    }
                    // In a loop, what a probe moves is gone for all probes of the next iteration, and a borrow that
                    // one probe stretches reaches back to those of the one before: keep them apart.
                    let copies = self.candidate(index).ty.as_ref().is_some_and(|ty| ty.copy);
                    let group = match act {
                        Act::Move if around(index) && !copies => 2,
                        _ if looping && self.holds(index) => 1,
                        _ => 0,
                    };
                    groups[group].push((index, act));
                }
            }
            // The function's opening is always visited: it tells whether borrow checking came to the body at all.
            let opening = number == 0;
            if opening && groups.iter().all(Vec::is_empty) {
                tasks.push(Task {
                    subject,
                    point: number,
                    cells: Vec::new(),
                    round: 0,
                });
            }
            let filled = groups.into_iter().filter(|cells| !cells.is_empty());
            tasks.extend(filled.map(|cells| Task {
                subject,
                point: number,
                cells,
                round: 0,
            }));
        }
        tasks
    }

    /// The copy that asks a task's questions. Numbers of its probes are their places in `probes`.
    pub(super) fn copy(&self, task: &Task, probes: &mut Vec<Probe>) -> Copy {
        let point = &self.subject.points[task.point];
        let mut insertions = Vec::new();
        let mut pieces = vec![Piece::Glue(
            "match crate::__memscope::n() { 0 => ".to_owned(),
        )];
        pieces.push(Piece::Probe(
            probes.len(),
            "{ let __u: u8; crate::__memscope::r(&__u) }".to_owned(),
        ));
        probes.push(Probe::Sentinel);
        let open = self.open(task);
        for (arm, (candidate, act)) in open.iter().enumerate() {
            let arm = arm + 1;
            let place = &self.candidate(*candidate).text;
            // Messages quote whole lines, and there are hundreds of messages: a line an arm halves the compiler's time.
            pieces.push(Piece::Glue(format!(",\n{arm} => ")));
            let number = probes.len();
            probes.push(Probe::Ask {
                candidate: *candidate,
                act: *act,
            });
            let text = match act {
                Act::Read => format!("crate::__memscope::r(&{place})"),
                Act::Write => format!("crate::__memscope::w(&mut {place})"),
                Act::Assign => format!("{place} = crate::__memscope::a()"),
                Act::Move => format!("crate::__memscope::t({place})"),
            };
            let tokens = match act {
                Act::Move => self.tokens_at(point, *candidate),
                _ => Vec::new(),
            };
            pieces.push(Piece::Glue("{ ".to_owned()));
            pieces.push(Piece::Probe(number, text));
            if *act == Act::Move && self.candidate(*candidate).is_closure() {
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
            function: self.subject.function,
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
