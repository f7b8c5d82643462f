//! Numbers and charts on a small book: what a page shows, and what a mistake says.

use std::fs;

use crate::support::Fixture;
use book::check::check;
use book::site;

const BENCHES: &str = r#"{
  "about": {"command": "cargo book measure", "date": "2026-01-31", "cpu": "Test CPU", "cores": 2, "memory_mib": 1024,
            "os": "Test OS", "load": 0.1, "versions": {"rustc": "rustc 1.95.0"}},
  "benches": {
    "heap/stack_array": {"allocations": 0, "bytes": 0, "runs": [
      {"fastest": 1.0, "median": 1.2, "mean": 1.3, "slowest": 9.0, "samples": 100},
      {"fastest": 1.0, "median": 1.4, "mean": 1.3, "slowest": 8.0, "samples": 100},
      {"fastest": 1.0, "median": 1.3, "mean": 1.3, "slowest": 7.0, "samples": 100}]},
    "heap/boxed": {"allocations": 1, "bytes": 64, "runs": [
      {"fastest": 9.0, "median": 10.0, "mean": 11.0, "slowest": 99.0, "samples": 100},
      {"fastest": 9.0, "median": 12.0, "mean": 11.0, "slowest": 99.0, "samples": 100},
      {"fastest": 9.0, "median": 13.0, "mean": 11.0, "slowest": 99.0, "samples": 100}]}
  }
}"#;

fn measured() -> Fixture {
    Fixture::new().with("data/benches.json", BENCHES)
}

fn page(fixture: &Fixture) -> String {
    let out = fixture.root().join("out");
    let warnings = site::build(fixture.root(), &out).expect("the fixture builds");
    assert!(warnings.is_empty(), "{warnings:?}");
    fs::read_to_string(out.join("page.html")).expect("the page")
}

#[track_caller]
fn expect(fixture: Fixture, expected: &[&str]) {
    let problems: Vec<String> = check(fixture.root())
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(problems, expected);
}

#[test]
fn a_number_is_the_median_of_the_runs_with_its_unit() {
    let text = "A box: {{#number heap/boxed}}, {{#number heap/boxed bytes}} bytes, once {{#number heap/boxed worst-run}}, \
                {{#number heap/boxed / heap/stack_array}}, {{#number machine/cpu}}.";
    let html = page(&measured().with_text(text));
    assert!(
        html.contains("A box: 12\u{a0}ns, 64 bytes, once 13\u{a0}ns, 9.2\u{a0}times, Test CPU."),
        "{html}"
    );
}

#[test]
fn a_number_in_a_box_is_a_number_and_in_code_it_is_text() {
    let text = "```admonish note title=\"A\"\nIt takes {{#number heap/boxed}}.\n```\n\nWrite `{{#number heap/boxed}}`.";
    let html = page(&measured().with_text(text));
    assert!(html.contains("It takes 12\u{a0}ns."), "{html}");
    assert!(
        html.contains("<code>{{#number heap/boxed}}</code>"),
        "{html}"
    );
}

#[test]
fn an_unknown_number() {
    expect(
        measured().with_text("It takes {{#number heap/boxd}}."),
        &[
            "src/page.md:13: nothing was measured under the name 'heap/boxd'; did you mean 'heap/boxed'?",
        ],
    );
    expect(
        measured().with_text("It takes {{#number heap/boxed byts}}."),
        &["src/page.md:13: 'heap/boxed' has no 'byts'; did you mean 'bytes'?"],
    );
}

#[test]
fn a_number_that_would_begin_a_list() {
    expect(
        measured().with_text("A box asks for\n{{#number heap/boxed allocations}}. So it does."),
        &[
            "src/page.md:14: this line begins with '1.', which Markdown takes for a list; break the line elsewhere",
        ],
    );
}

#[test]
fn a_ratio_the_wrong_way_around() {
    expect(
        measured().with_text("It takes {{#number heap/stack_array / heap/boxed}} as long."),
        &[
            "src/page.md:13: 'heap/stack_array / heap/boxed' is below 1, and the text says how many times as much; turn it around, and the sentence with it",
        ],
    );
}

