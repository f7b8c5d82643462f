//! The card of a program that is nobody's listing: its code with permissions beside it, what the compiler says, what it
//! printed, and what memory held as it ran, or would have held.

use memscope::accident::{Accident, Outcome};
use memscope::memory::Record;
use memscope::permissions::Report;

use crate::{accident, escape, highlight, memory, message, permissions};

/// A program with what was found out about it. What is `None` was not asked, or could not be told: `notes` say why.
#[derive(Debug, Default)]
pub struct Program<'a> {
    /// What the card calls it.
    pub name: &'a str,
    /// Its text.
    pub source: &'a str,
    /// The compiler's message, as in a terminal; empty for a program that it accepts.
    pub message: Option<&'a str>,
    /// What each line gives and takes.
    pub permissions: Option<&'a Report>,
    /// What memory held as it ran.
    pub memory: Option<&'a Record>,
    /// What it would have done, had it run.
    pub accident: Option<&'a Accident>,
    /// The command that finds the accident anew.
    pub command: &'a str,
    /// What else the reader has to know, as sentences.
    pub notes: Vec<String>,
}

/// The card as HTML. It needs `assets/`: the style sheets, and to step through it the scripts.
pub fn card(program: &Program) -> String {
    let (verdict, words) = judged(program);
    let drawn = program
        .permissions
        .and_then(|report| permissions(report, program.source).ok());
    let lines = program.source.lines().count();
    let code = self::program(&highlight::rust(program.source), lines);
    let (beside, table) = match &drawn {
        Some(drawn) => (
            beside(&code, &drawn.margin(" data-of=\"0\""), lines),
            &*drawn.table,
        ),
        None => (code, ""),
    };
    let notes: String = program
        .notes
        .iter()
        .map(|note| format!("<p class=\"outcome\">{}</p>\n", escape(note)))
        .collect();
    format!(
        "<figure class=\"listing drawn {}\">\n<figcaption><span class=\"name\">{name}</span></figcaption>\n{beside}\
         <div class=\"view\">\n<p class=\"about\">{about}</p>\n\
         {notes}{table}{said}{figure}{output}</div>\n{accident}</figure>\n",
        verdict.class(),
        name = escape(program.name),
        about = verdict.html(&words),
        said = said(program),
        figure = program.memory.map(drawn_memory).unwrap_or_default(),
        output = program.memory.map(output).unwrap_or_default(),
        accident = program
            .accident
            .map(|found| accident(found, program.command, ""))
            .unwrap_or_default(),
    )
}

/// The verdict and its words.
fn judged(program: &Program) -> (Verdict, String) {
    if let Some(code) = program.message.and_then(first_code) {
        return (
            Verdict::Rejected,
            format!("rejected by the compiler with {code}"),
        );
    }
    if program.message.is_some_and(|message| !message.is_empty()) || program.accident.is_some() {
        return (Verdict::Rejected, "rejected by the compiler".to_owned());
    }
    match program.memory {
        None => (Verdict::Runs, "compiles".to_owned()),
        Some(record) if record.exit == Some(0) && record.truncated.is_none() => {
            (Verdict::Runs, "runs".to_owned())
        }
        Some(record) if record.exit == Some(101) => {
            (Verdict::Stopped, "compiles; panics as it runs".to_owned())
        }
        Some(record) => (
            Verdict::Stopped,
            format!("compiles; ends with: {}", record.ending),
        ),
    }
}

/// `E0382` out of `error[E0382]: …`, the first that the message has.
fn first_code(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("error[")?;
    Some(rest.split_once(']')?.0)
}

fn said(program: &Program) -> String {
    match program.message {
        Some(text) if !text.is_empty() => {
            block("message", "The compiler says", &message::html(text))
        }
        _ => String::new(),
    }
}

fn drawn_memory(record: &Record) -> String {
    let why = record
        .truncated
        .as_ref()
        .map(|why| format!("<p class=\"outcome\">{}</p>\n", escape(why)));
    why.unwrap_or_default() + &memory::whole(&record.steps)
}

fn output(record: &Record) -> String {
    let text = |text: &str| match text.trim_end() {
        "" => "<i>(it prints nothing)</i>".to_owned(),
        text => escape(text),
    };
    let mut html = block("output", "It prints", &text(&record.stdout));
    if !record.stderr.trim().is_empty() {
        html += &block(
            "stopped",
            "On standard error it says",
            &text(&record.stderr),
        );
    }
    html
}

