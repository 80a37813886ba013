//! Which format a log has, told from its beginning.

use super::{KNOWN, Parser};

/// How many lines are tried.
const LINES: usize = 1_000;

/// A format that fits.
#[derive(Debug, Clone)]
pub struct Detected {
    /// Reads the lines.
    pub parser: Parser,
    /// Of the format.
    pub name: &'static str,
    /// How many lines it could read, and how many were tried.
    pub fits: (u64, u64),
}

/// The format that can read most of the first thousand lines; of equals, the one that is tried first. Nothing if none
/// can read half of them.
pub fn detect(start: &[u8]) -> Option<Detected> {
    let lines = lines(start);
    let mut best: Option<Detected> = None;
    for format in KNOWN {
        let Some((name, parser)) = format.names.first().zip(format.parser().ok()) else {
            continue;
        };
        let fits = lines
            .iter()
            .filter(|line| parser.read(line).is_ok())
            .count();
        let fits = (count(fits), count(lines.len()));
        if best.as_ref().is_none_or(|best| fits.0 > best.fits.0) {
            best = Some(Detected { parser, name, fits });
        }
    }
    best.filter(|best| best.fits.0 > 0 && best.fits.0 * 2 >= best.fits.1)
}

/// Lines with something in them.
fn lines(start: &[u8]) -> Vec<&[u8]> {
    start
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .filter(|line| !line.is_empty())
        .take(LINES)
        .collect()
}

fn count(lines: usize) -> u64 {
    u64::try_from(lines).unwrap_or(u64::MAX)
}