#[test]
fn a_chart_is_a_picture_with_words_a_table_and_its_command() {
    let html = page(&measured().with_text("{{#chart heap: Eight numbers}}"));
    for part in [
        "<figure class=\"chart\" id=\"chart-heap\">",
        "<title id=\"chart-heap-wide-title\">Eight numbers</title>",
        "<desc id=\"chart-heap-wide-desc\">stack array: 1.3\u{a0}ns; boxed: 12\u{a0}ns.</desc>",
        "cargo bench -p costs -- heap::",
        "<summary>The numbers</summary>",
        "Test CPU, 2 cores, Test OS; rustc 1.95.0; 2026-01-31.",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
}

#[test]
fn the_workloads_table_tells_every_program_s_command() {
    let run = r#"{"batch": 2e6, "cpu": null, "peak": 4e6, "p50": 100, "p99": 200, "p999": 300, "max": 5000}"#;
    let workload = format!(
        r#"{{"about": {}, "rounds": 10, "requests": 5, "programs": {{
            "java-tight/1000": {{"command": "java -Xmx16m Workload 1000 10 5", "runs": [{run}]}}}}}}"#,
        r#"{"command": "cargo book measure", "date": "2026-01-31", "cpu": "Test CPU", "cores": 2, "memory_mib": 1024,
            "os": "Test OS", "load": 0.1, "versions": {"java": "openjdk 17"}}"#
    );
    for chart in ["batch", "latency/1000"] {
        let text = format!("{{{{#chart workload/{chart}: One program}}}}");
        let fixture = measured().with("data/workload.json", &workload);
        let html = page(&fixture.with_text(&text));
        assert!(
            html.contains("<td>java -Xmx16m Workload 1000 10 5</td>"),
            "{html}"
        );
    }
}

const WITH_A_LOG: &str = r#"{"batch": 2e6, "cpu": null, "peak": 4e6, "p50": 100, "p99": 200, "p999": 300, "max": 5000,
    "pauses": {"count": 12, "longest": 4500, "total": 9000, "in_slowest": 4400}}"#;

fn with_a_log() -> Fixture {
    let without = r#"{"batch": 2e6, "cpu": null, "peak": 4e6, "p50": 100, "p99": 200, "p999": 300, "max": 6000}"#;
    measured().with(
        "data/workload.json",
        &format!(
            r#"{{"about": {{"command": "cargo book measure", "date": "2026-01-31", "cpu": "Test CPU", "cores": 2,
                "memory_mib": 1024, "os": "Test OS", "load": 0.1, "versions": {{"java": "openjdk 17"}}}},
                "rounds": 10, "requests": 5, "programs": {{
                "java/1000": {{"command": "java Workload 1000 10 5", "runs": [{WITH_A_LOG}]}},
                "c/1000": {{"command": "workload 1000 10 5", "runs": [{without}]}}}}}}"#
        ),
    )
}

