//! Reads the table that divan prints: it has no other output.
//!
//! ```text
//! costs                   fastest       │ slowest       │ median        │ mean          │ samples │ iters
//! ├─ arena                              │               │               │               │         │
//! │  ├─ boxes             21.54 µs      │ 627.7 µs      │ 21.98 µs      │ 67.12 µs      │ 100     │ 2000
//! │  │                    46.4 Mitem/s  │ …             │ 45.49 Mitem/s │ …             │         │
//! │  │                    alloc:        │               │               │               │         │
//! │  │                      1001        │ 1001          │ 1001          │ 1001          │         │
//! │  │                      40 KB       │ 40 KB         │ 40 KB         │ 40 KB         │         │
//! ```

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use crate::charts::data::{Bench, BenchRun};

/// Each benchmark by its path without the program's name, with one run.
///
/// # Errors
/// When this is not such a table.
pub(super) fn read(table: &str) -> Result<BTreeMap<String, Bench>> {
    let mut lines = table.lines().skip_while(|line| !line.contains("│ slowest"));
    let header = lines.next().context("this is no table of divan")?;
    let columns = Columns::of(header).context("divan's table has other columns")?;
    let mut path: Vec<String> = Vec::new();
    let mut benches = BTreeMap::new();
    let mut section = Section::Time;
    for line in lines.filter(|line| !line.trim().is_empty()) {
        let (name, cells) = columns.split(line);
        let name_text = name.trim_start_matches(['├', '│', '╰', '─', ' ']).trim();
        if !name_text.is_empty() {
            let depth = name.chars().take_while(|c| "├│╰─ ".contains(*c)).count() / 3;
            path.truncate(depth.saturating_sub(1));
            path.push(name_text.to_owned());
            if !cells[0].is_empty() {
                benches.insert(path.join("/"), bench(&cells)?);
            }
            section = Section::Time;
            continue;
        }
        let bench = benches
            .get_mut(&path.join("/"))
            .context("divan's table begins in the middle")?;
        section = detail(bench, section, &cells)?;
    }
    if benches.is_empty() {
        bail!("divan's table names no benchmark");
    }
    Ok(benches)
}

/// What the next line without a name means.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    Time,
    /// After `alloc:` or `grow:` come a number and bytes.
    Count,
    Bytes,
    /// What the book does not use: `dealloc:`, `max alloc:`.
    Other,
}

fn detail(bench: &mut Bench, section: Section, cells: &[String]) -> Result<Section> {
    // The third column is the median.
    let (first, median) = (cells[0].as_str(), &cells[2]);
    if first.ends_with("item/s") {
        per_item(bench, cells)?;
        return Ok(section);
    }
    Ok(match (first, section) {
        ("alloc:" | "grow:", _) => Section::Count,
        (label, _) if label.ends_with(':') => Section::Other,
        (_, Section::Count) => {
            bench.allocations += median.parse::<f64>().context("an allocation count")?;
            Section::Bytes
        }
        (_, Section::Bytes) => {
            bench.bytes += scaled(median, &[("B", 1.0), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9)])?;
            Section::Other
        }
        (_, section) => section,
    })
}

fn bench(cells: &[String]) -> Result<Bench> {
    let run = BenchRun {
        fastest: time(&cells[0])?,
        slowest: time(&cells[1])?,
        median: time(&cells[2])?,
        mean: time(&cells[3])?,
        samples: cells[4].parse().context("a number of samples")?,
    };
    Ok(Bench {
        runs: vec![run],
        ..Bench::default()
    })
}

/// Where a call makes many operations divan says how many a second; from then on the times are those of one.
fn per_item(bench: &mut Bench, cells: &[String]) -> Result<()> {
    let run = bench.runs.last_mut().context("a row of times")?;
    let nanoseconds = |cell: &String| -> Result<f64> {
        let units = [
            ("item/s", 1.0),
            ("Kitem/s", 1e3),
            ("Mitem/s", 1e6),
            ("Gitem/s", 1e9),
            ("Titem/s", 1e12),
        ];
        Ok(round(1e9 / scaled(cell, &units)?))
    };
    run.fastest = nanoseconds(&cells[0])?;
    run.slowest = nanoseconds(&cells[1])?;
    run.median = nanoseconds(&cells[2])?;
    run.mean = nanoseconds(&cells[3])?;
    Ok(())
}

fn time(cell: &str) -> Result<f64> {
    let units = [
        ("ps", 1e-3),
        ("ns", 1.0),
        ("µs", 1e3),
        ("ms", 1e6),
        ("s", 1e9),
    ];
    Ok(round(scaled(cell, &units)?))
}

/// Four digits, as divan prints them.
fn round(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let factor = 10f64.powf(3.0 - value.log10().floor());
    (value * factor).round() / factor
}

