//! Outputs that a program did not print, each by a mistake that people make: the wrong choices of "what does it print?".
//!
//! ```text
//! source --program--> what is bound, moved, printed --drops, values--> Mistake: a name, an explanation, an output
//! recorded output ---------------------------------^
//! ```
//!
//! A mistake is applied only where the program can make it: the source has the statement that it is about, and the
//! recorded output the line. None equals the recording, so none can be right. Where no mistake applies the question is
//! asked in another way ([`super::prints`]).

mod drops;
mod program;
mod template;
mod values;

use program::Program;

/// An output by a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mistake {
    /// What is believed, in a few words; a test counts that each is met in some program.
    pub name: &'static str,
    /// Why it is not so, as one sentence of HTML.
    pub because: String,
    /// What the program would print, were it so.
    pub output: Vec<String>,
}

/// The outputs that mistakes about this program lead to, none of them twice; those about drops first.
pub(super) fn outputs(source: &str, recorded: &[&str], panics: bool) -> Vec<Mistake> {
    let Some(program) = Program::read(source) else {
        return Vec::new();
    };
    let recorded: Vec<String> = recorded.iter().map(|line| (*line).to_owned()).collect();
    let mut found: Vec<Mistake> = Vec::new();
    let all = drops::mistakes(&program, &recorded, panics)
        .into_iter()
        .chain(values::mistakes(&program, &recorded));
    for one in all {
        let known = found.iter().any(|other| other.output == one.output);
        if one.output != recorded && !known {
            found.push(one);
        }
    }
    found
}

/// A name in the text of an explanation.
fn code(name: &str) -> String {
    format!("<code>{}</code>", crate::html::escape(name))
}

#[cfg(test)]
mod tests;
