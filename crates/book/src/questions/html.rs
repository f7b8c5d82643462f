//! Questions as HTML forms. Without JavaScript they are hidden in a card, whose fold stays; theme/questions.js asks
//! them one after the other.

use super::{Answer, Choice, Question, mark};
use crate::html::escape;

/// The questions of a card: all in the page from the start, the first one visible, so that nothing moves when the
/// script starts.
pub(crate) fn in_card(questions: &[Question]) -> String {
    if questions.is_empty() {
        return String::new();
    }
    let forms: String = questions
        .iter()
        .enumerate()
        .map(|(index, question)| form(question, index > 0))
        .collect();
    format!("<div class=\"questions\">\n{forms}</div>\n")
}

/// A question that stands in the text by itself. Without JavaScript each choice unfolds its explanation.
pub(crate) fn alone(question: &Question) -> String {
    format!(
        "<section class=\"questions alone\" aria-label=\"Question\">\n{}</section>",
        form(question, false)
    )
}

fn form(question: &Question, later: bool) -> String {
    let Question {
        key,
        prompt,
        answer,
        reason,
    } = question;
    let (attributes, control) = control(answer);
    // An answer that was given to another question or another recording is not an answer to this one.
    let of = mark(&format!("{prompt}\n{answer:?}"));
    let hidden = if later { " hidden" } else { "" };
    let why = if reason.is_empty() {
        String::new()
    } else {
        format!("<div class=\"reason\" hidden>{reason}</div>\n")
    };
    format!(
        "<form class=\"question\" data-key=\"{key}\" data-of=\"{of:08x}\"{attributes}{hidden}>\n\
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
        Answer::Line(lines) => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            (
                format!(" data-ask=\"line\" data-answer=\"{}\"", lines.join(" ")),
                "<p class=\"control\"><label>Choose it in the program or here: <select></select></label> \
                 <button>Check</button></p>\n"
                    .to_owned(),
            )
        }
        Answer::Text(text) => (
            // A line break in an attribute would come back as a space.
            format!(" data-ask=\"text\" data-answer=\"{}\"", escape(text).replace('\n', "&#10;")),
            "<p class=\"control\"><textarea rows=\"3\" aria-label=\"What it prints, a line for each line\" spellcheck=\"false\" \
             autocapitalize=\"off\" autocomplete=\"off\"></textarea> <button>Check</button></p>\n"
                .to_owned(),
        ),
    }
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
