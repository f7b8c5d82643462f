//! What a page shows for one listing: its code and its evidence, in plain HTML that needs no script.
//!
//! What scripts add (Run, Edit, the toggle to the accident and the fix, questions) stands in the HTML too, hidden by CSS where there is
//! no JavaScript, so that nothing moves when the scripts start (theme/cards.js, theme/questions.js).

use figure::{Verdict, beside, block, message, program};
use listing::{Catalog, Exit, Fold, Folder, Language, Listing, Use};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::figures::{Figure, Figures};
use crate::html::{escape, fold, one_block, unseen};
use crate::questions::{self, Question};
use crate::{diff, highlight};

/// The card of one use of a listing, as a Markdown HTML block.
///
/// `question` is what it asks, where the directive says `predict`.
///
/// With `predict`, what follows the card on the page is in a fold that [`questions::ANSWER_ENDS`] closes, and everything that gives the answer away (verdict, path, command, evidence, figures) is folded; the
/// margin beside the code is hidden as long as the fold is closed (theme/figure.css).
pub(crate) fn card(
    catalog: &Catalog,
    used: &Use,
    figures: &Figures,
    question: Option<&Question>,
) -> String {
    let listing = used.listing;
    let evidence = evidence(catalog, listing, figures);
    let (class, below) = if let Some(question) = question {
        let asked = questions::in_card(question);
        ("predict", asked + &fold("evidence", SUMMARY, &evidence))
    } else {
        (verdict(listing).0.class(), evidence)
    };
    let name = &listing.name;
    let html = format!(
        "<figure class=\"listing {class}\" id=\"{name}\">\n\
         <figcaption><span class=\"name\">{file}</span>{tools}</figcaption>\n\
         {code}{below}</figure>",
        file = escape(file_name(listing)),
        tools = tools(listing),
        code = code(catalog, used, figures),
    );
    let answer = question.map_or(String::new(), questions::answer_begins);
    format!("{}\n{answer}", one_block(&html))
}

/// The program, with its permissions and those of its fixes beside it. A fix's margin shows with the fix.
fn code(catalog: &Catalog, used: &Use, figures: &Figures) -> String {
    let listing = used.listing;
    let html = with_fold(
        &highlight::lines(&listing.source, listing.language),
        used.fold,
    );
    // A fold is one line as long as it is shut.
    let folded = used.fold.map_or(0, |fold| fold.last - fold.first);
    let pre = program(&html, listing.source.lines().count() - folded);
    let margin = |(index, one): (usize, &Figure)| {
        let hidden = index > 0 || used.predict.is_some();
        let attributes = format!(
            " data-of=\"{index}\"{}",
            if hidden { " hidden" } else { "" }
        );
        Some((hidden, one.permissions.as_ref()?.margin(&attributes)))
    };
    let all = std::iter::once(&figures.own).chain(&figures.fixes);
    let (hidden, shown): (Vec<_>, Vec<_>) = all
        .enumerate()
        .filter_map(margin)
        .partition(|(hidden, _)| *hidden);
    let [hidden, mut margins] =
        [hidden, shown].map(|all| all.into_iter().map(|(_, html)| html).collect::<String>());
    if !hidden.is_empty() {
        margins += &unseen(&hidden);
    }
    if margins.is_empty() {
        return pre;
    }
    let shown = std::iter::once(listing).chain(catalog.fixes(listing));
    let lines = shown.map(|one| one.source.lines().count()).max();
    beside(&pre, &margins, lines.unwrap_or(0))
}

/// The program's lines as HTML with some of them in a fold. The fold's words stand in an attribute, so that they are no
/// text of the program; the line behind it says its number, which counting does not know while the fold is shut.
fn with_fold(lines: &str, fold: Option<Fold>) -> String {
    const END: &str = "\n</span>";
    let Some(Fold { first, last, word }) = fold else {
        return lines.to_owned();
    };
    let all: Vec<&str> = lines.split_inclusive(END).collect();
    let (before, rest) = all.split_at(first - 1);
    let (inside, after) = rest.split_at(last + 1 - first);
    let words = format!("lines {first} to {last}: {}", escape(word));
    let after = after.concat().replacen(
        "<span class=\"line\"",
        &format!("<span class=\"line\" style=\"counter-set: line {last}\""),
        1,
    );
    format!(
        "{}<details class=\"lines\"><summary data-words=\"{words}\" aria-label=\"{words}\"></summary>{}</details>{after}",
        before.concat(),
        inside.concat()
    )
}

