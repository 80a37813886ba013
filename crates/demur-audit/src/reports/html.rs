//! The report as one HTML file: no script, nothing that is loaded, light and dark, on paper too. What opens is told by
//! `details`.

mod markup;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::exchange::Exchange;
use crate::finding::{Confidence, Severity};
use crate::report::{Report, Reported};

use super::curl::{DEMUR_VARIABLES, curl};
use super::escape::counted;
use super::group::{OfRule, by_rule};
use super::text::{scope, skipped, verdict};
use super::{docs_url, evidence, explain, page};
use markup::Markup;

/// Everything but markup.
const STYLE: &str = include_str!("html/report.css");

/// Addresses of one kind that are shown with their exchanges; the others are listed.
const MOST: usize = 5;
const MOST_LISTED: usize = 200;

/// One complete document. The same report gives the same document.
pub fn html(report: &Report) -> String {
    let mut out = Markup::default();
    head(&mut out, report);
    out.raw("<body>\n<a class=\"skip\" href=\"#content\">Skip to the findings</a>\n<header>\n<p class=\"mark\">demur audit</p>\n<h1>");
    out.text(&report.target).raw("</h1>\n<p class=\"window\">");
    out.prose(&scope(report)).raw("</p>\n");
    overview(&mut out, report);
    out.raw("</header>\n<main id=\"content\">\n");
    let groups = by_rule(report);
    for severity in Severity::ALL {
        let of_weight = groups.iter().filter(|of| of.severity == severity);
        let of_weight: Vec<&OfRule<'_>> = of_weight.collect();
        if !of_weight.is_empty() {
            section(&mut out, report, severity, &of_weight);
        }
    }
    gone(&mut out, report);
    accepted(&mut out, report);
    remarks(&mut out, report);
    out.raw("</main>\n<footer>\n<p>Written by demur audit. ");
    out.prose(DEMUR_VARIABLES);
    out.raw(". Letters that steer or cannot be seen are spelt out, like <span class=\"hidden\">\\u{202e}</span>.</p>\n</footer>\n</body>\n</html>\n");
    out.into_string()
}

fn head(out: &mut Markup, report: &Report) {
    out.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
    out.bare(&STANDARD.encode(Sha256::digest(STYLE)));
    out.raw("'; base-uri 'none'; form-action 'none'\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<title>");
    out.bare(&report.target)
        .raw(" – demur audit</title>\n<style>")
        .raw(STYLE)
        .raw("</style>\n</head>\n");
}

fn overview(out: &mut Markup, report: &Report) {
    out.raw("<p class=\"verdict\">")
        .prose(&verdict(report))
        .raw("</p>\n");
    if let Some(stopped) = &report.stopped {
        out.raw("<p class=\"stopped\"><b>Stopped:</b> ")
            .prose(stopped)
            .raw("</p>\n");
    }
    if report.findings.is_empty() {
        return;
    }
    out.raw("<nav aria-label=\"Sections\">\n<ul>\n");
    for severity in Severity::ALL {
        let count = report.count(severity);
        if count > 0 {
            out.raw("<li><a href=\"#").raw(severity.as_str()).raw("\">");
            out.raw(severity.as_str())
                .raw("</a> ")
                .number(count)
                .raw("</li>\n");
        }
    }
    out.raw("</ul>\n</nav>\n");
}

