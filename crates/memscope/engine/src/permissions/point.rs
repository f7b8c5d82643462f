//! The points of a function at which every place is asked about: after each statement, and where a body opens.

use std::ops::Range;

use crate::source::{Entry, Function, Kind, Statement};

use super::place::Candidate;
use super::probe_file::{Insertion, Piece};

/// One point.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) of: Of,
    /// Where the probes go.
    pub(super) at: usize,
    /// The closure or `async` block it lies in.
    pub(super) closure: Option<Range<usize>>,
    before: &'static str,
    /// The end of a bare expression that has to be put in braces.
    wrap_end: Option<usize>,
}

/// What a point follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The statement with this index.
    Statement(usize),
    /// The entry with this index.
    Entry(usize),
}

impl Point {
    fn after(index: usize, statement: &Statement) -> Self {
        Self {
            of: Of::Statement(index),
            at: statement.after,
            closure: statement.closure.clone(),
            before: if statement.needs_semicolon { "; " } else { " " },
            wrap_end: None,
        }
    }

    fn opening(index: usize, entry: &Entry) -> Self {
        Self {
            of: Of::Entry(index),
            at: entry.at,
            closure: entry.closure.clone(),
            before: if entry.wrap.is_some() { "{ " } else { " " },
            wrap_end: entry.wrap.as_ref().map(|range| range.end),
        }
    }

    /// The insertions that put `pieces` here.
    pub(super) fn insert(&self, pieces: Vec<Piece>) -> Vec<Insertion> {
        let mut all = vec![Piece::Glue(self.before.to_owned())];
        all.extend(pieces);
        all.push(Piece::Glue(" ".to_owned()));
        let mut insertions = vec![Insertion {
            at: self.at,
            pieces: all,
        }];
        insertions.extend(self.wrap_end.map(|at| Insertion {
            at,
            pieces: vec![Piece::Glue(" }".to_owned())],
        }));
        insertions
    }

    /// The candidates that can be named here, by index. In a closure only its own: asking about others would change
    /// what it captures.
    pub(super) fn available(&self, function: &Function, candidates: &[Candidate]) -> Vec<usize> {
        self.visible(function, candidates)
            .into_iter()
            .filter(|index| self.owns(function, &candidates[*index]))
            .collect()
    }

    /// The candidates whose names mean them here, by index, those that a closure captures too.
    pub(super) fn visible(&self, function: &Function, candidates: &[Candidate]) -> Vec<usize> {
        let spans: Vec<_> = function
            .in_scope(self.at)
            .into_iter()
            .map(|binding| &binding.span)
            .collect();
        let means = |binding: usize| spans.contains(&&function.bindings[binding].span);
        (0..candidates.len())
            .filter(|index| {
                let candidate = &candidates[*index];
                means(candidate.root) && candidate.others.iter().all(|other| means(*other))
            })
            .collect()
    }

    /// Whether the place and its index belong to the closure (or the function) that the point lies in.
    pub(super) fn owns(&self, function: &Function, candidate: &Candidate) -> bool {
        let own = |binding: usize| function.bindings[binding].closure == self.closure;
        own(candidate.root) && candidate.others.iter().all(|other| own(*other))
    }

    /// The loops around the point that the binding was declared outside of, innermost first: there a move happens
    /// again and again.
    pub(super) fn loops_around<'a>(
        &self,
        function: &'a Function,
        binding: usize,
    ) -> Vec<&'a Range<usize>> {
        let scope = &function.bindings[binding].scope;
        let mut loops: Vec<&Range<usize>> = function
            .loops
            .iter()
            .filter(|range| range.contains(&self.at))
            .filter(|range| scope.start <= range.start && range.end <= scope.end)
            .collect();
        loops.sort_by_key(|range| std::cmp::Reverse(range.start));
        loops
    }
}

/// Every point, in source order.
pub(super) fn points(function: &Function) -> Vec<Point> {
    let entries = function.entries.iter().enumerate();
    let statements = function.statements.iter().enumerate();
    let mut points: Vec<Point> = entries
        .map(|(index, entry)| Point::opening(index, entry))
        .chain(
            statements
                .filter(|(_, statement)| statement.kind != Kind::Tail)
                .map(|(index, statement)| Point::after(index, statement)),
        )
        .collect();
    points.sort_by_key(|point| point.at);
    points
}
