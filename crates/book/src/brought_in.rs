//! What a program brings in from outside of its own text: another file, or something of the machine that compiles it. A
//! listing may not, nor may a reader's own program that the server draws.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The macros that do so; no other macro can make such a word out of parts.
const MACROS: [&str; 6] = [
    "include",
    "include_str",
    "include_bytes",
    "env",
    "option_env",
    "global_asm",
];

/// Each place, as its 1-based line and the word: a macro's name, or `mod` for a module whose body is a file. What rustc
/// cannot read into tokens brings in nothing.
pub(crate) fn brought_in(program: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    if let Ok(tokens) = program.parse() {
        search(tokens, &mut found);
    }
    found
}

fn search(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => search(group.stream(), found),
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let word = word.trim_start_matches("r#");
                // `std::env::args` brings nothing in; a macro's name may also be handed to another macro.
                let next = tokens.get(at + 1);
                let call = matches!(next, Some(TokenTree::Punct(mark)) if mark.as_char() == '!');
                let named = MACROS.contains(&word) && (word != "env" || call);
                // A module without a body here is a file, also where a macro puts the semicolon.
                if named || word == "mod" && !has_body(&tokens[at..]) {
                    found.push((ident.span().start().line, word.to_owned()));
                }
            }
            _ => {}
        }
    }
}

fn has_body(module: &[TokenTree]) -> bool {
    let end = module.iter().find(|token| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(mark) => mark.as_char() == ';',
        _ => false,
    });
    matches!(end, Some(TokenTree::Group(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_brings_a_file_in_is_found_wherever_it_stands() {
        for (line, word, program) in [
            (
                1,
                "include_str",
                "const A: &str = include_str!(\"/etc/passwd\");",
            ),
            (2, "include", "fn main() {\n    include!(\"a.rs\");\n}"),
            (
                1,
                "include_bytes",
                "macro_rules! m { () => { r#include_bytes!(\"a\") } }",
            ),
            (1, "include_str", "m!(include_str);"),
            (1, "env", "const A: &str = env!(\"HOME\");"),
            (
                1,
                "option_env",
                "const A: Option<&str> = std::option_env!(\"HOME\");",
            ),
            (1, "mod", "#[path = \"a.rs\"] mod a;"),
            (2, "mod", "\nmod other;"),
            (1, "mod", "m! { mod other }"),
            (
                1,
                "global_asm",
                "std::arch::global_asm!(\".incbin \\\"a\\\"\");",
            ),
        ] {
            assert_eq!(brought_in(program), [(line, word.to_owned())], "{program}");
        }
        for program in [
            "fn main() { let path = std::env::args().count(); }",
            "mod a { pub fn b() {} } // include_str!(\"a\")",
            "fn main() { println!(\"include!(a)\"); }",
        ] {
            assert_eq!(brought_in(program), [], "{program}");
        }
    }
}
