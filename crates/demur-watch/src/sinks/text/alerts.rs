//! What to do something about, the most severe first.

use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::sinks::escape::{cut, cut_inside, visible};
use crate::sinks::order;
use crate::sinks::phrase;
use crate::sinks::written::{count, counted, percent};

use super::layout::{Sheet, Tone};

/// So many are shown; the JSON has all.
const MOST_ALERTS: usize = 20;
const MOST_ROUTES: usize = 2;
const MOST_EXAMPLES: usize = 3;
const MOST_CAUSES: usize = 3;

/// Of a route or a path among others, and of a sentence.
const LONGEST: usize = 120;
const LONGEST_SENTENCE: usize = 1_000;

/// As wide as the longest word for a severity, and a gap.
const INDENT: &str = "        ";

pub(super) fn write(sheet: &mut Sheet, alerts: &[Alert]) {
    sheet.heading("ALERTS", &phrase::totals(alerts));
    let sorted = order::by_urgency(alerts);
    for alert in sorted.iter().take(MOST_ALERTS) {
        sheet.line(Tone::Plain, "");
        one(sheet, alert);
    }
    let others = sorted.get(MOST_ALERTS..).unwrap_or_default();
    if !others.is_empty() {
        sheet.line(Tone::Plain, "");
        let text = format!(
            "and {} more: {}",
            count(others.len() as u64),
            phrase::by_severity(others)
        );
        sheet.line(Tone::Plain, &text);
    }
}

fn one(sheet: &mut Sheet, alert: &Alert) {
    let (tone, word) = match alert.severity {
        Severity::Page => (Tone::Urgent, "PAGE    "),
        Severity::Ticket => (Tone::Warning, "TICKET  "),
        Severity::Note => (Tone::Quiet, "NOTE    "),
    };
    let detector = visible(&alert.detector);
    sheet.labelled(tone, word, &format!("{detector}, {}", phrase::times(alert)));
    sheet.wrapped(INDENT, &place(alert));
    sheet.wrapped(INDENT, &cut(&visible(&alert.sentence), LONGEST_SENTENCE));
    for cause in further_causes(alert).take(MOST_CAUSES) {
        sheet.wrapped(INDENT, &explained(cause));
    }
    let examples = examples(alert);
    if !examples.is_empty() {
        sheet.wrapped(INDENT, &format!("for example {examples}"));
    }
    if !alert.hint.is_empty() {
        let label = format!("{INDENT}hint: ");
        let hint = visible(&alert.hint);
        sheet.labelled(Tone::Heading, &label, &cut(&hint, LONGEST_SENTENCE));
    }
    sheet.line(Tone::Quiet, &format!("{INDENT}demur explain {detector}"));
}

/// `404 on GET /docs/{} and 3 more routes`.
fn place(alert: &Alert) -> String {
    let statuses: Vec<_> = alert.statuses.iter().map(u16::to_string).collect();
    let shown = alert.routes.iter().take(MOST_ROUTES);
    let shown: Vec<_> = shown.map(|route| short(route)).collect();
    let mut parts = vec![statuses.join(", ")];
    if !shown.is_empty() {
        parts.push(format!("on {}", shown.join(", ")));
    }
    let more = alert.routes.len().saturating_sub(MOST_ROUTES) as u64;
    if more > 0 {
        parts.push(format!("and {}", counted(more, "more route")));
    }
    parts.join(" ").trim_start().to_owned()
}

/// Those that the sentence does not name.
fn further_causes(alert: &Alert) -> impl Iterator<Item = &Cause> {
    let is_new = |cause: &&Cause| !alert.sentence.contains(&cause.value);
    alert.causes.iter().filter(is_new)
}

/// `agent shop-app/5.2.0: 94 % of the excess, 11 % of the traffic`.
fn explained(cause: &Cause) -> String {
    format!(
        "{} {}: {} of the excess, {} of the traffic",
        noun(cause.dimension),
        short(&cause.value),
        percent(cause.of_excess),
        percent(cause.of_traffic)
    )
}

fn noun(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Principal => "requests of",
        Dimension::AgentVersion | Dimension::AgentFamily => "agent",
        Dimension::AgentRange => "agents",
        Dimension::Device => "device",
        Dimension::Referrer => "links from",
        Dimension::ReferrerHost => "links from the site",
        Dimension::Upstream => "upstream",
        Dimension::Network => "network",
        Dimension::Client => "client",
        Dimension::Reason => "reason",
        Dimension::Step => "refused by",
        Dimension::Prefix => "paths below",
        Dimension::Route => "route",
        Dimension::Host => "host",
    }
}

fn examples(alert: &Alert) -> String {
    let is_new = |path: &&String| !alert.sentence.contains(path.as_str());
    let shown = alert.examples.iter().filter(is_new).take(MOST_EXAMPLES);
    let shown: Vec<_> = shown.map(|path| short(path)).collect();
    shown.join(", ")
}

fn short(text: &str) -> String {
    cut_inside(&visible(text), LONGEST).into_owned()
}
