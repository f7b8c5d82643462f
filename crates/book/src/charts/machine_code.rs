//! `{{#assembly NAME}}`: small functions, and the machine code that the compiler made of them; with `fold` behind the
//! name, under a fold.

use std::fs;
use std::path::Path;

use listing::{Language, nearest};

use super::Fault;
use crate::assembly::{FOLDER, TARGET, command, names};
use crate::highlight;
use crate::html::escape;

pub(super) fn card(root: &Path, argument: &str) -> Result<String, Fault> {
    let Some(name) = argument.strip_suffix(" fold") else {
        return open(root, argument);
    };
    let figure = open(root, name.trim_end())?;
    Ok(format!(
        "<details class=\"data\">\n<summary>The machine code of <code>{}.rs</code></summary>\n{figure}\n</details>",
        escape(name.trim_end())
    ))
}

fn open(root: &Path, name: &str) -> Result<String, Fault> {
    let read =
        |ending: &str| fs::read_to_string(root.join(FOLDER).join(format!("{name}.{ending}")));
    let Ok(source) = read("rs") else {
        let names = names(root);
        let remedy = match nearest(name, names.iter().map(String::as_str)) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("write {FOLDER}/{name}.rs"),
        };
        return Err((format!("no functions named '{name}' in {FOLDER}"), remedy));
    };
    let Ok(code) = read("s") else {
        return Err((
            format!("{FOLDER}/{name}.s is missing"),
            "run `cargo book asm`".into(),
        ));
    };
    Ok(format!(
        "<figure class=\"listing assembly\" id=\"{name}\">\n\
         <figcaption><span class=\"name\">{name}.rs</span></figcaption>\n\
         {}\
         <div class=\"view\">\n<p class=\"about\"><span class=\"verdict\">compiled for {TARGET}</span> <code class=\"command\">{}</code></p>\n\
         <pre tabindex=\"0\"><samp>{}</samp></pre>\n</div>\n</figure>",
        figure::program(
            &highlight::lines(&source, Language::Rust),
            source.lines().count()
        ),
        escape(&command(name)),
        escape(code.trim_end()),
    ))
}