#[test]
fn a_collectors_pauses_are_numbers_and_stand_in_the_latencies_table() {
    let text = "{{#number java/1000 pauses}} pauses, the longest {{#number java/1000 longest-pause}}, \
                {{#number java/1000 paused}} in all.\n\n{{#chart workload/latency/1000: Latency}}";
    let html = page(&with_a_log().with_text(text));
    for part in [
        "12 pauses, the longest 4.5\u{a0}µs, 9.0\u{a0}µs in all.",
        "<th>pauses by log</th><th>longest pause</th><th>paused in the slowest request</th>",
        "<td>12</td><td>4.5\u{a0}µs</td><td>4.4\u{a0}µs</td><td>java Workload 1000 10 5</td>",
        "<td>no collector</td><td>no collector</td><td>no collector</td><td>workload 1000 10 5</td>",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
    expect(
        with_a_log().with_text("It paused {{#number c/1000 pauses}} times."),
        &[
            "src/page.md:13: 'c/1000' has no 'pauses': it has no collector whose log was kept; ask for it of a program in Java or JavaScript",
        ],
    );
}

#[test]
fn an_excerpt_shows_parts_of_a_measured_program_with_their_lines() {
    let source = "//! Cards.\n\n/// Adds.\nfn mix(sum: u32) -> u32 {\n    sum\n}\n\nfn round() {\n    1 < 2;\n}\n";
    let fixture = || measured().with("crates/costs/src/workload.rs", source);
    let html =
        page(&fixture().with_text("{{#excerpt crates/costs/src/workload.rs: fn round; fn mix}}"));
    for part in [
        "<summary>From <code>crates/costs/src/workload.rs</code></summary>",
        "style=\"counter-reset: line 2\"",
        "style=\"counter-reset: line 7\"",
        "&lt; ",
    ] {
        assert!(html.contains(part), "{part} is not in\n{html}");
    }
    expect(
        fixture().with_text("{{#excerpt crates/costs/src/workload.rs: fn rund}}"),
        &["src/page.md:13: no line of the file begins with 'fn rund'; did you mean 'fn round()'?"],
    );
    expect(
        fixture().with_text("{{#excerpt crates/costs/../../secret.rs: fn mix}}"),
        &[
            "src/page.md:13: there is no measured program 'crates/costs/../../secret.rs'; name a source in crates/costs",
        ],
    );
    expect(
        fixture().with_text("{{#excerpt crates/costs/src/workload.rs}}"),
        &[
            "src/page.md:13: this excerpt names no part of its file; write {{#excerpt FILE: PHRASE; PHRASE}}, each phrase the beginning of a line",
        ],
    );
}

#[test]
fn an_unknown_chart() {
    expect(
        measured().with_text("{{#chart heep: Eight numbers}}"),
        &["src/page.md:13: nothing was measured for a chart 'heep'; did you mean 'heap'?"],
    );
    expect(
        measured().with_text("{{#chart heap}}"),
        &["src/page.md:13: this chart has no title; write {{#chart NAME: TITLE}}"],
    );
    expect(
        measured().with_text("See {{#chart heap: Eight numbers}} here."),
        &["src/page.md:13: '{{#chart}}' stands among other text; put it on a line of its own"],
    );
}

#[test]
fn an_ordering_holds_only_when_it_held_in_every_run() {
    expect(
        measured().with(
            "data/orderings.txt",
            "# fine\nheap/stack_array < heap/boxed\n",
        ),
        &[],
    );
    let touching = BENCHES.replace("\"median\": 1.4", "\"median\": 10.5");
    expect(
        Fixture::new()
            .with("data/benches.json", &touching)
            .with("data/orderings.txt", "heap/stack_array < heap/boxed\n"),
        &[
            "data/orderings.txt:1: 'heap/stack_array' went up to 11\u{a0}ns and 'heap/boxed' down to 10\u{a0}ns, so that the text may not say that the first is less; measure again on an idle machine; if it stays so, take the claim out of the text and this line with it",
        ],
    );
    expect(
        measured().with("data/orderings.txt", "heap/stack_arry < heap/boxed\n"),
        &[
            "data/orderings.txt:1: nothing was measured under the name 'heap/stack_arry'; did you mean 'heap/stack_array'?",
        ],
    );
}

#[test]
fn measurements_that_cannot_be_read() {
    let fixture = Fixture::new().with("data/workload.json", "{");
    let problems = check(fixture.root());
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(
        problems[0]
            .to_string()
            .starts_with("data/workload.json: this file of measurements cannot be read")
    );
}

#[test]
fn machine_code_without_a_page_or_a_recording() {
    let fixture = || Fixture::new().with("listings/asm/look.rs", "pub fn look() {}\n");
    expect(
        fixture(),
        &[
            "listings/asm/look.rs: no page shows this machine code; write {{#assembly look}} where a page needs it, or delete it",
        ],
    );
    expect(
        fixture().with_text("{{#assembly look}}"),
        &["src/page.md:13: listings/asm/look.s is missing; run `cargo book asm`"],
    );
    expect(
        fixture()
            .with("listings/asm/look.s", "look:\n    ret\n")
            .with_text("{{#assembly look}}"),
        &[],
    );
    expect(
        fixture()
            .with("listings/asm/look.s", "look:\n    ret\n")
            .with_text("{{#assembly look fold}}"),
        &[],
    );
}
