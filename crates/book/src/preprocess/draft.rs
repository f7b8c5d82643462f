//! Pages whose figures are still being laid out: what a reader finds at the first start, a minute or two before the rest.
//!
//! Prose, programs, verdicts, outputs and messages are there. A line stands where memscope has to be asked first.

use std::path::Path;

use listing::{Predict, Use};

use crate::figures::{Figure, Figures, asks};
use crate::{directive, values};

/// The line in the place of what is not there yet.
pub(super) const WAITING: &str = "<p class=\"waiting\">This part is being laid out; the page shows it as soon as it is there.</p>\n";

/// What the cards of these uses show meanwhile.
pub(super) fn figures(uses: &[(&Path, Use)]) -> Vec<Figures> {
    let waiting = |used: &Use| {
        let memory = asks(used).then(|| WAITING.to_owned());
        let own = Figure {
            memory,
            ..Figure::default()
        };
        Figures {
            own,
            ..Figures::default()
        }
    };
    uses.iter().map(|(_, used)| waiting(used)).collect()
}

/// The use with a question that can be asked without a figure, so that its evidence is folded meanwhile, too.
pub(super) fn asked(mut used: Use) -> Use {
    let of_a_figure = |kind: &Predict| kind.needs_memory() || *kind == Predict::Accident;
    if used.predict.as_ref().is_some_and(of_a_figure) {
        used.predict = Some(Predict::Best);
    }
    used
}

/// The page with a sign in the place of each value that a run has to tell.
pub(super) fn without_values(markdown: &str) -> String {
    let sign = |name: &str, _: &str, _| (name == "value").then(|| Ok("…".to_owned()));
    directive::expand(Path::new(""), markdown, &values::INSIDE, sign).0
}