fn section(out: &mut Markup, report: &Report, severity: Severity, groups: &[&OfRule<'_>]) {
    let word = severity.as_str();
    out.raw("<details class=\"weight ")
        .raw(word)
        .raw("\" open>\n<summary><h2 id=\"")
        .raw(word)
        .raw("\">");
    out.raw(word).raw("</h2> <span>");
    out.text(&counted(
        groups.iter().map(|of| of.count()).sum(),
        "finding",
    ));
    out.raw("</span></summary>\n");
    for group in groups {
        rule(out, report, group);
    }
    out.raw("</details>\n");
}

fn rule(out: &mut Markup, report: &Report, group: &OfRule<'_>) {
    out.raw("<details class=\"rule\" open>\n<summary><h3>")
        .text(group.rule);
    out.raw("</h3> <span>")
        .number(group.count())
        .raw("</span></summary>\n<p class=\"sentence\">");
    out.prose(page::tagline(group.rule)).raw("</p>\n");
    for kind in &group.kinds {
        self::kind(out, kind);
    }
    let roles = page::what_to_do(group.rule);
    out.raw("<details>\n<summary>What to do about <code>")
        .text(group.rule)
        .raw("</code></summary>\n");
    for (reader, items) in &roles {
        out.raw("<h4>").text(reader).raw("</h4>\n<ul>\n");
        for item in items {
            out.raw("<li>").prose(item).raw("</li>\n");
        }
        out.raw("</ul>\n");
    }
    out.raw("</details>\n<p class=\"more\">");
    match &report.docs_url {
        Some(base) => out.link(
            &docs_url(base, group.rule),
            &format!("The page of {}", group.rule),
        ),
        None => out.code(&explain(group.rule)),
    };
    out.raw("</p>\n</details>\n");
}

fn kind(out: &mut Markup, kind: &[&Reported]) {
    let Some(first) = kind.first() else {
        return;
    };
    let finding = &first.finding;
    out.raw("<section class=\"kind\">\n<h4>")
        .prose(&finding.what)
        .raw("</h4>\n");
    match finding.confidence {
        Confidence::High => {}
        Confidence::Medium | Confidence::Low => {
            out.raw("<p class=\"sure\">confidence: ")
                .raw(finding.confidence.as_str())
                .raw("</p>\n");
        }
    }
    out.raw("<dl>\n<dt>Why</dt><dd>").prose(&finding.why);
    out.raw("</dd>\n<dt>Fix</dt><dd>")
        .prose(&finding.fix)
        .raw("</dd>\n");
    if !finding.facts.is_empty() {
        out.raw("<dt>Facts</dt><dd><ul>\n");
        for fact in &finding.facts {
            out.raw("<li>").prose(fact).raw("</li>\n");
        }
        out.raw("</ul></dd>\n");
    }
    out.raw("</dl>\n");
    for one in kind.iter().take(MOST) {
        shown(out, one);
    }
    let rest = kind.get(MOST..).unwrap_or_default();
    if !rest.is_empty() {
        out.raw("<details>\n<summary>And ")
            .number(rest.len())
            .raw(" more</summary>\n<ul class=\"paths\">\n");
        for one in rest.iter().take(MOST_LISTED) {
            out.raw("<li>").code(&one.subject()).raw("</li>\n");
        }
        if rest.len() > MOST_LISTED {
            out.raw("<li>and ")
                .number(rest.len() - MOST_LISTED)
                .raw(" more</li>\n");
        }
        out.raw("</ul>\n</details>\n");
    }
    out.raw("</section>\n");
}

/// One resource, with what was sent and what came.
fn shown(out: &mut Markup, one: &Reported) {
    out.raw("<details class=\"evidence\">\n<summary>")
        .code(&one.subject());
    match one.status() {
        Some(status) => out.raw(" <b>").number(status.into()).raw("</b>"),
        None => out,
    };
    if one.is_known {
        out.raw(" <span class=\"known\">known</span>");
    }
    out.raw("</summary>\n");
    if let Some(place) = &one.place {
        out.raw("<p>In the document: ")
            .code(&place.to_string())
            .raw("</p>\n");
    }
    for exchange in &one.finding.exchanges {
        self::exchange(out, exchange);
    }
    if one.finding.exchanges.is_empty() {
        out.raw("<p>No request shows it; it stands in the document.</p>\n");
    }
    out.raw("</details>\n");
}

fn exchange(out: &mut Markup, exchange: &Exchange) {
    out.lines(&evidence::request(&exchange.request));
    out.lines(&evidence::answer(exchange));
    out.raw("<p class=\"label\">To see it again</p>\n")
        .lines(&curl(exchange));
}

fn gone(out: &mut Markup, report: &Report) {
    let gone = report
        .baseline
        .as_ref()
        .map(|compared| compared.gone.as_slice());
    let gone = gone.unwrap_or_default();
    if gone.is_empty() {
        return;
    }
    out.raw("<details class=\"weight\">\n<summary><h2>Gone since the baseline</h2> <span>")
        .number(gone.len());
    out.raw("</span></summary>\n<ul class=\"paths\">\n");
    for row in gone.iter().take(MOST_LISTED) {
        out.raw("<li>").code(&row.rule).raw(" ");
        out.code(format!("{} {}", row.method, row.resource).trim())
            .raw("</li>\n");
    }
    out.raw("</ul>\n</details>\n");
}

fn accepted(out: &mut Markup, report: &Report) {
    if report.suppressed.is_empty() {
        return;
    }
    out.raw("<details class=\"weight\">\n<summary><h2>Accepted</h2> <span>")
        .number(report.suppressed.len());
    out.raw("</span></summary>\n<ul class=\"paths\">\n");
    for one in report.suppressed.iter().take(MOST_LISTED) {
        out.raw("<li>")
            .code(one.reported.finding.rule)
            .raw(" ")
            .code(&one.reported.subject());
        out.raw(": ").prose(&one.reason).raw("</li>\n");
    }
    out.raw("</ul>\n</details>\n");
}

fn remarks(out: &mut Markup, report: &Report) {
    let skipped = skipped(report);
    if report.notes.is_empty() && skipped.is_empty() {
        return;
    }
    out.raw("<details class=\"weight\" open>\n<summary><h2>Not checked, and other remarks</h2></summary>\n<ul>\n");
    for note in &report.notes {
        out.raw("<li>").prose(note).raw("</li>\n");
    }
    for (reason, rules) in skipped {
        out.raw("<li>Left out, ").prose(reason).raw(": ");
        for (number, rule) in rules.iter().enumerate() {
            out.raw(if number > 0 { ", " } else { "" }).code(rule);
        }
        out.raw("</li>\n");
    }
    out.raw("</ul>\n</details>\n");
}
