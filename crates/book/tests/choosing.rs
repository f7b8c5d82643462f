//! The charts of `src/choosing.md`, walked: each row of the page's table leads to the end that it names, and the program has the type.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The page's flowcharts as one graph: a node that stands in two charts is where one goes on in the other.
#[derive(Debug, Default)]
struct Charts {
    /// From a node, by the word on the arrow, to the next.
    arrows: BTreeMap<String, BTreeMap<String, String>>,
    /// What stands on a node, in one line.
    labels: BTreeMap<String, String>,
}

/// One row of the table under "The charts, walked".
#[derive(Debug)]
struct Row {
    program: String,
    answers: Vec<String>,
    end: String,
    code: String,
}

impl Charts {
    fn parse(page: &str) -> Self {
        let mut charts = Self::default();
        let arrows = page.split("```mermaid").skip(1).flat_map(|chart| {
            let end = chart.find("```").expect("a chart's fence ends");
            chart[..end].lines()
        });
        for line in arrows {
            let Some((from, rest)) = line.split_once(" -->|") else {
                charts.node(line.trim());
                continue;
            };
            let (word, to) = rest.split_once('|').expect("a word on the arrow");
            let (from, to) = (charts.node(from.trim()), charts.node(to.trim()));
            let before = charts
                .arrows
                .entry(from.clone())
                .or_default()
                .insert(word.to_owned(), to);
            assert_eq!(before, None, "two arrows `{word}` leave `{from}`");
        }
        charts
    }

    /// The name of a node, whose label is kept: `keep("must it …?")`.
    fn node(&mut self, text: &str) -> String {
        let Some((name, label)) = text.split_once(['(', '[']) else {
            return text.to_owned();
        };
        let label = label.trim_end_matches([')', ']']).trim_matches('"');
        self.labels
            .insert(name.to_owned(), label.replace("<br>", " "));
        name.to_owned()
    }

    /// What stands at the end of a walk; a walk that stops early, or gives an answer that no arrow has, is told.
    fn walk(&self, answers: &[String]) -> Result<&str, String> {
        let mut at = "keep";
        for answer in answers {
            at = self
                .arrows
                .get(at)
                .ok_or_else(|| format!("'{at}' is an end, and '{answer}' is still to be answered"))?
                .get(answer)
                .ok_or_else(|| format!("no arrow '{answer}' leaves '{at}'"))?;
        }
        if self.arrows.contains_key(at) {
            return Err(format!("'{at}' still asks"));
        }
        Ok(&self.labels[at])
    }

    fn ends(&self) -> BTreeSet<&str> {
        let inner = self.arrows.values().flat_map(BTreeMap::values);
        inner
            .filter(|to| !self.arrows.contains_key(*to))
            .map(|to| self.labels[to].as_str())
            .collect()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page() -> String {
    std::fs::read_to_string(root().join("src/choosing.md")).expect("the chapter")
}

fn rows(page: &str) -> Vec<Row> {
    let (_, table) = page
        .split_once("## The charts, walked")
        .expect("the section with the table");
    let cells = |line: &str| {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().trim_matches('`').to_owned())
            .collect::<Vec<_>>()
    };
    table
        .lines()
        .take_while(|line| !line.starts_with("## "))
        .filter(|line| line.starts_with("| `"))
        .map(|line| match cells(line).as_slice() {
            [program, _, answers, end, code] => Row {
                program: program.clone(),
                answers: answers.split(", ").map(str::to_owned).collect(),
                end: end.clone(),
                code: code.clone(),
            },
            other => panic!("five cells in a row, not {other:?}"),
        })
        .collect()
}

#[test]
fn each_row_leads_to_the_end_that_it_names() {
    let page = page();
    let charts = Charts::parse(&page);
    for row in rows(&page) {
        assert_eq!(
            charts.walk(&row.answers),
            Ok(row.end.as_str()),
            "{}",
            row.program
        );
    }
}

#[test]
fn each_program_has_the_type_of_its_row() {
    for row in rows(&page()) {
        let path = root().join(format!("listings/examples/{}.rs", row.program));
        let program = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert!(
            program.contains(&row.code),
            "{}: no `{}`",
            row.program,
            row.code
        );
    }
}

/// What is shown runs, or is rejected and shows what runs in its place, or panics and shows that it does.
#[test]
fn each_program_of_the_page_has_a_row() {
    let page = page();
    let rows = rows(&page);
    let has = |name: &str| rows.iter().any(|row| row.program == name);
    for line in page.lines() {
        let Some(card) = line.strip_prefix("{{#listing ") else {
            continue;
        };
        let name = card.split([' ', '}']).next().expect("a name");
        if root()
            .join(format!("listings/examples/{name}.exit"))
            .exists()
        {
            continue;
        }
        assert!(
            has(name) || has(&format!("{name}_fixed")),
            "no row for {name}"
        );
    }
}

#[test]
fn the_rejected_opening_is_at_no_end_of_its_path() {
    let page = page();
    let charts = Charts::parse(&page);
    let path = |last: &[&str]| {
        let start = ["no", "no", "others too"];
        let answers: Vec<_> = start
            .iter()
            .chain(last)
            .map(|word| (*word).to_owned())
            .collect();
        charts.walk(&answers).map(str::to_owned)
    };
    assert_eq!(path(&["no"]), Ok("&mut T for each call".to_owned()));
    for shared in ["a number", "one of many"] {
        let end = path(&["yes", shared]).expect("an end");
        assert!(!end.contains("&mut"), "{end}");
    }
}

#[test]
fn the_charts_hold_what_people_forget() {
    let page = page();
    let charts = Charts::parse(&page);
    let ends = charts.ends();
    for wanted in ["Weak", "atomic", "scope", "index", "Cell", "RwLock"] {
        assert!(
            ends.iter().any(|end| end.contains(wanted)),
            "{wanted}: {ends:?}"
        );
    }
}

#[test]
fn a_wrong_answer_is_told() {
    let charts = Charts::parse("```mermaid\n  keep(\"a?\") -->|no| end[\"an<br>end\"]\n```");
    let walk = |word: &str| charts.walk(&[word.to_owned()]);
    assert_eq!(walk("no"), Ok("an end"));
    assert!(walk("yes").is_err());
    assert!(charts.walk(&[]).is_err());
}