fn scaled(cell: &str, units: &[(&str, f64)]) -> Result<f64> {
    let (number, unit) = cell
        .split_once(' ')
        .with_context(|| format!("no unit in '{cell}'"))?;
    let factor = units.iter().find(|(name, _)| *name == unit);
    let (_, factor) = factor.with_context(|| format!("unknown unit in '{cell}'"))?;
    let number: f64 = number
        .parse()
        .with_context(|| format!("no number in '{cell}'"))?;
    Ok(number * factor)
}

/// Where the columns begin, counted in characters.
struct Columns {
    first: usize,
    bars: Vec<usize>,
}

impl Columns {
    fn of(header: &str) -> Option<Self> {
        let bars: Vec<usize> = positions(header, |c| c == '│').collect();
        let first = header.split("fastest").next()?.chars().count();
        (bars.len() == 5).then_some(Self { first, bars })
    }

    /// The name with its branches, and the six cells.
    fn split(&self, line: &str) -> (String, Vec<String>) {
        let chars: Vec<char> = line.chars().collect();
        let part = |from: usize, to: usize| -> String {
            let to = to.min(chars.len());
            chars[from.min(to)..to].iter().collect()
        };
        let mut cells = Vec::new();
        let mut from = self.first;
        for bar in &self.bars {
            cells.push(part(from, *bar).trim().to_owned());
            from = bar + 1;
        }
        cells.push(part(from, usize::MAX).trim().to_owned());
        (part(0, self.first), cells)
    }
}

fn positions(text: &str, wanted: impl Fn(char) -> bool) -> impl Iterator<Item = usize> {
    let found: Vec<usize> = text
        .chars()
        .enumerate()
        .filter(|(_, c)| wanted(*c))
        .map(|(at, _)| at)
        .collect();
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
Timer precision: 17 ns
costs                   fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ arena                              │               │               │               │         │
│  ├─ boxes             21.54 µs      │ 627.7 µs      │ 20 µs         │ 67.12 µs      │ 100     │ 2000
│  │                    40 Mitem/s    │ 1.593 Mitem/s │ 50 Mitem/s    │ 14.89 Mitem/s │         │
│  │                    max alloc:    │               │               │               │         │
│  │                      50.05       │ 50.05         │ 50.05         │ 50.05         │         │
│  │                      2 KB        │ 2 KB          │ 2 KB          │ 2 KB          │         │
│  │                    alloc:        │               │               │               │         │
│  │                      1001        │ 1001          │ 1001          │ 1001          │         │
│  │                      40 KB       │ 40 KB         │ 40 KB         │ 40 KB         │         │
│  │                    grow:         │               │               │               │         │
│  │                      8           │ 8             │ 8             │ 8             │         │
│  │                      8.16 KB     │ 8.16 KB       │ 8.16 KB       │ 8.16 KB       │         │
│  ╰─ bump              1.712 µs      │ 605.3 µs      │ 1.772 µs      │ 7.818 µs      │ 100     │ 2000
╰─ cells                              │               │               │               │         │
   ├─ atomic                          │               │               │               │         │
   │  ├─ t=1            6.82 ns       │ 11.9 ns       │ 6.824 ns      │ 6.932 ns      │ 100     │ 1000000
   │  ╰─ t=2            6.821 ns      │ 11.32 ns      │ 6.825 ns      │ 6.921 ns      │ 100     │ 1000000
   ╰─ cell              972 ps        │ 3.241 ns      │ 975 ps        │ 1.066 ns      │ 100     │ 1000000
";

    #[test]
    fn every_benchmark_has_its_path() {
        let benches = read(TABLE).expect("a table");
        let names: Vec<&str> = benches.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "arena/boxes",
                "arena/bump",
                "cells/atomic/t=1",
                "cells/atomic/t=2",
                "cells/cell"
            ]
        );
    }

    #[test]
    fn times_are_nanoseconds_and_where_there_are_items_those_of_one() {
        let benches = read(TABLE).expect("a table");
        let boxes = &benches["arena/boxes"];
        assert_eq!((boxes.runs[0].median, boxes.runs[0].fastest), (20.0, 25.0));
        assert_eq!(benches["arena/bump"].runs[0].median, 1772.0);
        assert_eq!(benches["cells/cell"].runs[0].median, 0.975);
        assert_eq!(benches["cells/cell"].runs[0].samples, 100);
    }

    #[test]
    fn growing_counts_as_an_allocation_and_freeing_does_not() {
        let benches = read(TABLE).expect("a table");
        assert_eq!(benches["arena/boxes"].allocations, 1009.0);
        assert_eq!(benches["arena/boxes"].bytes, 48_160.0);
        assert_eq!(benches["arena/bump"].allocations, 0.0);
    }

    #[test]
    fn another_text_is_refused() {
        assert!(read("error: no such benchmark\n").is_err());
    }
}