/// The fold's words, without and with the questions above it.
const SUMMARY: &str = "<span class=\"without-script\">Predict first, then look</span><span class=\"with-script\">Show me</span>";

fn file_name(listing: &Listing) -> &str {
    listing.path.rsplit('/').next().unwrap_or(&listing.path)
}

/// The verdict and its words.
fn verdict(listing: &Listing) -> (Verdict, String) {
    let exit = listing.evidence.exit.as_ref();
    match (listing.folder, listing.language, exit) {
        (Folder::Fail, _, _) => {
            let code = listing
                .evidence
                .code()
                .map_or(String::new(), |code| format!(" with {code}"));
            (Verdict::Rejected, format!("rejected by the compiler{code}"))
        }
        (_, Language::C, Some(exit)) if exit.message.contains("LeakSanitizer") => (
            Verdict::Stopped,
            "compiles and runs; LeakSanitizer reports a leak at its end".to_owned(),
        ),
        (_, Language::C, Some(exit)) => (
            Verdict::Stopped,
            format!("compiles; {} stops it as it runs", exit.sanitizer()),
        ),
        (_, Language::C, None) => (Verdict::Runs, "compiles and runs".to_owned()),
        (_, _, Some(exit)) if exit.is_clean() => (Verdict::Runs, "runs".to_owned()),
        (_, _, Some(exit)) if exit.is_panic() => {
            (Verdict::Stopped, "compiles; panics as it runs".to_owned())
        }
        (_, _, Some(exit)) => (
            Verdict::Stopped,
            format!("compiles; ends with: {}", exit.ending),
        ),
        (_, _, None) => (Verdict::Runs, "runs".to_owned()),
    }
}

/// The verdict, where the file lies and the command that runs it.
fn about(listing: &Listing) -> String {
    let (verdict, words) = verdict(listing);
    format!(
        "<p class=\"about\">{} <code class=\"command\">{}</code></p>\n",
        verdict.html(&words),
        escape(&listing.command())
    )
}

/// Everything that was established about a listing, and for a rejected one its fixes.
fn evidence(catalog: &Catalog, listing: &Listing, figures: &Figures) -> String {
    let shown = figures.own.under_the_code();
    let about = about(listing);
    if listing.folder != Folder::Fail {
        let output = output(listing);
        return format!("{shown}<div class=\"view\">\n{about}{output}</div>\n");
    }
    let message = listing.evidence.stderr.as_deref();
    let message = message::html(message.unwrap_or("(not recorded)"));
    let said = block("message", "The compiler says", &message);
    let fixes: String = catalog
        .fixes(listing)
        .enumerate()
        .map(|(i, fix)| self::fix(listing, fix, i, figures.fixes.get(i)))
        .collect();
    let accident = figures.accident.as_deref().unwrap_or_default();
    let toggle = toggle(listing, !accident.is_empty());
    format!("{toggle}<div class=\"view\">\n{about}{shown}{said}</div>\n{accident}{fixes}")
}

fn output(listing: &Listing) -> String {
    let evidence = &listing.evidence;
    let stdout = evidence.stdout.as_deref().unwrap_or("(not recorded)");
    let mut html = ran(listing, stdout, evidence.exit.as_ref(), "");
    if let Some(optimized) = &evidence.optimized {
        let with = "Compiled with -O: ";
        html += &ran(listing, &optimized.stdout, optimized.exit.as_ref(), with);
    }
    html
}

