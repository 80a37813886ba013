//! What was read, how sure we are of its format, and what could not be read.

use crate::report::{Input, Report};
use crate::sinks::escape::visible;
use crate::sinks::written::{count, counted, duration, fine_share, minute, share, size, sum};

use super::layout::{Sheet, Tone};

/// So many inputs are shown one by one, and so many lines of each that could not be read.
const MOST_INPUTS: usize = 8;
const MOST_SAMPLES: usize = 3;

pub(super) fn write(sheet: &mut Sheet, report: &Report) {
    for input in report.inputs.iter().take(MOST_INPUTS) {
        one(sheet, input);
    }
    let others = report.inputs.get(MOST_INPUTS..).unwrap_or_default();
    if !others.is_empty() {
        let lines = sum(others.iter().map(|input| input.lines));
        let unread = sum(others.iter().map(|input| input.unread));
        let text = format!(
            "and {}: {}, {} unread",
            counted(others.len() as u64, "more input"),
            counted(lines, "line"),
            count(unread)
        );
        sheet.line(Tone::Plain, &text);
    }
    window(sheet, report);
    odd_times(sheet, report);
}

/// `access.log  nginx combined (99.98 % of 50,000 lines)`.
fn one(sheet: &mut Sheet, input: &Input) {
    let (fits, tried) = input.fits;
    let sure = match tried {
        0 => String::new(),
        _ => format!(
            " ({} of {})",
            fine_share(fits, tried),
            counted(tried, "line")
        ),
    };
    let format = match visible(&input.format) {
        name if name.is_empty() => "no known format".into(),
        name => name,
    };
    let text = format!("{}: {format}{sure}", visible(&input.name));
    sheet.wrapped("", &text);
    if input.unread > 0 {
        unread(sheet, input);
    }
}

fn unread(sheet: &mut Sheet, input: &Input) {
    let text = format!(
        "{} of {} could not be read ({})",
        count(input.unread),
        counted(input.lines, "line"),
        share(input.unread, input.lines)
    );
    sheet.line(Tone::Warning, &format!("  {text}"));
    for (line, reason, excerpt) in input.samples.iter().take(MOST_SAMPLES) {
        let mut text = format!("    line {}: {}", count(*line), visible(reason));
        if !excerpt.is_empty() {
            text.push_str(&format!(": {}", visible(excerpt)));
        }
        sheet.line(Tone::Quiet, &text);
    }
}

/// From when to when, how many requests, how much was sent.
fn window(sheet: &mut Sheet, report: &Report) {
    let Some((from, until)) = report.span else {
        sheet.line(Tone::Plain, "no request was read");
        return;
    };
    let text = format!(
        "{} to {} UTC ({}), {}, {}",
        minute(from),
        minute(until),
        duration(until.saturating_sub(from)),
        counted(report.requests, "request"),
        size(report.bytes)
    );
    sheet.wrapped("", &text);
}

fn odd_times(sheet: &mut Sheet, report: &Report) {
    if report.late > 0 {
        let text = format!(
            "{} came too late for their minute to be judged; they are counted",
            counted(report.late, "line")
        );
        sheet.wrapped("", &text);
    }
    if report.ahead > 0 {
        let text = format!(
            "{} dated far ahead of all others; is the clock of that server right?",
            counted(report.ahead, "line")
        );
        sheet.wrapped("", &text);
    }
}
