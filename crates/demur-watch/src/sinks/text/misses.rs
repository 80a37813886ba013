//! The 404s by what they are: what is worth mending before what is not.

use crate::report::{Miss, MissClass, Report};
use crate::sinks::escape::{cut, cut_inside, visible, width};
use crate::sinks::order;
use crate::sinks::others;
use crate::sinks::written::{count, minute, share, sum};

use super::layout::{Sheet, TIE, Tone};

/// So many paths of a kind that somebody can mend, and of one that nobody has to.
const MOST_TO_MEND: usize = 5;
const MOST_HARMLESS: usize = 3;

/// As wide as the longest kind.
const KIND: usize = 13;

pub(super) fn write(sheet: &mut Sheet, report: &Report) {
    let hits = sum(report.misses.iter().map(|class| class.hits));
    if hits == 0 {
        return;
    }
    let note = format!(
        "{}, {} of all requests",
        count(hits),
        share(hits, report.requests)
    );
    sheet.heading("404s", &note);
    let digits = report.misses.iter().map(|class| count(class.hits).len());
    let digits = digits.max().unwrap_or_default();
    for class in order::misses(&report.misses) {
        one(sheet, class, digits);
    }
}

fn one(sheet: &mut Sheet, class: &MissClass, digits: usize) {
    let (shown, meaning) = meaning(&class.kind);
    let kind = visible(&class.kind);
    let hits = count(class.hits);
    let label = format!("  {:<KIND$}  {hits:>digits$}  ", cut(&kind, KIND));
    sheet.labelled(Tone::Heading, &label, meaning);
    let top = class.top.get(..shown).unwrap_or(&class.top);
    for miss in top {
        path(sheet, miss, digits);
    }
    let left = others::misses(class, top.len());
    if left > 0 && !top.is_empty() {
        let text = format!("    {:>digits$}  on other paths", count(left));
        sheet.line(Tone::Quiet, &text);
    }
}

/// How many paths to show, and what the kind means for the owner.
fn meaning(kind: &str) -> (usize, &'static str) {
    match kind {
        "was-live" => (MOST_TO_MEND, "there until lately: put back or redirect"),
        "internal-link" => (MOST_TO_MEND, "linked from this site: mend the links"),
        "external-link" => (MOST_TO_MEND, "linked from elsewhere: redirect"),
        "known-route" => (
            MOST_HARMLESS,
            "the route exists, what was asked for does not",
        ),
        "never-existed" => (MOST_HARMLESS, "never there and linked from nowhere"),
        "scanner" => (0, "asked for by scanners: nothing to do"),
        _ => (MOST_HARMLESS, "of another kind"),
    }
}

fn path(sheet: &mut Sheet, miss: &Miss, digits: usize) {
    let label = format!("    {:>digits$}  ", count(miss.hits));
    let room = sheet.width().saturating_sub(width(&label));
    let path = visible(&miss.path);
    sheet.line(Tone::Plain, &format!("{label}{}", cut_inside(&path, room)));
    let indent = " ".repeat(width(&label) + 2);
    sheet.wrapped(&indent, &known(miss).join("; "));
}

/// What is known of a path, most useful first.
fn known(miss: &Miss) -> Vec<String> {
    let nearest = miss.nearest.as_deref().filter(|path| !path.is_empty());
    let nearest = nearest.map(|path| format!("nearest is {}", visible(path)));
    let live = miss.live_until.map(minute);
    let live = live.map(|until| format!("there until {}", until.replace(' ', &TIE.to_string())));
    let referrer = match miss.referrer.as_str() {
        "" => None,
        page => Some(format!("linked from {}", visible(page))),
    };
    [nearest, live, referrer].into_iter().flatten().collect()
}
