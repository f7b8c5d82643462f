//! Numbers as a reader wants them: with a unit, and rounded to what they are worth.

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Nanoseconds.
    Time,
    /// Bytes of memory, measured.
    Memory,
    /// A number of things, exact.
    Count,
    /// Words, shown as they are.
    Times,
}

/// A no-break space: a number stays with its unit.
const GAP: char = '\u{a0}';

impl Unit {
    /// The value in words: two digits for what was measured, every digit for what was counted.
    pub(super) fn show(self, value: f64) -> String {
        match self {
            Self::Time => scaled(value, 1000.0, &["ns", "µs", "ms", "s"]),
            Self::Memory => scaled(value / 1024.0, 1024.0, &["KiB", "MiB", "GiB"]),
            Self::Count => thousands(value),
            Self::Times => format!("{}{GAP}times", two_digits(value)),
        }
    }
}

fn scaled(mut value: f64, step: f64, units: &[&str]) -> String {
    let mut unit = 0;
    // 999.6 ns is 1.0 µs, not 1000 ns.
    while unit + 1 < units.len() && round_to_two(value) >= step {
        value /= step;
        unit += 1;
    }
    format!("{}{GAP}{}", two_digits(value), units[unit])
}

fn round_to_two(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let magnitude = 10f64.powf(value.abs().log10().floor() - 1.0);
    (value / magnitude).round() * magnitude
}

/// Two digits that count: 0.56, 5.6, 56, 560.
fn two_digits(value: f64) -> String {
    let value = round_to_two(value);
    let digits = if value == 0.0 {
        0
    } else {
        (1.0 - value.abs().log10().floor()).max(0.0) as usize
    };
    let text = format!("{value:.digits$}");
    if value >= 1000.0 {
        thousands(value)
    } else {
        text
    }
}

/// `8,388,608`.
pub(crate) fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(unit: Unit, value: f64) -> String {
        unit.show(value).replace(GAP, " ")
    }

    #[test]
    fn times_have_two_digits_and_the_unit_that_fits() {
        let cases = [
            (0.559, "0.56 ns"),
            (9.96, "10 ns"),
            (123.4, "120 ns"),
            (999.6, "1.0 µs"),
            (2_345_678.0, "2.3 ms"),
            (1.24e9, "1.2 s"),
        ];
        for (value, text) in cases {
            assert_eq!(shown(Unit::Time, value), text);
        }
    }

    #[test]
    fn memory_and_ratios_have_two_digits_and_counts_have_all() {
        assert_eq!(shown(Unit::Memory, 3.1 * 1024.0 * 1024.0), "3.1 MiB");
        assert_eq!(shown(Unit::Memory, 1023.9 * 1024.0), "1,000 KiB");
        assert_eq!(shown(Unit::Times, 8.46), "8.5 times");
        assert_eq!(shown(Unit::Times, 1234.0), "1,200 times");
        assert_eq!(shown(Unit::Count, 123_873.0), "123,873");
        assert_eq!(shown(Unit::Count, 9.0), "9");
    }
}
