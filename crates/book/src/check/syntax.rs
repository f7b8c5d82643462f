//! The style sheets and scripts that a browser reads: what does not parse. It passes over that in silence, and the page loses its
//! looks or its buttons.

use std::fs;
use std::path::Path;

use listing::Problem;
use tree_sitter::{Language, Node, Parser};

use super::styles::without_comments;

/// Where they lie.
const FOLDERS: [&str; 3] = ["theme", "crates/figure/assets", "crates/book/src/serve"];

pub(super) fn check(root: &Path) -> Vec<Problem> {
    let entries = FOLDERS
        .into_iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)));
    let files = entries.flatten().flatten().map(|entry| entry.path());
    files.flat_map(|file| of_file(root, &file)).collect()
}

fn of_file(root: &Path, file: &Path) -> Vec<Problem> {
    let path = file.strip_prefix(root).unwrap_or(file);
    let text = fs::read_to_string(file).unwrap_or_default();
    // A brace that is left open is the most frequent slip, and a grammar finds it only where the file ends.
    let sheet = path.extension().is_some_and(|ending| ending == "css");
    let braces = if sheet {
        braces(path, &without_comments(&text))
    } else {
        Vec::new()
    };
    if braces.is_empty() {
        return unreadable(path, &text).into_iter().collect();
    }
    braces
}

/// What the grammar of its language says of a file.
fn unreadable(path: &Path, text: &str) -> Option<Problem> {
    let (grammar, what): (Language, _) = match path.extension()?.to_str()? {
        "css" => (
            tree_sitter_css::LANGUAGE.into(),
            "this is no CSS, and a browser passes over it",
        ),
        "js" => (
            tree_sitter_javascript::LANGUAGE.into(),
            "this is no JavaScript, and a browser runs nothing of the script",
        ),
        _ => return None,
    };
    let line = first_error(text, &grammar)?;
    let near = text.lines().nth(line - 1).unwrap_or("").trim();
    let remedy = format!("look at '{near}', and at what stands before it");
    Some(Problem::at(path, line, what, remedy))
}

/// The line of the first place that the grammar cannot read.
fn first_error(text: &str, grammar: &Language) -> Option<usize> {
    let mut parser = Parser::new();
    parser.set_language(grammar).ok()?;
    let tree = parser.parse(text, None)?;
    innermost(tree.root_node()).map(|node| node.start_position().row + 1)
}

/// The first node that is an error and holds no smaller one.
fn innermost(node: Node<'_>) -> Option<Node<'_>> {
    if !node.has_error() {
        return None;
    }
    let mut cursor = node.walk();
    let inside: Vec<Node<'_>> = node.children(&mut cursor).collect();
    let own = (node.is_error() || node.is_missing()).then_some(node);
    inside.into_iter().find_map(innermost).or(own)
}

fn braces(path: &Path, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for c in line.chars() {
            match c {
                '{' => open.push(index + 1),
                '}' if open.pop().is_none() => problems.push(Problem::at(
                    path,
                    index + 1,
                    "a brace is closed that was never opened",
                    "take it out, or open it",
                )),
                _ => {}
            }
        }
    }
    problems.extend(open.first().map(|line| {
        Problem::at(
            path,
            *line,
            "the brace on this line is never closed, so a browser drops what follows",
            "close it with }",
        )
    }));
    problems
}
