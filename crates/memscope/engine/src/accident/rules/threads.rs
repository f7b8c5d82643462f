//! Threads: what may not cross is carried there all the same.

use super::{Insert, Mend, Refusal, Rules, Said, TWIN, What, within};
use crate::wording;

impl Rules<'_> {
    pub(super) fn threads(&self, said: &Said<'_>) -> Result<Vec<Mend>, Refusal> {
        let primary = said.primary().ok_or("the compiler does not say where")?;
        if let Some(closure) = self.index.closure(primary) {
            let span = closure.span.clone();
            let way = vec![Insert::Around(
                span.clone(),
                format!("{TWIN}carry("),
                ")".to_owned(),
            )];
            return Ok(vec![Mend {
                at: span,
                what: What::Carry,
                ways: vec![way],
            }]);
        }
        let auto = if wording::may_not_be_sent(&said.diagnostic.message) {
            "Send"
        } else {
            "Sync"
        };
        let notes = said
            .diagnostic
            .children
            .iter()
            .flat_map(|note| &note.labels);
        let mine = notes
            .filter(|label| label.in_file)
            .filter_map(|label| {
                let mut own = self.index.structs.iter();
                own.rfind(|one| within(&(label.start..label.end), &one.span))
            })
            .next_back()
            .ok_or("the type that may not cross is not the program's own")?;
        let item = format!(
            "unsafe impl{} {auto} for {}{} {}{{}}",
            mine.generics, mine.name, mine.arguments, mine.bounds
        );
        Ok(vec![Mend {
            at: mine.span.start..mine.span.start + usize::from(auto == "Send"),
            what: What::Carry,
            ways: vec![vec![Insert::Item(item)]],
        }])
    }
}