/// What came of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It compiles, and nothing stops it.
    Runs,
    /// The compiler rejects it.
    Rejected,
    /// Something ends it as it runs.
    Stopped,
}

impl Verdict {
    /// Its class in the page.
    pub fn class(self) -> &'static str {
        match self {
            Self::Runs => "runs",
            Self::Rejected => "rejected",
            Self::Stopped => "stopped",
        }
    }

    /// As HTML, with its mark; `words` are text.
    pub fn html(self, words: &str) -> String {
        let mark = match self {
            Self::Runs => "✓",
            Self::Rejected => "✗",
            Self::Stopped => "!",
        };
        format!(
            "<strong class=\"verdict {}\"><span aria-hidden=\"true\">{mark} </span>{}</strong>",
            self.class(),
            escape(words)
        )
    }
}

/// A program as it stands in a card. `html` are its lines; by the number of those that are shown its height is known
/// before it is laid out.
pub fn program(html: &str, shown: usize) -> String {
    format!(
        "<pre class=\"code\" tabindex=\"0\" style=\"--shown:{shown}\"><code class=\"nohighlight\">{html}</code></pre>\n"
    )
}

/// A program as HTML with its margins beside it. `lines` is how many the longest program has that is shown there: each has a
/// row (assets/figure.css).
pub fn beside(code: &str, margins: &str, lines: usize) -> String {
    format!("<div class=\"beside\" style=\"--lines:{lines}\">{code}{margins}</div>\n")
}

/// A labeled block of text; `html` is what stands in it.
pub fn block(class: &str, label: &str, html: &str) -> String {
    format!(
        "<div class=\"{class}\"><p class=\"label\">{}</p>\n\
         <pre tabindex=\"0\"><samp>{html}</samp></pre></div>\n",
        escape(label)
    )
}

/// Whether the accident is one of a program that the borrow checker rejects.
pub fn is_program(found: &Accident) -> bool {
    found.outcome != Outcome::NotAProgram
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watched::watched;

    const LETTER: &str =
        "fn main() {\n    let letter = String::from(\"<Ada>\");\n    println!(\"{letter}\");\n}\n";

    #[test]
    fn a_program_that_runs_shows_its_code_its_memory_and_what_it_prints() {
        let record = watched(LETTER);
        let html = card(&Program {
            name: "letter.rs",
            source: LETTER,
            memory: Some(&record),
            ..Program::default()
        });
        assert!(html.contains("class=\"listing drawn runs\""), "{html}");
        assert!(html.contains("<div class=\"memory"), "{html}");
        assert!(html.contains("<samp>&lt;Ada&gt;</samp>"), "{html}");
        assert!(!html.contains("<Ada>"), "{html}");
    }

    #[test]
    fn a_run_that_ends_before_its_first_step_has_no_figure() {
        let source = "fn main() {\n    std::process::abort();\n}\n";
        let record = watched(source);
        assert!(record.steps.is_empty());
        let html = card(&Program {
            name: "stop.rs",
            source,
            memory: Some(&record),
            ..Program::default()
        });
        assert!(html.contains("compiles; ends with: "), "{html}");
        assert!(!html.contains("<div class=\"memory"), "{html}");
    }

    #[test]
    fn a_rejected_one_says_so_with_its_code_and_a_name_steers_nothing() {
        let html = card(&Program {
            name: "<b>.rs",
            source: LETTER,
            message: Some("error[E0382]: borrow of moved value: `letter`\n"),
            notes: vec!["its run is <not> shown".to_owned()],
            ..Program::default()
        });
        assert!(
            html.contains("rejected by the compiler with E0382"),
            "{html}"
        );
        assert!(
            html.contains("<a href=\"https://doc.rust-lang.org/error_codes/E0382.html\">E0382</a>"),
            "{html}"
        );
        assert!(
            html.contains("&lt;b&gt;.rs") && html.contains("&lt;not&gt;"),
            "{html}"
        );
    }

    #[test]
    fn a_long_run_shows_its_first_steps_and_says_how_many_there_are() {
        let record = watched(
            "fn main() {\n    let mut sum = 0;\n    for n in 0..300 {\n        sum += n;\n    }\n    println!(\"{sum}\");\n}\n",
        );
        let steps = record.steps.len();
        assert!(steps > 200, "{steps}");
        let html = card(&Program {
            memory: Some(&record),
            ..Program::default()
        });
        assert!(
            html.contains(&format!(
                "The run has {steps} steps. The figure has those from 1 to 200."
            )),
            "{html}"
        );
    }
}
