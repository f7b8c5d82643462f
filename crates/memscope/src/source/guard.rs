//! Refuses text that would exhaust the parser's stack before the parser sees it.

use std::path::Path;

use crate::Failure;

use super::LENGTH_LIMIT;

/// Deeper nesting than this is refused. The deepest of some 300 real programs looked at is 12.
const DEPTH_LIMIT: usize = 128;
/// More prefix operators in a row than this are refused (`!!!!x`, `&&&&x`, `****x`).
const PREFIX_LIMIT: usize = 256;

/// Checks length and nesting. Text in strings and comments counts too, which only matters to absurd files.
pub(super) fn check(path: &Path, text: &str) -> Result<(), Failure> {
    if text.len() > LENGTH_LIMIT {
        return Err(Failure::in_file(
            path,
            format!("the file is longer than {} KiB", LENGTH_LIMIT / 1024),
            "give a smaller program",
        ));
    }
    let (mut depth, mut prefix, mut line) = (0_usize, 0_usize, 1);
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match byte {
            b'!' | b'-' | b'*' | b'&' | b'|' | b'<' | b'.' | b'=' => prefix += 1,
            byte if byte.is_ascii_whitespace() => {}
            _ => prefix = 0,
        }
        // Rulers such as `// ------` are common and harmless.
        if depth > DEPTH_LIMIT || prefix > PREFIX_LIMIT {
            return Err(Failure::at(
                path,
                line,
                format!("the source is nested deeper than {DEPTH_LIMIT} levels"),
                "split the expression",
            ));
        }
    }
    Ok(())
}
