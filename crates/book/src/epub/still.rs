//! A page as an e-reader can show it: what only a script or a click brings to life goes, and every fold stands open.

use super::tree::{Element, Node};

/// The page without what needs a script; the figures keep their still steps.
pub(super) fn still(nodes: Vec<Node>) -> Vec<Node> {
    nodes.into_iter().flat_map(piece).collect()
}

fn piece(node: Node) -> Vec<Node> {
    let Node::Element(element) = node else {
        return vec![node];
    };
    if is_for_scripts(&element) {
        return Vec::new();
    }
    match (element.name.as_str(), &element) {
        // A heading's link to itself.
        ("a", link) if link.is("header") => still(element.inside),
        // Folded lines of a program, in the middle of it.
        ("details", fold) if fold.is("lines") => still(without_summary(element)),
        ("details", fold) if fold.is("evidence") => {
            let inside = without_summary(element);
            vec![finished(Element {
                inside,
                ..Element::new("div", "evidence")
            })]
        }
        // What a fold holds: text for a browser with scripts.
        ("noscript", _) => still(element.inside),
        ("details", _) => vec![finished(renamed(element, "div"))],
        ("summary", _) => vec![finished(classed(element, "p", "fold"))],
        ("form" | "fieldset", _) => vec![finished(renamed(element, "div"))],
        ("legend", _) => vec![finished(classed(element, "p", "asked"))],
        ("button", choice) if choice.is("choice") => {
            vec![finished(classed(element, "p", "choice"))]
        }
        // Arrows between boxes hold where every line is as high as the page's style says; a reader chooses that here. The words
        // "→ block 1" stand in the boxes.
        ("svg", arrows) if arrows.get("preserveAspectRatio") == Some("none") => Vec::new(),
        ("svg", _) => vec![Node::Element(drawing(element))],
        _ => vec![finished(element)],
    }
}

/// What stands on a page for its scripts, or for a reader who has them.
fn is_for_scripts(element: &Element) -> bool {
    const NAMES: [&str; 6] = ["script", "style", "input", "select", "textarea", "label"];
    const CLASSES: [&str; 15] = [
        "tools",
        "fixes",
        "controls",
        "live",
        "mode",
        "own",
        "bench",
        "said",
        "control",
        "state",
        "with-script",
        "on-phone",
        // The table under the program says the same, and its lines may wrap.
        "margin",
        "admonition-anchor-link",
        // A chart is drawn twice, and the narrow one can be read at every width.
        "wide",
    ];
    let asks = element.is("questions") && !element.is("alone");
    let button = element.name == "button" && !element.is("choice");
    NAMES.contains(&element.name.as_str())
        || element.get("hidden").is_some()
        || asks
        || button
        || CLASSES.iter().any(|class| element.is(class))
}

fn without_summary(fold: Element) -> Vec<Node> {
    let is_summary = |node: &Node| matches!(node, Node::Element(one) if one.name == "summary");
    fold.inside
        .into_iter()
        .filter(|node| !is_summary(node))
        .collect()
}

fn renamed(mut element: Element, name: &str) -> Element {
    element.name = name.to_owned();
    element
}

fn classed(element: Element, name: &str, class: &str) -> Element {
    Element {
        inside: element.inside,
        ..Element::new(name, class)
    }
}

/// The element with what it holds made still, and without attributes that say nothing to an e-reader.
fn finished(mut element: Element) -> Node {
    element.attributes.retain(|(name, value)| {
        // The rest of the styles place boxes for arrows.
        let aligned = name == "style" && value.starts_with("text-align");
        let of_table = matches!(name.as_str(), "scope" | "colspan" | "rowspan" | "start");
        let told = matches!(name.as_str(), "role" | "lang" | "alt") || name.starts_with("aria-l");
        let led = matches!(name.as_str(), "id" | "class" | "href" | "src");
        aligned || of_table || told || led || name == "aria-hidden"
    });
    element.inside = still(element.inside);
    Node::Element(element)
}

/// A drawing as it is; XML wants to know what kind of markup it is.
fn drawing(mut svg: Element) -> Element {
    if svg.get("xmlns").is_none() {
        let space = "http://www.w3.org/2000/svg".to_owned();
        svg.attributes.push(("xmlns".to_owned(), space));
    }
    svg
}

#[cfg(test)]
mod tests {
    use super::super::tree::{read, write};
    use super::*;

    fn shown(html: &str) -> String {
        let mut out = String::new();
        write(&still(read(html).expect("a page")), &mut out);
        out
    }

    #[test]
    fn what_needs_a_script_is_gone() {
        for html in [
            "<script>a</script>",
            "<p class=\"say live\">a</p>",
            "<p hidden>a</p>",
            "<button type=\"button\">Run</button>",
            "<div class=\"questions\"><form>a</form></div>",
            "<span class=\"tools\"><a href=\"b\">c</a></span>",
        ] {
            assert_eq!(shown(html), "", "{html}");
        }
    }

    #[test]
    fn folds_stand_open() {
        assert_eq!(
            shown("<details class=\"fix\"><summary>One fix</summary><p>a</p></details>"),
            "<div class=\"fix\"><p class=\"fold\">One fix</p><p>a</p></div>"
        );
        assert_eq!(
            shown(
                "<details class=\"evidence\"><summary>Show me</summary><noscript><p>a</p></noscript></details>"
            ),
            "<div class=\"evidence\"><p>a</p></div>"
        );
        assert_eq!(
            shown(
                "<code><details class=\"lines\"><summary></summary><span>a</span></details></code>"
            ),
            "<code><span>a</span></code>"
        );
    }

    #[test]
    fn a_question_is_its_choices_with_their_reasons() {
        let html = "<div class=\"questions alone\"><form data-key=\"k\"><fieldset><legend>Who?</legend><ol><li data-right=\"\">\
            <button type=\"button\" class=\"choice\">me</button><details class=\"because\"><summary>Right</summary><p>so</p></details>\
            </li></ol></fieldset></form></div>";
        assert_eq!(
            shown(html),
            "<div class=\"questions alone\"><div><div><p class=\"asked\">Who?</p><ol><li><p class=\"choice\">me</p>\
             <div class=\"because\"><p class=\"fold\">Right</p><p>so</p></div></li></ol></div></div></div>"
        );
    }
}