/// What a run printed and how it ended; `with` stands in front of the labels.
fn ran(listing: &Listing, stdout: &str, exit: Option<&Exit>, with: &str) -> String {
    let mut html = String::new();
    if !stdout.is_empty() || exit.is_none() {
        let text = if stdout.is_empty() {
            "<i>(it prints nothing)</i>".to_owned()
        } else {
            escape(stdout.trim_end())
        };
        html += &block("output", &format!("{with}It prints"), &text);
    }
    if let Some(exit) = exit {
        let label = if listing.language == Language::C {
            "The sanitizer reports (addresses and the frames of the C library left out)".to_owned()
        } else if exit.is_clean() {
            "On standard error it says".to_owned()
        } else {
            format!("It ends with {} and says", exit.ending)
        };
        html += &block(
            "stopped",
            &format!("{with}{label}"),
            &escape(exit.message.trim_end()),
        );
    }
    html
}

/// Buttons that swap what the compiler says of the rejected program for its accident, if it has one, and the program for
/// its fixes.
fn toggle(rejected: &Listing, accident: bool) -> String {
    let button = |view: &str, words: &str, pressed: bool| {
        format!(
            "<button type=\"button\" data-view=\"{view}\" aria-pressed=\"{pressed}\">{words}</button>"
        )
    };
    let ran = accident.then(|| button("accident", "Had it run", false));
    let fixes = ["Fixed", "Another fix", "A third fix"].map(|words| button("fix", words, false));
    let fixes = fixes.into_iter().take(rejected.fixes.len());
    let first = button("rejected", "As rejected", true);
    let buttons: String = std::iter::once(first).chain(ran).chain(fixes).collect();
    format!(
        "<div class=\"fixes\" role=\"group\" aria-label=\"The program above\">{buttons}<span role=\"status\"></span></div>\n"
    )
}

fn fix(rejected: &Listing, fix: &Listing, index: usize, figure: Option<&Figure>) -> String {
    let title = if index == 0 { "One fix" } else { "Another fix" };
    format!(
        "<details class=\"fix\">\n<summary>{title}: <code>{name}</code></summary>\n\
         <pre class=\"diff\" tabindex=\"0\"><code class=\"nohighlight\">{diff}</code></pre>{template}\n{about}{output}{figures}</details>\n",
        name = escape(file_name(fix)),
        diff = diff::html(&rejected.source, &fix.source),
        template = diff::template(
            &rejected.source,
            &fix.source,
            &highlight::lines(&fix.source, fix.language)
        ),
        about = about(fix),
        output = output(fix),
        figures = figure.map(Figure::under_the_code).unwrap_or_default(),
    )
}

/// What can be done with the program. The link to the Rust Playground is an ordinary link, so nothing is asked of that
/// site before the reader follows it.
fn tools(listing: &Listing) -> String {
    let copy = "<button type=\"button\" class=\"clip-button\">Copy</button>";
    if listing.language != Language::Rust {
        return format!("<span class=\"tools\">{copy}</span>");
    }
    let code = utf8_percent_encode(&listing.source, NON_ALPHANUMERIC);
    format!(
        "<span class=\"tools\"><button type=\"button\" class=\"run\">Run</button> \
         <button type=\"button\" class=\"edit\" aria-pressed=\"false\">Edit</button> \
         {copy} <a class=\"playground-link\" rel=\"external\" \
         href=\"https://play.rust-lang.org/?version=stable&amp;mode=debug&amp;edition=2024&amp;code={code}\">\
         Open in the Playground</a></span>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_keep_their_numbers_and_the_programs_text() {
        let lines = highlight::lines("a\nb\nc\nd\n", Language::Rust);
        let folded = with_fold(
            &lines,
            Some(Fold {
                first: 2,
                last: 3,
                word: "meter",
            }),
        );
        let (before, rest) = folded
            .split_once("<details class=\"lines\"><summary data-words=\"lines 2 to 3: meter\"")
            .expect("a fold");
        let (inside, after) = rest.split_once("</details>").expect("its end");
        assert_eq!(
            [before, inside, after].map(|part| part.matches("class=\"line\"").count()),
            [1, 2, 1]
        );
        assert!(
            after.starts_with("<span class=\"line\" style=\"counter-set: line 3\">d"),
            "{after}"
        );
    }
}
