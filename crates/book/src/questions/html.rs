//! Questions as HTML forms. Without JavaScript they are hidden in a card; theme/questions.js asks them.

use super::{Answer, Choice, Place, Question, mark};
use crate::html::escape;

/// The question of a card: in the page from the start, so that nothing moves when the script starts.
pub(crate) fn in_card(question: &Question) -> String {
    format!("<div class=\"questions\">\n{}</div>\n", form(question))
}

/// The fold around the paragraphs under a card, which belong to the answer. Everything in it is open until the page's
/// first script says otherwise (theme/index.hbs), so that a reader without JavaScript misses nothing.
pub(crate) fn answer_begins(question: &Question) -> String {
    format!(
        "\n<div class=\"answer\" data-key=\"{}\" data-of=\"{:08x}\">\n\n",
        escape(&question.key),
        of(question)
    )
}

/// The end of that fold.
pub(crate) const ANSWER_ENDS: &str = "\n</div>\n\n";

/// The switch at the top of a page that asks. What it says is heeded in the head of the page (theme/index.hbs).
pub(crate) const SWITCH: &str = "<p class=\"mode\" role=\"group\" aria-label=\"Questions on this page\">\
    <button type=\"button\" value=\"ask\" aria-pressed=\"true\">Ask me first</button> \
    <button type=\"button\" value=\"all\" aria-pressed=\"false\">Show everything</button></p>\n";

/// What an answer must have been given to: one to another question or another recording is none to this.
fn of(question: &Question) -> u32 {
    mark(&format!("{}\n{:?}", question.prompt, question.answer))
}

/// A question that stands in the text by itself. Without JavaScript each choice unfolds its explanation.
pub(crate) fn alone(question: &Question) -> String {
    format!(
        "<div class=\"questions alone\" role=\"group\" aria-label=\"Question\">\n{}</div>",
        form(question)
    )
}

/// One of several questions about one program, each of which shows when the one before it has its answer
/// (theme/widgets.css). Without JavaScript a line that cannot be clicked is told in a fold.
pub(super) fn part(question: &Question) -> String {
    let told = match &question.answer {
        Answer::Line(place) => {
            let lines: Vec<String> = place.right.iter().map(ToString::to_string).collect();
            let place = match &lines[..] {
                [] => place.other.unwrap_or_default().to_owned(),
                lines => format!("Line {}", lines.join(", ")),
            };
            format!(
                "<details class=\"without-script\"><summary>The answer</summary><p>{place}.</p>{}</details>\n",
                question.reason
            )
        }
        _ => String::new(),
    };
    format!(
        "<div class=\"questions alone\">\n{}{told}</div>\n",
        form(question)
    )
}

fn form(question: &Question) -> String {
    let Question {
        key,
        prompt,
        answer,
        reason,
    } = question;
    let (attributes, control) = control(answer);
    let of = of(question);
    let why = if reason.is_empty() {
        String::new()
    } else {
        format!("<div class=\"reason\" hidden>{reason}</div>\n")
    };
    format!(
        "<form class=\"question\" data-key=\"{key}\" data-of=\"{of:08x}\"{attributes}>\n\
         <fieldset><legend>{prompt}</legend>\n{control}\
         <p class=\"said\" role=\"status\"></p>\n{why}</fieldset>\n</form>\n",
        key = escape(key),
    )
}

/// The form's attributes for the script, and what the reader answers with.
fn control(answer: &Answer) -> (String, String) {
    match answer {
        Answer::Choice(choices) => {
            let items: String = choices.iter().map(choice).collect();
            (" data-ask=\"choice\"".to_owned(), format!("<ol class=\"choices\">\n{items}</ol>\n"))
        }
        Answer::Line(place) => line(place),
        Answer::Text(text) => (
            format!(" data-ask=\"text\" data-answer=\"{}\"", escape(text)),
            "<p class=\"control\"><input aria-label=\"One line\" spellcheck=\"false\" autocapitalize=\"off\" autocomplete=\"off\"> \
             <button>Check</button></p>\n"
                .to_owned(),
        ),
    }
}

/// A click in the program answers; so does the list, for those who do not see it, and the button for "no line".
fn line(place: &Place) -> (String, String) {
    let right = match &place.right[..] {
        [] => "0".to_owned(),
        lines => lines
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(" "),
    };
    let other = place.other.map_or(String::new(), |words| {
        format!(" <button type=\"button\" class=\"other\" value=\"0\">{words}</button>")
    });
    let wrong: String = place
        .wrong
        .iter()
        .map(|(line, html)| {
            format!("<p class=\"of-line\" data-line=\"{line}\" hidden>{html}</p>\n")
        })
        .collect();
    (
        format!(" data-ask=\"line\" data-answer=\"{right}\""),
        format!(
            "<p class=\"control\">{other}<label>Click a line of the program, or choose it: <select></select></label> \
             <button>Check</button></p>\n{wrong}"
        ),
    )
}

fn choice(choice: &Choice) -> String {
    let because = if choice.because.is_empty() {
        String::new()
    } else {
        format!(
            "<details class=\"because\"><summary>{}</summary>{}</details>",
            if choice.right {
                "Right"
            } else {
                "Not this one"
            },
            choice.because
        )
    };
    format!(
        "<li{right}><button type=\"button\" class=\"choice\">{html}</button>{because}</li>\n",
        right = if choice.right { " data-right" } else { "" },
        html = choice.html,
    )
}
