//! What a card asks before it shows its evidence: the word `predict` of a listing directive.

use crate::catalog::{Folder, Language, Listing};
use crate::problem::nearest;

/// The one question that a card asks. Its answer comes from the listing's evidence, or, for [`Predict::Own`], from the
/// author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Predict {
    /// The kind that the evidence serves best.
    Best,
    /// On which line does the compiler reject it, or does it compile?
    Line,
    /// What does it print?
    Prints,
    /// At which line does it stop, or does it run to its end?
    Stops,
    /// Which block is freed at this line; without a line, the one that has most to choose from.
    Freed(Option<usize>),
    /// What is a count after a line?
    Count,
    /// Who owns a block after a line?
    Owner,
    /// What would a line have done, had it run?
    Accident,
    /// The `question` fence under the card.
    Own,
}

/// Every kind as it is written, without the line that may follow `freed`.
const KINDS: [&str; 8] = [
    "line", "prints", "stops", "freed", "count", "owner", "accident", "own",
];

impl Predict {
    /// The kind as it is written behind `predict=`; `best` for the bare word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Line => "line",
            Self::Prints => "prints",
            Self::Stops => "stops",
            Self::Freed(_) => "freed",
            Self::Count => "count",
            Self::Owner => "owner",
            Self::Accident => "accident",
            Self::Own => "own",
        }
    }

    /// Whether the answer is in what memory held as the program ran.
    pub fn needs_memory(self) -> bool {
        matches!(self, Self::Freed(_) | Self::Count | Self::Owner)
    }

    /// Reads `predict` or `predict=KIND` behind the name of `listing`; `None` for another word.
    ///
    /// # Errors
    /// What is wrong and what to do: a kind that does not exist, or that this listing cannot answer.
    pub(crate) fn parse(word: &str, listing: &Listing) -> Option<Result<Self, (String, String)>> {
        if word == "predict" {
            return Some(Ok(Self::Best));
        }
        let kind = word.strip_prefix("predict=")?;
        let kind = match kind.split_once('=') {
            Some(("freed", line)) => freed_at(line, listing),
            _ => named(kind),
        };
        Some(kind.and_then(|kind| kind.can_be_asked(listing).map(|()| kind)))
    }

    fn can_be_asked(self, listing: &Listing) -> Result<(), (String, String)> {
        let name = &listing.name;
        let rejected = listing.folder == Folder::Fail;
        let no = |what: &str, remedy: &str| Err((format!("'{name}' {what}"), remedy.to_owned()));
        match self {
            Self::Prints | Self::Stops if rejected => no(
                "is rejected, so it prints nothing and stops nowhere",
                "ask `predict=line`, or `predict=accident` for what it would have done",
            ),
            Self::Freed(_) | Self::Count | Self::Owner if rejected => no(
                "is rejected, so it does not run and no memory can be asked about",
                "ask `predict=line`, or `predict=accident` for what it would have done",
            ),
            Self::Freed(_) | Self::Count | Self::Owner if listing.language != Language::Rust => no(
                "is no Rust program, and memscope reads no other",
                "ask `predict=prints` or `predict=stops`",
            ),
            Self::Accident if !rejected => no(
                "is not rejected, so it has no accident",
                "ask `predict=prints`, `predict=stops` or `predict=freed`",
            ),
            Self::Line if matches!(listing.language, Language::JavaScript | Language::Java) => no(
                "is run from its source: no compiler is asked",
                "ask `predict=prints`, or `predict=own` with a question of your own",
            ),
            Self::Prints if listing.evidence.stdout.as_deref() == Some("") => no(
                "prints nothing",
                "ask `predict=freed`, `predict=line` or `predict=own`",
            ),
            _ => Ok(()),
        }
    }
}

fn named(kind: &str) -> Result<Predict, (String, String)> {
    Ok(match kind {
        "line" => Predict::Line,
        "prints" => Predict::Prints,
        "stops" => Predict::Stops,
        "freed" => Predict::Freed(None),
        "count" => Predict::Count,
        "owner" => Predict::Owner,
        "accident" => Predict::Accident,
        "own" => Predict::Own,
        other => {
            let remedy = match nearest(other, KINDS) {
                Some(near) => format!("did you mean `predict={near}`?"),
                None => format!("the kinds are `{}`, and bare `predict`", KINDS.join("`, `")),
            };
            return Err((format!("no kind of question '{other}'"), remedy));
        }
    })
}

fn freed_at(line: &str, listing: &Listing) -> Result<Predict, (String, String)> {
    let last = listing.source.lines().count();
    match line.parse() {
        Ok(line) if (1..=last).contains(&line) => Ok(Predict::Freed(Some(line))),
        _ => Err((
            format!(
                "'predict=freed={line}' does not name a line of '{}'",
                listing.name
            ),
            format!("write `predict=freed=` and a line number from 1 to {last}"),
        )),
    }
}
