//! An exercise on a page: the task, the program to change, what the start says, a hint, a solution with what it costs.
//!
//! Without JavaScript it is the task with the command for one's own machine, and folds; theme/practice.js makes the program
//! an editor and the button work.

use std::path::Path;

use listing::Language;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use pulldown_cmark::Parser;

use super::{Exercise, FOLDER, Fails, without_tests};
use crate::figures::Fault;
use crate::html::{escape, fold, one_block};
use crate::lasting::Lasting;
use crate::{costs, highlight, questions};
use figure::{block, message};

/// The exercise as a Markdown HTML block; `root` is the book's folder.
///
/// # Errors
/// When memscope refuses solutions: what is wrong with each and what to do about it.
pub(crate) fn card(root: &Path, exercise: &Exercise) -> Result<String, Vec<Fault>> {
    static LASTING: Lasting<(&Path, &Exercise)> = Lasting::new("exercise");
    LASTING.get(&(root, exercise), |(root, exercise)| made(root, exercise))
}

fn made(root: &Path, exercise: &Exercise) -> Result<String, Vec<Fault>> {
    let Exercise {
        name,
        task,
        hint,
        start,
        ..
    } = exercise;
    let html = format!(
        "<figure class=\"listing practice\" id=\"practice-{name}\" data-key=\"practice/{name}\" data-of=\"{of:08x}\">\n\
         <figcaption><strong>Practice</strong> <span class=\"name\">{name}.rs</span> <span class=\"state\"></span>\
         <span class=\"tools\"><a class=\"playground-link\" rel=\"external\" href=\"https://play.rust-lang.org/?version=stable&amp;\
         mode=debug&amp;edition=2024&amp;code={code}\">Open in the Playground</a></span></figcaption>\n\
         <div class=\"task\">{task}</div>\n\
         {program}\
         <div class=\"bench\"><p class=\"buttons-row\"><button type=\"button\" class=\"run\">Check</button> \
         <button type=\"button\" class=\"undo\">Start again</button></p>\n<div class=\"result\" role=\"status\"></div></div>\n\
         <p class=\"about local\">On your own machine: change <code>{path}</code>, then <code class=\"command\">cargo book practice {name}</code></p>\n\
         {start_says}\
         <details class=\"hint\">\n<summary>A hint</summary>\n<div class=\"task\">{hint}</div></details>\n\
         {solution}</figure>",
        of = questions::mark(start),
        code = utf8_percent_encode(start, NON_ALPHANUMERIC),
        task = markdown(task),
        program = figure::program(
            &highlight::lines(start, Language::Rust),
            start.lines().count()
        ),
        path = exercise.path(),
        start_says = fold("start", "What the start says", &said(exercise)),
        hint = markdown(hint),
        solution = fold(
            "solution",
            "A solution, and what it costs",
            &solution(root, exercise)?
        ),
    );
    Ok(format!("{}\n", one_block(&html)))
}

fn markdown(text: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, Parser::new(text.trim()));
    html
}

/// The recorded failure of the start.
fn said(exercise: &Exercise) -> String {
    let text = exercise.recorded.as_deref().unwrap_or("(not recorded)");
    let (label, html) = match exercise.fails {
        Fails::Code(_) => ("The compiler says", message::html(text)),
        Fails::Test => ("Its tests say", escape(text.trim_end())),
    };
    block("message", label, &html)
}

fn program(source: &str) -> String {
    let source = without_tests(source);
    figure::program(
        &highlight::lines(source, Language::Rust),
        source.lines().count(),
    )
}

/// The solution with its output, its memory, and a table of what it and the others take from the heap.
fn solution(root: &Path, exercise: &Exercise) -> Result<String, Vec<Fault>> {
    let mut faults = Vec::new();
    let own = costs::of(
        root,
        &exercise.solution_path(),
        without_tests(&exercise.solution),
    );
    let own = own.map_err(|fault| faults.push(fault)).ok();
    let mut html = program(&exercise.solution);
    let mut rows = String::new();
    if let Some(own) = own {
        if !own.stdout.is_empty() {
            html += &block("output", "It prints", &escape(own.stdout.trim_end()));
        }
        html += own.figure.as_deref().unwrap_or_default();
        rows += &row("This solution", own.taken, "");
    }
    let mut programs = String::new();
    for (index, other) in exercise.others.iter().enumerate() {
        let path = format!("{FOLDER}/alternatives/{}.rs", other.name);
        let title = match index {
            0 => "Another".to_owned(),
            n => format!("Another ({})", n + 1),
        };
        match costs::taken_by(root, &path, without_tests(&other.source)) {
            Ok(taken) => rows += &row(&title, taken, &markdown(&other.because)),
            Err(fault) => faults.push(fault),
        }
        programs += &format!("<p class=\"label\">{title}</p>\n{}", program(&other.source));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    html += &format!(
        "<table class=\"costs\"><thead><tr><th>Solution</th><th>It takes from the heap</th><th>Against it</th></tr></thead>\
         <tbody>{rows}</tbody></table>\n{programs}"
    );
    Ok(html)
}

fn row(title: &str, taken: Option<(usize, u64)>, because: &str) -> String {
    format!(
        "<tr><th scope=\"row\">{title}</th><td>{}</td><td>{because}</td></tr>",
        costs::words(taken)
    )
}
