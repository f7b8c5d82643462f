//! A card as a page of its own: one file that asks for nothing, from the disk or in a presentation.

use crate::escape;

const STYLES: [&str; 4] = [
    include_str!("../assets/colors.css"),
    include_str!("../assets/page.css"),
    include_str!("../assets/listing.css"),
    include_str!("../assets/figure.css"),
];

const SCRIPTS: [&str; 3] = [
    include_str!("../assets/steps.js"),
    include_str!("../assets/figures.js"),
    include_str!("../assets/page.js"),
];

/// The page of these cards. `made_by` is the command that makes it again.
pub fn page(title: &str, cards: &str, made_by: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" class=\"light\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{styles}</style>\n<script>document.documentElement.classList.add('js');</script>\n</head>\n<body>\n<main>\n\
         <label class=\"frame-tools\">Theme <select><option value=\"\">Auto</option><option value=\"light\">Light</option>\
         <option value=\"rust\">Rust</option><option value=\"coal\">Coal</option><option value=\"navy\">Navy</option>\
         <option value=\"ayu\">Ayu</option></select></label>\n<h1>{title}</h1>\n{cards}\
         <footer>Made by <code>{made_by}</code>: what the real compiler said and the program really did.</footer>\n</main>\n\
         <script>\n{scripts}</script>\n</body>\n</html>\n",
        title = escape(title),
        made_by = escape(made_by),
        styles = STYLES.concat(),
        scripts = SCRIPTS.concat(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_asks_for_nothing_and_its_title_is_text() {
        let page = page(
            "<a>.rs",
            "<figure></figure>",
            "memscope memory '<a>.rs' --html",
        );
        assert!(page.contains("<title>&lt;a&gt;.rs</title>"), "{page}");
        for outside in ["src=", "url(", "@import", "<link", "fetch("] {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.contains("default-src 'none'"));
    }

    #[test]
    fn nothing_in_styles_and_scripts_ends_their_element() {
        for text in STYLES.iter().chain(&SCRIPTS) {
            assert!(!text.contains("</"), "{text}");
        }
    }
}
