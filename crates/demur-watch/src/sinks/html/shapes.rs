//! Drawings without words: lines of steps, areas, bars. They stretch with their place, so only lengths matter here.

use super::markup::Markup;
use super::words::{real, sum};

/// Neighbours added up, so that at most `most` are left, and how many went into each.
pub(super) fn merged(values: &[u64], most: usize) -> (Vec<u64>, usize) {
    let by = values.len().div_ceil(most.max(1)).max(1);
    let merged = values
        .chunks(by)
        .map(|chunk| sum(chunk.iter().copied()))
        .collect();
    (merged, by)
}

/// The area under a line of steps; `top` is as high as the drawing.
pub(super) fn area(out: &mut Markup, values: &[u64], top: u64, height: f64) {
    out.raw("M0 ").place(height);
    steps(out, values, top, height);
    out.raw("V").place(height).raw("Z");
}

/// A line of steps.
pub(super) fn line(out: &mut Markup, values: &[u64], top: u64, height: f64) {
    out.raw("M0 ")
        .place(above(values.first().copied().unwrap_or(0), top, height));
    steps(out, values, top, height);
}

/// One step for each value that is not the one before.
fn steps(out: &mut Markup, values: &[u64], top: u64, height: f64) {
    let mut before = None;
    for (index, value) in values.iter().enumerate() {
        if before != Some(value) {
            if before.is_some() {
                out.raw("H").digits(index);
            }
            out.raw("V").place(above(*value, top, height));
            before = Some(value);
        }
    }
    out.raw("H").digits(values.len());
}

fn above(value: u64, top: u64, height: f64) -> f64 {
    height * (1.0 - real(value.min(top)) / real(top.max(1)))
}

/// A bar for a share, 0 to 1, beside the figure that says the same.
pub(super) fn bar(out: &mut Markup, share: f64, class: &'static str) {
    out.raw("<svg class=\"bar\" aria-hidden=\"true\"><rect class=\"")
        .raw(class);
    out.raw("\" width=\"")
        .place(percent(share))
        .raw("%\" height=\"100%\"/></svg>");
}

/// A share as a length in percent.
pub(super) fn percent(share: f64) -> f64 {
    if share.is_finite() {
        share.clamp(0.0, 1.0) * 100.0
    } else {
        0.0
    }
}

/// A bar of several parts, each a share of all, beside the figures that say the same.
pub(super) fn parts(out: &mut Markup, parts: &[(f64, &'static str)]) {
    out.raw("<svg class=\"bar\" aria-hidden=\"true\">");
    let mut from = 0.0;
    for (share, class) in parts {
        let width = percent(*share).min(100.0 - from);
        out.raw("<rect class=\"")
            .raw(class)
            .raw("\" x=\"")
            .place(from)
            .raw("%\" width=\"")
            .place(width);
        out.raw("%\" height=\"100%\"/>");
        from += width;
    }
    out.raw("</svg>");
}

#[cfg(test)]
mod tests {
    use super::{area, line, merged};
    use crate::sinks::html::markup::Markup;

    fn check(draw: impl Fn(&mut Markup), expected: &str) {
        let mut out = Markup::new();
        draw(&mut out);
        assert_eq!(out.into_string(), expected);
    }

    #[test]
    fn steps_are_drawn_where_the_value_changes() {
        check(
            |out| area(out, &[0, 0, 5, 10], 10, 20.0),
            "M0 20V20H2V10H3V0H4V20Z",
        );
        check(|out| line(out, &[10, 10], 10, 20.0), "M0 0V0H2");
    }

    #[test]
    fn nothing_is_a_line_at_the_bottom() {
        check(|out| area(out, &[], 0, 20.0), "M0 20H0V20Z");
        check(|out| area(out, &[0, 0], 0, 20.0), "M0 20V20H2V20Z");
    }

    #[test]
    fn neighbours_are_added_up() {
        assert_eq!(merged(&[1, 2, 3, 4, 5], 2), (vec![6, 9], 3));
        assert_eq!(merged(&[1, 2], 60), (vec![1, 2], 1));
        assert_eq!(merged(&[u64::MAX, 1], 1), (vec![u64::MAX], 2));
        assert_eq!(merged(&[], 0), (vec![], 1));
    }
}
