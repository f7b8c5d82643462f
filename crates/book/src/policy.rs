//! The Content-Security-Policy of a built page, as an element of the page: any hosting sends it, and a file from the disk
//! has it, too.
//!
//! mdBook's template and the chapters bring a few small scripts inside the page. Each is named by its hash, computed from
//! the page as it was built; a script that somehow came in by another way is not run.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem;
use sha2::{Digest, Sha256};

/// Behind which words of mdBook's templates the policy goes: before everything that it is about.
const BEFORE_ALL: [&str; 2] = ["<meta charset=\"UTF-8\">", "<meta charset=\"utf-8\">"];

/// How the element begins.
const ELEMENT: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// Whom a page may ask beside its own site.
const PLAYGROUND: &str = " https://play.rust-lang.org";

/// The page with its policy.
pub(crate) fn protected(html: &str) -> String {
    let places = BEFORE_ALL
        .iter()
        .filter_map(|mark| Some(html.find(mark)? + mark.len()));
    let Some(at) = places.min() else {
        return html.to_owned();
    };
    let policy = policy(html);
    // A line of its own, so that pages can be compared without it.
    format!("{}\n{ELEMENT}{policy}\">{}", &html[..at], &html[at..])
}

/// Own files, the page's own scripts, styles wherever they stand, pictures in the page, and the Playground, which is asked
/// when a reader presses its button. `file:` is what `'self'` does not cover in every browser for a book read from the disk;
/// no page from the network gets at files by it.
fn policy(html: &str) -> String {
    let mut hashes: Vec<String> = inline_scripts(html)
        .map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script))))
        .collect();
    hashes.sort();
    hashes.dedup();
    format!(
        "default-src 'self' file:; script-src 'self' file:{}; style-src 'self' file: 'unsafe-inline'; \
         img-src 'self' file: data:; connect-src 'self' file:{PLAYGROUND}; object-src 'none'; \
         base-uri 'self' file:; form-action 'self'",
        hashes.concat()
    )
}

/// The same page for a server on the reader's machine, where nothing is to leave it: neither the Playground nor files of the
/// disk may be asked.
pub(crate) fn at_home(html: &str) -> String {
    let Some((before, (policy, after))) = html
        .split_once(ELEMENT)
        .and_then(|(before, rest)| Some((before, rest.split_once('"')?)))
    else {
        return html.to_owned();
    };
    let narrow = policy.replace(PLAYGROUND, "").replace(" file:", "");
    format!("{before}{ELEMENT}{narrow}\"{after}")
}

/// The text of each script element without an address.
fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    const START: &str = "<script";
    let elements = memmem::find_iter(html.as_bytes(), START);
    elements.filter_map(|at| {
        let (tag, rest) = html[at + START.len()..].split_once('>')?;
        let (script, _) = rest.split_once("</script")?;
        let here = tag.is_empty() || tag.starts_with(char::is_whitespace);
        // What calls itself HTML is text to a browser: the later steps of a figure.
        (here && !tag.contains("src=") && !tag.contains("text/html")).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE HTML>\n<html>\n<head>\n<meta charset=\"UTF-8\">\n<script>a();</script>\n\
                        <script src=\"b.js\"></script>\n</head><body><script type=\"module\">\nc('>');\n</script></body></html>";

    /// What `printf '%s' TEXT | openssl dgst -sha256 -binary | base64` says.
    const OF_A: &str = "'sha256-OVLEFZR89oYYkV3AI9/M2qwUUdT/ymKO659RpVAhzEk='";

    #[test]
    fn each_script_in_the_page_is_named_and_no_other() {
        let policy = policy(PAGE);
        assert_eq!(policy.matches("'sha256-").count(), 2, "{policy}");
        assert_eq!(
            inline_scripts(PAGE).collect::<Vec<_>>(),
            ["a();", "\nc('>');\n"]
        );
        assert!(policy.contains(OF_A), "{policy}");
    }

    #[test]
    fn at_home_nobody_else_is_asked() {
        let html = at_home(&protected(PAGE));
        let policy = html.split(ELEMENT).nth(1).expect("a policy");
        let policy = policy.split('"').next().expect("its end");
        assert!(policy.contains("connect-src 'self';"), "{policy}");
        assert!(policy.contains("script-src 'self' 'sha256-"), "{policy}");
        assert!(
            !policy.contains("https:") && !policy.contains("file:"),
            "{policy}"
        );
        assert_eq!(
            html.len(),
            protected(PAGE).len() - PLAYGROUND.len() - 6 * " file:".len()
        );
    }

    #[test]
    fn the_policy_stands_before_the_first_script_on_a_line_of_its_own() {
        let html = protected(PAGE);
        let lines: Vec<&str> = html.lines().collect();
        assert!(
            lines[4]
                .starts_with("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src")
        );
        let without = |line: &&str| !line.contains("http-equiv");
        assert_eq!(
            lines.into_iter().filter(without).collect::<Vec<_>>(),
            PAGE.lines().collect::<Vec<_>>()
        );
    }
}
