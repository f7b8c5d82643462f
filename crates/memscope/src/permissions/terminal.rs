//! The report for a person at a terminal.

use super::report::Report;
use crate::Source;

/// The source with a column a place.
pub fn terminal(source: &Source, report: &Report) -> String {
    let mut s = String::new();
    let lines: Vec<&str> = source.text.lines().collect();
    for f in &report.functions {
        s.push_str(&format!("{}\n", f.name));
        if let Some(n) = &f.no_table { s.push_str(&format!("  no table: {n}\n")); }
        for r in &f.refused { s.push_str(&format!("  REFUSED {}: `{}` {:?} {}\n", r.line, r.expression, r.permission, r.message)); }
        for step in f.entries.iter().chain(&f.steps) {
            s.push_str(&format!("  {:>3} {} {}\n", step.line, step.kind, lines[step.line-1].trim()));
            for p in &step.places {
                let m = |b: bool, c: char| if b { c } else { '-' };
                s.push_str(&format!("        {:<12} {}{}{}{} {:<12} {}\n", p.place, m(p.read,'R'), m(p.write,'W'), m(p.assign,'A'), m(p.moves, if p.copy {'C'} else {'M'}), p.state, p.reasons.iter().map(|r| format!("{}:{}{} ", r.permissions.join("+"), r.kind, r.last_use.map(|l| format!("(last {l})")).unwrap_or_default())).collect::<String>()));
            }
        }
    }
    s
}
